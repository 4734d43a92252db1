# SPDX-License-Identifier: Apache-2.0
"""What is missing is the same, told as runs or number by number."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.vault.gaps import joined, lack, missing, without

numbers = st.sets(st.integers(1, 40), max_size=40)


@given(held=numbers, upto=st.integers(0, 50))
def test_what_is_missing_is_all_that_is_not_held(held: set[int], upto: int) -> None:
    runs = missing(sorted(held), upto)
    end = max(upto, *held, 0) if held else upto
    assert {n for n in range(1, 60) if lack(runs, n)} == set(range(1, end + 1)) - held
    assert all(first <= last for first, last in runs)
    assert all(before[1] + 1 < after[0] for before, after in pairwise(runs))


@given(held=numbers, arriving=st.lists(st.integers(1, 45)))
def test_what_arrives_is_missing_no_longer(held: set[int], arriving: list[int]) -> None:
    runs = missing(sorted(held), 45)
    for number in arriving:
        runs = without(runs, number)
    assert runs == missing(sorted(held | set(arriving)), 45)


@given(one=numbers, other=numbers)
def test_two_accounts_join(one: set[int], other: set[int]) -> None:
    assert joined(missing(sorted(one), 45), missing(sorted(other), 45)) == missing(
        sorted(one & other), 45
    )
