# SPDX-License-Identifier: Apache-2.0
"""The board of who has what: down whose laptop, across whose changes."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from peerdesk.ui.team.reading import LaptopCell, LaptopRow

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
ROW = Qt.ItemDataRole.UserRole + 1
_TOP = QModelIndex()


class BoardModel(QAbstractTableModel):
    """First column the laptop, then a column for each laptop's changes, last what is missing."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[LaptopRow, ...] = ()

    def show(self, rows: Sequence[LaptopRow]) -> None:
        """Show these laptops."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many laptops there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return a column for every laptop, and two more."""
        return 0 if parent.isValid() or not self._rows else len(self._rows) + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell, in words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        cell = self._cell(row, index.column())
        if role == ROW:
            return row
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, cell, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row, cell, index.column())
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return whose changes a column counts, and how many are known."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if 1 <= section <= len(self._rows):
            row = self._rows[section - 1]
            return f"{row.short}\n{row.known:,}"
        return ""

    def _cell(self, row: LaptopRow, column: int) -> LaptopCell | None:
        return row.cells[column - 1] if 1 <= column <= len(row.cells) else None

    def _words(self, row: LaptopRow, cell: LaptopCell | None, column: int) -> str:
        if column == 0:
            return row.name
        if cell is None:
            return self._lacks(row)
        if cell.own:
            return self.tr("own")
        if not cell.to_come:
            return self.tr("all")
        return self.tr("{0} to come").format(f"{cell.to_come:,}")

    def _lacks(self, row: LaptopRow) -> str:
        if row.complete:
            return self.tr("complete")
        if not row.to_come:
            return self._attachments(row)
        return self.tr("{0} missing").format(f"{row.to_come:,}")

    def _attachments(self, row: LaptopRow) -> str:
        if row.attachments == 1:
            return self.tr("1 attachment")
        return self.tr("{0} attachments").format(f"{row.attachments:,}")

    def _said(self, row: LaptopRow, cell: LaptopCell | None, column: int) -> str:
        words = self._words(row, cell, column)
        if column == 0:
            heard = self.tr("this laptop") if row.here else row.heard
            return ", ".join(part for part in (row.name, row.part, heard) if part)
        if cell is None:
            if row.attachments:
                words = self.tr("{0} missing").format(self._attachments(row))
            if row.attachments and row.to_come:
                words = self.tr("{0} and {1}").format(f"{row.to_come:,}", words)
            return f"{row.name}: {words}"
        return self.tr("{0} has of {1}: {2}").format(row.short, self._rows[column - 1].short, words)
