# SPDX-License-Identifier: Apache-2.0
"""The notes that wait for a place on the wall, page by page."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.note import Note
from peerdesk.domain.session import Session
from peerdesk.domain.words import Stance, title

PAGE = 50


class WaitingNote(Struct, frozen=True):
    """A note in no message and no cluster; `place` says where it comes from, `kloe` its line."""

    id: str
    stance: Stance
    text: str
    place: str
    theme: str
    kloe: str


class Waiting(Struct, frozen=True):
    """How many notes wait, and a page of them, the newest first; None was not counted."""

    count: int | None
    first: int
    notes: tuple[WaitingNote, ...]


def read_waiting(
    book: Book, query: NoteQuery, first: int = 0, count: int = PAGE, *, counted: bool = True
) -> Waiting:
    """Return a page of the notes that wait, of those that a query wants.

    Where the caller knows how many there are, they need not be counted: it takes a look at all.
    """
    query = replace(query, waiting=True)
    sessions = {placed.id: placed.value for placed in book.sessions()}
    themes = {kloe.id: kloe.value.theme for kloe in book.kloes()}
    notes = book.notes(query, first, count)
    total = book.count_notes(query) if counted else None
    return Waiting(total, first, tuple(_row(note, sessions, themes) for note in notes))


def _row(note: Note, sessions: Mapping[str, Session], themes: Mapping[str, str]) -> WaitingNote:
    session = sessions.get(note.session)
    kloe = next((kloe for kloe in note.kloe_ids if kloe in themes), "")
    place = note.case or title(session.kind if session else note.source)
    return WaitingNote(note.id, note.stance, note.text, place, themes.get(kloe, ""), kloe)
