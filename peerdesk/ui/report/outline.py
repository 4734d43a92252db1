# SPDX-License-Identifier: Apache-2.0
"""The outline on the screen: parts with how far they are written, points in or out."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.paint import box, mark_size, paint_mark, paint_text
from peerdesk.ui.look import Look
from peerdesk.ui.report.model import ROW, STATE, OutlineModel
from peerdesk.ui.report.rows import PartRow, PointRow


class OutlineDelegate(RowDelegate):
    """Draws headings, parts with a pencil, points with box and mark."""

    divides = False

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.live = True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row; the list gives the width."""
        del option
        heading = index.data(ROW) is None
        return QSize(100, self.look.size(36 if heading else 32))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw a heading, a part or a point."""
        look, row = self.look, index.data(ROW)
        inner = area.adjusted(look.gap(16), 0, -look.gap(16), 0)
        if not isinstance(row, PartRow | PointRow):
            font = look.font("small", weight=600)
            paint_text(painter, inner.adjusted(0, 4, 0, 4), str(index.data()), font,
                       look.colour("ink2"))  # fmt: skip
            return
        side = look.size(18)
        square = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        left = inner.left() + side + look.gap(10)
        strong = True
        if isinstance(row, PartRow):
            icon = "pencil-line" if row.words or row.draft else "circle-dashed"
            look.icons.paint(painter, icon, square, self.ink("ink2", chosen=chosen), "regular")
        else:
            strong = row.included
            self._paint_box(painter, square, on=row.included)
            wide, high = mark_size(look)
            paint_mark(painter, look, left, inner.center().y() - high / 2, row.kind)
            left += wide + look.gap(10)
        right = self._paint_state(painter, inner, str(index.data(STATE) or ""), chosen=chosen)
        words = QRectF(left, inner.top(), right - left, inner.height())
        ink = self.ink("ink" if strong else "ink3", chosen=chosen)
        paint_text(painter, words, str(index.data()), look.font("body", weight=500), ink)

    def _paint_state(self, painter: QPainter, inner: QRectF, state: str, *, chosen: bool) -> float:
        """Draw how far a row is, at its right end; return where that begins."""
        if not state:
            return inner.right()
        font = self.look.font("least", weight=500)
        room = QFontMetricsF(font).horizontalAdvance(state) + 2
        spot = QRectF(inner.right() - room, inner.top(), room, inner.height())
        paint_text(painter, spot, state, font, self.ink("ink3", chosen=chosen))
        return spot.left() - self.look.gap(8)

    def _paint_box(self, painter: QPainter, square: QRectF, *, on: bool) -> None:
        look = self.look
        if not on:
            box(painter, square, 4, look.colour("surface"), look.colour("edge"))
            return
        box(painter, square, 4, look.colour("accent" if self.live else "ink3"), None)
        tick = square.adjusted(3, 3, -3, -3)
        look.icons.paint(painter, "check", tick, look.colour("on"), "bold")


class Outline(QListView):
    """Enter opens what is chosen, Space takes a point in or out, the arrows with Alt move it."""

    opened = Signal()
    toggled = Signal()
    moved = Signal(int)
    reword_wanted = Signal()

    def __init__(self, look: Look, model: OutlineModel) -> None:
        super().__init__()
        self.delegate = OutlineDelegate(look)
        self.setItemDelegate(self.delegate)
        self.setModel(model)
        self.setAccessibleName(self.tr("Outline"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Search nothing: letters are keys of the place."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open, take in or out, move, reword."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_F2:
            self.reword_wanted.emit()
        elif event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take a point in or out where its box is pressed."""
        super().mouseReleaseEvent(event)
        look = self.delegate.look
        index = self.indexAt(event.position().toPoint())
        pressed = event.position().x() < look.gap(16) + look.size(22)
        if pressed and index.isValid() and isinstance(index.data(ROW), PointRow):
            self.toggled.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open what is pressed twice."""
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()
