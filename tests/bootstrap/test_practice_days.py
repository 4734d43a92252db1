# SPDX-License-Identifier: Apache-2.0
"""The practice challenge lies around today, by whole weeks, and every date in it moves along."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.practice import read_practice
from peerdesk.bootstrap.practice_days import SECOND_DAY, moved, weeks_until

DAYS = st.dates(date(2026, 1, 1), date(2090, 12, 31))


@given(DAYS)
def test_the_second_day_is_the_wednesday_of_this_week_or_from_friday_on_of_the_next(
    today: date,
) -> None:
    second = SECOND_DAY + weeks_until(today)
    assert second.weekday() == SECOND_DAY.weekday()
    assert -2 <= (second - today).days <= 5
    if today.weekday() in {1, 2, 3}:
        assert abs((second - today).days) <= 1


@given(DAYS)
def test_dates_move_in_the_form_in_which_they_stand_and_nothing_else_does(today: date) -> None:
    by = weeks_until(today)
    agreed, listed = date(2026, 3, 27) + by, date(2026, 3, 30) + by
    text = 'on = "2026-05-13"  # 27 March 2026, listed 30 March; 72 % since March, 12 months'
    said = (
        f'on = "{(SECOND_DAY + by).isoformat()}"  # {agreed.day} {agreed:%B %Y}, '
        f"listed {listed.day} {listed:%B}; 72 % since March, 12 months"
    )
    assert moved({"a.toml": text, "notes/a.txt": text}, by) == {"a.toml": said, "notes/a.txt": text}


@pytest.mark.parametrize("today", [date(2026, 11, 25), date(2027, 3, 31), date(2028, 2, 29)])
def test_the_script_holds_together_in_another_week(today: date) -> None:
    by = weeks_until(today)
    written, _ = read_practice(Desk())
    rehearsal, _ = read_practice(Desk(), by)
    assert rehearsal.scope.days[1] == (SECOND_DAY + by).isoformat()
    assert (written.scope.days[1], by % timedelta(weeks=1)) == ("2026-05-13", timedelta())
    before = [date.fromisoformat(session.day) + by for session in written.sessions]
    assert [date.fromisoformat(session.day) for session in rehearsal.sessions] == before
