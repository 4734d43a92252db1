# SPDX-License-Identifier: Apache-2.0
"""What stands on every page: strip, marking, whose copy it is, council, document, page number."""

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from peerdesk.compose.blocks import COPY_NAMES, Copy, Document, Record
from peerdesk.render.clean import line
from peerdesk.render.drawing import POINT
from peerdesk.render.fitting import fitted
from peerdesk.render.fonts import FALLBACK, REGULAR, SEMIBOLD, Faces
from peerdesk.render.notices import PRACTICE_NOTICE, TEAM_NOTICE
from peerdesk.render.palette import ACCENT, INK, INK_QUIET, RULE, TEAM, WHITE

WIDTH, HEIGHT = A4
MARGIN = 80 * POINT
STRIP = 12 * POINT
FOOT = 86 * POINT
"""From the lower edge of the page to where its text ends."""
FIRST_TOP = 92 * POINT
"""From the upper edge of the first page to where its text begins; later pages begin higher."""
TOP = 56 * POINT
_SMALL = 12 * POINT
_HEADER = 13 * POINT
_RULE_AT = 71 * POINT
_FOOTER_AT = 50 * POINT
_MARK_TOP = HEIGHT - 34 * POINT
_MARK_FOOT = 22 * POINT


class Furniture:
    """Draws the furniture of one document's pages."""

    def __init__(self, document: Document, faces: Faces) -> None:
        self._document = document
        self._faces = faces
        self._council = line(document.council)
        self._name = f"{self._council}. {', '.join(filter(None, (document.title, document.dated)))}"
        self._pages = 0

    def first_page(self, canvas: Canvas, _template: object) -> None:
        """Draw the furniture of the first page, which also names council and offer above."""
        half = (WIDTH - 2 * MARGIN) / 2 - 8
        top = HEIGHT - 71 * POINT
        canvas.setFillColor(HexColor(INK_QUIET))
        self._left(canvas, self._council, top, half, _HEADER)
        self._right(canvas, line(self._document.offer), top, half, _HEADER)
        self.later_page(canvas, _template)

    def later_page(self, canvas: Canvas, _template: object) -> None:
        """Draw the furniture of any page."""
        self._pages += 1
        canvas.setFillColor(HexColor(ACCENT))
        canvas.rect(0, HEIGHT - STRIP, WIDTH, STRIP, stroke=0, fill=1)
        self._marks(canvas)
        canvas.setStrokeColor(HexColor(RULE))
        canvas.setLineWidth(0.75)
        canvas.line(MARGIN, _RULE_AT, WIDTH - MARGIN, _RULE_AT)
        canvas.setFillColor(HexColor(INK_QUIET))
        document = self._document
        copy = document.foot if isinstance(document, Record) else COPY_NAMES[document.copy]
        room = WIDTH - 2 * MARGIN
        self._left(canvas, self._name, _FOOTER_AT, room * 0.62, _SMALL)
        canvas.setFont(REGULAR, _SMALL)
        canvas.drawString(MARGIN + room * 0.66, _FOOTER_AT, copy)
        canvas.doForm(_page_label(self._pages))

    def number_pages(self, canvas: Canvas) -> None:
        """Draw "Page n of m" for all pages, once it is known how many there are."""
        for number in range(1, self._pages + 1):
            canvas.beginForm(_page_label(number))
            canvas.setFillColor(HexColor(INK_QUIET))
            canvas.setFont(REGULAR, _SMALL)
            canvas.drawRightString(WIDTH - MARGIN, _FOOTER_AT, f"Page {number} of {self._pages}")
            canvas.endForm()

    def _marks(self, canvas: Canvas) -> None:
        document = self._document
        if document.marking:
            canvas.setFillColor(HexColor(INK))
            canvas.setFont(SEMIBOLD, _SMALL)
            for baseline in (_MARK_TOP, _MARK_FOOT):
                canvas.drawCentredString(WIDTH / 2, baseline, document.marking.value)
        if document.practice:
            canvas.setFillColor(HexColor(INK_QUIET))
            canvas.setFont(REGULAR, _SMALL)
            canvas.drawString(MARGIN, _MARK_FOOT, PRACTICE_NOTICE)
        if document.copy is Copy.TEAM:
            _pill(canvas, TEAM_NOTICE, _MARK_FOOT)

    def _left(self, canvas: Canvas, text: str, baseline: float, room: float, size: float) -> None:
        canvas.setFont(*self._font(text, size))
        canvas.drawString(MARGIN, baseline, self._fitted(text, room, size))

    def _right(self, canvas: Canvas, text: str, baseline: float, room: float, size: float) -> None:
        canvas.setFont(*self._font(text, size))
        canvas.drawRightString(WIDTH - MARGIN, baseline, self._fitted(text, room, size))

    def _font(self, text: str, size: float) -> tuple[str, float]:
        return (REGULAR if self._faces.letters(REGULAR).issuperset(text) else FALLBACK), size

    def _fitted(self, text: str, room: float, size: float) -> str:
        """Return the text, cut where it would run into its neighbour."""
        font, _ = self._font(text, size)
        return fitted(text, room, lambda part: self._faces.width(part, size, font))


def _page_label(number: int) -> str:
    return f"page-{number}"


def _pill(canvas: Canvas, text: str, baseline: float) -> None:
    wide = canvas.stringWidth(text, SEMIBOLD, _SMALL) + 16 * POINT
    left = WIDTH - MARGIN - wide
    canvas.setFillColor(HexColor(TEAM))
    canvas.roundRect(left, baseline - 6 * POINT, wide, 20 * POINT, 5 * POINT, stroke=0, fill=1)
    canvas.setFillColor(HexColor(WHITE))
    canvas.setFont(SEMIBOLD, _SMALL)
    canvas.drawString(left + 8 * POINT, baseline, text)
