# SPDX-License-Identifier: Apache-2.0
"""The board on the screen; with large text only who lacks how much."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from peerdesk.ui.components.delegate import Index
from peerdesk.ui.components.paint import box, paint_text, paint_text_right
from peerdesk.ui.look import Look
from peerdesk.ui.team.board import CELL, ROW, BoardModel
from peerdesk.ui.team.reading import LaptopCell, LaptopRow

_MANY = 6
"""Laptops up to which rows are as high as their two lines like it; of more all should be seen."""


def row_height(look: Look, rows: int) -> int:
    """Return how high a row is."""
    return max(look.size(54 if rows <= _MANY else 44), look.line("body") + look.line("small"))


def second_line(row: LaptopRow) -> str:
    """Return what stands below a name: whose laptop in the team, and when it was heard from."""
    if row.here:
        return QCoreApplication.translate("team", "{0}, this laptop").format(row.part)
    if not row.heard:
        return QCoreApplication.translate("team", "not heard from yet")
    return f"{row.part}, {row.heard}"


class BoardDelegate(QStyledItemDelegate):
    """Draws own, all, so many to come: never by colour alone."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.narrow = False
        """Whether columns are so many that an arrow stands for the words "to come"."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row."""
        del option, index
        return QSize(10, row_height(self._look, 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        look, area = self._look, QRectF(option.rect)
        row, cell = index.data(ROW), index.data(CELL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(
            QRectF(area.left(), area.bottom() - 1, area.width(), 1), look.colour("hair")
        )
        if isinstance(cell, LaptopCell):
            words = f"{cell.to_come:,}" if self.narrow and cell.to_come else str(index.data())
            self._paint_cell(painter, area, cell, words)
        elif isinstance(row, LaptopRow) and index.column() == 0:
            self._paint_who(painter, area, row)
        elif isinstance(row, LaptopRow):
            self._paint_missing(painter, area, row, str(index.data()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus"), 3 if look.is_high_contrast else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -2), 6, 6)
        painter.restore()

    def _paint_who(self, painter: QPainter, area: QRectF, row: LaptopRow) -> None:
        look = self._look
        line, small = look.line("body"), look.line("small")
        top = area.center().y() - (line + small) / 2
        name = QRectF(area.left(), top, area.width() - 4, line)
        paint_text(painter, name, row.short, look.font("body", weight=600), look.colour("ink"))
        words = second_line(row)
        if row.clock:
            wide = QFontMetricsF(look.font("body", weight=600)).horizontalAdvance(row.short)
            size = look.size(14)
            spot = QRectF(name.left() + wide + 8, name.center().y() - size / 2, size, size)
            look.icons.paint(painter, "timer", spot, look.colour("state.changed"), "bold")
        below = name.translated(0, line)
        paint_text(painter, below, words, look.font("small"), look.colour("ink2"))

    def _paint_cell(self, painter: QPainter, area: QRectF, cell: LaptopCell, words: str) -> None:
        look = self._look
        high = look.size(26)
        inner = QRectF(area.left() + 3, area.center().y() - high / 2, area.width() - 6, high)
        changed, done = look.state("changed"), look.state("done")
        if cell.own:
            ground, ink, icon = look.colour("hover"), look.colour("ink2"), "pencil-simple"
            box(painter, inner, look.radius("row"), ground, self._edge())
        elif cell.to_come:
            ink, icon = QColor(changed.ink), "arrow-down" if self.narrow else ""
            box(painter, inner, look.radius("row"), look.colour("surface"), ink)
        else:
            ink, icon = QColor(done.ink), "check"
            box(painter, inner, look.radius("row"), QColor(done.ground), self._edge())
        self._paint_words(painter, inner, words, (icon, ink))

    def _paint_words(
        self, painter: QPainter, area: QRectF, words: str, sign: tuple[str, QColor]
    ) -> None:
        look, (icon, ink) = self._look, sign
        font = look.font("least", weight=600)
        room = QFontMetricsF(font).horizontalAdvance(words) + 1
        size = look.size(13) if icon else 0
        gap = look.gap(4) if icon else 0
        left = area.center().x() - (size + gap + room) / 2
        if icon:
            spot = QRectF(left, area.center().y() - size / 2, size, size)
            look.icons.paint(painter, icon, spot, ink, "bold")
        text = QRectF(left + size + gap, area.top(), room + 2, area.height())
        paint_text(painter, text, words, font, ink)

    def _paint_missing(self, painter: QPainter, area: QRectF, row: LaptopRow, words: str) -> None:
        look = self._look
        font = look.font("small", weight=600)
        ink = QColor(look.state("done").ink) if row.complete else look.colour("ink")
        inner = area.adjusted(4, 0, 0, 0)
        paint_text_right(painter, inner, words, font, ink)
        if row.complete:
            size = look.size(13)
            room = QFontMetricsF(font).horizontalAdvance(words)
            spot = QRectF(
                inner.right() - room - size - 6, inner.center().y() - size / 2, size, size
            )
            look.icons.paint(painter, "check", spot, ink, "bold")

    def _edge(self) -> QColor | None:
        return self._look.colour("edge") if self._look.is_high_contrast else None


class BoardView(QTableView):
    """As high as its rows, so that the page scrolls and not the board.

    `laptop_pressed` carries the laptop of a row that was pressed; `fitted` comes once the columns
    have taken other widths.
    """

    laptop_pressed = Signal(str)
    fitted = Signal()

    def __init__(self, look: Look, model: BoardModel) -> None:
        super().__init__()
        self._look = look
        self._delegate = BoardDelegate(look)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setAccessibleName(self.tr("Who has what"))
        self.setShowGrid(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        head.setProperty("bare", "true")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._press)
        model.modelReset.connect(self._fit)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def is_narrow(self) -> bool:
        """Say whether an arrow stands for the words "to come"."""
        return self._delegate.narrow

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Search nothing: letters are the place's keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the laptop of the row with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._press(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the columns their widths again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _press(self, index: Index) -> None:
        row = index.data(ROW)
        if isinstance(row, LaptopRow) and row.device:
            self.laptop_pressed.emit(row.device)

    def _who_width(self, rows: int) -> int:
        look, model = self._look, self.model()
        small = QFontMetricsF(look.font("small"))
        found = [
            row for n in range(rows) if isinstance(row := model.index(n, 0).data(ROW), LaptopRow)
        ]
        words = [second_line(row) for row in found]
        wide = max((small.horizontalAdvance(text) for text in words), default=0) + look.gap(12)
        return round(min(max(wide, look.size(120)), look.size(240)))

    def _fit(self) -> None:
        look, model = self._look, self.model()
        count, rows = model.columnCount(), model.rowCount()
        for row in range(rows):
            self.setRowHeight(row, row_height(look, rows))
        if count:
            self._fit_columns(count, rows)
        head = self.horizontalHeader()
        head.setFixedHeight(look.size(44))
        head.setVisible(not look.is_large)
        bar = 14 if self._needs_bar(count) else 0
        top = 0 if look.is_large else look.size(44)
        self.setFixedHeight(top + rows * row_height(look, rows) + bar + 2)
        self.fitted.emit()

    def _fit_columns(self, count: int, rows: int) -> None:
        look, head = self._look, self.horizontalHeader()
        who = self._who_width(rows)
        last = round(self._widest(count - 1, rows, look.font("small", weight=600))) + look.size(26)
        font = look.font("least", weight=600)
        wide = [self._widest(n, rows, font) for n in range(1, count - 1)]
        each = max(look.size(70), round(max(wide, default=0)) + look.size(24))
        room = (self.viewport().width() - who - last) // max(count - 2, 1)
        self._delegate.narrow = each > room
        for column in range(1, count - 1):
            self.setColumnHidden(column, look.is_large)
            self.setColumnWidth(column, min(max(room, look.size(58)), look.size(96)))
        self.setColumnHidden(0, False)  # noqa: FBT003 - Qt's order
        self.setColumnHidden(count - 1, False)  # noqa: FBT003 - likewise
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(count - 1, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(look.size(54))
        self.setColumnWidth(0, who)

    def _widest(self, column: int, rows: int, font: QFont) -> float:
        metrics = QFontMetricsF(font)
        words = (str(self.model().index(row, column).data()) for row in range(rows))
        return max((metrics.horizontalAdvance(text) for text in words), default=0)

    def _needs_bar(self, count: int) -> bool:
        """Say whether the columns are wider than the board, so that they scroll sideways."""
        if self._look.is_large or not count:
            return False
        return sum(map(self.columnWidth, range(count - 1))) > self.viewport().width()
