# SPDX-License-Identifier: Apache-2.0
"""Days and times, in the ways that councils write them in timetables."""

import re
from datetime import date, timedelta

from msgspec import Struct

from peerdesk.domain.calendar import read_day
from peerdesk.domain.challenge import Scope
from peerdesk.domain.errors import DomainError, UnreadableTime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_A_DAY = "day such as Wed 13 May"
_A_TIME = "time such as 13:30"
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_BRITISH = re.compile(r"(?:[a-z]+,? +)?(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})(?:,? +\d.*)?")
_WORDED = re.compile(
    r"(?:[a-z]+,? +)?(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]+([a-z]{3,9}),?(?:[ -]+(\d{2}|\d{4}))?"
)
_AMERICAN = re.compile(r"(?:[a-z]+,? +)?([a-z]{3,9}) +(\d{1,2})(?:st|nd|rd|th)?,?(?: +(\d{4}))?")
_NUMBERED = re.compile(r"day +(\d{1,2})")
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d{2})? *([ap])?\.?(?:m\.?)?")
_FRACTION = re.compile(r"0\.\d{3,}|0\.\d")
_SPAN = re.compile(r" *(?:–|—|-|\bto\b|\buntil\b|\btill\b) *")
_AFTERNOON = range(1, 7)
_NOON = 12
_HOURS, _MINUTES = 24, 60
_DAY_MINUTES = _HOURS * _MINUTES


class Span(Struct, frozen=True):
    """From when to when, as HH:MM; `end` is "" where it is not said.

    `afternoon` says that an hour without "pm" was taken as one after noon.
    """

    start: str
    end: str = ""
    afternoon: bool = False


def read_day_words(text: str, scope: Scope) -> str:
    """Return the ISO day that is meant, in the ways that timetables write days.

    "13/05/2026" is the thirteenth of May; without a year it is that of the challenge; "Day 2" and
    a weekday alone are days on site. Raises `UnreadableTime`.
    """
    words = " ".join(text.casefold().split()).strip(" .,:")
    found = _dated(words, scope) or _on_site(words, scope)
    if found is None:
        raise UnreadableTime(text, _A_DAY)
    return found.isoformat()


def _dated(words: str, scope: Scope) -> date | None:
    if match := _ISO.fullmatch(words):
        return _date(match[1], match[2], match[3])
    if match := _BRITISH.fullmatch(words):
        return _date(match[3], match[2], match[1])
    if match := _WORDED.fullmatch(words):
        return _date(match[3] or scope.first_day[:4], _month(match[2]), match[1])
    if match := _AMERICAN.fullmatch(words):
        return _date(match[3] or scope.first_day[:4], _month(match[1]), match[2])
    return None


def _on_site(words: str, scope: Scope) -> date | None:
    days = scope.days
    if match := _NUMBERED.match(words):
        number = int(match[1])
        return read_day(days[number - 1]) if 1 <= number <= len(days) else None
    if words[:3] in _WEEKDAYS and words.isalpha():
        meant = [day for day in days if read_day(day).weekday() == _WEEKDAYS.index(words[:3])]
        return read_day(meant[0]) if len(meant) == 1 else None
    return None


def _month(word: str) -> str:
    return str(_MONTHS.index(word[:3]) + 1) if word[:3] in _MONTHS else "0"


def _date(year: str, month: str, day: str) -> date | None:
    full = f"20{year}" if len(year) == 2 else year  # noqa: PLR2004 - 26 is 2026
    try:
        return date(int(full), int(month), int(day))
    except ValueError:
        return None


def read_span(text: str) -> Span:
    """Return the times that a cell holds: one, or from and to. Raises `UnreadableTime`."""
    words = " ".join(text.casefold().split()).strip(" .,")
    parts = _SPAN.split(words) if words else []
    if not parts or len(parts) > 2 or not all(parts):  # noqa: PLR2004 - from and to
        raise UnreadableTime(text, _A_TIME)
    read = [_read_time(part, text) for part in parts]
    return Span(read[0][0], read[1][0] if len(read) > 1 else "", any(late for _, late in read))


def _read_time(words: str, text: str) -> tuple[str, bool]:
    """Return a time as HH:MM, and whether it was taken as one after noon without saying so."""
    if words in {"noon", "midday", "12 noon"}:
        return "12:00", False
    if _FRACTION.fullmatch(words):  # how a spreadsheet keeps a time that nobody has formatted
        minutes = round(float(words) * _DAY_MINUTES) % _DAY_MINUTES
        return f"{minutes // _MINUTES:02}:{minutes % _MINUTES:02}", False
    match = _TIME.fullmatch(words)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (_HOURS, 0)
    if match is None or hour >= _HOURS or minute >= _MINUTES or (match[3] and hour > _NOON):
        raise UnreadableTime(text, _A_TIME)
    if match[3]:
        hour = hour % _NOON + (_NOON if match[3] == "p" else 0)
        return f"{hour:02}:{minute:02}", False
    late = hour in _AFTERNOON and not match[1].startswith("0")
    return f"{hour + _NOON * late:02}:{minute:02}", late


def an_hour_after(start: str) -> str:
    """Return the time an hour later, and at most the last minute of the day."""
    hours, minutes = map(int, start.split(":"))
    return f"{hours + 1:02}:{minutes:02}" if hours + 1 < _HOURS else "23:59"


def moved_end(start: str, end: str, begins: str) -> str:
    """Return when a session ends that begins otherwise and takes as long as before."""
    length = _minutes(end) - _minutes(start)
    ends = min(_minutes(begins) + max(length, 0), _DAY_MINUTES - 1)
    return f"{ends // _MINUTES:02}:{ends % _MINUTES:02}"


def _minutes(time: str) -> int:
    hours, minutes = map(int, time.split(":"))
    return hours * _MINUTES + minutes


def time_or_none(text: str) -> str:
    """Return the one time that a field holds as HH:MM, or "" where it cannot be read."""
    try:
        return read_span(text).start if text.strip() else ""
    except DomainError:
        return ""


def days_near(day: str, scope: Scope) -> bool:
    """Say whether a day lies near the days of the challenge, so that its year is no slip."""
    first, last = read_day(scope.first_day), read_day(scope.last_day)
    return first - timedelta(days=120) <= read_day(day) <= last + timedelta(days=120)
