# SPDX-License-Identifier: Apache-2.0
"""One slide for PowerPoint: native text in its placeholders, drawings beside it."""

from collections.abc import Callable
from functools import partial

from msgspec import structs

from peerdesk.compose.blocks import Copy, Slide, SlideKind
from peerdesk.compose.measure import wrap_by
from peerdesk.compose.paging import TITLE_LINE, TITLE_SIZE
from peerdesk.compose.slide_type import row_type
from peerdesk.render import slide_layout as at
from peerdesk.render.clean import line, lines, short
from peerdesk.render.fitting import fitted
from peerdesk.render.fonts import FALLBACK, FALLBACK_BOLD
from peerdesk.render.palette import (
    ACCENT,
    COVER_BAR,
    COVER_QUIET,
    HUES,
    INK,
    INK_QUIET,
    TEAM,
    WHITE,
)
from peerdesk.render.pptx_figures import add_figure
from peerdesk.render.pptx_making import Making, count_words
from peerdesk.render.pptx_shapes import Shapes, Slot
from peerdesk.render.pptx_template import (
    COVER_LAYOUT,
    FIGURES_LAYOUT,
    POINTS_LAYOUT,
    ROWS_LAYOUT,
    TEXT_LAYOUT,
)
from peerdesk.render.pptx_xml import Type, number_xml, paragraph_xml

_SURE = 0.985
"""How much of a line a title may fill before it is taken to need two."""
_OFFER = Type(26, 36, COVER_QUIET)
_CLAIM_FOOT = 676
"""Where the last line of a cover ends."""


def layout_of(slide: Slide) -> int:
    """Return the place of the layout that a slide is made on."""
    if slide.kind in {SlideKind.PLAIN, SlideKind.POINTS}:
        return POINTS_LAYOUT if at.has_mark(slide) else TEXT_LAYOUT
    return _LAYOUTS[slide.kind]


def slide_xml(made: Making, slide: Slide) -> str:
    """Return the shapes of a slide, the title first, in the order in which they are read."""
    sheet = _Sheet(made, slide)
    dark = layout_of(slide) == COVER_LAYOUT
    if dark:
        sheet.cover()
    else:
        sheet.head()
        _BODIES[slide.kind](sheet)
    if slide.kind is not SlideKind.COVER:
        sheet.foot(COVER_QUIET if dark else INK_QUIET)
    sheet.marks(WHITE if dark else INK)
    return sheet.xml


class _Sheet:
    """Writes one slide; places are pixels, as in the design."""

    def __init__(self, made: Making, slide: Slide) -> None:
        self._deck = made.deck
        self._type = made.type
        self._made = made
        self._slide = slide
        self._faces = made.faces
        self._shapes = Shapes()
        self._lines = 1

    @property
    def xml(self) -> str:
        """Return what has been written."""
        return self._shapes.xml

    def head(self) -> None:
        """Write title, subtitle, the bar at the left and the sign."""
        slide = self._slide
        text = short(slide.title, at.TITLE_MOST)
        width = partial(self._faces.width, size=TITLE_SIZE, font=FALLBACK_BOLD)
        self._lines = max(len(wrap_by(text, at.title_box(slide).width * _SURE, width)), 1)
        several = self._lines > 1
        box = at.title_box(slide, self._lines) if several else None
        self._shapes.placeholder(
            Slot("title", name="Title", box=box),
            paragraph_xml(at.unbroken(text) if several else text),
        )
        if slide.subtitle:
            size, high = self._type.subtitle
            below = at.Box(
                at.LEFT, at.TITLE_TOP + self._lines * TITLE_LINE + 6, at.RIGHT - at.LEFT, high
            )
            width = partial(self._faces.width, size=size, font=FALLBACK)
            said = fitted(short(slide.subtitle, 90), below.width * _SURE, width)
            self._shapes.words(below, [(said, Type(size, high, INK_QUIET))])
        self._shapes.bar(at.Box(0, 0, at.BAR, at.HEIGHT), HUES[slide.sign].ink)
        if at.has_mark(slide):
            self._shapes.mark(at.Box(at.LEFT, at.TITLE_TOP, at.MARK, at.MARK), slide.sign)

    def bullets(self) -> None:
        """Write the points into the body, their bullets in the colour of the sign."""
        colour = HUES[self._slide.sign].ink if self._slide.sign else ""
        points = (paragraph_xml(line(p.text), bullet=colour) for p in self._slide.points)
        self._body("".join(points), self._made.relations.tags(self._slide.points))

    def rows(self) -> None:
        """Write rows of a name and what supports it into the body, as large as they fit."""
        kind = row_type(self._slide.rows, at.body_box(self._slide, self._lines).height, self._type)
        name, support = Type(*kind.row, bold=True), Type(*kind.support, "tx2")
        rows = []
        for row in self._slide.rows:
            for place, text in enumerate(row):
                last = kind.gap if place == len(row) - 1 else 0
                style = structs.replace(support if place else name, after=last)
                rows.append(style.paragraph(line(text), level=int(place > 0)))
        self._body("".join(rows))

    def figures(self) -> None:
        """Write the counts into boxes of their own, each under a bar."""
        top = at.body_box(self._slide, self._lines).top
        for place, figure in enumerate(self._slide.figures):
            box = at.figure_box(place, top)
            self._shapes.bar(at.Box(box.left, box.top, box.width, 4), ACCENT)
            inner = at.Box(box.left, box.top + 16, box.width, at.ROW_HEIGHT - 22)
            self._shapes.words(inner, count_words(figure, inner, self._made))

    def figure(self) -> None:
        """Show a table or a chart over the whole of the body."""
        box = at.body_box(self._slide, self._lines)
        add_figure(self._shapes, self._slide, box, self._type, self._made.relations)

    def cover(self) -> None:
        """Write the words of a cover over the rings of its layout."""
        slide = self._slide
        width = partial(self._faces.width, size=at.COVER_TITLE_SIZE, font=FALLBACK_BOLD)
        name = at.cover_title(line(slide.title), width)
        top = at.cover_top(len(name))
        high = len(name) * at.COVER_TITLE_LINE
        offer = at.Box(at.COVER_LEFT, top, at.COVER_WIDTH, 36)
        title = at.Box(at.COVER_LEFT, top + 48, at.COVER_WIDTH, high)
        below = at.Box(at.COVER_LEFT, top + 48 + high + 62, at.COVER_WIDTH, 120)
        under = [paragraph_xml(short(text, 60)) for text in lines(slide.subtitle)[:2]]
        self._shapes.placeholder(
            Slot("ctrTitle", name="Title", box=title), paragraph_xml(" ".join(name))
        )
        self._shapes.words(offer, [(short(self._deck.offer, 60), _OFFER)])
        self._shapes.bar(at.Box(at.COVER_LEFT, top + 48 + high + 28, 96, 6), COVER_BAR)
        self._shapes.placeholder(
            Slot("subTitle", 1, "Subtitle", below), "".join(under) or paragraph_xml("")
        )
        for point in slide.points[:1]:
            self._claim(short(point.text))

    def _claim(self, text: str) -> None:
        """Write what stands at the foot of a cover, on as many lines as it needs, three at most."""
        size, high = self._type.claim
        width = partial(self._faces.width, size=size, font=FALLBACK)
        said = fitted(text, at.COVER_WIDTH * 2.8, width)
        fallen = len(wrap_by(said, at.COVER_WIDTH * _SURE, width))
        foot = self._type.foot_top - 10 if at.notice(self._deck) else _CLAIM_FOOT
        top = min(foot, self._type.marking_foot - 6) - fallen * high
        claim = at.Box(at.COVER_LEFT, top, at.COVER_WIDTH, fallen * high)
        self._shapes.words(claim, [(said, Type(size, high, COVER_QUIET))])

    def foot(self, colour: str) -> None:
        """Write council, offer and days at the foot, and the slide's number."""
        size, high = self._type.foot
        width = partial(self._faces.width, size=size, font=FALLBACK)
        text = fitted(line(at.footer(self._deck)), self._foot_room(), width)
        deck = self._deck
        for shorter in ((deck.council, deck.days), (deck.council,)):
            if text.endswith("…"):
                named = line(", ".join(filter(None, shorter)))
                text = fitted(named, self._foot_room(), width)
        style = Type(size, high, colour)
        self._shapes.placeholder(Slot("ftr", 11, "Footer"), style.paragraph(text))
        self._shapes.placeholder(Slot("sldNum", 12, "Slide number"), number_xml())

    def marks(self, colour: str) -> None:
        """Write the marking, and whose copy this is or that it is practice."""
        if said := at.notice(self._deck):
            size, high = self._type.notice
            wide = self._notice_width()
            box = at.Box(at.RIGHT - 44 - wide, self._type.foot_top - 2, wide, high + 8)
            ground = TEAM if self._deck.copy is Copy.TEAM else ACCENT
            self._shapes.pill(box, ground, said, Type(size, high, WHITE, align="ctr"))
        if self._deck.marking:
            size, high = self._type.marking
            style = Type(size, high, colour, bold=True, align="ctr")
            for top in (self._type.marking_top, self._type.marking_foot):
                box = at.Box(at.WIDTH / 2 - 200, top, 400, high)
                self._shapes.words(box, [(self._deck.marking.value, style)], "Marking")

    def _notice_width(self) -> float:
        said = at.notice(self._deck)
        return self._faces.width(said, self._type.notice[0], FALLBACK) + 24 if said else 0

    def _foot_room(self) -> float:
        return min(at.FOOTER_ROOM, at.RIGHT - at.LEFT - 60 - self._notice_width() - 24)

    def _body(self, text: str, tags: str = "") -> None:
        moved = self._lines > 1 or bool(self._slide.subtitle)
        box = at.body_box(self._slide, self._lines) if moved else None
        slot = Slot("body", 1, "Text", box, tags=tags)
        self._shapes.placeholder(slot, text or paragraph_xml(""))


_LAYOUTS = {
    SlideKind.COVER: COVER_LAYOUT,
    SlideKind.CLOSING: COVER_LAYOUT,
    SlideKind.PEOPLE: ROWS_LAYOUT,
    SlideKind.SCOPE: ROWS_LAYOUT,
    SlideKind.FIGURES: FIGURES_LAYOUT,
    SlideKind.FIGURE: FIGURES_LAYOUT,
}
_BODIES: dict[SlideKind, Callable[[_Sheet], None]] = {
    SlideKind.PLAIN: _Sheet.bullets,
    SlideKind.POINTS: _Sheet.bullets,
    SlideKind.PEOPLE: _Sheet.rows,
    SlideKind.SCOPE: _Sheet.rows,
    SlideKind.FIGURES: _Sheet.figures,
    SlideKind.FIGURE: _Sheet.figure,
}
