# SPDX-License-Identifier: Apache-2.0
"""The list of a document's headings, each with its page and a link to it.

The pages are known only when everything is drawn, so each number is left out at first and filled in
at the end: the document is laid out once.
"""

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from peerdesk.compose.blocks import Block, Heading, Sign
from peerdesk.render.clean import short
from peerdesk.render.fonts import REGULAR
from peerdesk.render.palette import INK_QUIET, RULE
from peerdesk.render.paper import Sheets
from peerdesk.render.setting import Setting
from peerdesk.render.tagging import Element
from peerdesk.render.words import Words

_WITHIN = 2
"""Headings below this level are not listed."""


class Place(Struct, frozen=True):
    """A heading that is listed: its key in the file, its words and its level."""

    key: str
    text: str
    level: int


def places(blocks: Sequence[Block]) -> dict[int, Place]:
    """Return the places that a list of contents names, by the number of their block.

    A group under a sign ("Strengths") is not one: it stands below every theme.
    """
    return {
        number: Place(f"part-{number}", short(block.text), block.level)
        for number, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level <= _WITHIN and block.sign is Sign.NONE
        if short(block.text)
    }


class Entry(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A heading's words, dots, and room for the number of its page."""

    def __init__(self, place: Place, setting: Setting, listed: Element) -> None:
        super().__init__()
        link = listed.add("TOCI").add("Link")
        style = "contents" if place.level == 1 else "within"
        self._words: Words = setting.heading(place.text, style, link)
        self._place, self._link = place, link
        self._room = setting.styles.px(36)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the whole width, and as many lines as the words need."""
        high = self._words.wrap(available_width - self._room, available_height)[1]
        self.width, self.height = available_width, high
        return self.width, self.height

    def draw(self) -> None:
        """Draw the words, the dots after their last line, and the number of the page."""
        canvas, style = self.canv, self._words.style
        self._words.drawOn(canvas, 0, 0)
        baseline = style.leading - style.fontSize
        begin = self._end_of_words() + style.fontSize / 2
        with canvas.artifact():
            canvas.setStrokeColor(HexColor(RULE))
            canvas.setLineWidth(0.9)
            canvas.setDash(0.9, style.fontSize / 3)
            canvas.line(begin, baseline, self.width - self._room / 2, baseline)
            canvas.setDash()
        with canvas.tagged(self._link):
            canvas.saveState()
            canvas.translate(self.width, baseline)
            canvas.leave_out(f"page-of-{self._place.key}")
            canvas.restoreState()
        canvas.jump(self._link, self._place.key, self._place.text, (0, 0, self.width, self.height))

    def _end_of_words(self) -> float:
        lines = self._words.blPara.lines
        extra = lines[-1][0] if self._words.blPara.kind == 0 else lines[-1].extraSpace
        return float(self.width - self._room - extra)


class Contents:
    """The list of contents of one document."""

    def __init__(self, listed: Sequence[Place], setting: Setting) -> None:
        self._places, self._setting = listed, setting

    def entries(self, parent: Element) -> list[Flowable]:
        """Return the heading of the list and its entries."""
        title = self._setting.heading("Contents", "theme", parent.add("H2"))
        toc = parent.add("TOC")
        return [title, *(Entry(place, self._setting, toc) for place in self._places)]

    def number(self, canvas: Sheets) -> None:
        """Draw the page of each heading, once it is known."""
        for place in self._places:
            draw = partial(self._draw_number, str(canvas.places[place.key]))
            canvas.fill_in(f"page-of-{place.key}", draw)

    def _draw_number(self, number: str, canvas: Canvas) -> None:
        canvas.setFillColor(HexColor(INK_QUIET))
        canvas.setFont(REGULAR, self._setting.styles["contents"].fontSize)
        canvas.drawRightString(0, 0, number)
