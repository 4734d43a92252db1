# SPDX-License-Identifier: Apache-2.0
"""A map, bars, a timeline or a table on a slide, as large as its room allows."""

from collections.abc import Sequence

from msgspec import structs
from reportlab.platypus import Flowable

from peerdesk.compose.blocks import Drawn, HeatMap, Slide, Table
from peerdesk.compose.charts import Bars, Timeline
from peerdesk.render.drawing import POINT
from peerdesk.render.drawings import bars, timeline
from peerdesk.render.fonts import Faces
from peerdesk.render.heat import heat_map
from peerdesk.render.setting import Setting
from peerdesk.render.slide_layout import HEIGHT, Box, body_box
from peerdesk.render.slide_pen import Pen
from peerdesk.render.slide_type import SlideType
from peerdesk.render.styles import styles_at
from peerdesk.render.tables import ruled_table
from peerdesk.render.tagging import Element

_SCALES = (2.0, 1.75, 1.6, 1.45, 1.3, 1.2, 1.1, 1.0, 0.9)
"""How many times the type of paper; from 1.75 on it is 18 points, as large print asks for."""
_FOOT = 646.0


def draw_figure(pen: Pen, drawn: Drawn, box: Box, part: Element) -> None:
    """Draw a figure into its box, in the largest type in which it fits.

    What does not fit in the smallest (`parted` sees to it that this is one row at most) is drawn
    in that, from the top.
    """
    for scale in _SCALES:  # pragma: no branch - the last is taken as it is
        tree = Element(part.kind)
        flowables = _laid(drawn, _setting(pen.faces, pen.sizes, scale, box.width), tree)
        if _high(flowables, box.width) <= _FOOT - box.top or scale == _SCALES[-1]:
            break
    part.kids += tree.kids
    at = HEIGHT - box.top
    for flowable in flowables:
        at -= flowable.height
        flowable.drawOn(pen.canvas, box.left, at)


def parted(slide: Slide, faces: Faces, sizes: SlideType) -> list[Slide]:
    """Return a slide as several where its rows would need too small a type."""
    figure = slide.figure
    box = body_box(slide)
    setting = _setting(faces, sizes, sizes.figure, box.width)

    def fits(part: Drawn) -> bool:
        return _high(_laid(part, setting, Element("Sect")), box.width) <= _FOOT - box.top

    if figure is None or fits(figure):
        return [slide]
    rows = _rows(figure)
    for count in range(2, len(rows) + 1):
        each = -(-len(rows) // count)
        parts = [_with(figure, rows[n : n + each]) for n in range(0, len(rows), each)]
        if all(map(fits, parts)):
            return [structs.replace(slide, figure=part) for part in parts]
    return [structs.replace(slide, figure=_with(figure, (row,))) for row in rows] or [slide]


def _rows(drawn: Drawn) -> tuple[object, ...]:
    match drawn:
        case HeatMap() | Table():
            return drawn.rows
        case Bars():
            return drawn.bars
        case _:
            return drawn.moments


def _with(drawn: Drawn, rows: tuple[object, ...]) -> Drawn:
    """Return the figure with some of its rows; its words for all of them would not hold."""
    name = {Bars: "bars", Timeline: "moments"}.get(type(drawn), "rows")
    part: Drawn = structs.replace(drawn, alt="", **{name: rows})
    return part


def _setting(faces: Faces, sizes: SlideType, scale: float, width: float) -> Setting:
    return Setting(faces, styles_at(scale / POINT, sizes.least), width)


def _high(flowables: Sequence[Flowable], width: float) -> float:
    return float(sum(flowable.wrap(width, HEIGHT * 9)[1] for flowable in flowables))


def _laid(drawn: Drawn, setting: Setting, part: Element) -> list[Flowable]:
    match drawn:
        case HeatMap():
            parts = heat_map(drawn, setting, part)
        case Table():
            parts = ruled_table(drawn, setting, part)
        case Bars():
            parts = [bars(drawn, setting, part)]
        case _:
            parts = [timeline(drawn, setting, part)]
    return [flowable for group in parts for flowable in group]
