# SPDX-License-Identifier: Apache-2.0
"""The points of the page as rows: light, told daily, on the slides, in the report."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from peerdesk.compose.checks.finding import Light
from peerdesk.compose.checks.side_by_side import Row
from peerdesk.compose.checks.verdict import LIGHT_NAMES
from peerdesk.compose.leaders_page import (
    replies_words,
    report_words,
    slides_words,
    told_words,
)
from peerdesk.compose.phrases import capital, lowered
from peerdesk.ui.components.row_model import RowModel

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
STATES = {Light.RED: "wrong", Light.AMBER: "changed", Light.GREEN: "done", Light.NONE: "done"}
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True)
class Shown:
    """A row with its words as they are drawn; made once, away from the thread that draws."""

    row: Row
    light: str
    told: str
    slides: str
    report: str
    stands: str
    disputes: str

    @property
    def columns(self) -> tuple[str, str, str]:
        """Return what stands side by side."""
        return self.told, self.slides, self.report


def shown(row: Row) -> Shown:
    """Return a row in words."""
    return Shown(
        row=row,
        light=f"{capital(LIGHT_NAMES[row.light])}: {lowered(row.verdict)}",
        told=told_words(row),
        slides=slides_words(row),
        report=report_words(row),
        stands=_tr("a reason stands") if row.findings and not row.open else "",
        disputes=replies_words(row),
    )


class CheckModel(RowModel[Shown]):
    """The rows, all of them or only those to look at."""

    def find(self, key: str) -> int:
        """Return the number of the row of a message, or of these words; or -1."""
        found = (n for n, one in enumerate(self._rows) if key in {one.row.message, one.row.text})
        return next(found, -1)

    def next_open(self, after: int) -> int:
        """Return the next row somebody should look at and has given no reason for, or -1."""
        count = len(self._rows)
        numbers = ((after + step) % count for step in range(1, count + 1))
        return next((n for n in numbers if self._rows[n].row.open), -1)

    def said(self, row: Shown) -> Mapping[int, object]:
        """Return the row, and what a screen reader says of it."""
        return {ROW: row, **dict.fromkeys(_SPOKEN, _said(row))}


def _said(one: Shown) -> str:
    """Return a row as it is read aloud: the light first, then each column with its name."""
    parts = (
        one.light,
        one.row.text,
        f"{_tr('Told daily')}: {one.told}",
        f"{_tr('On the slides')}: {one.slides}",
        f"{_tr('In the report')}: {one.report}",
        one.disputes,
        one.stands,
    )
    return ". ".join(part.rstrip(".") for part in parts if part)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Checks", words)
