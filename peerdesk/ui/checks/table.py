# SPDX-License-Identifier: Apache-2.0
"""The points side by side: drawn as columns where there is room, else below each other."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from peerdesk.ui.checks.model import ROW, STATES, CheckModel, Shown
from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.paint import Wrapped, paint_text
from peerdesk.ui.look import Look

LINES = 4
"""Lines of a cell that are seen in a row; the pane beside has all of it."""
_NARROW = 640
"""Pixels at 100 % below which columns would be too narrow to be read."""
_FIRST = 0.28
"""The part of the width that the point itself has."""


class Geometry:
    """Where the columns of the table stand at a width; the heading over them asks too."""

    def __init__(self, look: Look, width: float) -> None:
        pad = look.gap(16)
        self.stacked = width < look.size(_NARROW)
        room = max(width - 2 * pad, 1)
        self.left = float(pad)
        self.first = room if self.stacked else room * _FIRST
        self.gap = look.gap(12)
        self.wide = room if self.stacked else (room - self.first) / 3

    def column(self, number: int) -> float:
        """Return where one of the three columns begins."""
        return self.left + self.first + number * self.wide


class CheckDelegate(RowDelegate):
    """Draws a point: light and name, then told, shown and reported. All rows are of one height."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the one height of all rows at this width."""
        del index
        look, width = self.look, option.rect.width()
        stacked = Geometry(look, width).stacked
        lines = 1 + 2 + 3 * 2 if stacked else LINES
        return QSize(width, lines * look.line("small") + look.gap(20) + look.gap(4))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw one row."""
        one = index.data(ROW)
        if not isinstance(one, Shown):
            return
        place = Geometry(self.look, area.width())
        top = self._paint_point(painter, area, one, place, chosen=chosen)
        if place.stacked:
            self._paint_below(painter, area, one, top, chosen=chosen)
        else:
            self._paint_beside(painter, area, one, place, chosen=chosen)

    def _paint_point(
        self, painter: QPainter, area: QRectF, one: Shown, place: Geometry, *, chosen: bool
    ) -> float:
        look, line = self.look, self.look.line("small")
        left, top = area.left() + place.left, area.top() + look.gap(10)
        state = look.state(STATES[one.row.light])
        quiet = bool(one.stands)
        ink = self.ink("ink2" if quiet else f"state.{STATES[one.row.light]}", chosen=chosen)
        size = look.size(16)
        spot = QRectF(left, top + (line - size) / 2, size, size)
        look.icons.paint(painter, state.sign, spot, ink, "fill")
        room = place.first - place.gap - size - look.gap(8)
        head = QRectF(left + size + look.gap(8), top, room, line)
        paint_text(painter, head, one.light, look.font("small", weight=600), ink)
        lines = 2 if one.stands or one.disputes else 3
        words = self._wrapped(one.row.name, place.first - place.gap, lines, weight=500)
        words.paint(painter, left, top + line, self.ink("ink", chosen=chosen))
        below = one.stands or one.disputes
        if below and not place.stacked:
            foot = QRectF(left, top + line + words.height, place.first - place.gap, line)
            paint_text(painter, foot, below, look.font("small"), self.ink("ink2", chosen=chosen))
        return top + line + words.height

    def _paint_beside(
        self, painter: QPainter, area: QRectF, one: Shown, place: Geometry, *, chosen: bool
    ) -> None:
        top = area.top() + self.look.gap(10)
        for number, text in enumerate(one.columns):
            words = self._wrapped(text, place.wide - place.gap, LINES)
            left = area.left() + place.column(number)
            words.paint(painter, left, top, self.ink("ink2", chosen=chosen))

    def _paint_below(
        self, painter: QPainter, area: QRectF, one: Shown, top: float, *, chosen: bool
    ) -> None:
        place = Geometry(self.look, area.width())
        for name, text in zip(column_names(), one.columns, strict=True):
            words = self._wrapped(f"{name}: {text}", place.first, 2)
            words.paint(painter, area.left() + place.left, top, self.ink("ink2", chosen=chosen))
            top += words.height

    def _wrapped(self, text: str, width: float, most: int, *, weight: int = 0) -> Wrapped:
        look = self.look
        font: QFont = look.font("small", weight=weight)
        return Wrapped(text, font, max(width, look.size(60)), look.line("small"), most)


class CheckList(KeyedList):
    """The points; Enter opens the message of the chosen one."""

    def __init__(self, look: Look, model: CheckModel) -> None:
        super().__init__(look, model, CheckDelegate(look))
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Points told, shown and reported"))
        self.setAccessibleDescription(self.tr("Enter opens the message"))


class ColumnHeads(QWidget):
    """What stands over the columns; gone where they stand below each other."""

    def __init__(self, look: Look, rows: QWidget) -> None:
        super().__init__()
        self._look, self._rows = look, rows
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join((_tr("Point"), *column_names())))
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of one line, or of none where the columns have given way."""
        stacked = Geometry(self._look, self._rows.width()).stacked
        return QSize(100, 0 if stacked else self._look.size(32))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the names of the columns on their ground."""
        del event
        look, painter = self._look, QPainter(self)
        painter.fillRect(self.rect(), look.colour("sunken"))
        place = Geometry(look, self._rows.width())  # beside them there may be a bar for scrolling
        font, ink, high = look.font("small", weight=600), look.colour("ink2"), self.height()
        names = [(place.left, place.first, _tr("Point"))]
        if not place.stacked:
            columns = enumerate(column_names())
            names += [(place.column(n), place.wide, name) for n, name in columns]
        for left, wide, name in names:
            paint_text(painter, QRectF(left, 0, wide - place.gap, high), name, font, ink)
        foot = QRectF(0, high - 1, self.width(), 1)
        painter.fillRect(foot, look.colour("hair"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.end()


def column_names() -> tuple[str, str, str]:
    """Return what the three columns are called."""
    return _tr("Told daily"), _tr("On the slides"), _tr("In the report")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Checks", words)
