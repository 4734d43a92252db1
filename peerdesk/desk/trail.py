# SPDX-License-Identifier: Apache-2.0
"""The evidence trail, both ways: from a message to note, session, peer and day, and back again.

It stays inside the program. No document shows it, and only a lead may export it
(`peerdesk.desk.trail_export`).
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.erasing import erasure_of
from peerdesk.desk.errors import NotFound
from peerdesk.desk.reached import Documents, Reached
from peerdesk.desk.record_names import belonging_words, record_names
from peerdesk.desk.writing import laptop_names, names
from peerdesk.domain.calendar import local
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import MessageDrafted, MessageLinked, MessageReworded
from peerdesk.domain.message import Message, Telling
from peerdesk.domain.note import Note
from peerdesk.domain.publication_words import Use
from peerdesk.domain.reply import Reply
from peerdesk.domain.session import Session
from peerdesk.domain.words import MessageKind, Relation, Source, Stance, Status, Voice


class Behind(Struct, frozen=True, kw_only=True):
    """A note behind a message: what it says, where it was taken, by whom and when.

    `day` is its session's, or else that of writing. `gone` says in words why it counts no more:
    it lies in the bin, was erased for good, or has not arrived here; the last two have no words.
    `relation` is None for a note looked at by itself.
    """

    note: str
    relation: Relation | None = None
    text: str = ""
    stance: Stance = Stance.UNSORTED
    source: Source | None = None
    session: str = ""
    place: str = ""
    belongs: str = ""
    day: str = ""
    at: int = 0
    offset: int = 0
    peer: str = ""
    voices: tuple[Voice, ...] = ()
    gone: str = ""


class Worded(Struct, frozen=True, kw_only=True):
    """A wording that a message had: who wrote it when."""

    text: str
    who: str
    at: int
    offset: int


class MessageTrail(Struct, frozen=True, kw_only=True):
    """A message with all that leads to it and all that it led to; `drafted_by` is a name."""

    message: str
    wording: str
    kind: MessageKind
    theme: str
    kloe: str
    status: Status
    use: Use
    drafted_by: str
    at: int
    offset: int
    withdrawn: bool
    merged_from: tuple[str, ...]
    wordings: tuple[Worded, ...]
    behind: tuple[Behind, ...]
    tellings: tuple[Telling, ...]
    replies: tuple[Reply, ...]
    reached: tuple[Reached, ...]


class Led(Struct, frozen=True, kw_only=True):
    """A message that a note bears on, or did: `relation` is None where it does no longer.

    `reached` are the documents that said the message while the note stood behind it.
    """

    message: str
    wording: str
    kind: MessageKind
    relation: Relation | None
    withdrawn: bool
    reached: tuple[Reached, ...]


class NoteTrail(Struct, frozen=True, kw_only=True):
    """A note with every message and document that it has reached."""

    note: Behind
    led: tuple[Led, ...]

    @property
    def reached(self) -> tuple[Reached, ...]:
        """Return the documents that it has reached, each once, in the order of freezing."""
        every = {(one.hash, one.message): one for led in self.led for one in led.reached}
        return tuple(sorted(every.values(), key=lambda one: (one.at, one.hash)))


class Trails:
    """Follows trails in a book; what all of them need is looked up once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._sessions = {one.id: one.value for one in book.sessions()}
        self._people = {person: value.name for person, value in names(book).items()}
        self._laptops = laptop_names(book)
        self._records = record_names(book)
        self._themes = {one.id: one.value.title for one in book.themes()}
        self._kloes = {one.id: one.value.title for one in book.kloes()}
        self._documents = Documents(book)

    def of_message(self, message: str) -> MessageTrail:
        """Return the trail of a message; one that was merged leads to the one that stands.

        Raises `NotFound`.
        """
        held = self._book.message(self._book.merged().get(message, message))
        family = (held.id, *held.also)
        return MessageTrail(
            message=held.id,
            wording=held.wording,
            kind=held.kind,
            theme=self._themes.get(held.theme, ""),
            kloe=self._kloes.get(held.filing.kloe, ""),
            status=held.status,
            use=held.use,
            drafted_by=self._people.get(held.author, ""),
            at=held.at,
            offset=held.offset,
            withdrawn=held.withdrawn,
            merged_from=tuple(self._book.message(other).wording for other in held.also),
            wordings=tuple(self._wordings(held)),
            behind=tuple(self._behind(held)),
            tellings=tuple(sorted(held.tellings, key=lambda one: (one.at, one.hash))),
            replies=tuple(one.value for one in self._book.replies() if one.value.message in family),
            reached=self._documents.reached(family),
        )

    def of_note(self, note: str) -> NoteTrail:
        """Return the trail of a note that is here, in the bin or erased for good.

        Raises `NotFound` for what was never here.
        """
        behind = self.note(note)
        led = tuple(self._led(note))
        if behind.gone == NOT_HERE and not led:
            raise NotFound("note", note)
        return NoteTrail(note=behind, led=led)

    def note(self, note: str, relation: Relation | None = None) -> Behind:
        """Return a note as a trail shows it, also one that is erased or has not arrived."""
        try:
            held = self._book.note(note)
        except NotFound:
            erased = erasure_of(self._book, note)
            return Behind(note=note, relation=relation, gone=ERASED if erased else NOT_HERE)
        session = self._sessions.get(held.session)
        return Behind(
            note=note,
            relation=relation,
            text=held.text,
            stance=held.stance,
            source=held.source,
            session=held.session,
            place=session.title if session else "",
            belongs=belonging_words(held, self._records),
            day=_day(held, session),
            at=held.at,
            offset=held.offset,
            peer=self._people.get(held.author, ""),
            voices=held.voice_list,
            gone=IN_BIN if held.withdrawn else "",
        )

    def _behind(self, message: Message) -> Iterator[Behind]:
        """Yield the notes that bear on a message: for it, against it, context; by day."""
        order = list(Relation)
        found = [self.note(link.note, link.relation) for link in message.links]
        found.sort(key=lambda one: (order.index(one.relation or order[0]), one.day, one.at))
        yield from found

    def _wordings(self, message: Message) -> Iterator[Worded]:
        for entry in self._documents.entries(message.id):
            if isinstance(entry.fact, MessageDrafted | MessageReworded):
                who = self._laptops.get(entry.device, "")
                yield Worded(text=entry.fact.wording, who=who, at=entry.at, offset=entry.offset)

    def _led(self, note: str) -> Iterator[Led]:
        every = (*self._book.messages(), *self._book.messages(withdrawn=True))
        merged = self._book.merged()
        for held in every:
            family = (held.id, *held.also)
            if held.id in merged or not self._was_linked(note, family):
                continue
            now = (link.relation for link in held.links if link.note == note)
            reached = self._documents.reached(family)
            yield Led(
                message=held.id,
                wording=held.wording,
                kind=held.kind,
                relation=next(now, None),
                withdrawn=held.withdrawn,
                reached=tuple(one for one in reached if note in one.notes),
            )

    def _was_linked(self, note: str, family: Sequence[str]) -> bool:
        return any(_links(self._documents.entries(name), note) for name in family)


IN_BIN = "In the bin"
ERASED = "Erased for good"
NOT_HERE = "Not here yet"


def message_trail(book: Book, message: str) -> MessageTrail:
    """Return the trail of one message; see `Trails.of_message`."""
    return Trails(book).of_message(message)


def note_trail(book: Book, note: str) -> NoteTrail:
    """Return the trail of one note; see `Trails.of_note`."""
    return Trails(book).of_note(note)


def _day(note: Note, session: Session | None) -> str:
    return session.day if session else local(note.at, note.offset).date().isoformat()


def _links(entries: Iterable[Entry], note: str) -> bool:
    return any(isinstance(e.fact, MessageLinked) and e.fact.note == note for e in entries)
