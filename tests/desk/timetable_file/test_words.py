# SPDX-License-Identifier: Apache-2.0
"""Days, times, kinds and people are read as councils write them."""

import contextlib
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.desk.timetable_file.times import (
    an_hour_after,
    moved_end,
    read_day_words,
    read_span,
    time_or_none,
)
from peerdesk.desk.timetable_file.words import groups_in, is_break, kind_in, may_name, voice_of
from peerdesk.domain.errors import UnreadableTime
from peerdesk.domain.words import SessionKind, Voice
from tests.fakes.challenge import SCOPE


@pytest.mark.parametrize(
    "words",
    [
        "2026-05-13", "2026-05-13 10:30", "13/05/2026", "13/5/26", "13.05.2026", "13-05-2026",
        "13 May 2026", "13 May", "13th May", "Wed 13 May", "Wednesday 13th of May 2026",
        "May 13, 2026", "wednesday, may 13", "Day 2", "DAY 2: Wednesday", "Wednesday", "wed",
        "  Wednesday  13  MAY  ", "13-May-26",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_usual_way(words: str) -> None:
    assert read_day_words(words, SCOPE) == "2026-05-13"


@pytest.mark.parametrize(
    "words", ["", "soon", "32 May", "13 Foo 2026", "05/13/2026", "Friday", "Day 3", "Day 0", "13"]
)
def test_what_is_no_day_of_the_challenge_is_refused(words: str) -> None:
    with pytest.raises(UnreadableTime):
        read_day_words(words, SCOPE)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_written_in_any_form_is_the_same_day(day: date) -> None:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d %B %Y", "%A %d %b %Y", "%d.%m.%Y"):
        assert read_day_words(day.strftime(form), SCOPE) == day.isoformat()


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("10:30", "10:30", ""), ("10.30", "10:30", ""), ("1030", "10:30", ""),
        ("10:30:00", "10:30", ""), ("10am", "10:00", ""), ("2.30 p.m.", "14:30", ""),
        ("9", "09:00", ""), ("noon", "12:00", ""), ("12am", "00:00", ""), ("12pm", "12:00", ""),
        ("0.4375", "10:30", ""), ("0.5", "12:00", ""),
        ("10:00-11:00", "10:00", "11:00"), ("10.00 – 11.30", "10:00", "11:30"),
        ("9am to 10am", "09:00", "10:00"), ("11-1", "11:00", "13:00"),
        ("1 - 2pm", "13:00", "14:00"),
        ("01:30", "01:30", ""), ("1.30", "13:30", ""),
    ],
)  # fmt: skip
def test_times_are_read_in_every_usual_way(words: str, start: str, end: str) -> None:
    span = read_span(words)
    assert (span.start, span.end) == (start, end)


def test_an_hour_that_can_only_be_meant_after_noon_is_told_to_have_been_taken_so() -> None:
    assert read_span("2.30-3.30").afternoon
    assert not read_span("14:30-15:30").afternoon


@pytest.mark.parametrize("words", ["", "later", "25:00", "10:75", "1-2-3", "13pm", "-", "10:00-"])
def test_what_is_no_time_is_refused(words: str) -> None:
    with pytest.raises(UnreadableTime):
        read_span(words)
    assert time_or_none(words) == ""


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_time_or_refused(text: str) -> None:
    with contextlib.suppress(UnreadableTime):
        assert read_day_words(text, SCOPE)
    with contextlib.suppress(UnreadableTime):
        assert read_span(text).start


@given(st.times(), st.times(), st.times())
def test_a_moved_session_takes_as_long_and_ends_on_its_day(a: time, b: time, c: time) -> None:
    start, end = sorted((f"{a:%H:%M}", f"{b:%H:%M}"))
    begins = f"{c:%H:%M}"
    ends = moved_end(start, end, begins)
    assert begins <= ends <= "23:59"
    assert moved_end(start, end, start) == end
    assert an_hour_after(begins) >= begins


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Focus group: social workers", SessionKind.FOCUS_GROUP),
        ("Roundtable with partners", SessionKind.FOCUS_GROUP),
        ("Case file audit", SessionKind.CASE_REVIEW),
        ("Observation of triage", SessionKind.OBSERVATION),
        ("Peer team debrief", SessionKind.TEAM_MEETING),
        ("No surprises with the DCS", SessionKind.SPONSOR_MEETING),
        ("Interview: head of service", SessionKind.INTERVIEW),
        ("1:1 head of service", SessionKind.INTERVIEW),
        ("Welcome and overview", SessionKind.OVERVIEW),
        ("focus-group", SessionKind.FOCUS_GROUP),
        ("Sponsor meeting", SessionKind.SPONSOR_MEETING),
        ("Head of early help", None),
    ],
)
def test_kinds_are_known_by_their_words(words: str, kind: SessionKind | None) -> None:
    assert kind_in(words) is kind


def test_a_break_is_no_session_and_a_working_lunch_with_people_is() -> None:
    assert is_break("Lunch")
    assert is_break("Travel to the hub")
    assert not is_break("Working lunch: focus group with carers")


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("7 social workers", [("Social workers", Voice.FRONTLINE, 7)]),
        ("Social workers (7)", [("Social workers", Voice.FRONTLINE, 7)]),
        ("social workers x 7; 2 team managers",
         [("Social workers", Voice.FRONTLINE, 7), ("Team managers", Voice.MANAGERS, 2)]),
        ("6 head teachers, 1 school nurse",
         [("Head teachers", Voice.PARTNERS, 6), ("School nurse", Voice.PARTNERS, 1)]),
        ("Cabinet member", [("Cabinet member", Voice.MEMBERS, 1)]),
        ("Staff:managers:4", [("Staff", Voice.MANAGERS, 4)]),
        ("Staff:unheard:4", [("Staff", Voice.FRONTLINE, 4)]),
        ("5 care leavers", [("Care leavers", Voice.CHILDREN_AND_FAMILIES, 5)]),
        ("Director of children’s services",
         [("Director of children’s services", Voice.SENIOR_LEADERS, 1)]),
        ("Children’s social workers", [("Children’s social workers", Voice.FRONTLINE, 1)]),
        ("", []),
    ],
)  # fmt: skip
def test_people_met_are_read_as_roles_with_a_number_and_a_voice(
    text: str, groups: list[tuple[str, Voice, int]]
) -> None:
    assert [(g.role, g.voice, g.people) for g in groups_in(text)] == groups


def test_a_column_with_the_number_counts_for_one_role() -> None:
    assert groups_in("Social workers", 8)[0].people == 8
    assert [g.people for g in groups_in("a; b", 8)] == [1, 1]
    assert voice_of("chief officer") is Voice.SENIOR_LEADERS


def test_a_name_is_told_from_a_role() -> None:
    assert may_name("Jane Smith, DCS")
    assert may_name("Interview with Cllr Brown")
    assert not may_name("Head of Early Help")
    assert not may_name("Focus group: social workers")
