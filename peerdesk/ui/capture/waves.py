# SPDX-License-Identifier: Apache-2.0
"""Waves under words that are to be looked at, drawn by hand: Qt's own is too thin to be seen."""

from collections.abc import Iterator, Sequence
from math import pi, sin
from typing import cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTextCharFormat, QTextLayout, QTextLine
from PySide6.QtWidgets import QTextEdit

from peerdesk.ui.look import Look

_THICK, _LONG, _HIGH = 2.0, 6.0, 1.5
"""Of a wave at the usual size of text, in pixels: its pen, its length, and how far it swings."""
_STEP = 0.75


def wavy(ink: QColor) -> QTextCharFormat:
    """Return the format of what is to be looked at; the wave itself is drawn by `draw_waves`."""
    shown = QTextCharFormat()
    shown.setUnderlineColor(ink)
    return shown


def draw_waves(
    painter: QPainter,
    look: Look,
    layout: QTextLayout,
    corner: QPointF,
    ranges: Sequence[QTextLayout.FormatRange],
) -> None:
    """Draw a wave under parts of a text that stands at a corner, each in its format's ink."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for part in ranges:
        pen = QPen(part.format.underlineColor(), _THICK * look.factor)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for line in _lines(layout):
            begin = max(part.start, line.textStart())
            end = min(part.start + part.length, line.textStart() + line.textLength())
            if begin < end:
                left, right = _across(line, begin), _across(line, end)
                low = line.y() + line.ascent() + 3 * look.factor
                painter.drawPolyline(_wave(corner + QPointF(left, low), right - left, look.factor))
    painter.restore()


def draw_editor_waves(look: Look, editor: QTextEdit) -> None:
    """Draw the waves of an editor's selections over what it has drawn."""
    painter = QPainter(editor.viewport())
    scrolled = QPointF(editor.horizontalScrollBar().value(), editor.verticalScrollBar().value())
    for selection in editor.extraSelections():
        cursor = selection.cursor
        block = editor.document().findBlock(cursor.selectionStart())
        corner = editor.document().documentLayout().blockBoundingRect(block).topLeft() - scrolled
        part = QTextLayout.FormatRange()
        part.start = cursor.selectionStart() - block.position()
        part.length = cursor.selectionEnd() - cursor.selectionStart()
        part.format = selection.format
        draw_waves(painter, look, block.layout(), corner, [part])
    painter.end()


def _lines(layout: QTextLayout) -> Iterator[QTextLine]:
    return (layout.lineAt(number) for number in range(layout.lineCount()))


def _across(line: QTextLine, place: int) -> float:
    """Return where a character begins; Qt's binding gives the place back beside it."""
    found = line.cursorToX(place)
    return cast("float", found[0] if isinstance(found, tuple) else found)


def _wave(start: QPointF, wide: float, factor: float) -> QPolygonF:
    steps = max(round(wide / _STEP), 1)
    turn = 2 * pi / (_LONG * factor)
    places = [wide * step / steps for step in range(steps + 1)]
    return QPolygonF([start + QPointF(x, _HIGH * factor * sin(turn * x)) for x in places])
