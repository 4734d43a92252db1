# SPDX-License-Identifier: Apache-2.0
"""One slide in a team's own template: our words in its placeholders, and no drawings of ours."""

from collections.abc import Sequence
from functools import partial

from msgspec import structs

from peerdesk.compose.blocks import Copy, Slide, SlideKind
from peerdesk.compose.measure import wrap_by
from peerdesk.render import slide_layout as at
from peerdesk.render.clean import line, lines, short
from peerdesk.render.fitting import fitted
from peerdesk.render.fonts import FALLBACK, FALLBACK_BOLD
from peerdesk.render.palette import ACCENT, INK, TEAM, WHITE
from peerdesk.render.pptx_figures import add_figure
from peerdesk.render.pptx_making import Making, count_words
from peerdesk.render.pptx_shapes import Shapes, Slot
from peerdesk.render.pptx_team import Holder, Team
from peerdesk.render.pptx_xml import Type, number_xml, paragraph_xml
from peerdesk.render.slide_layout import Box

_OTHER_TYPE = 1.3
"""How much wider a team's own typeface may be than ours: it is known only where it is shown."""

_COLUMNS, _GAP, _SUBTITLE = 3, 32.0, 40.0
_LINE = 1.25


def team_slide_xml(made: Making, slide: Slide, team: Team) -> str:
    """Return the shapes of a slide, the title first, in the order in which they are read."""
    sheet = _Sheet(made, slide, team)
    sheet.title()
    if slide.kind in {SlideKind.COVER, SlideKind.CLOSING}:
        sheet.below_cover()
    else:
        sheet.subtitle()
        sheet.body()
    sheet.furniture()
    return sheet.xml


class _Sheet:
    """Writes one slide; places are pixels of the template's own slide."""

    def __init__(self, made: Making, slide: Slide, team: Team) -> None:
        self._made = made
        self._slide = slide
        self._team = team
        self._layout = team.layout(slide.kind)
        self._shapes = Shapes()
        self._region = team.region

    @property
    def xml(self) -> str:
        """Return what has been written."""
        return self._shapes.xml

    def title(self) -> None:
        """Write the title into its placeholder, or into a box where the layout has none."""
        said = short(self._slide.title, at.TITLE_MOST)
        title = self._layout.title
        text = paragraph_xml(said, size=self._smaller([said], title) if title else 0)
        if title:
            self._shapes.placeholder(_slot(title, "Title"), text)
        else:
            box = Box(self._region.left, 32, self._region.width, 56)
            self._shapes.placeholder(Slot("title", name="Title", box=box), text)

    def below_cover(self) -> None:
        """Write offer, days and what the cover says into its second placeholder."""
        slide = self._slide
        said = [short(text, 60) for text in lines(slide.subtitle)[:2]]
        if slide.kind is SlideKind.COVER:
            said = [short(self._made.deck.offer, 60), *said]
        said += [short(point.text) for point in slide.points[:1]]
        said = [text for text in said if text]
        size = self._smaller(said, self._layout.body) if self._layout.body else 0
        paragraphs = "".join(paragraph_xml(text, size=size) for text in said)
        self._text(paragraphs, "Subtitle")

    def subtitle(self) -> None:
        """Write the subtitle above the body."""
        if self._slide.subtitle:
            size, high = self._made.type.subtitle
            box = structs.replace(self._region, height=high)
            said = short(self._slide.subtitle, 90)
            self._shapes.words(box, [(said, Type(size, high, "tx1"))])
            top, left = self._region.top + _SUBTITLE, self._region.height - _SUBTITLE
            self._region = structs.replace(self._region, top=top, height=left)

    def body(self) -> None:
        """Write points, rows, counts or a figure."""
        slide = self._slide
        if slide.kind is SlideKind.FIGURES:
            self._counts()
        elif slide.kind is SlideKind.FIGURE:
            box = self._region
            add_figure(self._shapes, slide, box, self._made.type, self._made.relations)
        elif slide.kind in {SlideKind.PEOPLE, SlideKind.SCOPE}:
            self._text("".join(self._rows()), "Text")
        else:
            size = self._team.raised
            words = "".join(paragraph_xml(line(p.text), size=size) for p in slide.points)
            self._text(words, "Text", self._made.relations.tags(slide.points))

    def furniture(self) -> None:
        """Write foot and number where the layout has them, the marking and whose copy it is."""
        deck, layout = self._made.deck, self._layout
        if self._slide.kind is not SlideKind.COVER:
            if layout.foot:
                self._foot(layout.foot)
            if layout.number:
                size = self._larger(layout.number)
                slot = _slot(layout.number, "Slide number")
                self._shapes.placeholder(slot, number_xml(size))
        if said := at.notice(deck):
            size, high = self._made.type.notice
            wide = self._made.faces.width(said, size, FALLBACK) * _OTHER_TYPE + 24
            ground = TEAM if deck.copy is Copy.TEAM else ACCENT
            box = Box(self._team.width - wide - 8, 4, wide, high + 4)
            self._shapes.pill(box, ground, said, Type(size, high, WHITE, align="ctr"))
        if deck.marking:
            size, high = self._made.type.marking
            style = Type(size, high, INK, bold=True)
            for top in (4, self._team.height - high - 2):
                self._shapes.words(Box(8, top, 180, high), [(deck.marking.value, style)])

    def _foot(self, foot: Holder) -> None:
        """Write as much at the foot as stands on one line there, or on two in small letters."""
        deck, size = self._made.deck, self._larger(foot)
        width = partial(self._made.faces.width, size=size or foot.size, font=FALLBACK)
        room = (foot.box.width - 20) * (0.95 if size else 1.8)
        text = ""
        for parts in (
            (deck.council, deck.offer, deck.days),
            (deck.council, deck.days),
            (deck.council,),
        ):
            text = fitted(line(", ".join(filter(None, parts))), room, width)
            if not text.endswith("…"):
                break
        self._shapes.placeholder(_slot(foot, "Footer"), paragraph_xml(text, size=size))

    def _larger(self, holder: Holder) -> float:
        """Return the size of large print for what a template sets in small letters, or 0."""
        least = self._made.type.foot[0]
        return least if self._team.large and holder.size < least else 0

    def _counts(self) -> None:
        wide = (self._region.width - (_COLUMNS - 1) * _GAP) / _COLUMNS
        high = min(self._region.height / 2, at.ROW_HEIGHT)
        for place, figure in enumerate(self._slide.figures):
            row, column = divmod(place, _COLUMNS)
            left = self._region.left + column * (wide + _GAP)
            box = Box(left, self._region.top + row * high, wide, high - 6)
            said = [
                (text, structs.replace(style, colour="tx1"))
                for text, style in count_words(figure, box, self._made)
            ]
            self._shapes.words(box, said)

    def _rows(self) -> list[str]:
        """Return rows of a name and what supports it, both without bullets."""
        types = self._made.type
        return [
            Type(*(types.support if place else types.row), "tx1", bold=not place,
                 after=types.row_gap if place else 0).paragraph(line(text))
            for row in self._slide.rows
            for place, text in enumerate(row)
        ]  # fmt: skip

    def _smaller(self, said: Sequence[str], holder: Holder) -> float:
        """Return the size in which titles fit a placeholder, or 0 if they do in its own.

        Only titles and covers, which cannot be continued on a further slide.
        """
        inner = holder.box.width - 24
        least = self._made.type.subtitle[0]
        for size in range(round(holder.size), least, -2):
            width = partial(self._made.faces.width, size=size, font=FALLBACK_BOLD)
            lines = sum(len(wrap_by(text, inner * self._team.sure, width)) for text in said)
            if lines * size * _LINE <= holder.box.height - 8:
                return 0 if size == round(holder.size) else size
        return least

    def _text(self, text: str, name: str, tags: str = "") -> None:
        body = self._layout.body
        text = text or paragraph_xml("")
        moved = bool(self._slide.subtitle) and self._slide.kind not in {
            SlideKind.COVER, SlideKind.CLOSING,
        }  # fmt: skip
        if body:
            box = self._region if moved else None
            slot = structs.replace(_slot(body, name), box=box, tags=tags)
            self._shapes.placeholder(slot, text)
        else:
            self._shapes.box(self._region, text, name, tags)


def _slot(holder: Holder, name: str) -> Slot:
    return Slot(holder.kind, holder.index, name)
