# SPDX-License-Identifier: Apache-2.0
"""Lines of enquiry under their themes, as a list to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.domain.framework import FrameworkKloe
from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.paint import paint_text, paint_text_right

ROW = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()


@dataclass(frozen=True)
class ThemeRow:
    """A theme over its lines: its key, title and how many there are."""

    key: str
    title: str
    count: int


@dataclass(frozen=True)
class KloeRow:
    """A line of enquiry: its own key, its theme's, and what it says."""

    key: str
    theme: str
    kloe: FrameworkKloe


class KloesModel(QAbstractListModel):
    """Themes and lines in order; a theme's row cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ThemeRow | KloeRow] = []

    def show(self, themes: Sequence[tuple[str, str, Sequence[KloeRow]]]) -> None:
        """Show themes, each as key, title and its lines."""
        self.beginResetModel()
        self._rows = []
        for key, title, rows in themes:
            self._rows.append(ThemeRow(key, title, len(rows)))
            self._rows.extend(rows)
        self.endResetModel()

    def place_of(self, key: str) -> QModelIndex:
        """Return where a line stands, or an invalid index."""
        for place, row in enumerate(self._rows):
            if isinstance(row, KloeRow) and row.key == key:
                return self.index(place)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """Return the first line."""
        keys = [row.key for row in self._rows if isinstance(row, KloeRow)]
        return self.place_of(keys[0]) if keys else QModelIndex()

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen, themes not."""
        if 0 <= index.row() < len(self._rows) and isinstance(self._rows[index.row()], ThemeRow):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a row, or the row."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.title if isinstance(row, ThemeRow) else f"{row.kloe.title}, #{row.kloe.code}"
        return row if role == ROW else None


class KloesDelegate(RowDelegate):
    """Draws a theme as a heading, a line with its code."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return a row of one line."""
        del option, index
        return QSize(100, self.look.size(34))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw what stands in the row."""
        look, row = self.look, index.data(ROW)
        inner = area.adjusted(look.gap(12), 0, -look.gap(12), 0)
        if isinstance(row, ThemeRow):
            painter.fillRect(area, look.colour("sunken"))
            paint_text(painter, inner, row.title, look.font("button"), look.colour("ink2"))
        elif isinstance(row, KloeRow):
            code = inner.adjusted(inner.width() * 0.62, 0, 0, 0)
            quiet = self.ink("ink3", chosen=chosen)
            paint_text_right(painter, code, f"#{row.kloe.code}", look.font("small"), quiet)
            words = inner.adjusted(look.gap(8), 0, -code.width() - look.gap(8), 0)
            font = look.font("body", weight=600 if chosen else 400)
            paint_text(painter, words, row.kloe.title, font, self.ink("ink", chosen=chosen))
