# SPDX-License-Identifier: Apache-2.0
"""A map, bars, a timeline or a table on a slide, as large as its room allows."""

from msgspec import structs
from reportlab.platypus import Flowable

from peerdesk.compose.blocks import Drawn, HeatMap, Slide, Table
from peerdesk.compose.charts import Bars, Timeline
from peerdesk.render.drawing import POINT
from peerdesk.render.drawings import bars, timeline
from peerdesk.render.fonts import Faces
from peerdesk.render.heat import heat_map
from peerdesk.render.paper import Sheets
from peerdesk.render.setting import Setting
from peerdesk.render.slide_layout import HEIGHT, Box
from peerdesk.render.styles import styles_at
from peerdesk.render.tables import ruled_table
from peerdesk.render.tagging import Element

_SCALES = (2.0, 1.85, 1.7, 1.55, 1.4, 1.25, 1.1, 1.0, 0.9, 0.8)
"""How many times the type of paper; from 1.7 on it is 24 pixels, as large print asks for."""
_FOOT = 646.0


def draw_figure(canvas: Sheets, slide: Slide, box: Box, faces: Faces, part: Element) -> None:
    """Draw the figure of a slide into its box, in the largest type in which it fits.

    What does not fit in the smallest is drawn in that, from the top.
    """
    if slide.figure is None:
        return
    drawn = structs.replace(slide.figure, alt=slide.figure.alt or slide.alt)
    room = _FOOT - box.top
    for scale in _SCALES:
        setting = Setting(faces, styles_at(scale / POINT), box.width)
        tree = Element(part.kind)
        flowables = _laid(drawn, setting, tree)
        high = sum(flowable.wrap(box.width, HEIGHT)[1] for flowable in flowables)
        if high <= room:
            break
    part.kids += tree.kids
    at = HEIGHT - box.top
    for flowable in flowables:
        at -= flowable.height
        flowable.drawOn(canvas, box.left, at)


def _laid(drawn: Drawn, setting: Setting, part: Element) -> list[Flowable]:
    match drawn:
        case HeatMap():
            parts = heat_map(drawn, setting, part)
        case Table():
            parts = ruled_table(drawn, setting, part)
        case Bars():
            parts = [bars(drawn, setting, part)]
        case Timeline():
            parts = [timeline(drawn, setting, part)]
    return [flowable for group in parts for flowable in group]
