# SPDX-License-Identifier: Apache-2.0
"""A timetable from an iCalendar file, with repeated events laid out and every time in London.

Of an event its summary, place, times, categories and state are taken, and which of the team is
invited. Its description is read only for lines such as "KLOEs: vision, front-door"; the rest of
it, and everybody else invited, stays outside.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar.cal.component import Component

from peerdesk.desk.timetable_file.table import Column, Row, Table, TimetableFile, Unread, meaning
from peerdesk.interchange.errors import TooLarge
from peerdesk.interchange.timetable_errors import BrokenTimetable
from peerdesk.interchange.timetable_table import LONGEST_CELL, MOST_ROWS

LARGEST = 2 << 20
"""Bytes of a calendar."""
MOST_EVENTS = 1_000
MOST_TIMES = 60
"""How often a repeated event is laid out: a challenge has a few days."""
_AHEAD = timedelta(days=400)
"""How far from its first time a repeated event is followed."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"})
_LONGEST_INTERVAL = 60
_LONDON = ZoneInfo("Europe/London")
_HEADING = ("Day", "From", "To", "Title", "Kind", "Place", "People met", "Peers", "KLOEs", "Status")
_IN_DESCRIPTION = {Column.GROUPS: 6, Column.PEERS: 7, Column.KLOES: 8, Column.KIND: 4}
_FOREIGN = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, OSError,
            LookupError, ArithmeticError, RuntimeError, AssertionError)  # fmt: skip
"""What icalendar and dateutil are known to raise for damaged files."""
_WHOLE_DAY = "it is for the whole day: give it a start and an end, or add it by hand."
_OVER_NIGHT = "it ends on another day: part it into one event a day."
_REPEATS = "how it repeats is not read: make single events of it, or add it by hand."
_NO_TIME = "it has no time: give it one."

Times = list[datetime]


def parse_ical(data: bytes) -> TimetableFile:
    """Return the events of a calendar as a table with a heading, by the time they begin.

    Rows are numbered as events stand in the file; a repeated one comes once for each of its
    times. Raises `TooLarge` and `BrokenTimetable`.
    """
    if len(data) > LARGEST:
        raise TooLarge(len(data), LARGEST, "bytes")
    try:
        calendars = Calendar.from_ical(data, multiple=True)
        events = [e for c in calendars for e in c.walk("VEVENT")]
    except _FOREIGN as error:
        raise BrokenTimetable("calendar") from error
    if not events:
        raise BrokenTimetable("calendar")
    if len(events) > MOST_EVENTS:
        raise TooLarge(len(events), MOST_EVENTS, "events")
    moved = _moved(events)
    rows: list[Row] = []
    unread: list[Unread] = []
    for number, event in enumerate(events, 1):
        try:
            rows += [Row(number, cells) for cells in _cells(event, moved)]
        except _CannotRead as error:
            unread.append(Unread(number, str(error)))
        except _FOREIGN:
            unread.append(Unread(number, "it is damaged: look at it where it came from."))
    if len(rows) > MOST_ROWS:
        raise TooLarge(len(rows), MOST_ROWS, "rows")
    return TimetableFile(
        (Table(heading=_HEADING, rows=tuple(rows), unread=tuple(unread), row="event"),)
    )


class _CannotRead(Exception):
    """One event cannot be taken; its words say why."""


def _moved(events: list[Component]) -> set[tuple[str, datetime]]:
    """Return which times of which repeated events stand in events of their own."""
    found = set()
    for event in events:
        instance = event.get("RECURRENCE-ID")
        moment = getattr(instance, "dt", None)
        if isinstance(moment, datetime):
            found.add((str(event.get("UID", "")), _in_london(moment)))
    return found


def _cells(event: Component, moved: set[tuple[str, datetime]]) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each time of an event."""
    start, end = _bounds(event)
    length = end - start
    uid = str(event.get("UID", ""))
    words = _words(event)
    for begins in _times(event, start):
        london = _in_london(begins)
        if (uid, london) in moved and "RECURRENCE-ID" not in event:
            continue
        ends = _in_london(begins + length)
        if ends.date() != london.date():
            raise _CannotRead(_OVER_NIGHT)
        yield (f"{london:%Y-%m-%d}", f"{london:%H:%M}", f"{ends:%H:%M}", *words)


def _bounds(event: Component) -> tuple[datetime, datetime]:
    first = getattr(event.get("DTSTART"), "dt", None)
    if not isinstance(first, datetime):
        raise _CannotRead(_WHOLE_DAY if isinstance(first, date) else _NO_TIME)
    last = getattr(event.get("DTEND"), "dt", None)
    lasts = getattr(event.get("DURATION"), "dt", None)
    if isinstance(last, datetime):
        end = _alike(last, first)
    else:
        end = first + (lasts if isinstance(lasts, timedelta) else timedelta(hours=1))
    if end < first or end - first > timedelta(days=1):
        raise _CannotRead(_OVER_NIGHT)
    return first, end


def _times(event: Component, start: datetime) -> Times:
    """Return every time at which an event begins, in its own zone's wall time."""
    rules = event.get("RRULE")
    added = _listed(event, "RDATE", start)
    if rules is None and not added:
        return [start]
    wall = start.replace(tzinfo=None)
    found = {wall, *added}
    if rules is not None:
        found |= set(_repeated(rules, wall, start))
    left = sorted(found - set(_listed(event, "EXDATE", start)))
    return [moment.replace(tzinfo=start.tzinfo) for moment in left[:MOST_TIMES]]


def _repeated(rules: object, wall: datetime, start: datetime) -> Times:
    """Return the times of a rule by days or weeks; one of months or years is no timetable's.

    It is followed day by day for little more than a year, so that no rule goes on for ever.
    """
    if isinstance(rules, list) or not hasattr(rules, "to_ical"):
        raise _CannotRead(_REPEATS)
    parts = dict(part.split("=", 1) for part in rules.to_ical().decode().upper().split(";"))
    weekly = parts.get("FREQ") == "WEEKLY"
    every = int(parts.get("INTERVAL", 1))
    days = parts.get("BYDAY", _WEEKDAYS[wall.weekday()] if weekly else ",".join(_WEEKDAYS))
    wanted = {_WEEKDAYS.index(day) for day in days.split(",") if day in _WEEKDAYS}
    simple = weekly or parts.get("FREQ") == "DAILY"
    plain = len(wanted) == len(days.split(",")) and 1 <= every <= _LONGEST_INTERVAL
    if not (simple and plain and set(parts) <= _PARTS):
        raise _CannotRead(_REPEATS)
    last = _until(parts["UNTIL"], start) if "UNTIL" in parts else wall + _AHEAD
    begins = wall.weekday() if parts.get("WKST", "MO") == "MO" else (wall.weekday() + 1) % 7
    held = (
        wall + timedelta(days=number)
        for number in range(_AHEAD.days)
        if (wall.weekday() + number) % 7 in wanted
        and ((number + begins) // 7 if weekly else number) % every == 0
    )
    found = islice(held, max(0, min(int(parts.get("COUNT", MOST_TIMES)), MOST_TIMES)))
    return [moment for moment in found if moment <= last]


def _until(text: str, start: datetime) -> datetime:
    """Return the end of a rule as wall time; one without a time holds its whole day."""
    if re.fullmatch(r"\d{8}", text):
        text += "T235959"
    moment = datetime.strptime(text.rstrip("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - wall time
    if text.endswith("Z") and start.tzinfo is not None:
        return moment.replace(tzinfo=UTC).astimezone(start.tzinfo).replace(tzinfo=None)
    return moment


def _listed(event: Component, name: str, start: datetime) -> Times:
    """Return the moments of a list as wall time in the event's zone."""
    held = event.get(name)
    lists = held if isinstance(held, list) else [held] if held is not None else []
    moments = (one.dt for listed in lists for one in getattr(listed, "dts", ()))
    return [_alike(m, start).replace(tzinfo=None) for m in moments if isinstance(m, datetime)]


def _alike(moment: datetime, start: datetime) -> datetime:
    """Return a moment in the zone of the start; one without a zone has that one."""
    if start.tzinfo is None:
        return moment.astimezone(_LONDON).replace(tzinfo=None) if moment.tzinfo else moment
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=start.tzinfo)
    return zoned.astimezone(start.tzinfo)


def _in_london(moment: datetime) -> datetime:
    """Return the wall time in London; what floats is taken as that."""
    return (moment.astimezone(_LONDON) if moment.tzinfo else moment).replace(tzinfo=None, fold=0)


def _words(event: Component) -> tuple[str, ...]:
    """Return title, kind, place, people, peers, lines and state of an event."""
    cells = [""] * len(_HEADING)
    cells[3] = _text(event, "SUMMARY")
    cells[5] = _text(event, "LOCATION")
    cells[7] = ", ".join(_invited(event))
    cells[9] = "cancelled" if _text(event, "STATUS").upper() == "CANCELLED" else ""
    categories = getattr(event.get("CATEGORIES"), "cats", ())
    cells[4] = ", ".join(str(category) for category in islice(categories, 5))
    for line in _text(event, "DESCRIPTION", whole=True).splitlines():
        name, colon, value = line.partition(":")
        place = _IN_DESCRIPTION.get(meaning(name)) if colon else None
        if place is not None and value.strip():
            cells[place] = value.strip()[:LONGEST_CELL]
    return tuple(cells[3:])


def _text(event: Component, name: str, *, whole: bool = False) -> str:
    held = event.get(name)
    if isinstance(held, list):
        held = held[0] if held else ""
    text = str(held or "")[: 10 * LONGEST_CELL]
    return text if whole else " ".join(text.split())[:LONGEST_CELL]


def _invited(event: Component) -> Iterator[str]:
    """Yield the names under which people are invited; only those of the team mean anything."""
    held = event.get("ATTENDEE", [])
    for one in islice(held if isinstance(held, list) else [held], 50):
        name = str(getattr(one, "params", {}).get("CN", "")).strip('"')
        if name:
            yield re.sub(r"[;,/&\n]", " ", name)[:80]
