# SPDX-License-Identifier: Apache-2.0
"""A presentation as a PDF: pages of 1280 × 720 pixels, in the type that is shipped."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from peerdesk.compose.blocks import Copy, Deck, Slide, SlideKind
from peerdesk.compose.paging import (
    BODY_GAP,
    BODY_LINE,
    BODY_SIZE,
    ROW_GAP,
    ROW_LINE,
    ROW_SIZE,
    ROW_SUPPORT_LINE,
    ROW_SUPPORT_SIZE,
    TITLE_LINE,
    TITLE_SIZE,
)
from peerdesk.render import slide_layout as at
from peerdesk.render.clean import line, lines, short
from peerdesk.render.drawing import POINT, draw_mark
from peerdesk.render.fitting import fitted
from peerdesk.render.fonts import BOLD, FALLBACK, MEDIUM, REGULAR, SEMIBOLD, Faces, load_faces
from peerdesk.render.palette import (
    ACCENT,
    COVER,
    COVER_BAR,
    COVER_QUIET,
    COVER_RING,
    HUES,
    INK,
    INK_QUIET,
    TEAM,
    WHITE,
)
from peerdesk.render.paper import Sheets, describe
from peerdesk.render.words import Bullet, Run, words


def render_deck_pdf(deck: Deck, fonts: Path) -> bytes:
    """Return a presentation as a PDF file; `fonts` is the folder of the shipped fonts.

    Equal presentations give equal bytes. Raises `FontMissing`.
    """
    faces = load_faces(fonts)
    written = BytesIO()
    canvas = Sheets(
        None, written, pagesize=(at.WIDTH * POINT, at.HEIGHT * POINT), invariant=1,
        pageCompression=1, initialFontName=REGULAR,
    )  # fmt: skip
    describe(canvas, at.file_title(deck), deck.offer, deck.language)
    with faces.measuring():
        for number, slide in enumerate(deck.slides, 1):
            Page(canvas, deck, slide, faces).draw(number)
            canvas.showPage()
        canvas.save()
    return written.getvalue()


class Page:
    """One slide on a page; places are pixels from the upper left corner, as in the design."""

    def __init__(self, canvas: Canvas, deck: Deck, slide: Slide, faces: Faces) -> None:
        self._canvas = canvas
        self._deck = deck
        self._slide = slide
        self._faces = faces
        self._lines = 1

    def draw(self, number: int) -> None:
        """Draw everything of the slide, its number included, and bookmark it."""
        key = f"slide-{number}"
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(short(self._slide.title), key, level=0)
        self._canvas.scale(POINT, POINT)
        dark = self._slide.kind in {SlideKind.COVER, SlideKind.CLOSING}
        if dark:
            self._cover()
        else:
            self._head()
            _BODIES[self._slide.kind](self)
        if self._slide.kind is not SlideKind.COVER:
            self._foot(number, COVER_QUIET if dark else INK_QUIET)
        if said := at.notice(self._deck):
            self._notice(said)
        self._marks(WHITE if dark else INK)

    def bullets(self) -> None:
        """Draw the points of the slide."""
        box = at.body_box(self._slide, self._lines)
        style = _style(
            BODY_SIZE, BODY_LINE, leftIndent=at.INDENT, bulletFontSize=BODY_SIZE,
            bulletColor=HexColor(HUES[self._slide.sign].ink), bulletFontName=REGULAR,
        )  # fmt: skip
        for point in self._slide.points:
            box = at.lower(box, self._text(point.text, style, box, bullet="•") + BODY_GAP)

    def rows(self) -> None:
        """Draw rows of a name and what supports it."""
        box = at.body_box(self._slide, self._lines)
        name = _style(ROW_SIZE, ROW_LINE, fontName=SEMIBOLD)
        support = _style(ROW_SUPPORT_SIZE, ROW_SUPPORT_LINE, colour=INK_QUIET)
        for row in self._slide.rows:
            for place, text in enumerate(row):
                box = at.lower(box, self._text(text, support if place else name, box))
            box = at.lower(box, ROW_GAP)

    def figures(self) -> None:
        """Draw the counts, each under a bar."""
        top = at.body_box(self._slide, self._lines).top
        number = _style(at.FIGURE_SIZE, at.FIGURE_LINE, fontName=BOLD, colour=ACCENT)
        label = _style(at.LABEL_SIZE, at.LABEL_LINE, fontName=SEMIBOLD)
        detail = _style(at.DETAIL_SIZE, at.DETAIL_LINE, colour=INK_QUIET)
        for place, figure in enumerate(self._slide.figures):
            box = at.figure_box(place, top)
            self._fill(ACCENT, box.left, box.top, box.width, 4)
            box = at.lower(box, 16)
            box = at.lower(box, self._text(str(figure.number), number, box))
            box = at.lower(box, self._text(short(figure.label, 30), label, box))
            self._text(short(figure.detail, 80), detail, box)

    def _head(self) -> None:
        slide = self._slide
        self._fill(HUES[slide.sign].ink, 0, 0, at.BAR, at.HEIGHT)
        if at.has_mark(slide):
            bottom = at.HEIGHT - at.TITLE_TOP - at.MARK
            draw_mark(self._canvas, slide.sign, at.LEFT, bottom, at.MARK)
        box = at.title_box(slide)
        style = _style(TITLE_SIZE, TITLE_LINE, fontName=SEMIBOLD)
        used = self._text(at.unbroken(short(slide.title, at.TITLE_MOST)), style, box)
        self._lines = max(round(used / TITLE_LINE), 1)
        if slide.subtitle:
            style = _style(at.SUBTITLE_SIZE, at.SUBTITLE_LINE, colour=INK_QUIET)
            self._text(short(slide.subtitle, 90), style, at.lower(box, used + 6))

    def _cover(self) -> None:
        slide = self._slide
        self._fill(COVER, 0, 0, at.WIDTH, at.HEIGHT)
        self._rings()
        width = partial(self._faces.width, size=at.COVER_TITLE_SIZE, font=BOLD)
        name_lines = at.cover_title(line(slide.title), width)
        quiet = _style(26, 36, colour=COVER_QUIET)
        name = _style(at.COVER_TITLE_SIZE, at.COVER_TITLE_LINE, fontName=BOLD, colour=WHITE)
        box = at.Box(at.COVER_LEFT, at.cover_top(len(name_lines)), at.COVER_WIDTH, 0)
        box = at.lower(box, self._text(short(self._deck.offer, 60), quiet, box) + 12)
        box = at.lower(box, self._text("\n".join(name_lines), name, box) + 28)
        self._fill(COVER_BAR, at.COVER_LEFT, box.top, 96, 6)
        below = "\n".join(short(part, 60) for part in lines(slide.subtitle)[:2])
        self._text(below, _style(28, 38, colour=WHITE), at.lower(box, 34))
        small = _style(18, 26, colour=COVER_QUIET)
        for point in slide.points[:1]:
            self._text(point.text, small, at.Box(at.COVER_LEFT, 648, at.COVER_WIDTH, 26))

    def _rings(self) -> None:
        self._canvas.setStrokeColor(HexColor(COVER_RING))
        self._canvas.setLineWidth(at.RING_WIDTH)
        for x, y in at.RINGS:
            self._canvas.circle(x, at.HEIGHT - y, at.RING, stroke=1, fill=0)

    def _foot(self, number: int, colour: str) -> None:
        canvas, deck = self._canvas, self._deck
        baseline = at.HEIGHT - at.FOOTER_TOP - 17
        canvas.setFillColor(HexColor(colour))
        text = line(at.footer(deck))
        font = REGULAR if self._faces.letters(REGULAR).issuperset(text) else FALLBACK
        canvas.setFont(font, at.FOOTER_SIZE)
        width = partial(self._faces.width, size=at.FOOTER_SIZE, font=font)
        canvas.drawString(at.LEFT, baseline, fitted(text, at.FOOTER_ROOM, width))
        canvas.setFont(REGULAR, at.FOOTER_SIZE)
        canvas.drawRightString(at.RIGHT, baseline, str(number))

    def _notice(self, said: str) -> None:
        canvas = self._canvas
        baseline = at.HEIGHT - at.FOOTER_TOP - 17
        wide = self._faces.width(said, 15, MEDIUM) + 20
        left = at.RIGHT - 44 - wide
        canvas.setFillColor(HexColor(TEAM if self._deck.copy is Copy.TEAM else ACCENT))
        canvas.roundRect(left, baseline - 8, wide, 26, 6, stroke=0, fill=1)
        canvas.setFillColor(HexColor(WHITE))
        canvas.setFont(MEDIUM, 15)
        canvas.drawString(left + 10, baseline, said)

    def _marks(self, colour: str) -> None:
        if self._deck.marking:
            self._canvas.setFillColor(HexColor(colour))
            self._canvas.setFont(SEMIBOLD, at.MARKING_SIZE)
            for top in (at.MARKING_TOP, at.MARKING_FOOT):
                baseline = at.HEIGHT - top - 14
                self._canvas.drawCentredString(at.WIDTH / 2, baseline, self._deck.marking.value)

    def _text(self, text: str, style: ParagraphStyle, box: at.Box, *, bullet: str = "") -> float:
        """Draw a text from the upper edge of a box and return how high it is."""
        paragraph = words([Run(text)], style, self._faces)
        if bullet:
            paragraph.bullet = Bullet(bullet)
        _, high = paragraph.wrap(box.width, at.HEIGHT)
        paragraph.drawOn(self._canvas, box.left, at.HEIGHT - box.top - high)
        return float(high)

    def _fill(self, colour: str, left: float, top: float, width: float, height: float) -> None:
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.rect(left, at.HEIGHT - top - height, width, height, stroke=0, fill=1)


def _style(size: float, leading: float, *, colour: str = INK, **more: object) -> ParagraphStyle:
    settings = {"fontName": REGULAR, **more}
    return ParagraphStyle(
        "slide", fontSize=size, leading=leading, textColor=HexColor(colour), **settings
    )


_BODIES: dict[SlideKind, Callable[[Page], None]] = {
    SlideKind.PLAIN: Page.bullets,
    SlideKind.POINTS: Page.bullets,
    SlideKind.PEOPLE: Page.rows,
    SlideKind.SCOPE: Page.rows,
    SlideKind.FIGURES: Page.figures,
}
