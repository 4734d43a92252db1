# SPDX-License-Identifier: Apache-2.0
"""One slide put into a presentation: native text in its placeholders, drawings beside it."""

from collections.abc import Callable
from functools import partial

from msgspec import structs
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.text.text import TextFrame
from pptx.text.text import _Paragraph as Paragraph
from pptx.util import Emu

from peerdesk.compose.blocks import Copy, Deck, Slide, SlideKind
from peerdesk.compose.measure import wrap_by
from peerdesk.compose.paging import TITLE_LINE, TITLE_SIZE
from peerdesk.render import slide_layout as at
from peerdesk.render.clean import line, lines, short
from peerdesk.render.fitting import fitted
from peerdesk.render.fonts import FALLBACK, FALLBACK_BOLD, Faces
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
from peerdesk.render.pptx_signs import add_mark, rgb, without_style
from peerdesk.render.pptx_template import (
    COVER_LAYOUT,
    FIGURES_LAYOUT,
    POINTS_LAYOUT,
    ROWS_LAYOUT,
    TEXT_LAYOUT,
)
from peerdesk.render.pptx_text import set_words, speak_english
from peerdesk.render.pptx_xml import (
    NUMBER,
    Slot,
    Type,
    bullet_colour_xml,
    emu,
    paragraph_xml,
    slot_xml,
)

_SURE = 0.985
"""How much of a line a title may fill before it is taken to need two."""
_NAME, _SUPPORT = 0, 1
"""Levels of the layout for rows."""


class Sheet:
    """One slide as it is put in; places are pixels, as in the design."""

    def __init__(self, presentation: Presentation, deck: Deck, slide: Slide, faces: Faces) -> None:
        self._deck = deck
        self._slide = slide
        self._faces = faces
        self._sheet = presentation.slides.add_slide(presentation.slide_layouts[_layout(slide)])
        self._shapes = self._sheet.shapes
        self._dark = slide.kind in {SlideKind.COVER, SlideKind.CLOSING}

    def fill(self) -> None:
        """Put everything on the slide, its notes included."""
        if self._dark:
            self._cover()
        else:
            self._head()
            _BODIES[self._slide.kind](self)
        if self._slide.kind is not SlideKind.COVER:
            self._foot()
        if said := at.notice(self._deck):
            self._notice(said)
        self._marks()
        if self._deck.copy is Copy.TEAM and self._slide.crib:
            notes = [line(said) for said in self._slide.crib]
            self._sheet.notes_slide.notes_text_frame.text = "\n".join(notes)

    def bullets(self) -> None:
        """Put the points into the body, their bullets in the colour of the sign."""
        frame = self._body()
        for number, point in enumerate(self._slide.points):
            paragraph = _paragraph(frame, number, line(point.text))
            if self._slide.sign:
                properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - no bullets in python-pptx
                properties.insert(0, parse_xml(bullet_colour_xml(HUES[self._slide.sign].ink)))

    def rows(self) -> None:
        """Put rows of a name and what supports it into the body, on two levels."""
        frame = self._body()
        texts = [
            (text, _SUPPORT if place else _NAME)
            for row in self._slide.rows
            for place, text in enumerate(row)
        ]
        for number, (text, level) in enumerate(texts):
            _paragraph(frame, number, line(text)).level = level

    def figures(self) -> None:
        """Put the counts into boxes of their own, each under a bar."""
        top = at.body_box(self._slide, self._lines).top
        for place, figure in enumerate(self._slide.figures):
            box = at.figure_box(place, top)
            self._bar(ACCENT, at.Box(box.left, box.top, box.width, 4))
            texts = (
                (str(figure.number), Type(at.FIGURE_SIZE, at.FIGURE_LINE, ACCENT, bold=True)),
                (short(figure.label, 30), Type(at.LABEL_SIZE, at.LABEL_LINE, INK, bold=True)),
                (short(figure.detail, 80), Type(at.DETAIL_SIZE, at.DETAIL_LINE, INK_QUIET)),
            )
            self._words(at.Box(box.left, box.top + 16, box.width, 136), *texts)

    def _head(self) -> None:
        slide = self._slide
        title = self._shapes.title
        text = short(slide.title, at.TITLE_MOST)
        room = at.title_box(slide).width * _SURE
        width = partial(self._faces.width, size=TITLE_SIZE, font=FALLBACK_BOLD)
        self._lines = max(len(wrap_by(text, room, width)), 1)
        title.text_frame.text = at.unbroken(text) if self._lines > 1 else text
        speak_english(title.text_frame)
        if self._lines > 1:
            _move(title, at.title_box(slide, self._lines))
        if slide.subtitle:
            top = at.TITLE_TOP + self._lines * TITLE_LINE + 6
            box = at.Box(at.LEFT, top, at.RIGHT - at.LEFT, at.SUBTITLE_LINE)
            style = Type(at.SUBTITLE_SIZE, at.SUBTITLE_LINE, INK_QUIET)
            self._words(box, (short(slide.subtitle, 90), style))
        self._bar(HUES[slide.sign].ink, at.Box(0, 0, at.BAR, at.HEIGHT))
        if at.has_mark(slide):
            add_mark(self._shapes, slide.sign, at.LEFT, at.TITLE_TOP, at.MARK)

    def _cover(self) -> None:
        slide = self._slide
        title, below = self._shapes.title, self._shapes.placeholders[1]
        width = partial(self._faces.width, size=at.COVER_TITLE_SIZE, font=FALLBACK_BOLD)
        name = at.cover_title(line(slide.title), width)
        top = at.cover_top(len(name))
        high = len(name) * at.COVER_TITLE_LINE
        title.text_frame.text = " ".join(name)
        _move(title, at.Box(at.COVER_LEFT, top + 48, at.COVER_WIDTH, high))
        below.text_frame.text = "\n".join(short(part, 60) for part in lines(slide.subtitle)[:2])
        _move(below, at.Box(at.COVER_LEFT, top + 48 + high + 62, at.COVER_WIDTH, 120))
        for frame in (title.text_frame, below.text_frame):
            speak_english(frame)
        self._bar(COVER_BAR, at.Box(at.COVER_LEFT, top + 48 + high + 28, 96, 6))
        offer = (short(self._deck.offer, 60), Type(26, 36, COVER_QUIET))
        self._words(at.Box(at.COVER_LEFT, top, at.COVER_WIDTH, 36), offer)
        for point in slide.points[:1]:
            said = (line(point.text), Type(18, 26, COVER_QUIET))
            self._words(at.Box(at.COVER_LEFT, 648, at.COVER_WIDTH, 26), said)

    def _foot(self) -> None:
        width = partial(self._faces.width, size=at.FOOTER_SIZE, font=FALLBACK)
        text = fitted(line(at.footer(self._deck)), at.FOOTER_ROOM, width)
        tree = self._shapes._spTree  # noqa: SLF001 - python-pptx copies no footers from a layout
        quiet = COVER_QUIET if self._dark else INK_QUIET
        foot = Type(at.FOOTER_SIZE, at.FOOTER_LINE, quiet)
        for slot in (
            Slot("ftr", 11, "Footer", text=paragraph_xml(text, foot)),
            Slot("sldNum", 12, "Slide number", text=NUMBER),
        ):
            tree.append(parse_xml(slot_xml(slot, len(tree) + 100)))

    def _notice(self, said: str) -> None:
        wide = self._faces.width(said, 15, FALLBACK) + 24
        box = at.Box(at.RIGHT - 44 - wide, at.FOOTER_TOP - 2, wide, 28)
        colour = TEAM if self._deck.copy is Copy.TEAM else ACCENT
        pill = self._bar(colour, box, MSO_SHAPE.ROUNDED_RECTANGLE)
        pill.name = "Notice"
        set_words(pill.text_frame, (said, Type(15, 20, WHITE, align="ctr")), anchor="ctr")

    def _marks(self) -> None:
        if self._deck.marking:
            style = Type(at.MARKING_SIZE, at.MARKING_LINE, WHITE if self._dark else INK, bold=True)
            style = structs.replace(style, align="ctr")
            for top in (at.MARKING_TOP, at.MARKING_FOOT):
                box = at.Box(at.WIDTH / 2 - 200, top, 400, at.MARKING_LINE)
                self._words(box, (self._deck.marking.value, style)).name = "Marking"

    def _body(self) -> TextFrame:
        body = self._shapes.placeholders[1]
        if self._lines > 1 or self._slide.subtitle:
            _move(body, at.body_box(self._slide, self._lines))
        frame: TextFrame = body.text_frame
        return frame

    def _words(self, box: at.Box, *texts: tuple[str, Type]) -> Shape:
        shape: Shape = self._shapes.add_textbox(*_places(box))
        set_words(shape.text_frame, *texts)
        return shape

    def _bar(self, colour: str, box: at.Box, shape: MSO_SHAPE = MSO_SHAPE.RECTANGLE) -> Shape:
        bar: Shape = self._shapes.add_shape(shape, *_places(box))
        bar.name = "Bar"
        bar.fill.solid()
        bar.fill.fore_color.rgb = rgb(colour)
        bar.line.fill.background()
        without_style(bar)
        return bar


def _layout(slide: Slide) -> int:
    if slide.kind in {SlideKind.PLAIN, SlideKind.POINTS}:
        return POINTS_LAYOUT if at.has_mark(slide) else TEXT_LAYOUT
    return _LAYOUTS[slide.kind]


def _paragraph(frame: TextFrame, number: int, text: str) -> Paragraph:
    paragraph = frame.add_paragraph() if number else frame.paragraphs[0]  # type: ignore[no-untyped-call]  # theirs
    run = paragraph.add_run()
    run.text = text
    run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
    return paragraph


def _move(shape: BaseShape, box: at.Box) -> None:
    shape.left, shape.top, shape.width, shape.height = _places(box)


def _places(box: at.Box) -> tuple[Emu, Emu, Emu, Emu]:
    left, top, width, height = box.left, box.top, box.width, box.height
    return Emu(emu(left)), Emu(emu(top)), Emu(emu(width)), Emu(emu(height))


_LAYOUTS = {
    SlideKind.COVER: COVER_LAYOUT,
    SlideKind.CLOSING: COVER_LAYOUT,
    SlideKind.PEOPLE: ROWS_LAYOUT,
    SlideKind.SCOPE: ROWS_LAYOUT,
    SlideKind.FIGURES: FIGURES_LAYOUT,
}
_BODIES: dict[SlideKind, Callable[[Sheet], None]] = {
    SlideKind.PLAIN: Sheet.bullets,
    SlideKind.POINTS: Sheet.bullets,
    SlideKind.PEOPLE: Sheet.rows,
    SlideKind.SCOPE: Sheet.rows,
    SlideKind.FIGURES: Sheet.figures,
}
