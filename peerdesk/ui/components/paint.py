# SPDX-License-Identifier: Apache-2.0
"""Drawing that several controls and delegates share: marks, key caps, chips, rows, texts."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from peerdesk.ui.look import Look

MARK_WIDTH, MARK_HEIGHT = 38, 20


def box(
    painter: QPainter, area: QRectF, radius: float, ground: QColor | None, edge: QColor | None
) -> None:
    """Draw a rounded box; the edge lies inside the area, one pixel wide."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(ground or Qt.BrushStyle.NoBrush)
    inner = area.adjusted(0.5, 0.5, -0.5, -0.5) if edge else area
    painter.drawRoundedRect(inner, radius, radius)


def mark_size(look: Look) -> tuple[int, int]:
    """Return the width and height of a mark pill."""
    return look.size(MARK_WIDTH), look.size(MARK_HEIGHT)


def paint_mark(painter: QPainter, look: Look, left: float, top: float, kind: str) -> None:
    """Draw the pill of a stance or message kind: sign and letter on its ground."""
    wide, high = mark_size(look)
    shown = look.kind(kind)
    area = QRectF(left, top, wide, high)
    edge = QColor(shown.edge) if shown.edge else None
    box(painter, area, look.radius("mark"), QColor(shown.ground), edge)
    size = look.size(13)
    ink = QColor(shown.ink)
    font = look.font("least", weight=700)
    room = QFontMetricsF(font).horizontalAdvance(shown.letter) if shown.letter else 0
    gap = look.size(4) if room else 0
    start = area.center().x() - (size + gap + room) / 2
    sign = QRectF(start, area.center().y() - size / 2, size, size)
    look.icons.paint(painter, shown.sign, sign, ink, shown.weight)
    if shown.letter:
        painter.setFont(font)
        painter.setPen(ink)
        letter = QRectF(start + size + gap, area.top(), room + 2, high)
        painter.drawText(letter, Qt.AlignmentFlag.AlignVCenter, shown.letter)


def key_width(look: Look, key: str) -> float:
    """Return how wide the cap of a key is."""
    text = QFontMetricsF(look.font("least", weight=600)).horizontalAdvance(key)
    return max(text + look.size(12), look.size(20))


def paint_key(
    painter: QPainter, look: Look, at: QPointF, key: str, ink: QColor | None = None
) -> float:
    """Draw a key cap from the middle of its left side and return its width.

    `ink` is for caps on accent.
    """
    wide, high = key_width(look, key), look.size(20)
    area = QRectF(round(at.x()), round(at.y() - high / 2), round(wide), high)
    edge = QColor(ink) if ink else look.colour("hair")
    box(painter, area, look.radius("key"), None if ink else look.colour("sunken"), edge)
    painter.setFont(look.font("least", weight=600))
    painter.setPen(ink or look.colour("ink2"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, key)
    return wide


def paint_text(painter: QPainter, area: QRectF, text: str, font: QFont, ink: QColor) -> None:
    """Draw one line of text, shortened with an ellipsis where it does not fit."""
    painter.setFont(font)
    painter.setPen(ink)
    fitted = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)


def paint_text_right(painter: QPainter, area: QRectF, text: str, font: QFont, ink: QColor) -> None:
    """Draw one line of text that ends at the area's right side."""
    painter.setFont(font)
    painter.setPen(ink)
    fitted = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, fitted)


class Wrapped:
    """A text laid out in lines of one height, at most so many, the last with an ellipsis."""

    def __init__(self, text: str, font: QFont, width: float, line: float, most: int = 0) -> None:
        self._line = line
        self._most = most
        self._width = width
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._cut = False
        self._lay_out(text, font)

    @property
    def height(self) -> float:
        """Return how high the lines stand together."""
        return self._layout.lineCount() * self._line

    @property
    def lines(self) -> int:
        """Return how many lines there are."""
        return self._layout.lineCount()

    @property
    def layout(self) -> QTextLayout:
        """Return Qt's layout, for formats to be set on it."""
        return self._layout

    def paint(
        self,
        painter: QPainter,
        left: float,
        top: float,
        ink: QColor,
        marked: Sequence[QTextLayout.FormatRange] = (),
    ) -> None:
        """Draw the lines from a corner, some words of them `marked` in another way."""
        painter.setPen(ink)
        self._layout.draw(painter, QPointF(left, top), list(marked))

    def _lay_out(self, text: str, font: QFont) -> None:
        metrics = QFontMetricsF(font)
        lead = (self._line - metrics.height()) / 2
        self._layout.beginLayout()
        starts: list[int] = []
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, len(starts) * self._line + lead))
            starts.append(line.textStart())
            if self._most and len(starts) > self._most:
                break
        self._layout.endLayout()
        if self._most and len(starts) > self._most:
            begin = starts[self._most - 1]
            room = self._width - 2  # or else the ellipsis alone may go into another line
            rest = metrics.elidedText(text[begin:], Qt.TextElideMode.ElideRight, room)
            self._layout.setText(text[:begin].replace("\n", "\u2028") + rest)
            self._most = 0
            self._lay_out(text, font)
