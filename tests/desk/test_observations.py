# SPDX-License-Identifier: Apache-2.0
"""Observations of practice and visits: where, with whom by role, who agreed, what was seen."""

import pytest
from msgspec.structs import replace

from peerdesk.desk.errors import Missing, NotFound, OutOfRange
from peerdesk.desk.observations import (
    begin_observation,
    change_observation,
    observation_of,
    write_seen,
)
from peerdesk.desk.record_errors import StruckOff
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.errors import UnreadableTime
from peerdesk.domain.observation import Observation
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import ObservationKind, SessionKind, Source, Voice
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP

DESK = Observation(
    kind=ObservationKind.PRACTICE, setting=" Duty desk ", day="2026-05-12", start="9:05",
    groups=(RoleGroup("Social workers ", Voice.FRONTLINE, 4),), consent="Team manager",
)  # fmt: skip


def test_an_observation_is_kept_clean_and_can_be_corrected(book: MemoryBook) -> None:
    observation = begin_observation(book, DESK)
    held = book.observation(observation).value
    assert (held.setting, held.start, held.people) == ("Duty desk", "09:05", 4)
    book.writes = 0
    change_observation(book, observation, setting="Duty desk")
    assert book.writes == 0
    change_observation(book, observation, consent="")
    assert book.observation(observation).value.consent == ""


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"setting": ""}, Missing),
        ({"day": "Tuesday"}, UnreadableTime),
        ({"start": "nine"}, UnreadableTime),
        ({"peers": ("nobody",)}, NotFound),
        ({"session": "none"}, NotFound),
        ({"groups": (RoleGroup("", Voice.FRONTLINE),)}, Missing),
        ({"groups": (RoleGroup("All", Voice.FRONTLINE, 2_000),)}, OutOfRange),
    ],
)
def test_what_cannot_be_recorded_is_refused(
    book: MemoryBook, changes: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        begin_observation(book, replace(DESK, **changes))


def test_a_session_of_the_timetable_says_what_is_known_of_its_observation(book: MemoryBook) -> None:
    planned = replace(FOCUS_GROUP, kind=SessionKind.OBSERVATION, title="Front door")
    session = plan_session(book, planned)
    found = observation_of(book, session)
    assert (found.kind, found.setting, found.session) == (
        ObservationKind.PRACTICE, "Front door", session,
    )  # fmt: skip
    assert (found.day, found.start, found.groups) == (planned.day, planned.start, planned.groups)
    other = observation_of(book, plan_session(book, FOCUS_GROUP))
    assert other.kind is ObservationKind.SITE_VISIT


def test_what_was_seen_is_a_note_of_the_observation_and_of_its_session(book: MemoryBook) -> None:
    session = plan_session(book, replace(FOCUS_GROUP, kind=SessionKind.OBSERVATION))
    observation = begin_observation(book, observation_of(book, session))
    note = book.note(write_seen(book, observation, "+ Calls are answered at once").note)
    assert (note.source, note.record, note.session) == (Source.SEEN, observation, session)
    change_observation(book, observation, dropped=True)
    with pytest.raises(StruckOff):
        write_seen(book, observation, "More")
