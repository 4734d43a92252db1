# SPDX-License-Identifier: Apache-2.0
"""Text and areas put on a slide, each as part of what it is."""

from msgspec import Struct
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from peerdesk.compose.blocks import Deck
from peerdesk.render import slide_layout as at
from peerdesk.render.fonts import REGULAR, Faces
from peerdesk.render.palette import INK
from peerdesk.render.paper import Sheets
from peerdesk.render.slide_type import SlideType
from peerdesk.render.tagging import Element
from peerdesk.render.words import Bullet, Run, words


class Pen(Struct, frozen=True):
    """What all slides of a file are drawn with; places are pixels from the upper left corner."""

    canvas: Sheets
    deck: Deck
    faces: Faces
    sizes: SlideType

    def text(
        self,
        text: str,
        style: ParagraphStyle,
        box: at.Box,
        tag: Element,
        bullet: Bullet | None = None,
    ) -> float:
        """Draw a text from the upper edge of a box and return how high it is."""
        paragraph = words([Run(text)], style, self.faces, tag=tag)
        paragraph.bullet = bullet
        _, high = paragraph.wrap(box.width, at.HEIGHT)
        paragraph.drawOn(self.canvas, box.left, at.HEIGHT - box.top - high)
        return float(high)

    def fill(self, colour: str, box: at.Box) -> None:
        """Fill a box, as decoration."""
        bottom = at.HEIGHT - box.top - box.height
        with self.canvas.artifact():
            self.canvas.setFillColor(HexColor(colour))
            self.canvas.rect(box.left, bottom, box.width, box.height, stroke=0, fill=1)


def slide_style(size: tuple[float, float], *, colour: str = INK, **more: object) -> ParagraphStyle:
    """Return a style of so large a type and line, in pixels."""
    settings = {"fontName": REGULAR, **more}
    return ParagraphStyle(
        "slide", fontSize=size[0], leading=size[1], textColor=HexColor(colour), **settings
    )
