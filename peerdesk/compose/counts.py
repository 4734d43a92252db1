# SPDX-License-Identifier: Apache-2.0
"""Where the team has been and what it has read, counted from the timetable and the records.

The rule where both tell of the same work: it is counted once. Encounters are matched one by one
(`peerdesk.compose.encounters`). Case files and documents cannot be matched with the number that
somebody typed on a session of the timetable, so the two accounts are never added up: the larger
one counts. Notes, and how many people took them, never count as files, documents or meetings.
"""

from collections.abc import Mapping

from msgspec import Struct

from peerdesk.compose.casebook import Casebook
from peerdesk.compose.encounters import Encounter, encounters
from peerdesk.domain.calendar import read_time
from peerdesk.domain.session import Session
from peerdesk.domain.words import CaseState, SessionKind

_REVIEWED = {CaseState.REVIEWED, CaseState.MODERATED}


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
    """Count what was held and read up to and including an ISO day (all of it if none is given).

    A session that was called off counts nowhere, nor does what was taken off a list. A case file
    counts once its review is done, a document once one of the team has read it; what bears no
    day counts on every day. A case review that names no number of files counts the different
    case labels on its notes.
    """
    held = held_sessions(casebook, day)
    met = met_by(casebook, day)
    return Counts(
        meetings=len(met),
        meeting_days=len({encounter.day for encounter in met}),
        people=sum(encounter.people for encounter in met),
        observations=sum(encounter.observed for encounter in met),
        documents=_documents(casebook, held, day),
        case_files=_case_files(casebook, held, day),
        hours=round(sum(_hours(session) for session in held.values())),
    )


def held_sessions(casebook: Casebook, day: str = "") -> dict[str, Session]:
    """Return by identifier the sessions that took place, up to and including an ISO day."""
    return {
        placed.id: placed.value
        for placed in casebook.sessions
        if not placed.value.called_off and _by(placed.value.day, day)
    }


def met_by(casebook: Casebook, day: str = "") -> tuple[Encounter, ...]:
    """Return every meeting, observation and visit once, up to and including an ISO day."""
    seen = [o.value for o in casebook.observations if _by(o.value.day, day)]
    return encounters(held_sessions(casebook, day), seen)


def _by(day: str, last: str) -> bool:
    return not (day and last) or day <= last


def _documents(casebook: Casebook, held: Mapping[str, Session], day: str) -> int:
    read = sum(
        1
        for listed in casebook.documents
        if listed.readings and not listed.value.dropped and _by(listed.value.received, day)
    )
    told = sum(s.files for s in held.values() if s.kind is SessionKind.DOCUMENT_REVIEW)
    return max(read, told)


def _case_files(casebook: Casebook, held: Mapping[str, Session], day: str) -> int:
    reviews = {i: s for i, s in held.items() if s.kind is SessionKind.CASE_REVIEW}
    uncounted = {identifier for identifier, session in reviews.items() if not session.files}
    known = {case.value.label: case.id for case in casebook.case_files}
    noted = {
        note.record or known.get(note.case, note.case)
        for note in casebook.notes.values()
        if note.session in uncounted and note.case and not note.withdrawn
    }
    told = sum(session.files for session in reviews.values()) + len(noted)
    reviewed = {
        case.id
        for case in casebook.case_files
        if case.review.state in _REVIEWED and not case.value.dropped and _by(case.value.day, day)
    }
    return max(told, len(reviewed | noted))


def _hours(session: Session) -> float:
    start, end = read_time(session.start), read_time(session.end)
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    return minutes * len(session.peers) / 60
