# SPDX-License-Identifier: Apache-2.0
"""The signs of the kinds as PowerPoint shapes, grouped on their ground."""

from collections.abc import Iterator

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.connector import Connector
from pptx.shapes.shapetree import GroupShapes, SlideShapes
from pptx.util import Emu

from peerdesk.compose.blocks import Sign
from peerdesk.render.palette import HUES
from peerdesk.render.pptx_xml import emu
from peerdesk.render.signs import SIDE, SIGNS, STROKE, Curve, Place

_BENDS = 8
"""Straight pieces for one curve: at the size of a sign nobody sees them."""


def add_mark(shapes: SlideShapes, sign: Sign, left: float, top: float, side: float) -> None:
    """Add a sign on its rounded ground, as one group; places are pixels."""
    group = shapes.add_group_shape()
    group.name = "Sign"
    hue = HUES[sign]
    ground = group.shapes.add_shape(
        MSO_SHAPE.ROUNDED_RECTANGLE, *(Emu(emu(part)) for part in (left, top, side, side))
    )
    ground.adjustments[0] = 0.2
    ground.fill.solid()
    ground.fill.fore_color.rgb = rgb(hue.ground)
    ground.line.fill.background()
    without_style(ground)
    inner = side * 0.62
    edge = (side - inner) / 2
    for curve in SIGNS[sign]:
        places = [
            (left + edge + x * inner / SIDE, top + edge + y * inner / SIDE) for x, y in _flat(curve)
        ]
        _ink(_add(group.shapes, curve, places), curve, hue.ink, STROKE * inner / SIDE)


def without_style(shape: Shape | Connector) -> None:
    """Take away the theme's style, and with it the shadow that it draws below every shape."""
    for style in shape._element.findall(qn("p:style")):  # noqa: SLF001 - python-pptx cannot
        shape._element.remove(style)  # noqa: SLF001 - likewise


def rgb(colour: str) -> RGBColor:
    """Return a colour written as #RRGGBB."""
    return RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]  # theirs has no types


def _add(shapes: GroupShapes, curve: Curve, places: list[Place]) -> Shape | Connector:
    if len(places) == 2:  # noqa: PLR2004 - a line has two ends
        ends = [Emu(emu(part)) for place in places for part in place]
        line: Connector = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        return line
    first, *rest = ((emu(x), emu(y)) for x, y in places)
    builder = shapes.build_freeform(*first)
    builder.add_line_segments(rest, close=curve.closed)
    shape: Shape = builder.convert_to_shape()
    return shape


def _ink(shape: Shape | Connector, curve: Curve, colour: str, width: float) -> None:
    without_style(shape)
    if isinstance(shape, Shape):
        shape.fill.background()
    if isinstance(shape, Shape) and curve.filled:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(colour)
    shape.line.color.rgb = rgb(colour)
    shape.line.width = Emu(emu(width))
    shape.line._get_or_add_ln().set("cap", "rnd")  # noqa: SLF001 - python-pptx has no line ends


def _flat(curve: Curve) -> Iterator[Place]:
    """Yield the places of a curve as straight pieces."""
    here = curve.start
    yield here
    for step in curve.steps:
        if len(step) == 1:
            here = step[0]
            yield here
            continue
        for bend in range(1, _BENDS + 1):
            yield _on_curve(here, step, bend / _BENDS)
        here = step[-1]


def _on_curve(start: Place, step: tuple[Place, ...], part: float) -> Place:
    first, second, end = step
    rest = 1 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    corners = (start, first, second, end)
    return (
        sum(w * x for w, (x, _) in zip(weights, corners, strict=True)),
        sum(w * y for w, (_, y) in zip(weights, corners, strict=True)),
    )
