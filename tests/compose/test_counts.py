# SPDX-License-Identifier: Apache-2.0
"""The team's days are counted from the timetable, and nothing else is."""

from peerdesk.compose.counts import Counts, count
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import SessionKind, Source, Voice
from tests.compose.casebooks import DAY_ONE, DAY_TWO, Builder


def test_an_empty_timetable_counts_nothing() -> None:
    assert count(Builder().casebook()) == Counts(0, 0, 0, 0, 0, 0, 0)


def test_people_are_met_in_meetings_only() -> None:
    builder = Builder()
    groups = (
        RoleGroup("Foster carers", Voice.CHILDREN_AND_FAMILIES, 6),
        RoleGroup("Head", Voice.PARTNERS),
    )
    builder.session("Carers", groups=groups)
    builder.session("Front door", kind=SessionKind.OBSERVATION)
    builder.session("Team", kind=SessionKind.TEAM_MEETING)
    builder.session("Sponsor", kind=SessionKind.SPONSOR_MEETING)
    counts = count(builder.casebook())
    assert (counts.meetings, counts.people, counts.observations) == (2, 12, 1)


def test_a_session_called_off_counts_nowhere() -> None:
    builder = Builder()
    builder.session("Carers", called_off=True)
    builder.session("Files", kind=SessionKind.CASE_REVIEW, files=4, called_off=True)
    assert count(builder.casebook()) == Counts(0, 0, 0, 0, 0, 0, 0)


def test_a_day_counts_itself_and_what_came_before() -> None:
    builder = Builder()
    builder.session("Carers", DAY_ONE)
    builder.session("Leaders", DAY_TWO)
    assert count(builder.casebook(), DAY_ONE).meetings == 1
    assert count(builder.casebook(), DAY_TWO).meetings == 2
    assert count(builder.casebook(), DAY_TWO).meeting_days == 2
    assert count(builder.casebook()).meetings == 2


def test_files_and_documents_are_counted_apart() -> None:
    builder = Builder()
    builder.session("Files", kind=SessionKind.CASE_REVIEW, files=7)
    builder.session("Plans", kind=SessionKind.DOCUMENT_REVIEW, files=62)
    counts = count(builder.casebook())
    assert (counts.case_files, counts.documents, counts.meetings) == (7, 62, 0)


def test_a_review_without_a_number_counts_the_cases_on_its_notes() -> None:
    builder = Builder()
    review = builder.session("Files", kind=SessionKind.CASE_REVIEW)
    for case in ("C-01", "C-02", "C-02", ""):
        builder.note("Plan is clear", review, source=Source.READ, case=case)
    builder.note("Heard elsewhere", builder.session("Carers"), case="C-03")
    assert count(builder.casebook()).case_files == 2


def test_hours_are_those_of_every_peer_in_the_room() -> None:
    builder = Builder()
    builder.session("Carers", start="09:30", end="11:00", peers=("p1", "p2"))
    builder.session("Leaders", start="11:00", end="11:20", peers=("p1",))
    assert count(builder.casebook()).hours == 3
