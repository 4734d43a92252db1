# SPDX-License-Identifier: Apache-2.0
"""The first and the last slide: the council's name on a dark ground with three rings."""

from functools import partial

from reportlab.lib.colors import HexColor

from peerdesk.compose.blocks import Slide
from peerdesk.render import slide_layout as at
from peerdesk.render.clean import line, lines, short
from peerdesk.render.fonts import BOLD
from peerdesk.render.palette import COVER, COVER_BAR, COVER_QUIET, COVER_RING, WHITE
from peerdesk.render.slide_pen import Pen, slide_style
from peerdesk.render.tagging import Element


def draw_cover(pen: Pen, slide: Slide, part: Element, heading: str) -> None:
    """Draw the ground, then offer, name and what stands below it; `heading` is "H1" or "H2"."""
    pen.fill(COVER, at.Box(0, 0, at.WIDTH, at.HEIGHT))
    _rings(pen)
    width = partial(pen.faces.width, size=at.COVER_TITLE_SIZE, font=BOLD)
    name_lines = at.cover_title(line(slide.title), width)
    quiet = slide_style((26, 36), colour=COVER_QUIET)
    of_name = (at.COVER_TITLE_SIZE, at.COVER_TITLE_LINE)
    name = slide_style(of_name, fontName=BOLD, colour=WHITE)
    box = at.Box(at.COVER_LEFT, at.cover_top(len(name_lines)), at.COVER_WIDTH, 0)
    offer = pen.text(short(pen.deck.offer, 60), quiet, box, part.add("P"))
    box = at.lower(box, offer + 12)
    title = pen.text("\n".join(name_lines), name, box, part.add(heading))
    box = at.lower(box, title + 28)
    pen.fill(COVER_BAR, at.Box(at.COVER_LEFT, box.top, 96, 6))
    below = "\n".join(short(text, 60) for text in lines(slide.subtitle)[:2])
    pen.text(below, slide_style((28, 38), colour=WHITE), at.lower(box, 34), part.add("P"))
    small = slide_style(pen.sizes.least_of_cover, colour=COVER_QUIET)
    for point in slide.points[:1]:
        foot = at.Box(at.COVER_LEFT, pen.sizes.cover_foot, at.COVER_WIDTH, 26)
        pen.text(point.text, small, foot, part.add("P"))


def _rings(pen: Pen) -> None:
    with pen.canvas.artifact():
        pen.canvas.setStrokeColor(HexColor(COVER_RING))
        pen.canvas.setLineWidth(at.RING_WIDTH)
        for x, y in at.RINGS:
            pen.canvas.circle(x, at.HEIGHT - y, at.RING, stroke=1, fill=0)
