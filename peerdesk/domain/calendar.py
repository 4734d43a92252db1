# SPDX-License-Identifier: Apache-2.0
"""Days and times as the team reads them: local wall time, ISO in the ledger, words on screen."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache

from peerdesk.domain.errors import DatesReversed, UnreadableTime

_DAYS = 256
"""Names of days that are remembered: more than a challenge has, and a long list asks for few."""


def read_day(text: str) -> date:
    """Return the day that an ISO date (2026-05-13) names, or raise `UnreadableTime`."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UnreadableTime(text, "date such as 2026-05-13") from None


def read_time(text: str) -> time:
    """Return the time of day that HH:MM names, or raise `UnreadableTime`."""
    try:
        return datetime.strptime(text.strip(), "%H:%M").time()  # noqa: DTZ007 - wall time has no zone
    except ValueError:
        raise UnreadableTime(text, "time such as 13:30") from None


def written_day(text: str) -> str:
    """Return a day in the one form that is kept, 2026-05-13, or raise `UnreadableTime`.

    Days are compared as they are kept; another form of the same day (20260513) would not do.
    """
    return read_day(text).isoformat()


def written_time(text: str) -> str:
    """Return a time of day in the one form that is kept, 09:00, or raise `UnreadableTime`."""
    return f"{read_time(text):%H:%M}"


def check_order(first: str, last: str) -> None:
    """Raise `DatesReversed` if the last day or time, in the form kept, lies before the first."""
    if last < first:
        raise DatesReversed(first, last)


def day_name(day: str, *, weekday: bool = True, year: bool = False) -> str:
    """Return "Wednesday 13 May" (or with the year) for an ISO day."""
    value = read_day(day)
    words = f"{value.day} {value:%B}"
    if weekday:
        words = f"{value:%A} {words}"
    return f"{words} {value.year}" if year else words


@lru_cache(maxsize=_DAYS)
def short_day(day: str) -> str:
    """Return "Wed 13 May" for an ISO day."""
    value = read_day(day)
    return f"{value:%a} {value.day} {value:%b}"


def span_name(first: str, last: str) -> str:
    """Return "12 to 14 May 2026" for the days on site."""
    begin, end = read_day(first), read_day(last)
    if begin == end:
        return day_name(first, weekday=False, year=True)
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin.day} to {day_name(last, weekday=False, year=True)}"
    with_year = begin.year != end.year
    return (
        f"{day_name(first, weekday=False, year=with_year)} to "
        f"{day_name(last, weekday=False, year=True)}"
    )


def days_between(first: str, last: str) -> tuple[str, ...]:
    """Return every ISO day from first to last, both included."""
    check_order(written_day(first), written_day(last))
    begin, end = read_day(first), read_day(last)
    return tuple((begin + timedelta(n)).isoformat() for n in range((end - begin).days + 1))


def local(at: int, offset: int) -> datetime:
    """Return the local time of a change from its UTC milliseconds and offset in minutes."""
    most = 24 * 60 - 1  # a zone further off than that is a mistake, and is only shown
    zone = timezone(timedelta(minutes=min(max(offset, -most), most)))
    try:
        return datetime.fromtimestamp(at / 1000, UTC).astimezone(zone)
    except (OverflowError, ValueError, OSError):
        return datetime(9999, 1, 1, tzinfo=zone)  # a clock that is absurdly wrong is only shown
