# SPDX-License-Identifier: Apache-2.0
"""What stands on every page: strip, marking, whose copy it is, council, document, page number.

A screen reader is told of it once, on the first page; on the others it is furniture.
"""

from contextlib import AbstractContextManager
from functools import partial

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from peerdesk.compose.blocks import COPY_NAMES, Copy, Document, Record
from peerdesk.render.clean import line
from peerdesk.render.drawing import POINT
from peerdesk.render.fitting import fitted
from peerdesk.render.fonts import FALLBACK, REGULAR, SEMIBOLD, Faces
from peerdesk.render.notices import TEAM_NOTICE, TEAM_SHORT
from peerdesk.render.page import HEIGHT, STRIP, WIDTH, Page, notices
from peerdesk.render.palette import ACCENT, INK, INK_QUIET, RULE, TEAM, WHITE
from peerdesk.render.paper import Sheets
from peerdesk.render.tagging import Element


class Furniture:
    """Draws the furniture of one document's pages."""

    def __init__(self, document: Document, page: Page, faces: Faces, root: Element) -> None:
        self._document = document
        self._page = page
        self._faces = faces
        self._council = line(document.council)
        about = [document.title] if document.cover else [document.title, document.dated]
        names = [self._council, ", ".join(filter(None, about))]
        told = reversed(names) if page.large else names
        self._name = ". ".join(filter(None, told))
        self._pages = 0
        self._ink = INK
        said = [document.marking.value, *notices(document)]
        self._told = {text: root.add("P") for text in said if text}
        self._heads = [] if document.cover else [root.add("P"), root.add("P")]

    def first_page(self, canvas: Sheets, _template: object) -> None:
        """Draw the furniture of the first page, which also names council and offer above."""
        page, texts = self._page, (self._council, line(self._document.offer))
        rooms = (page.room, page.room) if page.large else self._rooms(texts)
        canvas.setFillColor(HexColor(INK_QUIET))
        for number, (text, tag) in enumerate(zip(texts, self._heads, strict=False)):
            place = (page.margin, page.head_at)
            if number:
                below = page.head_at - page.header * 1.33
                right = (WIDTH - page.margin, page.head_at)
                place = (page.margin, below) if page.large else right
            with canvas.tagged(tag):
                self._line(canvas, text, place, rooms[number], page.header)
        self.later_page(canvas, _template)

    def _rooms(self, texts: tuple[str, str]) -> tuple[float, float]:
        """Share a line between two texts: a short one leaves the other what it does not need."""
        left, right = (self._faces.width(text, self._page.header, REGULAR) for text in texts)
        whole = self._page.room - 16
        if left + right <= whole:
            return left, right
        first = min(left, max(whole / 2, whole - right))
        return first, whole - first

    def later_page(self, canvas: Sheets, _template: object) -> None:
        """Draw the furniture of any page."""
        self._pages += 1
        page, document = self._page, self._document
        with canvas.artifact(pagination=True):
            if self._heads or self._pages > 1:
                canvas.setFillColor(HexColor(ACCENT))
                canvas.rect(0, HEIGHT - STRIP, WIDTH, STRIP, stroke=0, fill=1)
            canvas.setStrokeColor(HexColor(RULE))
            canvas.setLineWidth(0.75)
            canvas.line(page.margin, page.rule_at, WIDTH - page.margin, page.rule_at)
            canvas.setFillColor(HexColor(INK_QUIET))
            copy = document.foot if isinstance(document, Record) else COPY_NAMES[document.copy]
            if page.large:
                self._large_foot(canvas, copy)
            else:
                self._line(canvas, self._name, (page.margin, page.name_at), page.room * 0.62)
                canvas.setFont(REGULAR, page.small)
                canvas.drawString(page.margin + page.room * 0.66, page.copy_at, copy)
            canvas.leave_out(_page_label(self._pages))
        self._marks(canvas)

    def _large_foot(self, canvas: Sheets, copy: str) -> None:
        """Draw whose copy it is and what it is of; the page's number stands beside it."""
        page = self._page
        for_team = self._document.copy is Copy.TEAM
        name = f"{copy}. {self._name}" if for_team else self._name
        number = self._faces.width("Page 999 of 999", page.small, REGULAR) + 12
        self._line(canvas, name, (page.margin, page.name_at), page.room - number)
        if not for_team:
            self._line(canvas, copy, (WIDTH - page.margin, page.copy_at), page.room / 2)

    def number_pages(self, canvas: Sheets) -> None:
        """Draw "Page n of m" for all pages, once it is known how many there are."""
        for number in range(1, self._pages + 1):
            words = f"Page {number} of {self._pages}"
            canvas.fill_in(_page_label(number), partial(self._draw_number, words))

    def _draw_number(self, words: str, canvas: Canvas) -> None:
        canvas.setFillColor(HexColor(INK_QUIET))
        canvas.setFont(REGULAR, self._page.small)
        at = self._page.name_at if self._page.large else self._page.copy_at
        canvas.drawRightString(WIDTH - self._page.margin, at, words)

    def _marks(self, canvas: Sheets) -> None:
        page, marking = self._page, self._document.marking.value
        if marking:
            covered = not self._heads and self._pages == 1
            canvas.setFont(SEMIBOLD, page.small)
            for baseline, ink in (
                (page.marked_top, WHITE if covered else INK),
                (page.marked_at, INK),
            ):
                with self._told_once(canvas, marking, again=baseline == page.marked_at):
                    canvas.setFillColor(HexColor(ink))
                    if page.large and baseline == page.marked_at:
                        canvas.drawString(page.margin, baseline, marking)
                    else:
                        canvas.drawCentredString(WIDTH / 2, baseline, marking)
        for said, baseline in zip(notices(self._document), page.said_at, strict=False):
            with self._told_once(canvas, said):
                if said == TEAM_NOTICE:
                    self._pill(canvas, TEAM_SHORT if page.large else said, baseline)
                else:
                    on_cover = page.large and not self._heads and self._pages == 1
                    canvas.setFillColor(HexColor(WHITE if on_cover else INK_QUIET))
                    canvas.setFont(REGULAR, page.small)
                    canvas.drawString(page.margin, baseline, said)

    def _told_once(
        self, canvas: Sheets, said: str, *, again: bool = False
    ) -> AbstractContextManager[None]:
        """Take what is drawn as text of the document the first time, and then as furniture."""
        if again or self._pages > 1:
            return canvas.artifact(pagination=True)
        return canvas.tagged(self._told[said])

    def _line(
        self, canvas: Sheets, text: str, place: tuple[float, float], room: float, size: float = 0
    ) -> None:
        """Draw a line of text at a place, cut where it would run into its neighbour.

        A place at the right edge of the text is where the line ends.
        """
        size, font = size or self._page.small, REGULAR
        if not self._faces.letters(REGULAR).issuperset(text):
            font = FALLBACK
        shown = fitted(text, room, lambda part: self._faces.width(part, size, font))
        canvas.setFont(font, size)
        at_right = place[0] > self._page.margin
        (canvas.drawRightString if at_right else canvas.drawString)(*place, shown)

    def _pill(self, canvas: Sheets, text: str, baseline: float) -> None:
        small, margin = self._page.small, self._page.margin
        wide = canvas.stringWidth(text, SEMIBOLD, small) + 16 * POINT
        left = WIDTH - margin - wide
        canvas.setFillColor(HexColor(TEAM))
        canvas.roundRect(
            left, baseline - small / 2, wide, small * 1.67, 5 * POINT, stroke=0, fill=1
        )
        canvas.setFillColor(HexColor(WHITE))
        canvas.setFont(SEMIBOLD, small)
        canvas.drawString(left + 8 * POINT, baseline, text)


def _page_label(number: int) -> str:
    return f"page-{number}"
