# SPDX-License-Identifier: Apache-2.0
"""The board on the screen; with large text only who lacks how much."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
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


class BoardDelegate(QStyledItemDelegate):
    """Draws own, all, so many to come: never by colour alone."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row."""
        del option, index
        return QSize(10, self._look.size(55))

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
            self._paint_cell(painter, area, cell, str(index.data()))
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
        heard = self.tr("this laptop") if row.here else row.heard or self.tr("never heard from")
        words = f"{row.part}, {heard}"
        below = name.translated(0, line)
        paint_text(painter, below, words, look.font("small"), look.colour("ink2"))

    def _paint_cell(self, painter: QPainter, area: QRectF, cell: LaptopCell, words: str) -> None:
        look = self._look
        high = look.size(28)
        inner = QRectF(area.left() + 3, area.center().y() - high / 2, area.width() - 6, high)
        changed, done = look.state("changed"), look.state("done")
        if cell.own:
            ground, ink, icon = look.colour("hover"), look.colour("ink2"), "pencil-simple"
            box(painter, inner, look.radius("row"), ground, self._edge())
        elif cell.to_come:
            ink, icon = QColor(changed.ink), ""
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
        gap = look.gap(5) if icon else 0
        left = area.center().x() - (size + gap + room) / 2
        if icon:
            spot = QRectF(left, area.center().y() - size / 2, size, size)
            look.icons.paint(painter, icon, spot, ink, "bold")
        text = QRectF(left + size + gap, area.top(), room + 2, area.height())
        paint_text(painter, text, words, font, ink)

    def _paint_missing(self, painter: QPainter, area: QRectF, row: LaptopRow, words: str) -> None:
        look = self._look
        font = look.font("small", weight=600)
        ink = look.colour("ink") if row.to_come else QColor(look.state("done").ink)
        inner = area.adjusted(4, 0, 0, 0)
        paint_text_right(painter, inner, words, font, ink)
        if not row.to_come:
            size = look.size(13)
            room = QFontMetricsF(font).horizontalAdvance(words)
            spot = QRectF(
                inner.right() - room - size - 6, inner.center().y() - size / 2, size, size
            )
            look.icons.paint(painter, "check", spot, ink, "bold")

    def _edge(self) -> QColor | None:
        return self._look.colour("edge") if self._look.is_high_contrast else None


class BoardView(QTableView):
    """As high as its rows, so that the page scrolls and not the board."""

    def __init__(self, look: Look, model: BoardModel) -> None:
        super().__init__()
        self._look = look
        self._delegate = BoardDelegate(look)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setAccessibleName(self.tr("Who has what"))
        self.setShowGrid(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        head.setProperty("bare", "true")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self._fit)
        look.changed.connect(self._fit)
        self._fit()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Search nothing: letters are the place's keys."""

    def _who_width(self, rows: int) -> int:
        look, model = self._look, self.model()
        small = QFontMetricsF(look.font("small"))
        found = (model.index(row, 0).data(ROW) for row in range(rows))
        words = [f"{row.part}, {row.heard or self.tr('this laptop')}" for row in found]
        wide = max((small.horizontalAdvance(text) for text in words), default=0) + look.gap(12)
        return round(min(max(wide, look.size(140)), look.size(240)))

    def _fit(self) -> None:
        look, model, head = self._look, self.model(), self.horizontalHeader()
        count = model.columnCount()
        rows = model.rowCount()
        for row in range(rows):
            self.setRowHeight(row, look.size(55))
        font = QFontMetricsF(look.font("least", weight=600))
        for column in range(count):
            middle = 0 < column < count - 1
            self.setColumnHidden(column, middle and look.is_large)
            if middle:
                texts = [str(model.index(row, column).data()) for row in range(rows)]
                wide = max((font.horizontalAdvance(text) for text in texts), default=0)
                self.setColumnWidth(column, max(look.size(78), round(wide) + look.size(24)))
        if count:
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setSectionResizeMode(count - 1, QHeaderView.ResizeMode.Stretch)
            head.setMinimumSectionSize(look.size(60))
            self.setColumnWidth(0, self._who_width(rows))
        head.setFixedHeight(look.size(48))
        head.setVisible(not look.is_large)
        bar = 14 if count > 9 else 0  # noqa: PLR2004 - so many columns scroll sideways
        high = (0 if look.is_large else look.size(48)) + rows * look.size(55) + bar + 2
        self.setFixedHeight(high)
