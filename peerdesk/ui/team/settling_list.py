# SPDX-License-Identifier: Apache-2.0
"""The list of what waits to be settled, each sort under its heading."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.ui.components.delegate import RowDelegate
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.paint import Wrapped, paint_text
from peerdesk.ui.look import Look
from peerdesk.ui.team.settling_reading import Item
from peerdesk.ui.team.settling_words import group_of, what_of

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
_TOP = QModelIndex()


class SettlingModel(QAbstractListModel):
    """Rows of what waits, and of the headings over them."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Item | str] = []

    def show(self, items: Sequence[Item]) -> None:
        """Show items, those of one heading together."""
        self.beginResetModel()
        self._rows = []
        heading = ""
        for item in items:
            if group_of(item) != heading:
                heading = group_of(item)
                self._rows.append(heading)
            self._rows.append(item)
        self.endResetModel()

    def items(self) -> list[Item]:
        """Return the items, from the top."""
        return [row for row in self._rows if isinstance(row, Item)]

    def item(self, number: int) -> Item | None:
        """Return the item in a row, or None for a heading."""
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        return row if isinstance(row, Item) else None

    def find(self, key: str) -> int:
        """Return the row of an item, or -1."""
        rows = (n for n, row in enumerate(self._rows) if isinstance(row, Item) and row.key == key)
        return next(rows, -1)

    def nearest(self, number: int) -> int:
        """Return the row of the item at a row or next below it, or else of the last, or -1."""
        rows = [n for n, row in enumerate(self._rows) if isinstance(row, Item)]
        return next((n for n in rows if n >= number), rows[-1] if rows else -1)

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are, headings counted."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the item or heading, for drawing and for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if isinstance(row, str):
            return row if role in _SPOKEN else None
        said = {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.AccessibleTextRole: f"{what_of(row)}, {row.title}",
        }
        return said.get(Qt.ItemDataRole(role))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let items be chosen and headings not."""
        if index.isValid() and self.item(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class SettlingDelegate(RowDelegate):
    """Draws what waits in one line, and what it is about in two at most."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row; the list gives the width."""
        look, row = self.look, index.data(ROW)
        if not isinstance(row, Item):
            return QSize(100, look.size(34))
        lines = self._title(row, option.rect.width(), chosen=False).lines
        return QSize(100, lines * look.line("body") + look.line("small") + look.gap(22))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw an item or a heading."""
        look, row = self.look, index.data(ROW)
        pad = look.gap(14)
        if not isinstance(row, Item):
            inner = area.adjusted(pad, look.gap(4), -pad, 0)
            font = look.font("small", weight=600)
            paint_text(painter, inner, str(row), font, look.colour("ink2"))
            return
        title = self._title(row, area.width(), chosen=chosen)
        top = area.top() + look.gap(11)
        title.paint(painter, area.left() + pad, top, self.ink("ink", chosen=chosen))
        high = look.line("small")
        below = QRectF(area.left() + pad, top + title.height, area.width() - 2 * pad, high)
        ink = self.ink("state.changed" if row.mine else "ink2", chosen=chosen)
        paint_text(painter, below, what_of(row), look.font("small"), ink)

    def _title(self, row: Item, width: float, *, chosen: bool) -> Wrapped:
        look = self.look
        room = max(width - 2 * look.gap(14), 60)
        font = look.font("body", weight=600 if chosen else 500)
        return Wrapped(row.title, font, room, look.line("body"), 2)


class SettlingList(KeyedList):
    """What waits; Enter goes to the versions."""

    def __init__(self, look: Look, model: SettlingModel) -> None:
        super().__init__(look, model, SettlingDelegate(look))
        self.setAccessibleName(self.tr("What waits to be settled"))
