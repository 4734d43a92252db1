# SPDX-License-Identifier: Apache-2.0
"""Whether the script of a rehearsal holds together, and the place of whatever does not."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from peerdesk.desk.rehearsal import (
    Rehearsal,
    RehearsalBriefing,
    RehearsalMessage,
    RehearsalNote,
    RehearsalSession,
    Rewording,
    Withdrawal,
)
from peerdesk.domain.calendar import check_order, read_day, read_time
from peerdesk.domain.challenge import check_scope
from peerdesk.domain.errors import DomainError
from peerdesk.domain.framework import Framework
from peerdesk.domain.shorthand import read_line
from peerdesk.domain.toml_text import Lines
from peerdesk.domain.words import Outcome, SessionKind

Fault = tuple[str, int, str]
_CHALLENGE, _SESSIONS, _MESSAGES = "challenge.toml", "sessions.toml", "messages.toml"


class Places(Struct, frozen=True):
    """Where things stand: the lines of each table, and file and line of each note by its key."""

    tables: Mapping[str, Lines]
    notes: Mapping[str, tuple[str, int]]

    def fault(self, name: str, what: str, *path: str | int) -> Fault:
        """Return a fault at the line of what the path names in a table."""
        return name, self.tables[name].at(*path), what


def faults(rehearsal: Rehearsal, framework: Framework, places: Places) -> Iterator[Fault]:
    """Yield file, line and wording of each thing that does not hold, in order of the files."""
    kloes = _kloes(rehearsal, framework)
    yield from _in_challenge(rehearsal, framework, places)
    yield from _in_sessions(rehearsal, set().union(*kloes.values()), places)
    yield from _two_places_at_once(rehearsal, places)
    yield from _in_notes(rehearsal, set().union(*kloes.values()), places)
    yield from _in_messages(rehearsal, kloes, places)
    yield from _in_history(rehearsal, places)
    for number, briefing in enumerate(rehearsal.briefings):
        yield from _in_briefing(rehearsal, briefing, number, places)


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
        yield places.fault(_CHALLENGE, what, "offer")
    modules = {theme.code for theme in framework.themes if not theme.core}
    for number, module in enumerate(rehearsal.modules):
        if module not in modules:
            what = f"the framework has no module “{module}”: choose one that it has."
            yield places.fault(_CHALLENGE, what, "modules", number)
    try:
        check_scope(rehearsal.scope)
    except DomainError as error:
        yield places.fault(_CHALLENGE, error.user_message, "scope")
    yield from _twice(_CHALLENGE, "team", [member.key for member in rehearsal.team], places)
    known = {kloe.code for theme in framework.themes for kloe in theme.kloes}
    chosen = {theme.code for theme in framework.themes if theme.core} | set(rehearsal.modules)
    for number, edited in enumerate(rehearsal.edited):
        if edited.code not in known:
            what = f"there is no line “{edited.code}” to edit: give the code of one."
            yield places.fault(_CHALLENGE, what, "edited", number, "code")
    for number, added in enumerate(rehearsal.added):
        if added.code in known:
            what = f"the framework has a line “{added.code}” already: choose another code."
            yield places.fault(_CHALLENGE, what, "added", number, "code")
        if added.theme not in chosen:
            what = f"the theme “{added.theme}” is not chosen: choose it, or move the line."
            yield places.fault(_CHALLENGE, what, "added", number, "theme")


def _in_sessions(rehearsal: Rehearsal, kloes: set[str], places: Places) -> Iterator[Fault]:
    team = {member.key for member in rehearsal.team}
    days = {*rehearsal.scope.days, *rehearsal.scope.case_review_days}
    yield from _twice(_SESSIONS, "sessions", [entry.key for entry in rehearsal.sessions], places)
    for number, session in enumerate(rehearsal.sessions):
        where = ("sessions", number)
        try:
            _check_times(session)
        except DomainError as error:
            yield places.fault(_SESSIONS, error.user_message, *where)
        if session.day not in days:
            what = f"{session.day} is no day of this challenge: correct it, or the scope."
            yield places.fault(_SESSIONS, what, *where, "day")
        for peer in session.peers:
            if peer not in team:
                what = f"nobody in the team is called “{peer}”: correct it, or add them."
                yield places.fault(_SESSIONS, what, *where, "peers")
        for code in session.kloes:
            if code not in kloes:
                what = f"this challenge has no line “{code}”: correct it, or add the line."
                yield places.fault(_SESSIONS, what, *where, "kloes")


def _check_times(session: RehearsalSession) -> None:
    read_day(session.day)
    read_time(session.start)
    read_time(session.end)
    check_order(session.start, session.end)


def _two_places_at_once(rehearsal: Rehearsal, places: Places) -> Iterator[Fault]:
    order = {session.key: number for number, session in enumerate(rehearsal.sessions)}
    for member in rehearsal.team:
        own = [session for session in rehearsal.sessions if member.key in session.peers]
        own.sort(key=lambda session: (session.day, session.start))
        for earlier, later in pairwise(own):
            if earlier.day == later.day and later.start < earlier.end:
                what = f"{member.key} is in {earlier.key} at that time: send somebody else."
                yield places.fault(_SESSIONS, what, "sessions", order[later.key], "peers")


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


def _in_messages(
    rehearsal: Rehearsal, kloes: Mapping[str, set[str]], places: Places
) -> Iterator[Fault]:
    team = {member.key for member in rehearsal.team}
    last = len(rehearsal.scope.days)
    yield from _twice(_MESSAGES, "messages", [entry.key for entry in rehearsal.messages], places)
    for number, message in enumerate(rehearsal.messages):
        where = ("messages", number)
        if message.author not in team:
            what = f"nobody in the team is called “{message.author}”: correct it."
            yield places.fault(_MESSAGES, what, *where, "author")
        if message.theme not in kloes:
            what = f"the theme “{message.theme}” is not chosen: choose it, or move the message."
            yield places.fault(_MESSAGES, what, *where, "theme")
        elif message.kloe and message.kloe not in kloes[message.theme]:
            what = f"“{message.theme}” has no line “{message.kloe}”: correct one of the two."
            yield places.fault(_MESSAGES, what, *where, "kloe")
        if not 1 <= message.day <= last:
            yield places.fault(_MESSAGES, f"“day” is not 1 to {last}: correct it.", *where, "day")
        if message.agreed_on and not message.day <= message.agreed_on <= last:
            what = f"“agreed_on” is not {message.day} to {last}: correct it."
            yield places.fault(_MESSAGES, what, *where, "agreed_on")
        yield from _in_links(message, where, places)


def _in_links(
    message: RehearsalMessage, where: tuple[str | int, ...], places: Places
) -> Iterator[Fault]:
    linked: set[str] = set()
    for field in ("supports", "contradicts", "context"):
        for note in getattr(message, field):
            if note not in places.notes:
                what = f"there is no note “{note}”: correct the reference."
                yield places.fault(_MESSAGES, what, *where, field)
            if note in linked:
                what = f"“{note}” is linked twice: keep one."
                yield places.fault(_MESSAGES, what, *where, field)
            linked.add(note)


def _in_history(rehearsal: Rehearsal, places: Places) -> Iterator[Fault]:
    team = {member.key for member in rehearsal.team}
    drafted = {message.key: message.day for message in rehearsal.messages}
    gone = {entry.message: entry.day for entry in rehearsal.withdrawn}
    last = len(rehearsal.scope.days)
    happened: list[tuple[str, int, Rewording | Withdrawal]] = [
        *(("reworded", number, entry) for number, entry in enumerate(rehearsal.reworded)),
        *(("withdrawn", number, entry) for number, entry in enumerate(rehearsal.withdrawn)),
    ]
    for table, number, entry in happened:
        if entry.message not in drafted:
            what = f"there is no message “{entry.message}”: correct the key."
            yield places.fault(_MESSAGES, what, table, number, "message")
        elif not drafted[entry.message] <= entry.day <= gone.get(entry.message, last):
            what = f"“{entry.message}” did not stand on day {entry.day}: correct the day."
            yield places.fault(_MESSAGES, what, table, number, "day")
        if entry.author not in team:
            what = f"nobody in the team is called “{entry.author}”: correct it."
            yield places.fault(_MESSAGES, what, table, number, "author")
    yield from _twice(_MESSAGES, "withdrawn", [e.message for e in rehearsal.withdrawn], places)


def _in_briefing(
    rehearsal: Rehearsal, briefing: RehearsalBriefing, number: int, places: Places
) -> Iterator[Fault]:
    where = ("briefings", number)
    standing = set(rehearsal.standing(briefing.day))
    if briefing.sponsor not in rehearsal.scope.sponsors:
        what = f"“{briefing.sponsor}” is no sponsor of this challenge: correct it."
        yield places.fault(_MESSAGES, what, *where, "sponsor")
    for key in briefing.left_out:
        if key not in standing:
            what = f"“{key}” does not stand that evening, so it cannot be left out: remove it."
            yield places.fault(_MESSAGES, what, *where, "left_out")
    included = standing - set(briefing.left_out)
    for order, told in enumerate(briefing.told):
        place = (*where, "told", order)
        if told.message not in included:
            what = f"“{told.message}” is not in this summary, or told twice: remove it."
            yield places.fault(_MESSAGES, what, *place)
        included.discard(told.message)
        if (told.outcome is Outcome.OTHERWISE) != bool(told.wording):
            what = "a wording belongs to what was said otherwise, and to nothing else: mend it."
            yield places.fault(_MESSAGES, what, *place)
    for key in sorted(included):
        what = f"nothing says whether “{key}” was told: add it to told, or to left_out."
        yield places.fault(_MESSAGES, what, *where)


def _twice(name: str, table: str, keys: list[str], places: Places) -> Iterator[Fault]:
    for number, key in enumerate(keys):
        if key in keys[:number]:
            what = f"“{key}” stands here a second time: remove one or rename it."
            yield places.fault(name, what, table, number)
