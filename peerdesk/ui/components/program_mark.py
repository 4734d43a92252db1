# SPDX-License-Identifier: Apache-2.0
"""The program's mark, drawn in the colours of the theme."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from peerdesk.ui.components.paint import box
from peerdesk.ui.look import Look


def paint_program_mark(
    painter: QPainter, look: Look, area: QRectF, *, on_cover: bool = False
) -> None:
    """Draw the program's mark: heard, read, seen, one of three circles filled."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = look.colour("on_cover" if on_cover else "accent")
    ink = look.colour("cover" if on_cover else "on")
    box(painter, area, area.width() * 0.22, ground, None)
    unit = area.width() / 32
    pen = QPen(ink, 2.4 * unit)
    for across, down, filled in ((16, 10.5, False), (10.2, 20.5, False), (21.8, 20.5, True)):
        radius = (5.4 if filled else 4.2) * unit
        painter.setPen(Qt.PenStyle.NoPen if filled else pen)
        painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
        middle = area.topLeft()
        middle.setX(middle.x() + across * unit)
        middle.setY(middle.y() + down * unit)
        painter.drawEllipse(middle, radius, radius)


def program_mark(look: Look, size: int, *, on_cover: bool = False) -> QPixmap:
    """Return the program's mark as a picture."""
    picture = QPixmap(size * 2, size * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_program_mark(painter, look, QRectF(0, 0, size, size), on_cover=on_cover)
    painter.end()
    return picture
