# SPDX-License-Identifier: Apache-2.0
"""Draws the map so that it can be read without colour: a number and a bar, or a dashed "none"."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from peerdesk.compose.triangulation import Row
from peerdesk.ui.components.paint import Wrapped, box, paint_text
from peerdesk.ui.look import Look
from peerdesk.ui.triangulation.model import COUNT, FLAGGED, LAST, ROW, HeatModel, Index

LINE, CELL, GAP = 29, 25, 3
IN_TWO = 46
"""The height of a row whose title takes two lines, as a message's mostly does."""
_BEFORE, _AFTER = 2, 6
"""What is left free beside a title."""
FROZEN = "frozen"
"""The property of a view that lies over another one and hides what is below it."""
_STEPS = (1, 2, 4, 7)
"""From how many separate settings on each of the four steps is taken."""


def step_of(count: int) -> int:
    """Return the step of the map for a count: 0 for none, then one to four."""
    return sum(count >= least for least in _STEPS)


class HeatDelegate(QStyledItemDelegate):
    """Cells of one height; the number is always printed, the bar is as long as the count."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row; the view gives the width."""
        del option, index
        return QSize(10, self._look.size(LINE))

    def fits(self, title: str, width: int) -> bool:
        """Say whether a title fits on one line of a column of a width."""
        metrics = QFontMetricsF(self._look.font("body", weight=500))
        return metrics.horizontalAdvance(title) <= width - _BEFORE - _AFTER

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading, a title, a count or what is lacking."""
        area = QRectF(option.rect)
        row, column = index.data(ROW), index.column()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.widget.property(FROZEN):
            painter.fillRect(area, self._look.colour("surface"))
        if isinstance(row, str):
            self._paint_heading(painter, area, row if not column else "")
        elif isinstance(row, Row) and 0 < column < LAST:
            self._paint_cell(painter, area, index)
        elif isinstance(row, Row) and column == LAST:
            self._paint_lacking(painter, area, index)
        else:
            self._paint_title(painter, area.adjusted(_BEFORE, 0, -_AFTER, 0), str(index.data()))
        if option.state & QStyle.StateFlag.State_HasFocus and isinstance(row, Row):
            inner = self._inner(area).adjusted(-1, -1, 1, 1)
            self._paint_focus(painter, inner if column else area.adjusted(0, 2, -3, -2))
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRectF, words: str) -> None:
        look = self._look
        foot = QRectF(area.left(), area.bottom() - 2, area.width(), 1)
        painter.fillRect(foot, look.colour("hair"))
        font = look.font("small", weight=500)
        paint_text(painter, area.adjusted(2, 4, 0, -2), words, font, look.colour("ink2"))

    def _paint_title(self, painter: QPainter, area: QRectF, title: str) -> None:
        """Draw a title on one line, or on two small ones where the row has room for them."""
        look, line = self._look, self._look.line("small")
        if area.height() < 2 * line:
            font = look.font("body", weight=500)
            paint_text(painter, area, title, font, look.colour("ink"))
            return
        words = Wrapped(title, look.font("small", weight=500), area.width(), line, most=2)
        top = area.center().y() - words.height / 2
        words.paint(painter, area.left(), top, look.colour("ink"))

    def _paint_cell(self, painter: QPainter, area: QRectF, index: Index) -> None:
        look, count = self._look, int(index.data(COUNT) or 0)
        inner = self._inner(area)
        step = look.heat(step_of(count))
        ground, ink = QColor(step.ground), QColor(step.ink)
        edge = QColor(step.edge) if step.edge else None
        box(painter, inner, look.radius("key"), ground, edge if count else None)
        if not count:
            pen = QPen(edge or ink, 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = inner.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(half, look.radius("key"), look.radius("key"))
            painter.setFont(look.font("least"))
            painter.setPen(ink)
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, str(index.data()))
            return
        self._paint_count(painter, inner, index, ink)

    def _paint_count(self, painter: QPainter, area: QRectF, index: Index, ink: QColor) -> None:
        look, count = self._look, int(index.data(COUNT))
        font = look.font("body", weight=700, columns=True)
        wide = QFontMetricsF(font).horizontalAdvance("88")
        left = area.left() + look.size(8)
        painter.setFont(font)
        painter.setPen(ink)
        number = QRectF(left, area.top(), wide, area.height())
        painter.drawText(
            number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{count}"
        )
        model = index.model()
        most = model.most if isinstance(model, HeatModel) else count
        room = area.right() - look.size(8) - number.right() - look.size(7)
        high = look.size(6)
        bar = QRectF(
            number.right() + look.size(7),
            area.center().y() - high / 2,
            max(room * count / most, high),
            high,
        )
        box(painter, bar, high / 2, ink, None)

    def _paint_lacking(self, painter: QPainter, area: QRectF, index: Index) -> None:
        look = self._look
        inner = area.adjusted(look.size(10), 0, 0, 0)
        if not index.data(FLAGGED):
            paint_text(painter, inner, str(index.data()), look.font("small"), look.colour("ink2"))
            return
        ink, size = QColor(look.state("changed").ink), look.size(14)
        spot = QRectF(inner.left(), inner.center().y() - size / 2, size, size)
        look.icons.paint(painter, "flag", spot, ink, "fill")
        inner.setLeft(spot.right() + look.size(5))
        paint_text(painter, inner, str(index.data()), look.font("small", weight=600), ink)

    def _paint_focus(self, painter: QPainter, area: QRectF) -> None:
        look = self._look
        width = 3 if look.is_high_contrast else 2
        painter.setPen(QPen(look.colour("focus"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, look.radius("key") + 2, look.radius("key") + 2)

    def _inner(self, area: QRectF) -> QRectF:
        high = self._look.size(CELL)
        top = area.center().y() - high / 2
        return QRectF(area.left() + GAP, top, area.width() - 2 * GAP, high)
