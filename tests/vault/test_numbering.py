# SPDX-License-Identifier: Apache-2.0
"""The numbers of notes, on which every order on the screen rests."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.vault.numbering import (
    SLOTS,
    first_number,
    free_number,
    numbers_of_tick,
    tick_of_time,
)

TIMES = st.integers(-(2**53), 2**53)


@given(TIMES, TIMES, st.text(max_size=40), st.text(max_size=40))
def test_numbers_grow_with_the_moment_of_writing(one: int, other: int, a: str, b: str) -> None:
    earlier, later = sorted((one, other))
    if tick_of_time(earlier) < tick_of_time(later):
        assert first_number(earlier, a) < first_number(later, b)
    assert 0 <= first_number(earlier, a) <= first_number(later, b) | ((1 << SLOTS) - 1) < 1 << 63


@given(TIMES, st.text(max_size=40), st.integers(1, 300))
def test_a_taken_number_gives_way_to_another_of_its_moment(at: int, name: str, more: int) -> None:
    number = first_number(at, name)
    first, last = numbers_of_tick(number >> SLOTS)
    taken: set[int] = set()
    for _ in range(more):
        free = free_number(number, taken)
        assert free is not None
        assert first <= free <= last
        assert free not in taken
        taken.add(free)


def test_the_last_free_number_of_a_moment_is_found_and_then_none() -> None:
    first, last = numbers_of_tick(7)
    crowd = set(range(first, last + 1)) - {first + 5}
    assert free_number(last, crowd) == first + 5
    assert free_number(last, crowd, {first + 5}) is None
