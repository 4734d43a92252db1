# SPDX-License-Identifier: Apache-2.0
"""Whether the script of a rehearsal holds together, and the place of whatever does not."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from peerdesk.desk.rehearsal.message_checks import faults_in_messages
from peerdesk.desk.rehearsal.places import CHALLENGE, SESSIONS, Fault, Places, twice
from peerdesk.desk.rehearsal.records import Known, faults_in_records
from peerdesk.desk.rehearsal.slides import faults_in_slides
from peerdesk.desk.rehearsal.values import (
    Rehearsal,
    RehearsalNote,
    RehearsalSession,
)
from peerdesk.desk.rehearsal.writing import faults_in_writing
from peerdesk.domain.calendar import check_order, written_day, written_time
from peerdesk.domain.challenge import check_scope
from peerdesk.domain.errors import DomainError
from peerdesk.domain.framework import Framework
from peerdesk.domain.shorthand import read_line
from peerdesk.domain.words import SessionKind


def faults(rehearsal: Rehearsal, framework: Framework, places: Places) -> Iterator[Fault]:
    """Yield file, line and wording of each thing that does not hold, in order of the files."""
    kloes = _kloes(rehearsal, framework)
    yield from _in_challenge(rehearsal, framework, places)
    yield from _in_sessions(rehearsal, set().union(*kloes.values()), places)
    yield from _two_places_at_once(rehearsal, places)
    yield from _in_notes(rehearsal, set().union(*kloes.values()), places)
    yield from faults_in_messages(rehearsal, kloes, places)
    yield from faults_in_records(rehearsal.records, _known(rehearsal, kloes), places)
    yield from faults_in_writing(rehearsal.writing, frozenset(kloes), places)
    standing = frozenset(rehearsal.standing(len(rehearsal.scope.days)))
    yield from faults_in_slides(rehearsal.slides, standing, places)


def _known(rehearsal: Rehearsal, kloes: Mapping[str, set[str]]) -> Known:
    return Known(
        labels=frozenset(case.label for case in rehearsal.cases),
        people=frozenset(member.key for member in rehearsal.team),
        kloes=frozenset().union(*kloes.values()),
        notes=frozenset(note.key for note in rehearsal.notes),
        sessions={session.key: session.kind for session in rehearsal.sessions},
    )


def _kloes(rehearsal: Rehearsal, framework: Framework) -> dict[str, set[str]]:
    """Return the codes of the lines under each chosen theme, added ones too."""
    chosen = {
        theme.code: {kloe.code for kloe in theme.kloes}
        for theme in framework.themes
        if theme.core or theme.code in rehearsal.modules
    }
    for added in rehearsal.added:
        chosen.setdefault(added.theme, set()).add(added.code)
    return chosen


def _in_challenge(rehearsal: Rehearsal, framework: Framework, places: Places) -> Iterator[Fault]:
    if rehearsal.offer != framework.offer:
        what = (
            f"the offer is “{rehearsal.offer}” and the framework “{framework.offer}”: use its own."
        )
        yield places.fault(CHALLENGE, what, "offer")
    modules = {theme.code for theme in framework.themes if not theme.core}
    for number, module in enumerate(rehearsal.modules):
        if module not in modules:
            what = f"the framework has no module “{module}”: choose one that it has."
            yield places.fault(CHALLENGE, what, "modules", number)
    try:
        check_scope(rehearsal.scope)
    except DomainError as error:
        yield places.fault(CHALLENGE, error.user_message, "scope")
    yield from twice(CHALLENGE, "team", [member.key for member in rehearsal.team], places)
    known = {kloe.code for theme in framework.themes for kloe in theme.kloes}
    chosen = {theme.code for theme in framework.themes if theme.core} | set(rehearsal.modules)
    for number, edited in enumerate(rehearsal.edited):
        if edited.code not in known:
            what = f"there is no line “{edited.code}” to edit: give the code of one."
            yield places.fault(CHALLENGE, what, "edited", number, "code")
    for number, added in enumerate(rehearsal.added):
        if added.code in known:
            what = f"the framework has a line “{added.code}” already: choose another code."
            yield places.fault(CHALLENGE, what, "added", number, "code")
        if added.theme not in chosen:
            what = f"the theme “{added.theme}” is not chosen: choose it, or move the line."
            yield places.fault(CHALLENGE, what, "added", number, "theme")


def _in_sessions(rehearsal: Rehearsal, kloes: set[str], places: Places) -> Iterator[Fault]:
    team = {member.key for member in rehearsal.team}
    days = {*rehearsal.scope.days, *rehearsal.scope.case_review_days}
    yield from twice(SESSIONS, "sessions", [entry.key for entry in rehearsal.sessions], places)
    for number, session in enumerate(rehearsal.sessions):
        where = ("sessions", number)
        try:
            _check_times(session)
        except DomainError as error:
            yield places.fault(SESSIONS, error.user_message, *where)
        if session.day not in days:
            what = f"{session.day} is no day of this challenge: correct it, or the scope."
            yield places.fault(SESSIONS, what, *where, "day")
        for peer in session.peers:
            if peer not in team:
                what = f"nobody in the team is called “{peer}”: correct it, or add them."
                yield places.fault(SESSIONS, what, *where, "peers")
        for code in session.kloes:
            if code not in kloes:
                what = f"this challenge has no line “{code}”: correct it, or add the line."
                yield places.fault(SESSIONS, what, *where, "kloes")


def _check_times(session: RehearsalSession) -> None:
    written_day(session.day)
    check_order(written_time(session.start), written_time(session.end))


def _two_places_at_once(rehearsal: Rehearsal, places: Places) -> Iterator[Fault]:
    order = {session.key: number for number, session in enumerate(rehearsal.sessions)}
    for member in rehearsal.team:
        own = [session for session in rehearsal.sessions if member.key in session.peers]
        own.sort(key=lambda session: (session.day, session.start))
        for earlier, later in pairwise(own):
            if earlier.day == later.day and later.start < earlier.end:
                what = f"{member.key} is in {earlier.key} at that time: send somebody else."
                yield places.fault(SESSIONS, what, "sessions", order[later.key], "peers")


def _in_notes(rehearsal: Rehearsal, kloes: set[str], places: Places) -> Iterator[Fault]:
    sessions = {session.key: session for session in rehearsal.sessions}
    codes = {code: code for code in kloes}
    for note in rehearsal.notes:
        name, line = places.notes[note.key]
        what = _wrong_with_note(note, sessions.get(note.session), codes)
        if what:
            yield name, line, what


def _wrong_with_note(
    note: RehearsalNote, session: RehearsalSession | None, codes: Mapping[str, str]
) -> str:
    """Return what is wrong with a note, or nothing."""
    if session is None:
        return f"the timetable has no session “{note.session}”: correct the first line."
    if note.author not in session.peers:
        return f"{note.author} is not in {session.key}: correct the timetable or the author."
    if (session.kind is SessionKind.CASE_REVIEW) != bool(note.case):
        return "notes of a case review stand under “case C-01: …”, and no others do: move it."
    if note.time and not session.start <= note.time <= session.end:
        return f"{note.time} is outside {session.key}: correct the time."
    try:
        unknown = read_line(note.line, codes).unknown
    except DomainError as error:
        return error.user_message
    return f"nothing here is called {', '.join(unknown)}: correct the tag." if unknown else ""
