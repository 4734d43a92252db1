# SPDX-License-Identifier: Apache-2.0
"""What the table of the benchmarks calls met, and what not."""

import pytest

from tests.benchmarks.table import Goal, Row, table


def row(figure: float, goal: Goal, baseline: float | None = None) -> Row:
    """Return a row in milliseconds."""
    return Row("a line", 1_000, figure, "ms", goal, baseline, "SQLite")


@pytest.mark.parametrize(
    ("figure", "goal", "baseline", "met"),
    [
        (3.0, Goal(ratio=1.5), 2.0, True),
        (3.1, Goal(ratio=1.5), 2.0, False),
        (3.0, Goal(ratio=1.5), None, False),
        (0.7, Goal(at_least=0.7), 1.0, True),
        (0.69, Goal(at_least=0.7), 1.0, False),
        (16.0, Goal(most=16), None, True),
        (16.1, Goal(most=16), None, False),
        (40.0, Goal(ratio=1.2, most=50), 20.0, False),
        (60.0, Goal(ratio=1.2, most=50), 59.0, False),
        (40.0, Goal(ratio=1.2, most=50), 39.0, True),
        (9.0, Goal(), None, True),
    ],
)
def test_every_part_of_a_goal_has_to_hold(
    figure: float, goal: Goal, baseline: float | None, *, met: bool
) -> None:
    assert row(figure, goal, baseline).met is met


def test_a_miss_is_said_in_capitals() -> None:
    printed = table([row(3.1, Goal(ratio=1.5), 2.0)])
    assert "1.55 ×" in printed
    assert printed.endswith("NOT MET")


def test_a_row_without_a_goal_is_neither_met_nor_missed() -> None:
    assert "met" not in table([row(3.1, Goal())]).lower()
