# SPDX-License-Identifier: Apache-2.0
"""What stands on every slide: whose copy it is, the marking, council, offer, days and number.

Like on paper, a screen reader is told of copy and marking once, on the first slide.
"""

from contextlib import AbstractContextManager
from functools import partial

from reportlab.lib.colors import HexColor

from peerdesk.compose.blocks import Copy
from peerdesk.render import slide_layout as at
from peerdesk.render.clean import line
from peerdesk.render.fitting import fitted
from peerdesk.render.fonts import FALLBACK, MEDIUM, REGULAR, SEMIBOLD
from peerdesk.render.palette import ACCENT, TEAM, WHITE
from peerdesk.render.slide_pen import Pen
from peerdesk.render.tagging import Element

_NUMBER = 44
"""Room for the number at the right end of the foot."""


class SlideFurniture:
    """Draws the furniture of one slide."""

    def __init__(self, pen: Pen, number: int, part: Element) -> None:
        self._canvas, self._deck = pen.canvas, pen.deck
        self._faces, self._sizes = pen.faces, pen.sizes
        self._number, self._part = number, part

    def foot(self, colour: str) -> None:
        """Draw council, days and number, in a colour for the slide's ground."""
        canvas, deck, sizes = self._canvas, self._deck, self._sizes
        baseline = at.HEIGHT - sizes.footer_at
        canvas.setFillColor(HexColor(colour))
        parts = [deck.council, deck.days]
        text = line(", ".join(filter(None, parts)) if sizes.large else at.footer(deck))
        font = REGULAR if self._faces.letters(REGULAR).issuperset(text) else FALLBACK
        canvas.setFont(font, sizes.footer)
        width = partial(self._faces.width, size=sizes.footer, font=font)
        taken = self._notice_width(at.notice(deck)) + _NUMBER
        room = min(at.RIGHT - at.LEFT - taken - 16, 900 if sizes.large else at.FOOTER_ROOM)
        canvas.drawString(at.LEFT, baseline, fitted(text, room, width))
        canvas.setFont(REGULAR, sizes.footer)
        canvas.drawRightString(at.RIGHT, baseline, str(self._number))

    def _notice_width(self, said: str) -> float:
        return self._faces.width(said, self._sizes.notice, MEDIUM) + 20 if said else 0.0

    def notice(self) -> None:
        """Draw whose copy it is, or that it is practice, if either is to be said."""
        said = at.notice(self._deck)
        if not said:
            return
        canvas, size = self._canvas, self._sizes.notice
        baseline = at.HEIGHT - self._sizes.footer_at
        wide = self._notice_width(said)
        left = at.RIGHT - _NUMBER - wide
        box = (left, baseline - size / 2, wide, size * 1.73, 6)
        colour = TEAM if self._deck.copy is Copy.TEAM else ACCENT
        with self._told_once():
            canvas.setFillColor(HexColor(colour))
            canvas.roundRect(*box, stroke=0, fill=1)
            canvas.setFillColor(HexColor(WHITE))
            canvas.setFont(MEDIUM, size)
            canvas.drawString(left + 10, baseline, said)

    def marks(self, colour: str) -> None:
        """Draw the marking at head and foot, in a colour for the slide's ground."""
        if not self._deck.marking:
            return
        for place, down in enumerate(self._sizes.marking_at):
            with self._told_once(again=bool(place)):
                self._canvas.setFillColor(HexColor(colour))
                self._canvas.setFont(SEMIBOLD, self._sizes.marking)
                marking = self._deck.marking.value
                self._canvas.drawCentredString(at.WIDTH / 2, at.HEIGHT - down, marking)

    def _told_once(self, *, again: bool = False) -> AbstractContextManager[None]:
        """Take what every slide says of itself as text on the first, and then as furniture."""
        if again or self._number > 1:
            return self._canvas.artifact(pagination=True)
        return self._canvas.tagged(self._part.add("P"))
