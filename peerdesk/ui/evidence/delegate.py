# SPDX-License-Identifier: Apache-2.0
"""Draws a note in the list: mark, text with the words searched for, one supporting line."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.found_words import hits
from peerdesk.ui.components.paint import paint_mark, paint_text
from peerdesk.ui.evidence.model import ROW
from peerdesk.ui.evidence.rows import NoteRow
from peerdesk.ui.look import Look

_BEFORE = 24
"""Characters shown before the first word found, where it lies too far behind."""


class NoteDelegate(RowDelegate):
    """Rows of one height; `searched` are the words to be marked."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.searched = ""
        self.shows_place = True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the one height of all rows."""
        del option, index
        return QSize(100, self.look.space("row_in_two"))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw the note, or nothing while its page is on the way."""
        row = index.data(ROW)
        if not isinstance(row, NoteRow):
            return
        look = self.look
        pad = look.gap(20)
        line, small = look.line("body"), look.line("small")
        top = area.top() + (area.height() - line - small) / 2
        paint_mark(painter, look, area.left() + pad, top + 1, row.stance)
        left = area.left() + pad + look.size(50)
        words = QRectF(left, top, area.right() - pad - left, line)
        self._paint_words(painter, words, row.text, chosen=chosen)
        self._paint_below(painter, words.translated(0, line), row, chosen=chosen)

    def _paint_words(self, painter: QPainter, area: QRectF, text: str, *, chosen: bool) -> None:
        font = self.look.font("body", weight=500)
        metrics = QFontMetricsF(font)
        found = hits(text, self.searched)
        text = self._window(text, found, metrics, area.width())
        fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        layout = QTextLayout(fitted, font)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(area.width() + 100)
        line.setPosition(QPointF(0, (area.height() - metrics.height()) / 2))
        layout.endLayout()
        painter.setPen(self.ink("ink", chosen=chosen))
        marks = [self._mark(place, length) for place, length in hits(fitted, self.searched)]
        layout.draw(painter, area.topLeft(), marks)

    def _window(
        self, text: str, found: tuple[tuple[int, int], ...], metrics: QFontMetricsF, room: float
    ) -> str:
        """Return the text from shortly before the first hit, where that would not be seen."""
        if not found or found[0][0] <= _BEFORE:
            return text
        first, length = found[0]
        if (
            metrics.horizontalAdvance(text[: first + length])
            < room - metrics.averageCharWidth() * 3
        ):
            return text
        begin = text.rfind(" ", 0, first - _BEFORE) + 1
        return f"…{text[begin:]}" if begin else text

    def _mark(self, place: int, length: int) -> QTextLayout.FormatRange:
        shape = QTextCharFormat()
        shape.setBackground(self.look.colour("hl"))
        shape.setForeground(self.look.colour("ink"))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = place, length, shape
        return found

    def _paint_below(self, painter: QPainter, area: QRectF, row: NoteRow, *, chosen: bool) -> None:
        look = self.look
        font = look.font("small")
        quiet = self.ink("ink2", chosen=chosen)
        left = area.left()
        for icon, words in self._parts(row):
            wide = QFontMetricsF(font).horizontalAdvance(words) + 1
            size = look.size(15) if icon else 0
            if left + size + wide > area.right() - look.size(40):
                break
            if icon:
                spot = QRectF(left, area.center().y() - size / 2, size, size)
                look.icons.paint(painter, icon, spot, quiet, "regular")
                left += size + look.gap(4)
            paint_text(painter, QRectF(left, area.top(), wide, area.height()), words, font, quiet)
            left += wide + look.gap(14)
        rest = QRectF(left, area.top(), area.right() - left, area.height())
        if self.shows_place and rest.width() > look.size(120):
            self._paint_place(painter, rest, row, chosen=chosen)

    def _parts(self, row: NoteRow) -> list[tuple[str, str]]:
        parts = [("", row.when)]
        if row.clashes:
            parts.append(("git-merge", self.tr("two versions")))
        parts += [("hash", kloe) for kloe in row.kloes]
        parts += [("at", voice) for voice in row.voices]
        if row.messages == 1:
            parts.append(("", self.tr("1 message")))
        elif row.messages:
            parts.append(("", self.tr("{0} messages").format(row.messages)))
        if row.attached:
            parts.append(("paperclip", f"{row.attached}"))
        return parts

    def _paint_place(self, painter: QPainter, area: QRectF, row: NoteRow, *, chosen: bool) -> None:
        look = self.look
        font = look.font("small")
        ink = self.ink("ink3", chosen=chosen)
        size, gap = look.size(15), look.gap(6)
        room = min(QFontMetricsF(font).horizontalAdvance(row.place) + 2, area.width() - size - gap)
        left = area.right() - room - size - gap
        spot = QRectF(left, area.center().y() - size / 2, size, size)
        look.icons.paint(painter, row.icon, spot, ink, "regular")
        words = QRectF(area.right() - room, area.top(), room, area.height())
        paint_text(painter, words, row.place, font, ink)
