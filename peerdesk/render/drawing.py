# SPDX-License-Identifier: Apache-2.0
"""Signs, boxes and rings drawn on a PDF page; places are points from the lower left corner."""

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from peerdesk.compose.blocks import Sign
from peerdesk.render.palette import HUES
from peerdesk.render.signs import SIDE, SIGNS, STROKE, Curve

POINT = 0.75
"""Points to a pixel of the design: 96 pixels and 72 points to an inch."""
_ROUND = 1


def draw_mark(canvas: Canvas, sign: Sign, left: float, bottom: float, side: float) -> None:
    """Draw a sign on its rounded ground."""
    hue = HUES[sign]
    canvas.saveState()
    canvas.setFillColor(HexColor(hue.ground))
    canvas.roundRect(left, bottom, side, side, side * 0.2, stroke=0, fill=1)
    inner = side * 0.62
    edge = (side - inner) / 2
    canvas.translate(left + edge, bottom + edge)
    canvas.scale(inner / SIDE, inner / SIDE)
    canvas.setStrokeColor(HexColor(hue.ink))
    canvas.setFillColor(HexColor(hue.ink))
    canvas.setLineWidth(STROKE)
    canvas.setLineCap(_ROUND)
    canvas.setLineJoin(_ROUND)
    for curve in SIGNS[sign]:
        _draw(canvas, curve)
    canvas.restoreState()


def _draw(canvas: Canvas, curve: Curve) -> None:
    path = canvas.beginPath()
    path.moveTo(curve.start[0], SIDE - curve.start[1])
    for step in curve.steps:
        places = [part for x, y in step for part in (x, SIDE - y)]
        (path.curveTo if len(step) > 1 else path.lineTo)(*places)
    if curve.closed:
        path.close()
    canvas.drawPath(path, stroke=1, fill=int(curve.filled))
