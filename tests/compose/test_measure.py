# SPDX-License-Identifier: Apache-2.0
"""Text is measured without a font, never narrower than it will be, and wrapped without loss."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.compose.measure import letter_width, text_width, wrap, wrap_by

prose = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


@given(prose)
def test_wrapping_loses_no_letter(text: str) -> None:
    lines = wrap(text, 200, 28)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(prose)
def test_no_line_is_wider_than_the_width(text: str) -> None:
    assert all(text_width(line, 28) <= 200 for line in wrap(text, 200, 28))


def test_a_word_that_is_too_long_is_broken_and_the_next_goes_on_behind_it() -> None:
    assert wrap_by("aaaaa bb", 4, len) == ["aaaa", "a bb"]
    assert wrap_by("b aaaaa", 4, len) == ["b", "aaaa", "a"]


def test_a_line_takes_what_fits() -> None:
    assert wrap_by("aa bb cc", 5, len) == ["aa bb", "cc"]
    assert wrap_by("", 5, len) == []


def test_words_held_together_stay_together() -> None:
    assert wrap_by("aa bb\u00a0cc", 6, len) == ["aa", "bb\u00a0cc"]


def test_a_letter_wider_than_the_line_still_stands() -> None:
    assert wrap_by("ab", 0.5, len) == ["a", "b"]


def test_letters_of_other_scripts_are_taken_as_wide() -> None:
    assert letter_width("語") > letter_width("W")
    assert letter_width("é") >= letter_width("e")
    assert letter_width("i", bold=True) >= letter_width("i")
