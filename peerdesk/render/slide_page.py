# SPDX-License-Identifier: Apache-2.0
"""One slide on a page of a PDF, each part as what it is: title, points, counts, furniture."""

from collections.abc import Callable

from msgspec import structs
from reportlab.lib.colors import HexColor

from peerdesk.compose.blocks import Slide, SlideKind
from peerdesk.compose.paging import TITLE_LINE, TITLE_SIZE
from peerdesk.compose.slide_type import row_type
from peerdesk.render import slide_layout as at
from peerdesk.render.clean import short
from peerdesk.render.drawing import draw_mark
from peerdesk.render.fonts import BOLD, REGULAR, SEMIBOLD
from peerdesk.render.palette import (
    ACCENT,
    COVER_QUIET,
    HUES,
    INK,
    INK_QUIET,
    WHITE,
)
from peerdesk.render.slide_cover import draw_cover
from peerdesk.render.slide_figure import draw_figure
from peerdesk.render.slide_furniture import SlideFurniture
from peerdesk.render.slide_pen import Pen, slide_style
from peerdesk.render.tagging import Element
from peerdesk.render.words import Bullet


class SlidePage:
    """One slide; places are pixels from the upper left corner, as in the design.

    `part` is the slide in the tree of what is on the pages.
    """

    def __init__(self, pen: Pen, slide: Slide, number: int, root: Element) -> None:
        self._pen, self._sizes = pen, pen.sizes
        self.slide = slide
        self._number = number
        self.part = root.add("Sect")
        self._lines = 1

    def draw(self) -> None:
        """Draw everything of the slide, its number included, and bookmark it."""
        pen, slide = self._pen, self.slide
        pen.canvas.mark_place(f"slide-{self._number}", short(slide.title))
        dark = slide.kind in {SlideKind.COVER, SlideKind.CLOSING}
        furniture = SlideFurniture(pen, self._number, self.part)
        if dark:
            draw_cover(pen, slide, self.part, self._heading())
        else:
            self._head()
            _BODIES[slide.kind](self)
        furniture.marks(WHITE if dark else INK)
        furniture.notice()
        if slide.kind is not SlideKind.COVER:
            with pen.canvas.artifact(pagination=True):
                furniture.foot(COVER_QUIET if dark else INK_QUIET)

    def draw_continued(self) -> None:
        """Draw what stands above notes that go on: which slide they belong to."""
        box = at.title_box(self.slide)
        style = slide_style((at.SUBTITLE_SIZE, at.SUBTITLE_LINE), colour=INK_QUIET)
        said = f"Slide {self._number}, notes continued: {short(self.slide.title, at.TITLE_MOST)}"
        self._pen.text(said, style, box, self.part.add("P"))
        furniture = SlideFurniture(self._pen, self._number, self.part)
        with self._pen.canvas.artifact(pagination=True):
            furniture.marks(INK)
            furniture.notice()
            furniture.foot(INK_QUIET)

    def bullets(self) -> None:
        """Draw the points of the slide."""
        box, sizes = at.body_box(self.slide, self._lines), self._sizes.shared
        style = slide_style(
            sizes.body, leftIndent=at.INDENT, bulletFontSize=sizes.body[0], bulletIndent=0,
            bulletColor=HexColor(HUES[self.slide.sign].ink), bulletFontName=REGULAR,
        )  # fmt: skip
        listed = self.part.add("L", listed="Disc")
        for point in self.slide.points:
            item = listed.add("LI")
            bullet, body = Bullet("•", item.add("Lbl")), item.add("LBody")
            used = self._pen.text(point.text, style, box, body, bullet)
            box = at.lower(box, used + sizes.body_gap)

    def rows(self) -> None:
        """Draw rows of a name and what supports it, as large as they fit."""
        box = at.body_box(self.slide, self._lines)
        kind = row_type(self.slide.rows, box.height, self._sizes.shared)
        name = slide_style(kind.row, fontName=SEMIBOLD)
        support = slide_style(kind.support, colour=INK_QUIET)
        listed = self.part.add("L", listed="None")
        for row in self.slide.rows:
            body = listed.add("LI").add("LBody")
            for place, text in enumerate(row):
                style = support if place else name
                box = at.lower(box, self._pen.text(text, style, box, body.add("P")))
            box = at.lower(box, kind.gap)

    def figures(self) -> None:
        """Draw the counts, each under a bar."""
        top = at.body_box(self.slide, self._lines).top
        number = slide_style((at.FIGURE_SIZE, at.FIGURE_LINE), fontName=BOLD, colour=ACCENT)
        label = slide_style((at.LABEL_SIZE, at.LABEL_LINE), fontName=SEMIBOLD)
        detail = slide_style(self._sizes.detail, colour=INK_QUIET)
        listed = self.part.add("L", listed="None")
        for place, figure in enumerate(self.slide.figures):
            body = listed.add("LI").add("LBody")
            box = at.figure_box(place, top)
            self._pen.fill(ACCENT, at.Box(box.left, box.top, box.width, 4))
            box = at.lower(box, 16)
            box = at.lower(box, self._pen.text(str(figure.number), number, box, body.add("P")))
            box = at.lower(box, self._pen.text(short(figure.label, 30), label, box, body.add("P")))
            self._pen.text(short(figure.detail, 80), detail, box, body.add("P"))

    def figure(self) -> None:
        """Draw the map, bars, timeline or table of the slide."""
        slide = self.slide
        if slide.figure is not None:
            drawn = structs.replace(slide.figure, alt=slide.figure.alt or slide.alt)
            draw_figure(self._pen, drawn, at.body_box(slide, self._lines), self.part)

    def _head(self) -> None:
        slide = self.slide
        self._pen.fill(HUES[slide.sign].ink, at.Box(0, 0, at.BAR, at.HEIGHT))
        if at.has_mark(slide):
            bottom = at.HEIGHT - at.TITLE_TOP - at.MARK
            with self._pen.canvas.artifact():
                draw_mark(self._pen.canvas, slide.sign, at.LEFT, bottom, at.MARK)
        box = at.title_box(slide)
        style = slide_style((TITLE_SIZE, TITLE_LINE), fontName=SEMIBOLD)
        title = at.unbroken(short(slide.title, at.TITLE_MOST))
        used = self._pen.text(title, style, box, self.part.add(self._heading()))
        self._lines = max(round(used / TITLE_LINE), 1)
        if slide.subtitle:
            style = slide_style((at.SUBTITLE_SIZE, at.SUBTITLE_LINE), colour=INK_QUIET)
            below = at.lower(box, used + 6)
            self._pen.text(short(slide.subtitle, 90), style, below, self.part.add("P"))

    def _heading(self) -> str:
        return "H1" if self._number == 1 else "H2"


_BODIES: dict[SlideKind, Callable[[SlidePage], None]] = {
    SlideKind.PLAIN: SlidePage.bullets,
    SlideKind.POINTS: SlidePage.bullets,
    SlideKind.PEOPLE: SlidePage.rows,
    SlideKind.SCOPE: SlidePage.rows,
    SlideKind.FIGURES: SlidePage.figures,
    SlideKind.FIGURE: SlidePage.figure,
}
