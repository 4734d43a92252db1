# SPDX-License-Identifier: Apache-2.0
"""The arithmetic under every figure of the benchmarks."""

import pytest

from tests.benchmarks.timing import Times, in_turn


def test_the_median_is_the_middle() -> None:
    assert Times((5.0, 1.0, 3.0)).median == 3.0


@pytest.mark.parametrize(("share", "expected"), [(0.95, 95.0), (0.99, 99.0), (1.0, 100.0)])
def test_a_percentile_is_a_time_that_was_taken(share: float, expected: float) -> None:
    times = Times(tuple(float(number) for number in range(100, 0, -1)))
    assert times.percentile(share) == expected


def test_a_percentile_of_one_round_is_that_round() -> None:
    assert Times((7.0,)).percentile(0.5) == 7.0


def test_both_take_turns_in_beginning() -> None:
    calls: list[str] = []
    pairs = [(lambda: calls.append("ours"), lambda: calls.append("theirs"))] * 3
    ours, theirs = in_turn(pairs)
    assert calls == ["ours", "theirs", "theirs", "ours", "ours", "theirs"]
    assert len(ours.seconds) == len(theirs.seconds) == 3
