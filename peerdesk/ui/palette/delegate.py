# SPDX-License-Identifier: Apache-2.0
"""Draws a row of the palette: sign, words with what was typed in bold, hint and key."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.found_words import hits
from peerdesk.ui.components.paint import (
    key_width,
    mark_size,
    paint_key,
    paint_mark,
    paint_text,
)
from peerdesk.ui.look import Look
from peerdesk.ui.palette.model import ENTRY, Entry

ROW, HEAD = 44, 34


class EntryDelegate(RowDelegate):
    """Rows of one height; `searched` are the words typed, of which the letters stand out."""

    divides = False

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.searched = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row or heading; the list gives the width."""
        del option
        is_entry = isinstance(index.data(ENTRY), Entry)
        return QSize(100, self.look.size(ROW if is_entry else HEAD))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw a heading, or an entry with its key at the right."""
        look, row = self.look, index.data(ENTRY)
        inner = area.adjusted(look.gap(20), 0, -look.gap(20), 0)
        if not isinstance(row, Entry):
            font = look.font("small", weight=500)
            paint_text(painter, inner, str(row), font, look.colour("ink2"))
            return
        if row.keys:
            wide = key_width(look, row.keys)
            at = QPointF(inner.right() - wide, inner.center().y())
            ink = self.ink("ink2", chosen=chosen) if chosen and look.is_high_contrast else None
            paint_key(painter, look, at, row.keys, ink)
            inner.setRight(inner.right() - wide - look.gap(12))
        self._paint_sign(painter, inner, row, chosen=chosen)
        inner.setLeft(inner.left() + look.size(50))
        self._paint_words(painter, inner, row, chosen=chosen)

    def _paint_sign(self, painter: QPainter, area: QRectF, row: Entry, *, chosen: bool) -> None:
        look = self.look
        wide, high = mark_size(look)
        middle = area.center().y()
        if row.mark:
            paint_mark(painter, look, area.left(), middle - high / 2, row.mark)
            return
        size = look.size(20)
        spot = QRectF(area.left() + (wide - size) / 2, middle - size / 2, size, size)
        look.icons.paint(painter, row.icon, spot, self.ink("ink2", chosen=chosen), "regular")

    def _paint_words(self, painter: QPainter, area: QRectF, row: Entry, *, chosen: bool) -> None:
        look = self.look
        font = look.font("body", weight=600 if chosen else 400)
        small = look.font("small")
        hint = QFontMetricsF(small).horizontalAdvance(row.hint) + 2 if row.hint else 0.0
        hint = min(hint, area.width() / 3)
        room = area.width() - (hint + look.gap(12) if hint else 0)
        text = QFontMetricsF(font).elidedText(row.text, Qt.TextElideMode.ElideRight, room)
        layout = QTextLayout(text, font)
        layout.setFormats(self._bold(text))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room + 100)
        layout.endLayout()
        painter.setPen(self.ink("ink", chosen=chosen))
        layout.draw(painter, QPointF(area.left(), area.center().y() - line.height() / 2))
        left = area.left() + min(line.naturalTextWidth(), room) + look.gap(12)
        spot = QRectF(left, area.top(), area.right() - left, area.height())
        paint_text(painter, spot, row.hint, small, self.ink("ink2", chosen=chosen))

    def _bold(self, text: str) -> list[QTextLayout.FormatRange]:
        """Return the letters typed, in bold: they are the beginnings of words."""
        found = []
        for start, length in hits(text, self.searched, begins_only=True):
            shape = QTextCharFormat()
            shape.setFontWeight(QFont.Weight.Bold)
            bold = QTextLayout.FormatRange()
            bold.start, bold.length, bold.format = start, length, shape
            found.append(bold)
        return found
