# SPDX-License-Identifier: Apache-2.0
"""The outline on the screen: a box for in or out, mark, handle and what is new about it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from peerdesk.ui.briefing.model import COUNT, NEWS, ROW, OutlineModel, told_sign
from peerdesk.ui.briefing.reading import OutlineRow
from peerdesk.ui.briefing.rewording import InPlace
from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.paint import (
    box,
    mark_size,
    paint_mark,
    paint_text,
    paint_text_right,
)
from peerdesk.ui.look import Look

MARKS = frozenset("123456789")
"""Keys that say what was told of a point, and what was replied."""


class OutlineDelegate(RowDelegate):
    """Draws points in one line, and the headings of themes with their counts."""

    divides = False

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.sponsors: tuple[str, ...] = ()
        self.live = True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row; the list gives the width."""
        del option
        is_point = isinstance(index.data(ROW), OutlineRow)
        return QSize(100, self.look.size(32 if is_point else 36))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw a point or a heading."""
        look, row = self.look, index.data(ROW)
        inner = area.adjusted(look.gap(16), 0, -look.gap(16), 0)
        if not isinstance(row, OutlineRow):
            font, ink = look.font("small", weight=600), look.colour("ink2")
            paint_text(
                painter, inner.adjusted(0, 4, -look.size(40), 4), str(index.data()), font, ink
            )
            paint_text_right(painter, inner.adjusted(0, 4, 0, 4), str(index.data(COUNT)), font, ink)
            return
        model = index.model()
        told = isinstance(model, OutlineModel) and model.told
        left = inner.left()
        if told:
            self._paint_told(painter, inner, row)
        else:
            self._paint_box(painter, inner, row)
        left += look.size(18) + look.gap(10)
        wide, high = mark_size(look)
        paint_mark(painter, look, left, inner.center().y() - high / 2, row.kind)
        left += wide + look.gap(10)
        right = inner.right()
        if news := str(index.data(NEWS) or ""):
            font = look.font("least", weight=600)
            room = QFontMetricsF(font).horizontalAdvance(news) + 2
            spot = QRectF(right - room, inner.top(), room, inner.height())
            paint_text(painter, spot, news, font, self.ink("ink2", chosen=chosen))
            right -= room + look.gap(8)
        words = QRectF(left, inner.top(), right - left, inner.height())
        ink = self.ink("ink" if row.included else "ink3", chosen=chosen)
        paint_text(painter, words, row.handle, look.font("body", weight=500), ink)

    def _paint_box(self, painter: QPainter, area: QRectF, row: OutlineRow) -> None:
        look = self.look
        side = look.size(18)
        square = QRectF(area.left(), area.center().y() - side / 2, side, side)
        if row.included:
            box(painter, square, 4, look.colour("accent" if self.live else "ink3"), None)
            tick = square.adjusted(3, 3, -3, -3)
            look.icons.paint(painter, "check", tick, look.colour("on"), "bold")
        else:
            box(painter, square, 4, look.colour("surface"), look.colour("edge"))

    def _paint_told(self, painter: QPainter, area: QRectF, row: OutlineRow) -> None:
        look = self.look
        icon, ink = told_sign(row, self.sponsors)
        size = look.size(18)
        spot = QRectF(area.left(), area.center().y() - size / 2, size, size)
        weight = "regular" if icon == "circle-dashed" else "fill"
        look.icons.paint(painter, icon, spot, look.colour(ink), weight)


class Outline(QListView):
    """The points; Space takes one in or out, the arrows with Alt move it, F2 rewords it."""

    toggled = Signal()
    moved = Signal(int)
    reword_wanted = Signal()
    marked = Signal(str)

    def __init__(self, look: Look, model: OutlineModel) -> None:
        super().__init__()
        self.delegate = OutlineDelegate(look)
        self.setItemDelegate(self.delegate)
        self.points = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Outline"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.in_place = InPlace(look, self)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def row(self) -> OutlineRow | None:
        """Return the chosen point, or None."""
        return self.points.point(self.currentIndex().row())

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Search nothing: letters and figures are keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take in or out, move, reword, mark as told."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_F2:
            self.reword_wanted.emit()
        elif event.text() in MARKS:
            self.marked.emit(event.text())
        elif event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take a point in or out where its box is pressed."""
        super().mouseReleaseEvent(event)
        look = self.delegate.look
        if event.position().x() < look.gap(16) + look.size(22):
            index = self.indexAt(event.position().toPoint())
            if index.isValid() and index == self.currentIndex():
                self.toggled.emit()
