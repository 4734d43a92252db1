# SPDX-License-Identifier: Apache-2.0
"""Whose stick to ask for: nothing is missed, and nobody is asked in vain."""

from collections.abc import Iterable
from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from peerdesk.ledger.chain import Gap
from peerdesk.team.asking import Ask, Piece, lacking, pieces, whom_to_ask, without

LAPTOPS = tuple("abcdefgh")
MANY = tuple("abcdefghijklmnop")


def piece(changes: int, holders: str) -> Piece:
    return Piece("x", changes, frozenset(holders))


def found(laptops: tuple[str, ...]) -> st.SearchStrategy[list[Piece]]:
    holders = st.frozensets(st.sampled_from(laptops), max_size=4)
    return st.lists(st.builds(Piece, st.just("x"), st.integers(1, 9), holders), max_size=8)


def test_one_laptop_that_holds_everything_is_enough() -> None:
    assert whom_to_ask([piece(3, "ab"), piece(4, "bc")], "abc") == Ask(("b",), 7)


def test_where_none_holds_everything_the_fewest_are_asked() -> None:
    there = [piece(5, "ab"), piece(5, "ac"), piece(2, "b"), piece(2, "c")]
    assert whom_to_ask(there, "abc") == Ask(("b", "c"), 14)


def test_of_equally_few_who_brings_most_and_was_heard_last_is_asked() -> None:
    assert whom_to_ask([piece(3, "ab")], "ba").devices == ("b",)
    there = [piece(3, "ab"), piece(9, "bc"), piece(1, "d")]
    assert whom_to_ask(there, "abcd").devices == ("b", "d")


def test_what_nobody_holds_who_can_be_asked_is_counted() -> None:
    assert whom_to_ask([piece(3, "z"), piece(1, ""), piece(2, "a")], "ab") == Ask(("a",), 2, 4)
    assert whom_to_ask([], "ab") == Ask()


@given(found(LAPTOPS))
def test_the_chosen_hold_all_that_anybody_holds_and_no_fewer_would_do(there: list[Piece]) -> None:
    ask = whom_to_ask(there, LAPTOPS)
    held = [one for one in there if one.holders]
    assert all(one.holders.intersection(ask.devices) for one in held)
    assert ask.changes == sum(one.changes for one in held)
    for fewer in combinations(LAPTOPS, max(len(ask.devices) - 1, 0)):
        assert len(ask.devices) == 0 or any(not one.holders.intersection(fewer) for one in held)


@given(found(MANY))
def test_of_many_laptops_the_chosen_hold_all_as_well(there: list[Piece]) -> None:
    ask = whom_to_ask(there, MANY)
    assert all(one.holders.intersection(ask.devices) for one in there if one.holders)


def test_of_more_than_can_be_tried_the_best_comes_next() -> None:
    alone = [piece(1, one) for one in MANY]
    assert set(whom_to_ask(alone, MANY).devices) == set(MANY)


def test_what_is_lacking_lies_beyond_ends_and_in_gaps_and_no_number_is_named_twice() -> None:
    known = {("b", "e"): 9, ("c", "e"): 2}
    gaps = [Gap("b", "e", 2, 3), Gap("b", "e", 5, 7), Gap("d", "e", 1, 1)]
    assert lacking(known, {("b", "e"): 5, ("c", "e"): 2}, gaps) == (
        Gap("b", "e", 2, 3),
        Gap("b", "e", 5, 9),
        Gap("d", "e", 1, 1),
    )


def test_pieces_are_cut_where_what_laptops_hold_differs() -> None:
    held = {"b": {("x", "e"): 4}, "c": {("x", "e"): 9}}
    theirs = {"c": [Gap("x", "e", 6, 7), Gap("y", "e", 1, 9)]}
    assert pieces([Gap("x", "e", 3, 9)], held, theirs) == (
        piece(2, "bc"),
        piece(1, "c"),
        piece(2, ""),
        piece(2, "c"),
    )


@given(
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 12)),
    st.dictionaries(st.sampled_from("abc"), st.tuples(st.integers(1, 12), st.integers(0, 5))),
)
def test_cutting_loses_no_change(reach: dict[str, int], holes: dict[str, tuple[int, int]]) -> None:
    held = {device: {("x", "e"): number} for device, number in reach.items()}
    theirs = {d: [Gap("x", "e", first, first + more)] for d, (first, more) in holes.items()}
    cut = pieces([Gap("x", "e", 2, 11)], held, theirs)
    assert sum(one.changes for one in cut) == 10
    number = 2
    for one in cut:
        for each in range(number, number + one.changes):
            expected = {
                device
                for device, last in reach.items()
                if last >= each
                and not any(g.first <= each <= g.last for g in theirs.get(device, ()))
            }
            assert one.holders == expected
        number += one.changes


GAPS = st.builds(
    lambda chain, first, count: Gap(chain, "e", first, first + count),
    st.sampled_from("ab"), st.integers(1, 12), st.integers(0, 6),
)  # fmt: skip


def numbers(gaps: Iterable[Gap]) -> set[tuple[str, int]]:
    return {(gap.device, number) for gap in gaps for number in range(gap.first, gap.last + 1)}


@example([Gap("a", "e", 1, 3), Gap("a", "e", 2, 2)], [Gap("a", "e", 1, 1)])
@given(st.lists(GAPS, max_size=4), st.lists(GAPS, max_size=4))
def test_of_gaps_exactly_what_was_not_declared_lost_is_waited_for(
    gaps: list[Gap], lost: list[Gap]
) -> None:
    left = without(gaps, lost)
    assert numbers(left) == numbers(gaps) - numbers(lost)
    assert list(left) == sorted(left)
