# SPDX-License-Identifier: Apache-2.0
"""How a line is drawn: time, mark, text on as many lines as it needs, tags below."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from peerdesk.ui.capture.find_strip import Warned, paint_strip, strip_height
from peerdesk.ui.capture.model import ROW, LineRow, LineState
from peerdesk.ui.capture.waves import draw_waves, wavy
from peerdesk.ui.components.delegate import Index
from peerdesk.ui.components.paint import Wrapped, mark_size, paint_mark, paint_text_right
from peerdesk.ui.look import Look

_WIDTHS = 4


@dataclass(frozen=True)
class Columns:
    """Where time, mark and text stand; the list and the line being written share it."""

    time: int
    time_width: int
    mark: int
    text: int
    right: int

    @classmethod
    def of(cls, look: Look) -> "Columns":
        """Return the columns for a text size."""
        time, wide = look.gap(24), look.size(42)
        mark = time + wide + look.gap(9)
        text = mark + mark_size(look)[0] + look.gap(12)
        return cls(time, wide, mark, text, look.gap(16))


class LineDelegate(QStyledItemDelegate):
    """Draws a line of a session; heights follow the text.

    Every Enter asks for the heights of all lines, so how high a text stands is remembered, for
    the few widths last asked for (with and without a scroll bar), until `forget`. `warned` says
    what stands under a line that points to somebody; `widest` how wide a line is at most, so that
    it is as high where it is measured as where it is drawn, with a scroll bar or without.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.warned: Callable[[LineRow], Warned | None] = _nothing
        self.widest = 0
        self._heights: dict[int, dict[str, float]] = {}
        self._columns = Columns.of(look)
        look.changed.connect(self._resize)

    def forget(self) -> None:
        """Forget every text: its size is another one."""
        self._heights.clear()

    def keep(self, rows: Iterable[LineRow]) -> None:
        """Forget every text but those of these rows."""
        shown = {row.text for row in rows}
        for room, known in self._heights.items():
            self._heights[room] = {text: high for text, high in known.items() if text in shown}

    def _resize(self) -> None:
        self._columns = Columns.of(self._look)
        self.forget()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height that the text needs at the list's width."""
        row = index.data(ROW)
        wide = option.rect.width()
        return QSize(wide, self.height(row, wide)) if isinstance(row, LineRow) else QSize()

    def height(self, row: LineRow, width: int) -> int:
        """Return the height of a line at a width."""
        look = self._look
        tags = look.line("small") if row.tags else 0
        shown = self.warned(row) if row.finds else None
        strip = strip_height(look, shown, self._room(width)) + look.gap(6) if shown else 0
        return round(self._text_height(row, width) + tags + strip + look.gap(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line."""
        row = index.data(ROW)
        if not isinstance(row, LineRow):
            return
        look, columns = self._look, self._columns
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, area)
        elif option.state & QStyle.StateFlag.State_Selected:
            self._paint_chosen(painter, area)
        top = area.top() + look.gap(4)
        line = look.line("note")
        self._paint_time(painter, QRectF(area.left(), top, area.width(), line), row)
        pill = top + (line - mark_size(look)[1]) / 2
        paint_mark(painter, look, area.left() + columns.mark, pill, row.kind)
        wrapped = self._wrapped(row, round(area.width()))
        ink = look.colour("danger" if row.state is LineState.REFUSED else "ink")
        corner = QPointF(area.left() + columns.text, top)
        wrapped.paint(painter, corner.x(), top, ink)
        draw_waves(painter, look, wrapped.layout, corner, self._waves(row))
        below = top + wrapped.height
        self._paint_tags(painter, area.left() + columns.text, below, row)
        shown = self.warned(row) if row.finds else None
        if shown is not None:
            below += (look.line("small") if row.tags else 0) + look.gap(4)
            wide = self._room(round(area.width()))
            high = strip_height(look, shown, wide)
            paint_strip(painter, look, QRectF(area.left() + columns.text, below, wide, high), shown)
        painter.restore()

    def _room(self, width: int) -> int:
        """Return how wide the text, and what stands under it, may be."""
        columns = self._columns
        wide = min(width, self.widest) if self.widest else width
        return max(wide - columns.text - columns.right, self._look.size(80))

    def _waves(self, row: LineRow) -> list[QTextLayout.FormatRange]:
        """Return waves under what points to somebody."""
        shift = row.text.find(row.bare) if row.finds else 0
        ranges = []
        for find in row.finds:
            wave = QTextLayout.FormatRange()
            wave.start, wave.length = find.start + shift, find.end - find.start
            wave.format = wavy(self._look.colour("state.changed"))
            ranges.append(wave)
        return ranges

    def _paint_time(self, painter: QPainter, area: QRectF, row: LineRow) -> None:
        look, columns = self._look, self._columns
        spot = QRectF(area.left() + columns.time, area.top(), columns.time_width, area.height())
        if row.state is LineState.REFUSED:
            size = look.size(18)
            sign = QRectF(spot.right() - size, spot.center().y() - size / 2, size, size)
            look.icons.paint(painter, "warning-octagon", sign, look.colour("danger"), "fill")
            return
        shown = row.time if row.state is LineState.SAVED else "…"
        font = look.font("small", columns=True)
        paint_text_right(painter, spot, shown, font, look.colour("ink3"))

    def _paint_tags(self, painter: QPainter, left: float, top: float, row: LineRow) -> None:
        look = self._look
        font = look.font("small")
        painter.setFont(font)
        size = look.size(14)
        high = look.line("small")
        ink = look.colour("ink2")
        for icon, name in row.tags:
            sign = QRectF(left, top + (high - size) / 2, size, size)
            look.icons.paint(painter, icon, sign, ink, "regular")
            painter.setPen(ink)
            room = QFontMetricsF(font).horizontalAdvance(name) + 2
            words = QRectF(left + size + look.gap(4), top, room, high)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
            left = words.right() + look.gap(12)

    def _paint_focus(self, painter: QPainter, area: QRectF) -> None:
        look = self._look
        painter.setPen(QPen(look.colour("focus"), 3 if look.is_high_contrast else 2))
        painter.setBrush(look.colour("tint"))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_chosen(self, painter: QPainter, area: QRectF) -> None:
        """Draw the ground of the line that keys act on while the caret is elsewhere."""
        look = self._look
        edge = look.colour("edge") if look.is_high_contrast else None
        ground = area.adjusted(1, 0, -1, 0)
        painter.setPen(QPen(edge, 2) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("tint"))
        painter.drawRoundedRect(ground, 6, 6)
        bar = QRectF(area.left() + 1, area.top() + 3, 3, area.height() - 6)
        painter.fillRect(bar, look.colour("accent"))

    def _text_height(self, row: LineRow, width: int) -> float:
        room = self._room(width)
        if room not in self._heights and len(self._heights) == _WIDTHS:
            self.forget()
        known = self._heights.setdefault(room, {})
        height = known.get(row.text)
        if height is None:
            height = known[row.text] = self._wrapped(row, width).height
        return height

    def _wrapped(self, row: LineRow, width: int) -> Wrapped:
        look = self._look
        return Wrapped(row.text, look.font("note"), self._room(width), look.line("note"))


def _nothing(_: LineRow) -> Warned | None:
    return None
