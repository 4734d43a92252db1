# SPDX-License-Identifier: Apache-2.0
"""Typing filters makes chips of them, and chips can be written out again."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from peerdesk.desk.query import NoteQuery
from peerdesk.desk.search.filters import read_search
from peerdesk.desk.search.typed import all_in, all_out, take_typed
from peerdesk.domain.search_words import Term, written
from peerdesk.domain.words import Stance, Voice
from tests.desk.search.test_filters import names, terms

NONE = NoteQuery()


def test_a_filter_becomes_a_chip_at_the_space_after_it() -> None:
    typed = take_typed(NONE, "stance:- du", 11, names())
    assert typed.base == NoteQuery(stance=Stance.CONSIDERATION)
    assert (typed.text, typed.caret) == ("du", 2)
    assert typed.query == NoteQuery(stance=Stance.CONSIDERATION, words="du")


def test_a_filter_that_is_known_counts_before_the_space_already() -> None:
    typed = take_typed(NONE, "stance:-", 8, names())
    assert typed.base == NONE
    assert typed.text == "stance:-"
    assert typed.query.stance is Stance.CONSIDERATION


def test_one_still_being_typed_narrows_nothing_and_is_no_trouble() -> None:
    typed = take_typed(NoteQuery(voice=Voice.PARTNERS), "duty kloe:zz", 12, names())
    assert typed.query == NoteQuery(voice=Voice.PARTNERS, words="duty")
    assert not typed.troubles


def test_one_that_nobody_knows_stays_as_text_and_is_told() -> None:
    typed = take_typed(NONE, "kloe:zz duty", 12, names())
    assert typed.text == "kloe:zz duty"
    assert [trouble.typed for trouble in typed.troubles] == ["zz"]


def test_what_no_words_can_say_stays() -> None:
    assert take_typed(NoteQuery(waiting=True), "stance:- x", 10, names()).query.waiting


@given(terms(), st.booleans())
def test_typing_letter_by_letter_ends_where_reading_the_whole_does(
    typed: list[Term],
    space: bool,  # noqa: FBT001 - drawn
) -> None:
    whole = written(typed) + (" " if space else "")
    state = all_in(NONE)
    for letter in whole:
        text = state.text[: state.caret] + letter + state.text[state.caret :]
        state = take_typed(state.base, text, state.caret + 1, names())
    assert state.query == read_search(whole, names()).query


@given(terms())
def test_chips_and_words_are_two_views_of_one_query(typed: list[Term]) -> None:
    query = read_search(written(typed), names()).query
    out = all_out(query, names())
    back = take_typed(out.base, out.text + " ", len(out.text) + 1, names())
    assert back.query == query
    assert replace(back.base, words="") == all_in(query).base
