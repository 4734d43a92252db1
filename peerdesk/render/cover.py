# SPDX-License-Identifier: Apache-2.0
"""The cover of a long document: offer, council and what it is on a dark ground with rings."""

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from peerdesk.compose.blocks import Document
from peerdesk.render.clean import lines, short
from peerdesk.render.drawing import POINT
from peerdesk.render.fonts import BOLD, REGULAR
from peerdesk.render.page import HEIGHT, WIDTH, Page
from peerdesk.render.palette import COVER, COVER_QUIET, COVER_RING, WHITE
from peerdesk.render.paper import Sheets
from peerdesk.render.setting import Setting
from peerdesk.render.tagging import Element
from peerdesk.render.words import Run, Words, words

_RINGS = ((542, 86), (483, 189), (602, 189))
"""The middles of the rings, in points from the upper left corner: heard, read and seen."""
_RING, _RING_WIDTH = 51.5, 8.5
_LEAST = 294.0
_TOP, _BELOW = 112 * POINT, 52 * POINT
_TEXT = 0.86
"""The part of the room that text takes, so that little of it runs over the rings."""
_SIZES = {"offer": 20, "name": 52, "line": 24, "day": 18}
_LARGE = {"offer": 26, "name": 58, "line": 30, "day": 26}
_QUIET = {"offer", "day"}
_MOST = 4
"""Lines of the subtitle that are shown."""


class Cover:
    """The cover of one document; it is as high as its words need."""

    def __init__(self, document: Document, setting: Setting, page: Page, root: Element) -> None:
        self._setting = setting
        self._left = page.margin
        self._sizes = _LARGE if page.large else _SIZES
        self._parts: list[tuple[Words, float]] = []
        self._add(document.offer, "offer", root.add("P"), 30)
        self._add(document.council, "name", root.add("H1"), 20)
        for text in lines(document.subtitle)[:_MOST] or [document.title]:
            self._add(text, "line", root.add("P"), 2)
        self._add(document.dated, "day", root.add("P"), 0)
        self._room = page.room * _TEXT
        high = sum(part.wrap(self._room, HEIGHT)[1] + after for part, after in self._parts)
        self.height = max(_LEAST, _TOP + high + _BELOW)
        """How far the ground reaches down, in points."""

    def draw(self, canvas: Sheets) -> None:
        """Draw the ground, the rings, and the words from the top; the day stands at the foot."""
        with canvas.artifact():
            canvas.saveState()
            ground = canvas.beginPath()
            ground.rect(0, HEIGHT - self.height, WIDTH, self.height)
            canvas.clipPath(ground, stroke=0, fill=0)
            canvas.setFillColor(HexColor(COVER))
            canvas.rect(0, HEIGHT - self.height, WIDTH, self.height, stroke=0, fill=1)
            canvas.setStrokeColor(HexColor(COVER_RING))
            canvas.setLineWidth(_RING_WIDTH)
            for x, y in _RINGS:
                canvas.circle(x, HEIGHT - y, _RING, stroke=1, fill=0)
            canvas.restoreState()
        top = HEIGHT - _TOP
        for part, after in self._parts[:-1]:
            part.drawOn(canvas, self._left, top - part.height)
            top -= part.height + after
        day, _ = self._parts[-1]
        day.drawOn(canvas, self._left, HEIGHT - self.height + _BELOW * 0.7)

    def _add(self, text: str, role: str, tag: Element, after: float) -> None:
        points = self._sizes[role] * POINT
        style = ParagraphStyle(
            role,
            fontName=BOLD if role == "name" else REGULAR,
            fontSize=points,
            leading=points * 1.25,
            textColor=HexColor(COVER_QUIET if role in _QUIET else WHITE),
        )
        part = words([Run(short(text, 160))], style, self._setting.faces, tag=tag)
        self._parts.append((part, after * POINT))
