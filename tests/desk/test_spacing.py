# SPDX-License-Identifier: Apache-2.0
"""Room among numbered cards: new ones stand where they were put, and few others are touched."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.desk.spacing import STEP, spaced

POSITIONS = st.lists(st.integers(-3, 3).map(lambda n: n * 2), max_size=8).map(sorted)


def numbered(positions: list[int], place: int, count: int) -> tuple[list[int], int]:
    """Return all numbers once the new ones are in, and how many others were numbered anew."""
    first, given = spaced(positions, place, count)
    others = len(given) - count
    return [*positions[:first], *given, *positions[first + others :]], others


@given(POSITIONS, st.integers(0, 8), st.integers(1, 4))
def test_new_cards_stand_apart_at_their_place_and_nothing_else_turns_round(
    positions: list[int], place: int, count: int
) -> None:
    place = min(place, len(positions))
    after, others = numbered(positions, place, count)
    assert after == sorted(after)
    assert len(after) == len(positions) + count
    new = after[place : place + count]
    beside = (
        [*after[place - 1 : place], *new, *after[place + count : place + count + 1]]
        if place
        else [*new, *after[count : count + 1]]
    )
    assert len(set(beside)) == len(beside)
    assert others <= len(positions)


def test_one_neighbour_on_the_nearer_side_makes_room_among_tied_ones() -> None:
    tied = [STEP, STEP, STEP, 2 * STEP, 2 * STEP, 2 * STEP, 3 * STEP, 3 * STEP, 3 * STEP]
    assert [numbered(tied, place, 1)[1] for place in range(10)] == [0, 1, 1, 0, 1, 1, 0, 1, 1, 0]


def test_with_room_nobody_else_is_numbered() -> None:
    assert numbered([STEP, 2 * STEP], 1, 3)[1] == 0
    assert numbered([], 0, 2)[0] == [STEP, 2 * STEP]
