# SPDX-License-Identifier: Apache-2.0
"""The base of the delegates that draw rows: ground, bar, focus, hairline in one way."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from peerdesk.ui.look import Look

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws what every row has; a subclass draws what stands in it by `paint_row`.

    `divides` draws a hairline below each row.
    """

    divides = True

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, bar, the row's own content, hairline and focus."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        look = self.look
        if chosen:
            painter.fillRect(area, look.colour("selected"))
            bar = QRectF(area.left(), area.top(), 3, area.height())
            painter.fillRect(bar, look.colour("accent"))
        elif pointed and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            painter.fillRect(area, look.colour("hover"))
        self.paint_row(painter, area, index, chosen=chosen)
        if self.divides:
            foot = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
            painter.fillRect(foot, look.colour("hair"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, area)
        painter.restore()

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw what stands in the row."""
        raise NotImplementedError

    def ink(self, role: str, *, chosen: bool) -> QColor:
        """Return an ink that can be read on this row's ground."""
        if chosen and self.look.is_high_contrast:
            return self.look.colour("on_selected")
        return self.look.colour(role)

    def _paint_focus(self, painter: QPainter, area: QRectF) -> None:
        width = 3 if self.look.is_high_contrast else 2
        painter.setPen(QPen(self.look.colour("focus"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = area.adjusted(width / 2, width / 2, -width / 2, -width / 2 - 1)
        painter.drawRoundedRect(inner, self.look.radius("row"), self.look.radius("row"))
