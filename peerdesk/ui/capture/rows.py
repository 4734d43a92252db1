# SPDX-License-Identifier: Apache-2.0
"""What Capture shows, read from the book in one go on the vault's thread."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from peerdesk.desk.book import Book
from peerdesk.desk.capture import usable_kloes
from peerdesk.desk.errors import NoChallenge, NotFound
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.writing import own_entry
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.note import Note
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session

QUICK = "quick"
"""Stands for no session: a note from the corridor."""
LINES = 400
"""How many of one's own lines are listed; a long session has some hundred."""


@dataclass(frozen=True)
class CaptureRows:
    """Everything on the page; `session` is None for quick notes."""

    id: str
    session: Session | None
    lines: tuple[Note, ...] = ()
    kloes: tuple[Placed[Kloe], ...] = ()
    draft: str = ""
    founded: bool = True
    sessions: tuple[Placed[Session], ...] = field(default=())
    attached: Mapping[str, int] = field(default_factory=dict)

    @property
    def favourites(self) -> tuple[Placed[Kloe], ...]:
        """Return the session's own lines of enquiry, in its order."""
        wanted = self.session.kloes if self.session else ()
        known = {kloe.id: kloe for kloe in self.kloes}
        return tuple(known[kloe] for kloe in wanted if kloe in known)


def draft_key(session: str) -> str:
    """Return the key under which the line being typed is kept."""
    return f"capture {session or QUICK}"


def read_capture(book: Book, session: str, today: str, time: str) -> CaptureRows:
    """Return the page for a session; "" for the one that runs or is next, `QUICK` for none."""
    try:
        book.challenge()
    except NoChallenge:
        return CaptureRows(QUICK, None, founded=False)
    sessions = tuple(held for held in book.sessions() if not held.value.called_off)
    me = own_entry(book).person
    chosen = session or _running(sessions, today, time, me)
    held = _held(book, chosen)
    query = NoteQuery(session=held.id if held else "", author=me, newest_first=True)
    newest = book.notes(query, 0, LINES)
    if held is None:
        newest = tuple(note for note in newest if not note.session and not note.case)
    identifier = held.id if held else QUICK
    return CaptureRows(
        id=identifier,
        session=held.value if held else None,
        lines=tuple(reversed(newest)),
        kloes=usable_kloes(book),
        draft=book.draft(draft_key(identifier)),
        sessions=sessions,
        attached=Counter(held.note for held in book.attachments() if not held.withdrawn),
    )


def _held(book: Book, identifier: str) -> Placed[Session] | None:
    if identifier in {"", QUICK}:
        return None
    try:
        return book.session(identifier)
    except NotFound:
        return None


def _running(sessions: tuple[Placed[Session], ...], today: str, time: str, person: str) -> str:
    """Return the session to write in: one's own that runs or is next today, else none."""
    ahead = [s for s in sessions if s.value.day == today and s.value.end > time]
    own = [s for s in ahead if not s.value.peers or person in s.value.peers]
    return own[0].id if own else ""
