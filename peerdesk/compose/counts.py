# SPDX-License-Identifier: Apache-2.0
"""Where the team has been, counted from the timetable."""

from collections.abc import Iterable

from msgspec import Struct

from peerdesk.compose.casebook import Casebook
from peerdesk.domain.calendar import read_time
from peerdesk.domain.session import Session
from peerdesk.domain.words import SessionKind


class Counts(Struct, frozen=True):
    """What the team did up to a day; `meeting_days` says on how many days it met people.

    `hours` are person-hours: each session's length times the peers who were in it.
    """

    meetings: int
    meeting_days: int
    people: int
    observations: int
    documents: int
    case_files: int
    hours: int


def count(casebook: Casebook, day: str = "") -> Counts:
    """Count the sessions held up to and including an ISO day (all of them if none is given).

    A session that was called off counts nowhere. A case review that names no number of files
    counts the different case labels on its notes.
    """
    held = {
        placed.id: placed.value
        for placed in casebook.sessions
        if not placed.value.called_off and (not day or placed.value.day <= day)
    }
    meetings = [session for session in held.values() if session.kind.is_meeting]
    return Counts(
        meetings=len(meetings),
        meeting_days=len({session.day for session in meetings}),
        people=sum(session.people for session in meetings),
        observations=_of_kind(held.values(), SessionKind.OBSERVATION),
        documents=sum(s.files for s in held.values() if s.kind is SessionKind.DOCUMENT_REVIEW),
        case_files=_case_files(casebook, held),
        hours=round(sum(_hours(session) for session in held.values())),
    )


def _of_kind(sessions: Iterable[Session], kind: SessionKind) -> int:
    return sum(session.kind is kind for session in sessions)


def _case_files(casebook: Casebook, held: dict[str, Session]) -> int:
    reviews = {i: s for i, s in held.items() if s.kind is SessionKind.CASE_REVIEW}
    uncounted = {identifier for identifier, session in reviews.items() if not session.files}
    labels = {
        note.case
        for note in casebook.notes.values()
        if note.session in uncounted and note.case and not note.withdrawn
    }
    return sum(session.files for session in reviews.values()) + len(labels)


def _hours(session: Session) -> float:
    start, end = read_time(session.start), read_time(session.end)
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    return minutes * len(session.peers) / 60
