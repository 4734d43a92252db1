# SPDX-License-Identifier: Apache-2.0
"""A time of day as typed, made a moment: today, or yesterday where today it is still to come."""

from datetime import datetime, timedelta

from peerdesk.domain.calendar import local, read_time

_AHEAD = timedelta(minutes=5)
"""How far before a time somebody may note it: clocks differ."""


def time_now(now: tuple[int, int]) -> str:
    """Return the local time as HH:MM."""
    return f"{local(*now):%H:%M}"


def moment_at(text: str, now: tuple[int, int]) -> int:
    """Return the UTC milliseconds of a local time, the last one there was.

    Raises `UnreadableTime`.
    """
    here = local(*now)
    moment = datetime.combine(here.date(), read_time(text), here.tzinfo)
    if moment > here + _AHEAD:
        moment -= timedelta(days=1)
    return round(moment.timestamp() * 1000)
