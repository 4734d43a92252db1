# SPDX-License-Identifier: Apache-2.0
"""Every filter goes on and off, says itself on a chip, and mixes with the tabs."""

import pytest

from peerdesk.desk.query import UNTAGGED, Narrowing, NoteQuery
from peerdesk.domain.words import Stance, Voice
from peerdesk.ui.evidence import filters
from peerdesk.ui.evidence.rows import Surroundings, read_surroundings
from tests.fakes.evening import fill
from tests.fakes.session import FakeSession


@pytest.fixture
def around(session: FakeSession) -> Surroundings:
    fill(session.book)
    return read_surroundings(session.book)


def test_every_filter_can_be_put_on_and_taken_off(around: Surroundings) -> None:
    for option in filters.options(around, NoteQuery()):
        on = filters.toggled(NoteQuery(), option.key)
        assert on != NoteQuery(), option.key
        ticked = {o.key for o in filters.options(around, on) if o.on}
        assert option.key in ticked
        assert filters.toggled(on, option.key) == NoteQuery(), option.key


def test_every_group_of_filters_is_offered(around: Surroundings) -> None:
    groups = {option.group for option in filters.options(around, NoteQuery())}
    assert groups == {
        "Mark", "Themes", "Lines of enquiry", "Voices", "Days", "Kind of source", "Sessions",
        "Written by", "State",
    }  # fmt: skip


def test_chips_say_what_narrows_the_list_in_words(around: Surroundings) -> None:
    query = NoteQuery(day="2026-05-12", stance=Stance.GOOD_PRACTICE, voice=Voice.FRONTLINE)
    assert filters.chips(query, around) == (
        ("voice", "Frontline"),
        ("stance", "Good practice"),
        ("day", "Tue 12 May"),
    )


def test_what_a_tab_says_stands_on_no_chip(around: Surroundings) -> None:
    mine = NoteQuery(author=around.me)
    assert filters.tab_of(mine, around.me) == filters.MINE
    assert filters.chips(mine, around) == ()


def test_two_tabs_at_once_are_said_by_chips(around: Surroundings) -> None:
    both = NoteQuery(untagged=True, in_message=False)
    assert filters.tab_of(both, around.me) == ""
    assert filters.chips(both, around) == (
        ("untagged", "Untagged"),
        ("in_message", "In no message"),
    )


def test_another_tab_keeps_words_and_filters(around: Surroundings) -> None:
    query = NoteQuery(words="duty", day="2026-05-12", untagged=True)
    moved = filters.with_tab(query, filters.BIN, around.me)
    assert moved == NoteQuery(words="duty", day="2026-05-12", withdrawn=True)


def test_several_values_and_what_is_not_wanted_are_said_on_one_chip_each(
    around: Surroundings,
) -> None:
    stances = Narrowing("stance", ("strength", "question"))
    query = NoteQuery(more=(stances, Narrowing("voice", ("partners",), without=True)))
    assert filters.chips(query, around) == (
        ("more:0", "Strength or Question"),
        ("more:1", "not Partners"),
    )
    assert filters.without(query, "more:1") == NoteQuery(more=(stances,))
    tagged = NoteQuery(more=(Narrowing(UNTAGGED, ("yes",), without=True),))
    assert filters.chips(tagged, around) == (("more:0", "Tagged"),)
    assert filters.is_narrowed(tagged)


def test_taking_a_filter_off_leaves_the_others(around: Surroundings) -> None:
    query = NoteQuery(day="2026-05-12", stance=Stance.QUESTION)
    assert filters.without(query, "day") == NoteQuery(stance=Stance.QUESTION)
    assert filters.is_narrowed(query)
    assert not filters.is_narrowed(NoteQuery(author=around.me, words="x"))
