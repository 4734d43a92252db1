# SPDX-License-Identifier: Apache-2.0
"""Claims about which texts are held against each other."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.likeness import NEAREST, candidates, words_of

_words = st.sampled_from([f"word{n}" for n in range(12)])
_texts = st.lists(st.lists(_words, max_size=8).map(" ".join), max_size=12)


def test_words_that_carry_no_meaning_and_endings_are_left_out() -> None:
    found = words_of("The Managers were supporting it, and she trusted us as")
    assert found == {"manager", "support", "trust", "us"}


def test_a_point_is_found_in_another_order_and_inside_a_longer_note() -> None:
    texts = [
        "Staff trust their managers with bad news",
        "Bad news: managers are trusted by staff",
        "In the second group staff said they trust managers with bad news about thresholds too",
        "Thresholds differ between the two areas",
        "Yes.",
    ]
    assert set(candidates(texts)) == {(0, 1), (0, 2), (1, 2)}


@given(_texts)
def test_every_pair_comes_once_and_holds_enough_of_the_same_words(texts: list[str]) -> None:
    pairs = list(candidates(texts))
    assert len(pairs) == len(set(pairs))
    for one, other in pairs:
        assert one < other
        first, second = words_of(texts[one]), words_of(texts[other])
        assert len(first & second) >= 0.6 * min(len(first), len(second))


def test_texts_that_are_all_alike_are_held_against_their_neighbours_only() -> None:
    breaths: list[int] = []
    pairs = list(candidates(["Staff trust managers"] * 300, lambda: breaths.append(1)))
    assert all(other - one <= NEAREST for one, other in pairs)
    assert {one for one, _ in pairs} | {other for _, other in pairs} == set(range(300))
    assert len(breaths) == 600
