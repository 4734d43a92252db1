# SPDX-License-Identifier: Apache-2.0
"""Whoever the team met is counted once, however many took notes and wherever it is recorded."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from peerdesk.compose.encounters import encounters
from peerdesk.domain.observation import Observation
from peerdesk.domain.session import RoleGroup, Session
from peerdesk.domain.words import ObservationKind, SessionKind, Voice

DAY = "2026-05-12"
WATCHED = Session(
    kind=SessionKind.OBSERVATION, title="Front door", day=DAY, start="10:45", end="11:30",
    groups=(RoleGroup("Triage workers", Voice.FRONTLINE, 5),),
)  # fmt: skip
RECORD = Observation(
    kind=ObservationKind.PRACTICE, setting="Front door", day=DAY, start="10:45",
    groups=(RoleGroup("Triage workers", Voice.FRONTLINE, 7),),
)  # fmt: skip


def told(sessions: dict[str, Session], records: list[Observation]) -> list[tuple[str, int, bool]]:
    return [(met.day, met.people, met.observed) for met in encounters(sessions, records)]


def test_a_session_and_the_record_made_in_it_are_one_and_the_record_says_who_came() -> None:
    linked = replace(RECORD, session="s", start="")
    assert told({"s": WATCHED}, [linked]) == [(DAY, 7, True)]


def test_a_record_that_names_no_session_belongs_to_the_one_at_that_time() -> None:
    assert told({"s": WATCHED}, [RECORD]) == [(DAY, 7, True)]
    later = replace(RECORD, start="12:00")
    assert len(encounters({"s": WATCHED}, [later])) == 2
    assert len(encounters({"s": replace(WATCHED, kind=SessionKind.INTERVIEW)}, [RECORD])) == 2


def test_records_of_one_observation_by_several_people_are_one_and_the_most_were_there() -> None:
    other = replace(RECORD, setting="FRONT DOOR", groups=(RoleGroup("All", Voice.FRONTLINE, 9),))
    assert told({}, [RECORD, other]) == [(DAY, 9, True)]
    elsewhere = replace(RECORD, setting="Duty desk")
    assert len(encounters({}, [RECORD, elsewhere])) == 2


def test_a_record_without_people_leaves_those_planned() -> None:
    alone = replace(RECORD, groups=())
    assert told({"s": WATCHED}, [alone]) == [(DAY, 5, True)]


def test_whom_they_met_goes_with_the_record_that_counts() -> None:
    more = replace(RECORD, groups=(RoleGroup("Managers", Voice.MANAGERS, 9),))
    (met,) = encounters({"s": WATCHED}, [RECORD, more])
    assert met.groups == more.groups
    (planned,) = encounters({"s": WATCHED}, [])
    assert planned.groups == WATCHED.groups


def test_a_visit_is_met_and_not_observed_and_what_was_taken_off_is_neither() -> None:
    visit = replace(RECORD, kind=ObservationKind.SITE_VISIT)
    assert told({}, [visit, replace(RECORD, dropped=True)]) == [(DAY, 7, False)]


def test_records_of_a_session_called_off_are_an_encounter_of_their_own() -> None:
    two = [replace(RECORD, session="gone"), replace(RECORD, session="gone", setting="x")]
    assert told({}, two) == [(DAY, 7, True)]


def test_a_meeting_of_the_team_is_no_encounter() -> None:
    assert encounters({"s": replace(WATCHED, kind=SessionKind.TEAM_MEETING)}, []) == ()


@given(st.lists(st.sampled_from([RECORD, replace(RECORD, setting="b"), replace(RECORD, start="")])))
def test_taking_the_same_notes_again_adds_nothing(records: list[Observation]) -> None:
    once = encounters({"s": WATCHED}, records)
    assert encounters({"s": WATCHED}, [*records, *records]) == once
    assert sorted(encounters({"s": WATCHED}, records[::-1]), key=str) == sorted(once, key=str)
