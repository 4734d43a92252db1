# SPDX-License-Identifier: Apache-2.0
"""The outline of a document: its parts, and its points by theme, in or left out."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from peerdesk.domain.words import title
from peerdesk.ui.report.rows import PartRow, PointRow, Row

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
STATE = Qt.ItemDataRole.UserRole + 1
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
_TOP = QModelIndex()


class OutlineModel(QAbstractListModel):
    """Parts and points under their headings."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._occasion = ""

    def show(self, rows: Sequence[Row], occasion: str = "") -> None:
        """Show other rows; on an occasion of telling, with what became of each point."""
        self.beginResetModel()
        self._rows, self._occasion = tuple(rows), occasion
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """Return what stands in a row, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def find(self, key: str) -> int:
        """Return the row of a part or point, or -1."""
        for number, row in enumerate(self._rows):
            if not isinstance(row, str) and row.key == key:
                return number
        return -1

    def first(self) -> int:
        """Return the first row that can be chosen, or -1."""
        found = (n for n, row in enumerate(self._rows) if not isinstance(row, str))
        return next(found, -1)

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are, headings counted."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, for drawing and for a screen reader."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if isinstance(row, str):
            return row if role in _SPOKEN else None
        said: dict[int, object] = {
            ROW: row,
            STATE: self._state(row),
            Qt.ItemDataRole.DisplayRole: row.title if isinstance(row, PartRow) else row.handle,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken(row),
        }
        return said.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let parts and points be chosen, and headings not."""
        if index.isValid() and not isinstance(self.row(index.row()), str):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def _state(self, row: PartRow | PointRow) -> str:
        if isinstance(row, PointRow):
            told = row.told_on(self._occasion)
            emerging = self.tr("emerging") if row.emerging else ""
            return title(told).lower() if told is not None else emerging
        if row.versions > 1:
            return self.tr("two texts")
        if row.draft and row.draft != row.words:
            return self.tr("being typed")
        if row.words:
            return self.tr("{0} words").format(row.length)
        return self.tr("usual words") if row.usual else self.tr("to write")

    def _spoken(self, row: PartRow | PointRow) -> str:
        if isinstance(row, PartRow):
            return f"{row.title}, {self._state(row)}"
        inside = self.tr("in") if row.included else self.tr("left out")
        return ", ".join(filter(None, (title(row.kind), row.wording, inside, self._state(row))))
