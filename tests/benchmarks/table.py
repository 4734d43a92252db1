# SPDX-License-Identifier: Apache-2.0
"""What was measured, beside its goal: one row a measure, printed as one table."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """What was promised: a bound on the ratio to the baseline, on milliseconds or on megabytes.

    `at_least` turns the ratio round: 0.7 means that at least that share has to be reached. A
    goal without any bound belongs to a figure that is printed for comparison only.
    """

    ratio: float | None = None
    most: float | None = None
    at_least: float | None = None

    def words(self, unit: str) -> str:
        """Return the goal as it is printed."""
        parts = []
        if self.ratio is not None:
            parts.append(f"≤ {self.ratio:g} ×")
        if self.at_least is not None:
            parts.append(f"≥ {self.at_least:g} ×")
        if self.most is not None:
            parts.append(f"≤ {self.most:g} {unit}")
        return ", ".join(parts)


@dataclass(frozen=True)
class Row:
    """One figure; `baseline` is the same work by the bare library in the same run."""

    what: str
    size: int
    figure: float
    unit: str
    goal: Goal
    baseline: float | None = None
    beside: str = ""

    @property
    def ratio(self) -> float | None:
        """Return the figure as a multiple of the baseline."""
        return self.figure / self.baseline if self.baseline else None

    @property
    def met(self) -> bool:
        """Say whether every part of the goal holds."""
        ratio, goal = self.ratio, self.goal
        return (
            (goal.ratio is None or (ratio is not None and ratio <= goal.ratio))
            and (goal.at_least is None or (ratio is not None and ratio >= goal.at_least))
            and (goal.most is None or self.figure <= goal.most)
        )

    def cells(self) -> tuple[str, ...]:
        """Return the row as it is printed."""
        base = f"{_amount(self.baseline, self.unit)} {self.beside}" if self.baseline else ""
        return (
            self.what,
            f"{self.size:,}" if self.size else "",
            _amount(self.figure, self.unit),
            base,
            f"{self.ratio:.2f} ×" if self.ratio else "",
            self.goal.words(self.unit),
            self._verdict(),
        )

    def _verdict(self) -> str:
        if self.goal == Goal():
            return ""
        return "met" if self.met else "NOT MET"


def _amount(value: float, unit: str) -> str:
    """Return a figure with three digits that count, never in powers of ten."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"


HEADINGS = ("what", "notes", "figure", "beside", "ratio", "goal", "")


def table(rows: Iterable[Row]) -> str:
    """Return the rows as lines of aligned columns."""
    cells = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )
