# SPDX-License-Identifier: Apache-2.0
"""What opens a thing that was found: its place, and what to send there."""

from peerdesk.desk.book import TeamBook
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.search.finding import Sort
from peerdesk.desk.writing import own_entry
from peerdesk.domain import facts
from peerdesk.domain.authority import RULES, reaches

Way = tuple[str, object]
"""The key of a place, and what it is sent."""


def way_to(sort: Sort, what: str) -> Way:
    """Return what opens a thing, whoever asks; see `way_to_session` for sessions."""
    if sort is Sort.LINE:
        return "evidence", NoteQuery(kloe=what)
    places = {Sort.MESSAGE: "messages", Sort.NOTE: "evidence"}
    return places[sort], what


def way_to_session(book: TeamBook, session: str, today: str) -> Way:
    """Return Capture, or the notes of a session that is over or that one may not write in.

    `today` is an ISO day: until the end of a session's day there is something to write.
    """
    writes = reaches(own_entry(book).authority, RULES[facts.NoteWritten].needs)
    if writes and book.session(session).value.day >= today:
        return "capture", session
    return "evidence", NoteQuery(session=session)
