# SPDX-License-Identifier: Apache-2.0
"""Seven words in a row are found wherever they stand in a note, and fewer are not."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.compose.checks.verbatim import LEAST, taken_over

_WORDS = "alder beech cedar elm fir gorse hazel ivy juniper larch maple oak pine rowan".split()  # noqa: SIM905 - reads as text


def words(number: int, start: int = 0) -> str:
    return " ".join(f"word{n}" for n in range(start, start + number))


@given(
    before=st.integers(0, 9), shared=st.integers(LEAST, 20), ahead=st.integers(0, 9),
    after=st.integers(0, 9),
)  # fmt: skip
def test_a_run_is_found_whole_wherever_it_begins(
    before: int, shared: int, ahead: int, after: int
) -> None:
    run = words(shared)
    note = f"{words(before, 100)} {run} {words(after, 200)}"
    text = f"{words(ahead, 300)} {run} {words(after, 400)}"
    (found,) = taken_over([text], [("n1", note)])
    assert text[found.start : found.end] == run
    assert (found.text, found.note) == (0, "n1")


@given(shared=st.integers(0, LEAST - 1), before=st.integers(0, 9))
def test_fewer_words_are_nobodys(shared: int, before: int) -> None:
    note = f"{words(before, 100)} {words(shared)} {words(9, 200)}"
    assert taken_over([f"{words(9, 300)} {words(shared)} {words(9, 400)}"], [("n1", note)]) == ()


@given(
    note=st.lists(st.sampled_from(_WORDS), max_size=40),
    text=st.lists(st.sampled_from(_WORDS), max_size=40),
)
def test_what_is_found_is_what_comparing_every_run_finds(note: list[str], text: list[str]) -> None:
    grams = {tuple(note[n : n + LEAST]) for n in range(len(note) - LEAST + 1)}
    held = [tuple(text[n : n + LEAST]) in grams for n in range(len(text) - LEAST + 1)]
    joined = " ".join(text)
    covered = {
        place
        for run in taken_over([joined], [("n1", " ".join(note))])
        for place in range(joined[: run.start].count(" "), joined[: run.end].count(" ") + 1)
    }
    assert covered == {n + k for n, is_in in enumerate(held) if is_in for k in range(LEAST)}


def test_signs_capitals_and_apostrophes_do_not_hide_it() -> None:
    note = "They don't know, and nobody told them why it changed."
    text = "Families – they don’t know and NOBODY told them: why?"
    (found,) = taken_over([text], [("n1", note)])
    assert text[found.start : found.end] == "they don’t know and NOBODY told them: why"


@pytest.mark.parametrize("known", [words(9), f"Is {words(12)} so?"])
def test_words_that_anybody_may_use_are_let_pass(known: str) -> None:
    assert taken_over([words(9)], [("n1", words(9))], [known]) == ()


def test_the_longest_of_several_notes_counts() -> None:
    (found,) = taken_over([words(12)], [("n1", words(8)), ("n2", words(10))])
    assert found.note == "n2"


def test_every_text_is_held_against_every_note() -> None:
    number = count()
    notes = [(f"n{n}", " ".join(f"w{next(number)}" for _ in range(9))) for n in range(40)]
    texts = [f"lead {text} end" for _, text in notes]
    assert [(run.text, run.note) for run in taken_over(texts, notes)] == [
        (n, f"n{n}") for n in range(40)
    ]


def test_a_shorter_run_within_a_longer_one_is_told_once() -> None:
    notes = [("n1", words(12)), ("n2", words(8)), ("n3", words(8, 2))]
    assert [run.note for run in taken_over([words(12)], notes)] == ["n1"]
