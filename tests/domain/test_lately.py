# SPDX-License-Identifier: Apache-2.0
"""A time of day as typed is the last one there was, with a little room for clocks that differ."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.desk.clock import FixedClock
from peerdesk.domain.errors import UnreadableTime
from peerdesk.domain.lately import moment_at, time_now

MINUTE = 60_000
MIDNIGHT = FixedClock(datetime(2026, 5, 12, 0, 10)).now()  # noqa: DTZ001 - London's wall time


def test_a_time_still_to_come_was_yesterdays() -> None:
    assert MIDNIGHT[0] - moment_at("23:50", MIDNIGHT) == 20 * MINUTE
    assert moment_at("00:12", MIDNIGHT) - MIDNIGHT[0] == 2 * MINUTE
    assert time_now(MIDNIGHT) == "00:10"


@given(st.times())
def test_it_lies_within_the_last_day_and_five_minutes(at: object) -> None:
    moment = moment_at(f"{at:%H:%M}", MIDNIGHT)
    assert -24 * 60 * MINUTE <= moment - MIDNIGHT[0] <= 5 * MINUTE


@pytest.mark.parametrize("text", ["", "25:00", "noon", "9.30"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(UnreadableTime):
        moment_at(text, MIDNIGHT)
