# SPDX-License-Identifier: Apache-2.0
"""The timetable: what goes in, and what is refused."""

import pytest
from msgspec.structs import replace

from peerdesk.desk.errors import Missing, NotAllowed, NotFound, OutOfRange
from peerdesk.desk.timetable import call_off, change_session, plan_session
from peerdesk.domain.errors import DatesReversed, UnreadableTime
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import Voice
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, Join


def test_sessions_stand_by_day_and_start(book: MemoryBook) -> None:
    later = plan_session(book, FOCUS_GROUP)
    sooner = plan_session(book, replace(FOCUS_GROUP, start="09:00", end="09:45"))
    next_day = plan_session(book, replace(FOCUS_GROUP, day="2026-05-13", start="08:00"))
    assert [s.id for s in book.sessions()] == [sooner, later, next_day]
    assert [s.id for s in book.sessions("2026-05-13")] == [next_day]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"title": " "}, Missing),
        ({"day": "tomorrow"}, UnreadableTime),
        ({"start": "25:00"}, UnreadableTime),
        ({"start": "11:30"}, DatesReversed),
        ({"files": -1}, OutOfRange),
        ({"groups": (RoleGroup("Parents", Voice.CHILDREN_AND_FAMILIES, 0),)}, OutOfRange),
        ({"groups": (RoleGroup("", Voice.FRONTLINE, 3),)}, Missing),
        ({"peers": ("0" * 32,)}, NotFound),
        ({"kloes": ("0" * 32,)}, NotFound),
    ],
)
def test_a_session_that_cannot_be_is_refused(
    book: MemoryBook, changes: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        plan_session(book, replace(FOCUS_GROUP, **changes))
    assert book.writes == 0


def test_a_session_is_changed_once_and_called_off_once(book: MemoryBook) -> None:
    session = plan_session(book, FOCUS_GROUP)
    change_session(book, session, replace(FOCUS_GROUP, place="Room 3"))
    change_session(book, session, replace(FOCUS_GROUP, place=" Room 3 "))
    call_off(book, session)
    call_off(book, session)
    assert book.session(session).value.called_off
    assert book.session(session).value.place == "Room 3"
    assert book.writes == 3


def test_the_timetable_is_for_leads(book: MemoryBook, join: Join) -> None:
    session = plan_session(book, FOCUS_GROUP)
    peer = join()
    for deed in (
        lambda: plan_session(peer, FOCUS_GROUP),
        lambda: call_off(peer, session),
    ):
        with pytest.raises(NotAllowed):
            deed()
