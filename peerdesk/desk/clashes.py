# SPDX-License-Identifier: Apache-2.0
"""Clashes: what two people set without knowing of each other, side by side until one chooses.

They block nothing. Meanwhile the last in the one order is used, the same on every laptop.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.clash_words import ClashWords, Said
from peerdesk.desk.errors import NotFound
from peerdesk.desk.evidence import is_own, may_withdraw
from peerdesk.desk.messages import may_withdraw_message
from peerdesk.desk.writing import own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.calendar import day_name
from peerdesk.domain.clash import Field, Register, Stands, Value, open_registers
from peerdesk.domain.clash_origin import begun_from, joined
from peerdesk.domain.entry import Entry
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.words import Authority

TEXTS = frozenset({Field.TEXT, Field.WORDING})
"""Fields that are read word by word, and of which both can be kept."""
_SET_BY = {
    "question": Authority.PEER,
    "document": Authority.PEER,
    "cluster": Authority.PEER,
    "study": Authority.PEER,
    "observation": Authority.WRITING_OBSERVER,
    "prose": Authority.PEER,
}
"""Who sets things of a sort as a whole; leads set the rest."""
_NEEDS = {
    Field.TEXT: Authority.WRITING_OBSERVER,
    Field.STANCE: Authority.WRITING_OBSERVER,
    Field.WORDING: Authority.PEER,
    Field.FILING: Authority.PEER,
    Field.STATUS: Authority.PEER,
    Field.RELATION: Authority.PEER,
    Field.REVIEW: Authority.PEER,
}
MOST = 99
"""How many are counted for a sign beside a place; more is more than anybody settles at once."""


class Version(Struct, frozen=True):
    """One of the values that stand: what it says, whose it is and since when.

    `who` is whose laptop it was typed on, even for somebody else. `at` is UTC milliseconds of that
    laptop's clock, for showing; `here` says that it is of whoever asks.
    """

    value: Value
    said: tuple[Said, ...]
    who: str
    here: bool
    device: str
    at: int
    offset: int
    changes: tuple[str, ...]


class Clash(Struct, frozen=True, kw_only=True):
    """A field of one thing in which several values stand; one's own comes first.

    `base` is what all began from, or None; `merged` a record with what each of them changed,
    where no two changed the same. `refused` says in a sentence why whoever asks cannot choose.
    """

    sort: str
    id: str
    field: Field
    about: str
    title: str
    base: Value | None
    versions: tuple[Version, ...]
    merged: Value | None
    merged_said: tuple[Said, ...]
    refused: str

    @property
    def is_text(self) -> bool:
        """Say whether these are texts, to be read word by word."""
        return self.field in TEXTS

    @property
    def changes(self) -> tuple[str, ...]:
        """Return what a choice replaces."""
        return tuple(change for version in self.versions for change in version.changes)


def clashes(book: Book) -> tuple[Clash, ...]:
    """Return everything that waits for a choice: notes first, then messages and the rest."""
    words = ClashWords(book)
    return tuple(clash for thing in book.unsettled() for clash in _clashes_of(book, words, *thing))


def clashes_of(book: Book, sort: str, identifier: str) -> tuple[Clash, ...]:
    """Return what waits for a choice about one thing."""
    return tuple(_clashes_of(book, ClashWords(book), sort, identifier))


def waiting(book: Book) -> int:
    """Return how many things wait for whoever asks, at most `MOST`."""
    found = 0
    for sort, identifier in book.unsettled():
        thing = thing_of(book, sort, identifier)
        found += _waits_for(book, sort, thing)
        if found >= MOST:
            break
    return found


def thing_of(book: Book, sort: str, identifier: str) -> Struct:
    """Return one thing as it stands, or raise `NotFound`."""
    one: dict[str, Callable[[str], Struct]] = {"note": book.note, "message": book.message}
    if sort in one:
        return one[sort](identifier)
    several: dict[str, Callable[[], tuple[Struct, ...]]] = {
        "challenge": lambda: (book.challenge(),),
        "theme": book.themes,
        "kloe": book.kloes,
        "person": book.people,
        "session": book.sessions,
        "briefing": book.briefings,
        "question": book.questions,
        "case": book.case_files,
        "document": book.documents,
        "observation": book.observations,
        "cluster": book.clusters,
        "study": book.studies,
        "reply": book.replies,
        "prose": book.prose,
        "publication": book.publications,
        "comment": book.comments,
        "release": book.finding_releases,
        "wordlist": book.word_lists,
    }
    for thing in several[sort]():
        if getattr(thing, "id", "") == identifier:
            return thing
    raise NotFound(sort, identifier)


def _waits_for(book: Book, sort: str, thing: Struct) -> bool:
    """Say whether somebody's own choice or answer is wanted about a thing."""
    if isinstance(thing, Note) and thing.proposals and may_withdraw(book, thing):
        return True
    if isinstance(thing, Message) and thing.proposals and may_withdraw_message(book, thing):
        return True
    return any(
        not _refused(book, sort, thing, register.field) for register in open_registers(thing)
    )


def _clashes_of(book: Book, words: ClashWords, sort: str, identifier: str) -> Iterator[Clash]:
    thing = thing_of(book, sort, identifier)
    if isinstance(thing, Note | Message) and thing.withdrawn:
        return
    history = book.history(sort, identifier)
    for register in open_registers(thing):
        base = begun_from(history, register)
        merged = joined(base, [stands.value for stands in register.stands])
        values = [stands.value for stands in register.stands]
        said = words.say([*values, merged] if merged is not None else values)
        entries = {entry.hash: entry for entry in history}
        versions = [
            _version(book, words, stands, one, entries[stands.changes[-1]])
            for stands, one in zip(register.stands, said, strict=False)
        ]
        yield Clash(
            sort=sort,
            id=identifier,
            field=register.field,
            about=register.about,
            title=_title(book, thing, register),
            base=base,
            versions=tuple(sorted(versions, key=lambda version: not version.here)),
            merged=merged,
            merged_said=said[-1] if merged is not None else (),
            refused=_refused(book, sort, thing, register.field),
        )


def _version(
    book: Book, words: ClashWords, stands: Stands, said: tuple[Said, ...], entry: Entry
) -> Version:
    mine = own_entry(book).person
    laptops = {device: member.person for device, member in book.roster().known.items()}
    person = laptops.get(entry.device, "")
    return Version(
        value=stands.value,
        said=said,
        who=words.people.get(person, f"laptop {entry.device[:8]}"),
        here=entry.device == book.device or person == mine,
        device=entry.device,
        at=entry.at,
        offset=entry.offset,
        changes=stands.changes,
    )


def _refused(book: Book, sort: str, thing: Struct, field: Field) -> str:
    """Return why this laptop cannot choose, or "" where it can."""
    if field is Field.TEXT and isinstance(thing, Note) and not is_own(book, thing):
        return "Whoever wrote the note chooses its words."
    needs = _NEEDS.get(field) or _SET_BY.get(sort, Authority.LEAD)
    if reaches(own_entry(book).authority, needs):
        return ""
    if needs is Authority.LEAD:
        return "The team leader or the peer challenge manager chooses."
    return "Whoever writes in this challenge chooses."


def _title(book: Book, thing: Struct, register: Register) -> str:
    """Return what the clash is about: the words of a note or message, the name of the rest."""
    if register.field is Field.RELATION:
        try:
            return book.note(register.about).text
        except NotFound:
            return "A note that has not arrived"
    if isinstance(thing, Note):
        return thing.text
    if isinstance(thing, Message):
        return thing.wording
    if day := getattr(thing, "day", ""):
        return f"Summary of {day_name(day)}"
    value = getattr(thing, "value", None) or getattr(thing, "scope", None)
    named = (getattr(value, name, "") for name in ("title", "name", "label", "text", "setting"))
    return str(next(filter(None, named), ""))
