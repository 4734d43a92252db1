# SPDX-License-Identifier: Apache-2.0
"""Which sessions an undone import had brought: they are called off, and shown no longer here.

A session cannot be taken out of the ledger. Whoever undoes an import did not call a meeting off,
though: struck out, its rows would tell the team of meetings that never were to be.
"""

from collections.abc import Iterable

from peerdesk.desk.book import TeamBook
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session

_NAME = "timetable.taken-back"


def remember_taken_back(book: TeamBook, sessions: Iterable[str]) -> None:
    """Remember these on this laptop, but for those in which something was written."""
    held = book.choice(_NAME).split()
    empty = (one for one in sessions if not book.count_notes(NoteQuery(session=one)))
    book.keep_choice(_NAME, " ".join(dict.fromkeys((*held, *empty))))


def planned_sessions(book: TeamBook) -> tuple[Placed[Session], ...]:
    """Return the timetable without what an undone import left; put back, a session is there."""
    gone = frozenset(book.choice(_NAME).split())
    every = book.sessions()
    return tuple(held for held in every if not (held.value.called_off and held.id in gone))
