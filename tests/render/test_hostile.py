# SPDX-License-Identifier: Apache-2.0
"""Whatever was typed or pasted: it builds, says the same, and touches nothing else.

Every string here goes into every field of every output.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pptx
import pytest
from msgspec import structs

from peerdesk.compose.blocks import Bullets, Copy, Deck, Document, Point
from peerdesk.compose.presentation import compose_deck
from peerdesk.domain.words import MessageKind, Role
from peerdesk.render.clean import line
from peerdesk.render.deck_pdf import render_deck_pdf
from peerdesk.render.docx import render_docx
from peerdesk.render.pdf import render_document
from peerdesk.render.pptx import render_pptx
from tests.compose.casebooks import SCOPE, Builder
from tests.render.hostile import HOSTILE, deck, document
from tests.render.office import saved
from tests.render.reading import FONTS, every_word, pdf_text, slide_texts, squeezed

IDS = list(HOSTILE)


@pytest.fixture(params=HOSTILE.values(), ids=IDS)
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param)


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


def report(text: str) -> Document:
    return structs.replace(document(text, Copy.SPEAKING_NOTE), cover=True)


def listed(text: str) -> Document:
    return structs.replace(report(text), contents=True)


WORDS, SLIDES = saved(docx.Document()), saved(pptx.Presentation())
RENDERERS: dict[str, Callable[[str], bytes]] = {
    "paper": lambda text: render_document(document(text), FONTS),
    "speaking note": lambda text: render_document(document(text, Copy.SPEAKING_NOTE), FONTS),
    "slides as PDF": lambda text: render_deck_pdf(deck(text), FONTS),
    "large paper": lambda text: render_document(listed(text), FONTS, large=True),
    "large slides as PDF": lambda text: render_deck_pdf(deck(text), FONTS, large=True),
    "slides": lambda text: render_pptx(deck(text), FONTS, anchors={"m": text}).content,
    "large slides": lambda text: render_pptx(deck(text), FONTS, large=True).content,
    "a team's slides": lambda text: render_pptx(deck(text), FONTS, template=SLIDES).content,
    "a Word file": lambda text: render_docx(document(text)).content,
    "a large Word file": lambda text: render_docx(report(text), large=True).content,
    "a team's Word file": lambda text: render_docx(document(text), template=WORDS).content,
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


@pytest.mark.parametrize("template", [b"", WORDS], ids=["ours", "a team's"])
def test_word_says_the_sanitised_text_in_every_place(text: str, template: bytes) -> None:
    words = squeezed(every_word(render_docx(document(text), template=template).content))
    assert words.count(squeezed(line(text))) >= 35


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
