# SPDX-License-Identifier: Apache-2.0
"""Clocks tell UTC, and London's wall clock beside it."""

import time
from datetime import UTC, datetime

import pytest

from peerdesk.desk.clock import FixedClock, SystemClock, london_offset


def test_the_laptops_clock_goes_on() -> None:
    before = time.time_ns() // 1_000_000
    at, offset = SystemClock().now()
    assert before <= at <= time.time_ns() // 1_000_000
    assert offset in {0, 60}


@pytest.mark.parametrize(
    ("moment", "offset"),
    [
        (datetime(2026, 1, 15, 12, tzinfo=UTC), 0),
        (datetime(2026, 5, 12, 12, tzinfo=UTC), 60),
        (datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), 0),
        (datetime(2026, 3, 29, 1, tzinfo=UTC), 60),
        (datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC), 60),
        (datetime(2026, 10, 25, 1, tzinfo=UTC), 0),
    ],
)
def test_summer_time_begins_and_ends_on_the_hour(moment: datetime, offset: int) -> None:
    assert london_offset(round(moment.timestamp() * 1_000)) == offset


@pytest.mark.parametrize("at", [-(10**18), 10**18])
def test_an_absurd_moment_has_no_offset(at: int) -> None:
    assert london_offset(at) == 0


def test_a_clock_that_was_set_stands_still_until_it_is_moved() -> None:
    clock = FixedClock(datetime(2026, 5, 12, 14, 3, 22))  # noqa: DTZ001 - London's wall time
    assert clock.now() == clock.now() == (1_778_591_002_000, 60)
    clock.forward(seconds=1.5)
    assert clock.now()[0] == 1_778_591_003_500
    clock.forward(seconds=-1.5)
    assert clock.now()[0] == 1_778_591_002_000
    clock.set(datetime(2026, 1, 1, tzinfo=UTC))
    assert clock.now() == (1_767_225_600_000, 0)
