# SPDX-License-Identifier: Apache-2.0
"""How the benchmarks end: a missed goal is a figure, a measure that cannot be taken is a fault."""

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.benchmarks import __main__ as program
from tests.benchmarks.ground import Ground
from tests.benchmarks.table import Goal, Row


def measure(ground: Ground, size: int) -> Iterator[Row]:
    """Measure nothing."""
    assert ground.folder.is_dir()
    yield Row("waiting", size, 20.0, "ms", Goal(most=16))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offer one measure that can be taken and one that cannot be read in."""
    module = ModuleType("tests.benchmarks.measure_waiting")
    module.measure = measure  # type: ignore[attr-defined]  # a module made for this test
    monkeypatch.setitem(sys.modules, module.__name__, module)
    measures = (program.Measure("waiting", "waiting"), program.Measure("broken", "nowhere"))
    monkeypatch.setattr(program, "MEASURES", measures)


@pytest.mark.usefixtures("asked")
def test_a_missed_goal_is_printed_and_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "--sizes", "7,9", "--only", "waiting"])
    assert program.main() == 0
    printed = capsys.readouterr().out
    assert printed.count("NOT MET") == 2
    assert "2 of 2 miss their goal" in printed


@pytest.mark.usefixtures("asked")
def test_a_measure_that_cannot_be_taken_fails_after_the_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "--sizes", "7", "--only", "broken,waiting"])
    assert program.main() == 1
    printed = capsys.readouterr()
    assert "ModuleNotFoundError" in printed.err
    assert "waiting" in printed.out
