# SPDX-License-Identifier: Apache-2.0
"""What stands, as plain records for other programs: the shape of `--json`.

Records hold nothing that is local to one laptop, so two laptops with the same ledger give the
same bytes. Lists are in the order of the book, notes by time.
"""

from collections.abc import Iterable, Iterator

import msgspec

from peerdesk.desk.book import Book, Lists
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.writing import names
from peerdesk.domain.calendar import local
from peerdesk.domain.challenge import Kloe, Theme
from peerdesk.domain.message import Message, Telling
from peerdesk.domain.note import Note
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.interchange.record_shapes import (
    KloeRecord,
    LinkRecord,
    MessageRecord,
    NoteRecord,
    SessionRecord,
    TellingRecord,
)

_PAGE = 5_000


class Records:
    """Turns what stands in a book into records; names and codes are looked up once."""

    def __init__(self, book: Lists) -> None:
        self._names = {identifier: person.name for identifier, person in names(book).items()}
        self._sessions = {session.id: session.value for session in book.sessions()}
        self._codes = {kloe.id: kloe.value.code for kloe in book.kloes()}
        self._themes: dict[str, Theme] = {theme.id: theme.value for theme in book.themes()}

    def note(self, note: Note) -> NoteRecord:
        """Return the record of a note."""
        session = self._sessions.get(note.session)
        written = local(note.at, note.offset)
        return NoteRecord(
            id=note.id,
            at=written.isoformat(timespec="milliseconds"),
            day=session.day if session else written.date().isoformat(),
            author=self._names.get(note.author, ""),
            author_id=note.author,
            session=note.session,
            session_title=session.title if session else "",
            case=note.case,
            source=note.source,
            stance=note.stance,
            stances=tuple(held.value for held in note.stances),
            text=note.text,
            texts=tuple(standing.text for standing in note.texts),
            kloes=tuple(self._codes.get(kloe, kloe) for kloe in note.kloe_ids),
            voices=note.voice_list,
            withdrawn=note.withdrawn,
            revisions=note.revisions,
            record=note.record,
            area=note.area.value if note.area is not None else "",
            figure=note.figure,
        )

    def message(self, message: Message) -> MessageRecord:
        """Return the record of a message."""
        theme = self._themes.get(message.theme)
        return MessageRecord(
            id=message.id,
            at=local(message.at, message.offset).isoformat(timespec="milliseconds"),
            author=self._names.get(message.author, ""),
            author_id=message.author,
            kind=message.kind,
            theme=theme.code if theme else message.theme,
            kloe=self._codes.get(message.filing.kloe, ""),
            status=message.status,
            position=message.filing.position,
            wording=message.wording,
            wordings=tuple(standing.text for standing in message.wordings),
            links=tuple(LinkRecord(link.note, link.relation) for link in message.links),
            told=tuple(_telling(telling) for telling in message.tellings),
            withdrawn=message.withdrawn,
            merged_into=message.into,
            stands_for=message.also,
        )

    def session(self, placed: Placed[Session]) -> SessionRecord:
        """Return the record of a session."""
        session = placed.value
        return SessionRecord(
            id=placed.id,
            day=session.day,
            start=session.start,
            end=session.end,
            kind=session.kind,
            title=session.title,
            place=session.place,
            groups=session.groups,
            people=session.people,
            peers=tuple(self._names.get(peer, peer) for peer in session.peers),
            kloes=tuple(self._codes.get(kloe, kloe) for kloe in session.kloes),
            files=session.files,
            source=session.brings,
            called_off=session.called_off,
        )

    def kloe(self, placed: Placed[Kloe]) -> KloeRecord:
        """Return the record of a line of enquiry."""
        kloe = placed.value
        theme = self._themes.get(kloe.theme)
        return KloeRecord(
            id=placed.id,
            code=kloe.code,
            title=kloe.title,
            question=kloe.question,
            prompts=kloe.prompts,
            theme=theme.code if theme else kloe.theme,
            theme_title=theme.title if theme else "",
            chosen=bool(theme and theme.chosen),
            retired=kloe.retired,
        )


def listed_notes(book: Book, query: NoteQuery, most: int = 0) -> Iterator[Note]:
    """Yield the notes that a query wants, page by page; `most` of them, or all for 0."""
    first = 0
    while True:
        wanted = min(_PAGE, most - first) if most else _PAGE
        page = book.notes(query, first, wanted) if wanted else ()
        yield from page
        first += len(page)
        if len(page) < _PAGE:
            return


def everything(book: Book) -> bytes:
    """Return all that stands as one JSON document, for comparing laptops to the byte."""
    records = Records(book)
    notes: Iterable[Note] = (
        *listed_notes(book, NoteQuery()),
        *listed_notes(book, NoteQuery(withdrawn=True)),
    )
    return msgspec.json.encode(
        {
            "sessions": [records.session(session) for session in book.sessions()],
            "kloes": [records.kloe(kloe) for kloe in book.kloes()],
            "notes": [records.note(note) for note in notes],
            "messages": [records.message(message) for message in book.messages()],
            "withdrawn": [records.message(m) for m in book.messages(withdrawn=True)],
            "briefings": book.briefings(),
        }
    )


def _telling(telling: Telling) -> TellingRecord:
    return TellingRecord(
        at=local(telling.at, telling.offset).isoformat(timespec="milliseconds"),
        sponsor=telling.sponsor,
        outcome=telling.outcome,
        wording=telling.wording,
        issue=telling.issue,
        occasion=telling.occasion,
    )
