# SPDX-License-Identifier: Apache-2.0
"""Claims about days and times."""

import pytest

from peerdesk.domain.calendar import (
    day_name,
    days_between,
    local,
    read_day,
    read_time,
    short_day,
    span_name,
)
from peerdesk.domain.challenge import Scope, check_scope
from peerdesk.domain.errors import DatesReversed, UnreadableTime
from peerdesk.domain.session import Session, check_session
from peerdesk.domain.words import SessionKind


def test_days_are_read_as_the_team_says_them() -> None:
    assert day_name("2026-05-13") == "Wednesday 13 May"
    assert day_name("2026-05-13", year=True) == "Wednesday 13 May 2026"
    assert short_day("2026-05-03") == "Sun 3 May"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-05-12", "2026-05-14", "12 to 14 May 2026"),
        ("2026-05-12", "2026-05-12", "12 May 2026"),
        ("2026-04-29", "2026-05-01", "29 April to 1 May 2026"),
        ("2026-12-30", "2027-01-02", "30 December 2026 to 2 January 2027"),
    ],
)
def test_a_span_names_month_and_year_once_where_it_can(first: str, last: str, words: str) -> None:
    assert span_name(first, last) == words


def test_every_day_on_site_is_listed() -> None:
    assert days_between("2026-02-27", "2026-03-01") == ("2026-02-27", "2026-02-28", "2026-03-01")


@pytest.mark.parametrize("text", ["13/05/2026", "", "2026-13-01", "tomorrow"])
def test_an_unreadable_day_says_the_form(text: str) -> None:
    with pytest.raises(UnreadableTime, match="2026-05-13"):
        read_day(text)


@pytest.mark.parametrize("text", ["25:00", "9", "", "09:00:00"])
def test_an_unreadable_time_says_the_form(text: str) -> None:
    with pytest.raises(UnreadableTime, match="13:30"):
        read_time(text)


def _session(day: str, start: str, end: str) -> Session:
    return Session(kind=SessionKind.INTERVIEW, title="t", day=day, start=start, end=end)


@pytest.mark.parametrize("day", ["2026-06-01", "20260601", " 2026-W23-1 "])
@pytest.mark.parametrize(
    ("start", "end"), [("09:00", "10:30"), ("9:00", " 10:30"), ("9:0", "10:30")]
)
def test_a_session_is_kept_in_one_form_however_it_was_typed(day: str, start: str, end: str) -> None:
    kept = _session("2026-06-01", "09:00", "10:30")
    assert check_session(_session(day, start, end)) == kept


def test_times_are_compared_by_the_clock_and_not_by_their_letters() -> None:
    with pytest.raises(DatesReversed, match="09:00 lies before 10:30"):
        check_session(_session("2026-06-01", "10:30", "9:00"))


def test_a_scope_is_kept_in_one_form_however_it_was_typed() -> None:
    typed = Scope(
        council="c", title="t", first_day="20260512", last_day=" 2026-05-14", sponsors=("DCS",),
        case_review_days=("2026-W17-2", "20260420", "2026-04-21"), retention_date="20270101",
    )  # fmt: skip
    kept = check_scope(typed)
    assert (kept.first_day, kept.last_day, kept.retention_date) == (
        "2026-05-12", "2026-05-14", "2027-01-01",
    )  # fmt: skip
    assert kept.case_review_days == ("2026-04-20", "2026-04-21")
    assert check_scope(kept) == kept


def test_planned_days_are_those_on_site_and_of_the_case_review() -> None:
    scope = Scope(
        council="c", title="t", first_day="2026-05-12", last_day="2026-05-14", sponsors=("DCS",),
        case_review_days=("2026-04-21",),
    )  # fmt: skip
    planned = ("2026-04-21", "2026-05-12", "2026-05-14")
    assert all(scope.is_planned(day) for day in planned)
    assert not any(scope.is_planned(day) for day in ("2026-05-11", "2026-05-15", "2025-05-12"))


def test_reversed_dates_are_refused() -> None:
    scope = Scope(
        council="c", title="t", first_day="2026-05-14", last_day="2026-05-12", sponsors=("DCS",)
    )
    with pytest.raises(DatesReversed):
        check_scope(scope)


def test_evidence_is_not_erased_before_the_last_day() -> None:
    scope = Scope(
        council="c", title="t", first_day="2026-05-12", last_day="2026-05-14", sponsors=("DCS",),
        retention_date="2026-05-13",
    )  # fmt: skip
    with pytest.raises(DatesReversed):
        check_scope(scope)


def test_days_before_the_first_have_no_number() -> None:
    scope = Scope(
        council="c", title="t", first_day="2026-05-12", last_day="2026-05-14", sponsors=("DCS",)
    )
    assert [scope.day_number(d) for d in ("2026-04-21", "2026-05-12", "2026-05-14")] == [0, 1, 3]


def test_a_session_that_ends_before_it_starts_is_refused() -> None:
    session = Session(
        kind=SessionKind.INTERVIEW, title="t", day="2026-05-12", start="10:00", end="09:00"
    )
    with pytest.raises(DatesReversed):
        check_session(session)


def test_a_clock_that_is_absurdly_wrong_is_still_shown() -> None:
    assert local(10**18, 60).year == 9999
    assert local(1_778_680_800_000, 60).strftime("%H:%M") == "15:00"
