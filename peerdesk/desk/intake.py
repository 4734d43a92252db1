# SPDX-License-Identifier: Apache-2.0
"""Notes written elsewhere, checked row by row before any of them is kept."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.capture import CASE_LIMIT, source_in
from peerdesk.desk.errors import UnknownWord
from peerdesk.desk.references import References, read_voice
from peerdesk.desk.texts import field
from peerdesk.desk.writing import own_entry, write
from peerdesk.domain.facts import NoteWritten
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Member
from peerdesk.domain.text import one_line
from peerdesk.domain.words import Source, Stance
from peerdesk.errors import PeerDeskError

Word = TypeVar("Word", bound=StrEnum)


class NoteRow(Struct, frozen=True, kw_only=True):
    """A row of a file: its number there, the text as it is, and what goes with it in words."""

    number: int
    text: str
    session: str = ""
    case: str = ""
    stance: str = ""
    source: str = ""
    author: str = ""
    kloes: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()


class BadRow(Struct, frozen=True):
    """A row that cannot be taken in, and why; the reason holds nothing of its text."""

    number: int
    reason: str


class Checked(Struct, frozen=True):
    """What the rows of a file mean; nothing has been written."""

    notes: tuple[NoteWritten, ...]
    bad: tuple[BadRow, ...]


def check_notes(book: Book, rows: Iterable[NoteRow], bad: Iterable[BadRow] = ()) -> Checked:
    """Return the notes that rows make, and the rows that make none, by number.

    `bad` are rows that could not even be read. Marks and tags inside a text are left as they
    stand: a file has columns for them.
    """
    known, me = References(book), own_entry(book)
    notes: list[NoteWritten] = []
    refused = list(bad)
    for row in rows:
        try:
            notes.append(_note(known, me, row))
        except PeerDeskError as error:
            refused.append(BadRow(row.number, error.user_message))
    return Checked(tuple(notes), tuple(sorted(refused, key=lambda row: row.number)))


def write_notes(book: Book, checked: Checked) -> tuple[str, ...]:
    """Write the checked notes as one transaction and return their identifiers."""
    write(book, *checked.notes)
    return tuple(note.note for note in checked.notes)


def _note(known: References, me: Member, row: NoteRow) -> NoteWritten:
    session = known.session(row.session)
    case = field(row.case, CASE_LIMIT)
    source = _word(Source, "source", row.source)
    return NoteWritten(
        note=mint(me.device),
        author=known.person(row.author) or me.person,
        text=one_line(row.text),
        source=source or source_in(known.sessions.get(session), case),
        session=session,
        case=case,
        stance=_word(Stance, "stance", row.stance) or Stance.UNSORTED,
        kloes=tuple(dict.fromkeys(known.kloe(code) for code in row.kloes)),
        voices=tuple(dict.fromkeys(read_voice(word) for word in row.voices)),
    )


def _word(kind: type[Word], what: str, given: str) -> Word | None:
    cleaned = given.strip().lower()
    if not cleaned:
        return None
    try:
        return kind(cleaned)
    except ValueError:
        raise UnknownWord(what, given.strip(), tuple(kind)) from None
