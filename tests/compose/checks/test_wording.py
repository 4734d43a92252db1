# SPDX-License-Identifier: Apache-2.0
"""A phrase means what its writer thinks it means, and an innocent one clears what it touches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.compose.checks.wording import HARMLESS, Listing


def listing(*phrases: str, innocent: tuple[str, ...] = (), **more: object) -> Listing:
    return Listing(
        title="T", version="1", words="W", phrases=phrases, innocent=innocent, **more,  # type: ignore[arg-type] # the test says which
    )  # fmt: skip


def found(text: str, *phrases: str, innocent: tuple[str, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in listing(*phrases, innocent=innocent).spans(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "wanted"),
    [
        ("failed to", "They Failed to act", ["Failed to"]),
        ("failed to", "unfailed to, failed together", []),
        ("fail*", "failing and failures", ["failing", "failures"]),
        ("is/are weak", "It is weak; they are weak; he was weak", ["is weak", "are weak"]),
        ("rated … good", "rated as very good", ["rated as very good"]),
        ("rated … good", "rated by one two three four good", []),
        ("RI", "It is RI, and ri is none", ["RI"]),
        ("don't care", "They don’t care", ["don’t care"]),
        ("second-rate", "second rate, second-rate", ["second rate", "second-rate"]),
        ("plan (b)", "the plan (b) there", ["plan (b)"]),
    ],
)
def test_a_phrase_is_found_as_it_is_written(phrase: str, text: str, wanted: list[str]) -> None:
    assert found(text, phrase) == wanted


def test_the_longer_phrase_counts_and_finds_do_not_overlap() -> None:
    assert found("not good enough", "not good", "not good enough", "good") == ["not good enough"]


def test_what_an_innocent_phrase_touches_is_none() -> None:
    assert found("outstanding actions", "outstanding", innocent=("outstanding action*",)) == []
    assert found("Is RI Ltd good?", "good", innocent=("RI",)) == ["good"]


def test_a_pattern_may_say_which_part_is_meant() -> None:
    rated = listing(patterns=(r"\bis (good)(?=\.)",))
    assert list(rated.spans("It is good. It is good at that.")) == [(6, 10)]


def test_single_phrases_have_their_own_suggestion() -> None:
    must = listing("must", "should", instead="may", better={"must": "may want to"})
    assert (must.suggestion("Must"), must.suggestion("should")) == ("may want to", "may")


def test_a_challenge_adds_and_takes_out() -> None:
    changed = listing("one", "two", innocent=("two by two",)).changed(
        ["three", f"{HARMLESS}three times", " "], ["one", f"{HARMLESS}two by two"]
    )
    assert changed.phrases == ("two", "three")
    assert changed.innocent == ("three times",)


@given(text=st.text(max_size=80), phrase=st.text(min_size=1, max_size=30))
def test_any_phrase_can_be_looked_for_in_any_text(text: str, phrase: str) -> None:
    for start, end in listing(phrase).spans(text):
        assert 0 <= start < end <= len(text)


@given(before=st.text(alphabet="aBİ ßſ.", max_size=9))
def test_places_are_those_of_the_text_as_written(before: str) -> None:
    text = f"{before} poor plan"
    assert found(text, "poor plan") == ["poor plan"]
