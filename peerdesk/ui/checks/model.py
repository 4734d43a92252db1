# SPDX-License-Identifier: Apache-2.0
"""The points of the page as rows: light, told daily, on the slides, in the report."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
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

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
STATES = {Light.RED: "wrong", Light.AMBER: "changed", Light.GREEN: "done", Light.NONE: "done"}
_TOP = QModelIndex()
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


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


class CheckModel(QAbstractListModel):
    """The rows, all of them or only those to look at."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Shown, ...] = ()

    def show(self, rows: Sequence[Shown]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> Shown | None:
        """Return a row, or None past the end."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def find(self, key: str) -> int:
        """Return the number of the row of a message, or of these words; or -1."""
        found = (n for n, one in enumerate(self._rows) if key in {one.row.message, one.row.text})
        return next(found, -1)

    def next_open(self, after: int) -> int:
        """Return the next row somebody should look at and has given no reason for, or -1."""
        count = len(self._rows)
        numbers = ((after + step) % count for step in range(1, count + 1))
        return next((n for n in numbers if self._rows[n].row.open), -1)

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row, or what a screen reader says of it."""
        one = self.row(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role == ROW:
            return one
        return _said(one) if role in _SPOKEN else None


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
