# SPDX-License-Identifier: Apache-2.0
"""What tells the time: UTC milliseconds and how far London's wall clock is from them."""

import time
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

_LONDON = ZoneInfo("Europe/London")
_HOUR = 3_600_000


class Clock(Protocol):
    """Tells the time; it is kept with every change for showing, and decides nothing."""

    def now(self) -> tuple[int, int]:
        """Return UTC milliseconds, and the minutes that London's wall clock is ahead of UTC."""
        ...


class SystemClock:
    """The laptop's own clock, however wrong it may be."""

    def now(self) -> tuple[int, int]:
        """Return UTC milliseconds and London's offset in minutes."""
        at = time.time_ns() // 1_000_000
        return at, london_offset(at)


class FixedClock:
    """A clock that stands still until it is set, for rehearsals and tests.

    A moment without a zone is London's wall time.
    """

    def __init__(self, moment: datetime) -> None:
        self._at = 0
        self.set(moment)

    def set(self, moment: datetime) -> None:
        """Put the clock to a moment."""
        zoned = moment if moment.tzinfo else moment.replace(tzinfo=_LONDON)
        self._at = _milliseconds(zoned)

    def forward(self, *, seconds: float) -> None:
        """Move the clock on; a negative number puts it back."""
        self._at += round(seconds * 1_000)

    def now(self) -> tuple[int, int]:
        """Return the moment that was set as UTC milliseconds, and London's offset in minutes."""
        return self._at, london_offset(self._at)


def london_offset(at: int) -> int:
    """Return London's offset from UTC in minutes at a moment in UTC milliseconds."""
    return _offset_in_hour(at // _HOUR)


@lru_cache(maxsize=64)
def _offset_in_hour(hour: int) -> int:
    """Summer time begins and ends on the hour, so one answer serves all of it."""
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
        ahead = moment.astimezone(_LONDON).utcoffset()
    except (OverflowError, ValueError):
        return 0  # a clock that is absurdly wrong is only shown
    return int((ahead or timedelta()).total_seconds()) // 60


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000)
