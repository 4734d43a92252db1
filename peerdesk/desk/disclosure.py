# SPDX-License-Identifier: Apache-2.0
"""What is held about words or a session, by kind and age, for a request that has to be answered.

Everything in the ledger is looked through, what lies in the bin and every earlier wording too: a
tribunal asks what is held, not what stands. Nothing is decided here; a person redacts.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from peerdesk.desk.asked_for import Matter, Wanted, matter_of
from peerdesk.desk.book import TeamBook
from peerdesk.desk.held import kind_of, number_of, texts_of
from peerdesk.desk.references import short
from peerdesk.desk.writing import laptop_names, names
from peerdesk.domain import asking, custody, facts
from peerdesk.domain.entry import Entry
from peerdesk.ledger.store import Span

SLICE = 200
"""Changes that are looked through at once: some fifty milliseconds."""
_BINNED = (
    facts.NoteWithdrawn,
    facts.MessageWithdrawn,
    custody.AttachmentWithdrawn,
    asking.QuestionDropped,
)


class State(StrEnum):
    """How something held stands."""

    STANDS = "stands"
    EARLIER = "earlier wording"
    BIN = "in the bin"
    DRAFT = "not written yet"


class Holding(Struct, frozen=True, kw_only=True):
    """One thing that is held: what kind, in which state, since when, by whom, and its words.

    `reference` is the end of its identifier, by which the program finds it. `place` is the
    session that it was written in, the label of a case file, or the number of a document, where
    there is one.
    """

    kind: str
    state: State
    at: int
    offset: int
    who: str
    place: str
    reference: str
    words: str

    @property
    def order(self) -> tuple[str, int, str]:
        """Return its place in the listing: by kind, the oldest first."""
        return self.kind, self.at, self.reference


class Disclosure(Struct, frozen=True, kw_only=True):
    """All that is held about something; `remarks` say what could not be looked through."""

    named: str
    holdings: tuple[Holding, ...]
    remarks: tuple[str, ...]

    @property
    def kinds(self) -> dict[str, int]:
        """Return how many things of each kind are held, in the listing's order."""
        found: dict[str, int] = {}
        for one in self.holdings:
            found[one.kind] = found.get(one.kind, 0) + 1
        return found


class _Seen(Struct, frozen=True):
    """Something asked about, until it is known what has become of it."""

    entry: Entry
    words: str


class Looking:
    """Looks through a ledger slice by slice, so that a line typed meanwhile never waits."""

    def __init__(self, book: TeamBook, wanted: Wanted) -> None:
        self.matter: Matter = matter_of(book, wanted)
        self._left = list(_slices(book))
        self.slices = len(self._left)
        self._seen: list[_Seen] = []
        self._replaced: set[str] = set()
        self._binned: dict[str, tuple[str, str]] = {}
        self._sessions: dict[str, str] = {}
        self._records: dict[str, str] = {}
        self._unread = 0

    @property
    def done(self) -> int:
        """Return how many slices have been looked through."""
        return self.slices - len(self._left)

    def look(self, book: TeamBook) -> bool:
        """Look through the next slice; say whether there is another."""
        if self._left:
            for change in book.changes([self._left.pop(0)]):
                if change.entry is None:
                    self._unread += 1
                else:
                    self._take(change.entry)
        return bool(self._left)

    def found(self, book: TeamBook) -> Disclosure:
        """Return what was found, by kind and age."""
        holdings = [*self._holdings(book), *self._drafts(book)]
        return Disclosure(
            named=self.matter.named,
            holdings=tuple(sorted(holdings, key=lambda one: one.order)),
            remarks=tuple(self._remarks(book)),
        )

    def _take(self, entry: Entry) -> None:
        fact = entry.fact
        self._replaced.update(getattr(fact, "replaces", ()))
        if isinstance(fact, _BINNED):
            self._binned[entry.hash] = (fact.about, fact.entity)
        if isinstance(fact, facts.NoteWritten | custody.NoteRestated):
            self._sessions[fact.note] = fact.session
            self._records[fact.note] = fact.record
        if words := self.matter.texts(entry, texts_of(fact)):
            self._seen.append(_Seen(entry, "\n".join(words)))

    def _holdings(self, book: TeamBook) -> Iterator[Holding]:
        people = {person: value.name for person, value in names(book).items()}
        laptops = laptop_names(book)
        places = {one.id: one.value.title for one in book.sessions()}
        places |= {one.id: f"Case file {one.value.label}" for one in book.case_files()}
        gone = {thing for change, thing in self._binned.items() if change not in self._replaced}
        for seen in self._seen:
            entry, fact = seen.entry, seen.entry.fact
            author = people.get(getattr(fact, "author", ""), "")
            yield Holding(
                kind=kind_of(fact),
                state=self._state(entry, gone),
                at=entry.at,
                offset=entry.offset,
                who=author or laptops.get(entry.device, ""),
                place=number_of(fact) or self._place(fact.entity, places),
                reference=short(fact.entity),
                words=seen.words,
            )

    def _place(self, thing: str, places: Mapping[str, str]) -> str:
        """Return the session or case file that something belongs to, or is, in words."""
        known = (self._sessions.get(thing, ""), self._records.get(thing, ""), thing)
        return next((places[one] for one in known if one in places), "")

    def _state(self, entry: Entry, gone: set[tuple[str, str]]) -> State:
        if (entry.fact.about, entry.fact.entity) in gone:
            return State.BIN
        return State.EARLIER if entry.hash in self._replaced else State.STANDS

    def _drafts(self, book: TeamBook) -> Iterator[Holding]:
        """Yield what is being typed on this laptop and has the words asked about."""
        for key, text in book.drafts().items():
            if self.matter.has(text):
                yield Holding(
                    kind="Draft on this laptop", state=State.DRAFT, at=0, offset=0, who="",
                    place="", reference=key.partition(":")[0], words=text,
                )  # fmt: skip

    def _remarks(self, book: TeamBook) -> Iterator[str]:
        yield (
            "Looked through is what has arrived on this laptop: gather everybody’s bundles first. "
            "Drafts on other laptops, and files exported before, are not here."
        )
        if concerns := len(book.concerns()):
            yield (
                f"{concerns} records of immediate concerns are sealed to the leads and are not "
                "looked through: open each in its place."
            )
        if attachments := len(book.attachments()):
            yield f"The pictures and pages of {attachments} attachments are not looked through."
        if erased := len(book.erasures()):
            yield f"{erased} notes were erased for good: nothing of their words is held."
        if self._unread:
            yield (
                f"{self._unread} changes have no words here: erased, or of a kind that this "
                "program does not know."
            )


def disclose(book: TeamBook, wanted: Wanted) -> Disclosure:
    """Return all that is held about something, looked through in one go.

    Raises `Missing` where nothing is asked, and `NotFound` for no session.
    """
    looking = Looking(book, wanted)
    while looking.look(book):
        pass
    return looking.found(book)


def _slices(book: TeamBook) -> Iterator[Span]:
    for head in book.vector():
        for first in range(1, head.number + 1, SLICE):
            yield Span(head.device, head.epoch, first, min(first + SLICE - 1, head.number))
