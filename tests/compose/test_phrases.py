# SPDX-License-Identifier: Apache-2.0
"""Small turns of phrase read as people would say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.compose.phrases import capital, counted, handle, listed, lowered, number, shortened


def test_small_numbers_are_words_and_large_ones_figures() -> None:
    assert [number(n) for n in (0, 1, 10, 11, 230)] == ["no", "one", "ten", "11", "230"]


def test_plurals_follow_the_number() -> None:
    assert counted(1, "point") == "one point"
    assert counted(2, "point") == "two points"
    assert counted(12, "person", "people") == "12 people"


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Front door", "front door"),
        ("SEND", "SEND"),
        ("DCS and team", "DCS and team"),
        ("I and we", "I and we"),
        ("", ""),
        ("A new start", "a new start"),
    ],
)
def test_a_title_is_lowered_but_initials_are_not(title: str, inside: str) -> None:
    assert lowered(title) == inside


def test_lists_end_with_and() -> None:
    assert [listed(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_capital_changes_the_first_letter_only() -> None:
    assert (capital("heard in TWO"), capital("")) == ("Heard in TWO", "")


@given(st.text(), st.integers(2, 50))
def test_nothing_is_longer_than_its_limit(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= max(limit, 0)


def test_what_fits_is_not_touched_and_a_cut_is_shown() -> None:
    assert shortened("two words", 20) == "two words"
    assert shortened("two words more", 12) == "two words…"
    assert shortened("W" * 100, 10) == "W" * 9 + "…"


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("Leaders share a clear vision, and staff know it.", "Leaders share a clear vision"),
        ("Supervision is regular.", "Supervision is regular"),
        ("One, two", "One, two"),
    ],
)
def test_a_wording_is_known_by_its_beginning(wording: str, name: str) -> None:
    assert handle(wording) == name


def test_the_name_of_a_long_wording_is_cut() -> None:
    assert handle("word " * 40).endswith("…")
    assert len(handle("word " * 40)) <= 64
