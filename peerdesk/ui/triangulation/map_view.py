# SPDX-License-Identifier: Apache-2.0
"""The map on the screen; where it is wider than its room, the titles stay and the rest scrolls."""

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from peerdesk.ui.components.paint import paint_text
from peerdesk.ui.look import Look
from peerdesk.ui.triangulation.delegate import FROZEN, IN_TWO, LINE, HeatDelegate
from peerdesk.ui.triangulation.model import LAST, ROW, HeatModel

_TITLE, _CELL, _NARROW, _LACKING, _HEAD = 187, 86, 78, 112, 56


class _Head(QHeaderView):
    """Columns named by an icon above the word."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(10, self._look.size(_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:  # noqa: N802 - Qt's name
        look, area = self._look, QRectF(rect)
        words = str(self.model().headerData(logical_index, self.orientation()) or "")
        icon = str(self.model().headerData(logical_index, self.orientation(), ROW) or "")
        painter.save()
        painter.fillRect(area, look.colour("surface"))
        line = look.line("small")
        foot = QRectF(area.left() + 2, area.bottom() - line - 4, area.width() - 4, line)
        font = look.font("small", weight=500)
        if not logical_index:
            paint_text(painter, foot, words, font, look.colour("ink2"))
        else:
            painter.setFont(font)
            painter.setPen(look.colour("ink2"))
            fitted = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, round(foot.width())
            )
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, fitted)
        if icon:
            size = look.size(18)
            spot = QRectF(area.center().x() - size / 2, foot.top() - size - 2, size, size)
            look.icons.paint(painter, icon, spot, look.colour("ink2"), "regular")
        painter.restore()


class HeatView(QTableView):
    """`opened` carries row and column of the cell that Enter or a press means."""

    opened = Signal(int, int)

    def __init__(self, look: Look, model: HeatModel) -> None:
        super().__init__()
        self._look, self._heat = look, model
        self._delegate = HeatDelegate(look)
        _dress(self, look, model, self._delegate)
        self.setAccessibleName(self.tr("Map of the evidence"))
        self.setCornerWidget(QWidget())
        self._titles = QTableView(self)
        self._titles.setProperty(FROZEN, True)  # noqa: FBT003 - a property's value
        _dress(self._titles, look, model, self._delegate)
        self._titles.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._titles.setAccessibleName("")
        for bars in (
            self._titles.setVerticalScrollBarPolicy,
            self._titles.setHorizontalScrollBarPolicy,
        ):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._connect()
        self._fit()

    def go_to(self, row: int, column: int = 0) -> None:
        """Choose a cell and bring it into view."""
        self.setCurrentIndex(self._heat.index(row, column))
        self._uncover()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Search nothing: letters are the place's keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open with Enter; leave letters to the place."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
        if enter and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
            self._uncover()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the titles where they are."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()
        self._place_titles()

    def _open(self, index: QModelIndex) -> None:
        if self._heat.row(index.row()) is not None:
            self.opened.emit(index.row(), index.column())

    def _connect(self) -> None:
        self.clicked.connect(self._open)
        self._titles.clicked.connect(self._open)
        down, beside = self.verticalScrollBar(), self._titles.verticalScrollBar()
        down.valueChanged.connect(beside.setValue)
        beside.valueChanged.connect(down.setValue)
        self.horizontalScrollBar().rangeChanged.connect(self._place_titles)
        self._heat.modelReset.connect(self._fit)
        self._look.changed.connect(self._fit)

    def _fit(self) -> None:
        look = self._look
        for view in (self, self._titles):
            view.verticalHeader().setMinimumSectionSize(look.size(LINE))
            view.verticalHeader().setDefaultSectionSize(look.size(LINE))
            view.horizontalHeader().setFixedHeight(look.size(_HEAD))
            view.clearSpans()
        self._fit_columns()
        for row in self._heat.headings():
            self.setSpan(row, 0, 1, LAST + 1)
        for column in range(1, LAST + 1):
            self._titles.setColumnHidden(column, True)  # noqa: FBT003 - Qt's order
        self._place_titles()

    def _fit_columns(self) -> None:
        """Let cells be a little narrower, or titles wider, where all of it fits then."""
        look = self._look
        last, least = look.size(_LACKING), look.size(_TITLE)
        each = (self.viewport().width() - last - least) // (LAST - 1)
        cell = min(max(each, look.size(_NARROW)), look.size(_CELL))
        title = max(self.viewport().width() - last - cell * (LAST - 1), least)
        for view in (self, self._titles):
            view.setColumnWidth(0, title)
            for column in range(1, LAST):
                view.setColumnWidth(column, cell)
            view.setColumnWidth(LAST, last)
        self._fit_rows(title)

    def _fit_rows(self, width: int) -> None:
        """Give two small lines to titles that are longer than one of this width."""
        headings = set(self._heat.headings())
        for row in range(self._heat.rowCount()):
            words = str(self._heat.index(row, 0).data())
            one = row in headings or self._delegate.fits(words, width)
            for view in (self, self._titles):
                view.setRowHeight(row, self._look.size(LINE if one else IN_TWO))

    def _place_titles(self) -> None:
        """Lay the titles over the first column while the map scrolls sideways."""
        needed = self.horizontalScrollBar().maximum() > 0
        self._titles.setVisible(needed)
        if needed:
            edge = self.frameWidth()
            high = self.viewport().height() + self.horizontalHeader().height()
            self._titles.setGeometry(edge, edge, self.columnWidth(0), high)
            self._titles.raise_()

    def _uncover(self) -> None:
        """Bring the current cell out from under the titles."""
        index = self.currentIndex()
        if not self._titles.isVisible() or index.column() <= 0:
            return
        hidden = self.columnWidth(0) - self.visualRect(index).topLeft().x()
        if hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)


def _dress(view: QTableView, look: Look, model: HeatModel, delegate: HeatDelegate) -> None:
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setHorizontalHeader(_Head(look, view))
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.horizontalHeader().show()
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
