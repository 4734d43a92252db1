# SPDX-License-Identifier: Apache-2.0
"""The points of a slide with the weight behind each, as a list."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyleOptionViewItem

from peerdesk.compose.blocks import Point
from peerdesk.compose.phrases import handle
from peerdesk.ui.components.delegate import RowDelegate
from peerdesk.ui.components.paint import paint_text, paint_text_right
from peerdesk.ui.components.row_model import RowModel
from peerdesk.ui.look import Look

Index = QModelIndex | QPersistentModelIndex
POINT = Qt.ItemDataRole.UserRole
WEIGHT = Qt.ItemDataRole.UserRole + 1


class PointModel(RowModel[Point]):
    """One row a point."""

    def said(self, row: Point) -> Mapping[int, object]:
        """Return the point, its beginning, its weight, and what a screen reader says."""
        weight = self._weight(row)
        return {
            POINT: row,
            WEIGHT: weight,
            Qt.ItemDataRole.DisplayRole: handle(row.text),
            Qt.ItemDataRole.AccessibleTextRole: f"{row.text} {weight}",
        }

    def _weight(self, point: Point) -> str:
        if not point.message:
            return ""
        settings = self.tr("{0} for").format(point.settings)
        if not point.against:
            return settings
        return self.tr("{0}, {1} against").format(settings, point.against)


class PointDelegate(RowDelegate):
    """Draws number, beginning, kinds of source and counts in one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the one height of all rows."""
        del option, index
        return QSize(100, self.look.size(34))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw one point's row."""
        look, point = self.look, index.data(POINT)
        if not isinstance(point, Point):
            return
        inner = area.adjusted(look.gap(12), 0, -look.gap(12), 0)
        quiet = self.ink("ink2", chosen=chosen)
        number = QRectF(inner.left(), inner.top(), look.size(20), inner.height())
        font = look.font("small", weight=600, columns=True)
        paint_text(painter, number, str(index.row() + 1), font, self.ink("ink", chosen=chosen))
        small = look.font("small")
        weight = str(index.data(WEIGHT) or "")
        room = QFontMetricsF(small).horizontalAdvance(weight) + 4
        paint_text_right(painter, inner, weight, small, quiet)
        sources = ", ".join(source.value for source in point.sources)
        wide = QFontMetricsF(small).horizontalAdvance(sources) + 4
        right = inner.right() - room - look.gap(12)
        spot = QRectF(right - wide, inner.top(), wide, inner.height())
        paint_text(painter, spot, sources, small, quiet)
        left = number.right() + look.gap(4)
        words = QRectF(left, inner.top(), spot.left() - look.gap(12) - left, inner.height())
        font = look.font("body", weight=600 if chosen else 500)
        paint_text(painter, words, str(index.data()), font, self.ink("ink", chosen=chosen))


class PointList(QListView):
    """The points; F2 rewords one, Enter opens its message."""

    reword_wanted = Signal()
    opened = Signal()
    entered = Signal()

    def __init__(self, look: Look, model: PointModel) -> None:
        super().__init__()
        self._delegate = PointDelegate(look)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Points of the slide"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.activated.connect(self.opened)
        look.changed.connect(self.scheduleDelayedItemsLayout)
        look.changed.connect(self.updateGeometry)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        model.modelReset.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the room that all points of a slide take."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the same: where there is less room, the slide scrolls with its points."""
        rows = self.model().rowCount()
        return QSize(0, rows * self._delegate.look.size(34) + 4)

    def _fit(self) -> None:
        """Take no room, and no focus, where a slide has no points."""
        self.setVisible(bool(self.model().rowCount()))
        self.updateGeometry()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Search nothing: letters are keys."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the points are looked at, so that they can be brought into view."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Reword with F2; leave letters to the place."""
        if event.key() == Qt.Key.Key_F2:
            self.reword_wanted.emit()
        elif event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
