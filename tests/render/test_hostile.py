# SPDX-License-Identifier: Apache-2.0
"""Whatever was typed or pasted: it builds, says the same, and touches nothing else.

Every string here goes into every field of every output.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import structs

from peerdesk.compose.blocks import (
    Bullets,
    Callout,
    Copy,
    Deck,
    Document,
    Figure,
    Figures,
    Heading,
    Paragraph,
    Point,
    Sign,
    Slide,
    SlideKind,
    Table,
)
from peerdesk.compose.paging import pages as slide_pages
from peerdesk.compose.paging import room_below
from peerdesk.compose.presentation import compose_deck
from peerdesk.domain.words import MessageKind, Role
from peerdesk.render.clean import line
from peerdesk.render.deck_pdf import render_deck_pdf
from peerdesk.render.pdf import render_document
from peerdesk.render.pptx import render_pptx
from tests.compose.casebooks import SCOPE, Builder
from tests.render.reading import FONTS, every_word, pdf_text, slide_texts, squeezed

HOSTILE = {
    "an image": '<img src="/etc/passwd"/>',
    "an image by address": '<img src="http://127.0.0.1:9/x.png"/>',
    "an open tag": "<b>oops",
    "a closed tag": "</para></font>",
    "an entity": "&amp; &#65; &nosuch; &",
    "a link": '<a href="file:///etc/passwd">x</a>',
    "a script": "<onDraw name='x' label='y'/><script>alert(1)</script>",
    "control characters": "be\x00fo\x1bre\x7f af\x85ter",
    "a lone surrogate": "be\ud800fore",
    "no characters at all": "a\ufffeb\uffffc",
    "an override": "abc\u202edef\u202cghi",
    "a formula": "=HYPERLINK(1) +1 -1 @x",
    "a template": "{{7*7}} ${x} %s %(x)s {0} \\n \\ end",
    "a path": r"..\..\x C:\windows \\server\share",
    "an escape of PowerPoint": "_x0041_ _x000D_",
    "spaces": "a\u2003b\u3000c\u00a0d",
    "accents apart": "e\u0301te\u0301",
    "a CDATA end": "a]]>b<![CDATA[c",
}
IDS = list(HOSTILE)


@pytest.fixture(params=HOSTILE.values(), ids=IDS)
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def document(text: str, copy: Copy = Copy.TEAM) -> Document:
    point = Point(text, "m", text, text, trail=(text,))
    return Document(
        title=text, subtitle=text, council=text, offer=text, copy=copy, dated=text,
        blocks=(
            Heading(text), Heading(text, 2, Sign.STRENGTH),
            Bullets((point, Point(text)), Sign.STRENGTH),
            Callout(text), Paragraph(text), Paragraph(text, quiet=True),
            Figures((Figure(3, text, text),)), Table((text, text), ((text, text), (text, text))),
        ),
        for_team=(Heading(text), Bullets((Point(text),))),
    )  # fmt: skip


def deck(text: str, copy: Copy = Copy.TEAM) -> Deck:
    points = slide_pages([Point(text, "m", trail=(text,))], room_below(text))
    told = Slide(kind=SlideKind.POINTS, title=text, sign=Sign.STRENGTH, crib=(text,))
    counts = (Figure(1, text, text),)
    return Deck(
        title=text, council=text, offer=text, days=text, copy=copy,
        slides=(
            Slide(kind=SlideKind.COVER, title=text, subtitle=text, points=(Point(text),)),
            Slide(kind=SlideKind.PEOPLE, title=text, rows=((text, text),)),
            Slide(kind=SlideKind.FIGURES, title=text, subtitle=text, figures=counts),
            *(structs.replace(told, points=page) for page in points),
            Slide(kind=SlideKind.CLOSING, title=text, subtitle=text),
        ),
    )  # fmt: skip


def composed(text: str) -> Deck:
    scope = structs.replace(SCOPE, council=text, title=text, sponsors=(text,))
    builder = Builder(scope)
    theme = builder.theme(text)
    builder.kloe(theme, text)
    builder.person(text, Role.TEAM_LEADER, text)
    note = builder.note(text, builder.session(text), case=text)
    for kind in MessageKind:
        builder.message(text, theme, kind, supports=[note])
    return compose_deck(builder.casebook(), Copy.TEAM)


RENDERERS: dict[str, Callable[[str], bytes]] = {
    "paper": lambda text: render_document(document(text), FONTS),
    "speaking note": lambda text: render_document(document(text, Copy.SPEAKING_NOTE), FONTS),
    "slides as PDF": lambda text: render_deck_pdf(deck(text), FONTS),
    "slides": lambda text: render_pptx(deck(text), FONTS).content,
    "a whole deck": lambda text: render_pptx(composed(text), FONTS).content,
}


class Watch:
    """Records what is opened and who is spoken to while it looks."""

    def __init__(self) -> None:
        self.looking = False
        self.opened: list[str] = []
        self.sockets: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Note an event, as the interpreter reports it."""
        if self.looking and event == "open":
            self.opened.append(str(arguments[0]))
        elif self.looking and event.startswith(("socket.", "urllib.")):
            self.sockets.append(event)


WATCH = Watch()
sys.addaudithook(WATCH)


@pytest.fixture
def watch() -> Iterator[Watch]:
    WATCH.opened, WATCH.sockets = [], []
    yield WATCH
    WATCH.looking = False


@pytest.mark.parametrize("name", RENDERERS)
def test_it_builds_and_opens_nothing_of_the_laptop(name: str, text: str, watch: Watch) -> None:
    RENDERERS[name]("warm")
    watch.looking = True
    data = RENDERERS[name](text)
    watch.looking = False
    assert len(data) > 1000
    prefixes = (sys.prefix, sys.base_prefix)
    assert [path for path in watch.opened if not path.startswith(prefixes)] == []
    assert watch.sockets == []


def test_the_paper_says_the_sanitised_text_in_every_place(text: str) -> None:
    found = squeezed(pdf_text(render_document(document(text), FONTS)))
    assert found.count(squeezed(line(text))) >= 12


def test_the_slides_say_the_sanitised_text_in_every_place(text: str) -> None:
    pdf = squeezed(pdf_text(render_deck_pdf(deck(text), FONTS)))
    assert pdf.count(squeezed(line(text))) >= 12
    for page in map(squeezed, slide_texts(render_pptx(deck(text), FONTS).content)):
        assert squeezed(line(text)) in page


def test_notes_and_properties_say_the_sanitised_text(text: str) -> None:
    words = squeezed(every_word(render_pptx(deck(text), FONTS).content))
    assert words.count(squeezed(line(text))) >= 14


@pytest.mark.parametrize("name", RENDERERS)
@pytest.mark.parametrize("empty", ["", " ", "\x00", "\u200b"])
def test_nothing_at_all_builds_too(name: str, empty: str) -> None:
    assert RENDERERS[name](empty or " ")


@pytest.mark.parametrize("name", RENDERERS)
def test_scripts_that_no_font_here_has_build_too(name: str) -> None:
    assert RENDERERS[name]("日本語 🎈 שלום العربية → ✓")


@pytest.mark.parametrize("endless", ["W" * 10_000, "word " * 2_000], ids=["word", "prose"])
@pytest.mark.parametrize("name", RENDERERS)
def test_absurd_lengths_build_too(name: str, endless: str) -> None:
    assert RENDERERS[name](endless)


@pytest.mark.parametrize("length", [100_000, pytest.param(1_000_000, marks=pytest.mark.soak)])
def test_an_endless_pasted_word_is_printed_whole(length: int) -> None:
    paper = structs.replace(document("x"), blocks=(Bullets((Point("W" * length),)),))
    assert pdf_text(render_document(paper, FONTS)).count("W") == length


def test_a_file_beside_is_not_drawn_into_the_page(tmp_path: Path, watch: Watch) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    watch.looking = True
    render_document(document(f'<img src="{picture}" width="20" height="20"/>'), FONTS)
    watch.looking = False
    assert str(picture) not in watch.opened
