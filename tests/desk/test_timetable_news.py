# SPDX-License-Identifier: Apache-2.0
"""What changed since noon of the day before a session is news, and nothing older."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from peerdesk.desk.clock import FixedClock
from peerdesk.desk.scope import found_challenge, name_person
from peerdesk.desk.timetable import call_off, change_session, plan_session
from peerdesk.desk.timetable_changes import changes_in_words
from peerdesk.desk.timetable_news import News, news_of
from peerdesk.domain.session import RoleGroup, Session
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, SessionKind, Source, Voice
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands a week before the first day."""
    return FixedClock(at(5, 9))


@pytest.fixture
def timed(clock: FixedClock) -> MemoryBook:
    """Return a book whose clock the test sets."""
    book = MemoryBook(clock=clock)
    found_challenge(book, FRAMEWORK, SCOPE)
    return book


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 5, day, hour)  # noqa: DTZ001 - London's wall time


def news(book: MemoryBook, key: str) -> News:
    people = {person.id: person.value.name for person in book.people()}
    return news_of(book, book.session(key), people)


def test_what_was_planned_before_is_no_news_and_a_change_on_the_day_is(
    timed: MemoryBook, clock: FixedClock
) -> None:
    key = plan_session(timed, FOCUS_GROUP)
    clock.set(at(11, 11))
    change_session(timed, key, replace(FOCUS_GROUP, start="09:00", end="10:00"))
    assert news(timed, key) == News()
    clock.set(at(11, 18))
    change_session(timed, key, replace(FOCUS_GROUP, start="10:30", end="11:30", place="Hub"))
    told = news(timed, key)
    assert told.words == ("moved from 09:00", "now in Hub, not Room 2")
    assert (told.by, told.time) == ("Helen Okafor", "18:00")


def test_several_changes_are_told_as_one_and_one_that_was_undone_as_none(
    timed: MemoryBook, clock: FixedClock
) -> None:
    key = plan_session(timed, FOCUS_GROUP)
    clock.set(at(12, 8))
    for start in ("11:00", "12:00", "13:00"):
        change_session(timed, key, replace(FOCUS_GROUP, start=start, end="14:00"))
    assert news(timed, key).words == ("moved from 10:00",)
    change_session(timed, key, FOCUS_GROUP)
    assert news(timed, key).words == ()


def test_a_session_added_on_the_day_is_told_and_one_taken_back_is_not(
    timed: MemoryBook, clock: FixedClock
) -> None:
    clock.set(at(12, 8))
    key = plan_session(timed, FOCUS_GROUP)
    assert news(timed, key).words == ("added",)
    call_off(timed, key)
    assert news(timed, key).words == ()


def test_who_goes_is_told_and_what_moves_nobody_is_not(
    timed: MemoryBook, clock: FixedClock
) -> None:
    other = name_person(timed, "", Person("Priya Nair", Role.OFFICER_PEER))
    key = plan_session(timed, FOCUS_GROUP)
    clock.set(at(12, 8))
    kloe = timed.kloes()[0].id
    change_session(timed, key, replace(FOCUS_GROUP, kloes=(kloe,), peers=(other,)))
    assert news(timed, key).words == ("now with Priya Nair",)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (replace(FOCUS_GROUP, called_off=True), "called off"),
        (replace(FOCUS_GROUP, day="2026-05-13"), "moved from Tue 12 May, 10:00"),
        (replace(FOCUS_GROUP, end="11:30"), "ends 11:30, not 11:00"),
        (replace(FOCUS_GROUP, place=""), "no longer in Room 2"),
        (replace(FOCUS_GROUP, title="Other"), "was “Focus group: social workers”"),
        (replace(FOCUS_GROUP, kind=SessionKind.WORKSHOP), "was focus group"),
        (replace(FOCUS_GROUP, files=3), "3 files, were 0"),
        (replace(FOCUS_GROUP, source=Source.DATA), "its evidence counts otherwise"),
        (replace(FOCUS_GROUP, peers=("a",)), "now with A"),
        (replace(FOCUS_GROUP, peers=("unknown",)), "with others"),
        (replace(FOCUS_GROUP, kloes=("k",)), "now on K"),
        (replace(FOCUS_GROUP, groups=()), "0 people met, not 8"),
        (
            replace(FOCUS_GROUP, groups=(RoleGroup("Carers", Voice.FRONTLINE, 8),)),
            "other people met",
        ),
    ],
)
def test_every_difference_has_its_words_and_its_way_back(after: Session, words: str) -> None:
    people, kloes = {"a": "A"}, {"k": "K"}
    assert changes_in_words(FOCUS_GROUP, after, people, kloes) == (words,)
    assert changes_in_words(after, FOCUS_GROUP, people, kloes)
    assert changes_in_words(after, after, people, kloes) == ()
