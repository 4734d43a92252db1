# SPDX-License-Identifier: Apache-2.0
"""Texts put together by chance from whatever unsettles a paper or a slide: they build all the same.

One text stands in every field; paper, slides and slides as PDF say it as it was sanitised.
"""

import random
import unicodedata
from collections.abc import Iterator

import pytest
from msgspec import structs

from peerdesk.compose.blocks import (
    Bullets,
    Callout,
    Copy,
    Deck,
    Document,
    Heading,
    Paragraph,
    Point,
    Sign,
    Slide,
    SlideKind,
    Table,
)
from peerdesk.render.clean import line
from peerdesk.render.deck_pdf import render_deck_pdf
from peerdesk.render.docx import render_docx
from peerdesk.render.pdf import render_document
from peerdesk.render.pptx import render_pptx
from tests.render.reading import FONTS, every_word, pdf_text, squeezed

SEED = 20_261_122
LONG = 200
"""Characters that every title can have; of a longer one a part is cut, never of a point."""
PIECES = (
    "<", ">", "&", "</b>", "<b>", "<para>", '<img src="/etc/passwd"/>', "<br/>", "&#0;", "&lt",
    "]]>", "<![CDATA[", "<?xml", "<!--", "-->", "%", "%s", "{", "}", "{{7*7}}", "${x}", "\\",
    "\\n", "'", '"', "`", "=", "+1", "-1", "@x", "=cmd|x", "_x0041_", "_x000D_", "../", "C:\\",
    "\\\\server\\share", "file:///etc/passwd", "http://127.0.0.1:9/", "\x00", "\x07",
    "\x1b[31m", "\x7f", "\x85", "\u2028", "\t", "\r", "\n", "\u200b", "\u200f", "\u202e",
    "\u2066", "\u2069", "\ufeff", "\ufffe", "\uffff", "\ud800", "\udfff", "e\u0301", "\u0301",
    "\u00e9", "\u00ad", "\u00a0", "\u2003", "\u3000", "\ufb01", "a", "word", "W" * 40, "1.5",
    "£", "–", "’", "…",
)  # fmt: skip


def texts(count: int) -> Iterator[str]:
    """Yield texts of one to thirty pieces, each with a word that has to be found again."""
    chance = random.Random(SEED)
    for number in range(count):
        pieces = chance.choices(PIECES, k=chance.randint(1, 30))
        if chance.random() < 0.2:
            pieces.append(chr(chance.randrange(0x180)))
        chance.shuffle(pieces)
        yield f"Known{number}" + "".join(pieces)


def _document(text: str) -> Document:
    blocks = (
        Heading(text), Heading(text, 2, Sign.STRENGTH), Bullets((Point(text),), Sign.STRENGTH),
        Callout(text), Paragraph(text, quiet=True), Table((text,), ((text,),)),
    )  # fmt: skip
    return Document(
        title=text, subtitle=text, council=text, offer=text, copy=Copy.TEAM, dated=text,
        blocks=blocks, for_team=(Heading(text),),
    )  # fmt: skip


def _deck(text: str) -> Deck:
    cover = Slide(kind=SlideKind.COVER, title=text, subtitle=text)
    slides = (
        cover,
        Slide(kind=SlideKind.POINTS, title=text, points=(Point(text),), crib=(text,)),
        structs.replace(cover, kind=SlideKind.CLOSING),
    )
    return Deck(title=text, council=text, offer=text, days=text, copy=Copy.TEAM, slides=slides)


def _alike(text: str) -> str:
    """Return a text as every reader of a PDF finds it: without spaces, marks and ligatures.

    A mark set over nothing, or twice over one letter, and a ligature beside one are read now so
    and now otherwise, though they are on the page.
    """
    parted = unicodedata.normalize("NFKD", squeezed(text))
    return "".join(sign for sign in parted if not unicodedata.combining(sign)).replace("fi", "")


@pytest.mark.parametrize("count", [40, pytest.param(5_000, marks=pytest.mark.soak)])
def test_texts_by_chance_build_and_say_the_sanitised_text(count: int) -> None:
    for text in texts(count):
        wanted = _alike(line(text))
        assert wanted.startswith("Known"), ascii(text)
        cut = 2 if len(wanted) > LONG else 0
        slides = _alike(every_word(render_pptx(_deck(text), FONTS).content))
        assert slides.count(wanted) >= 3 - cut // 2, ascii(text)
        paper = _alike(pdf_text(render_document(_document(text), FONTS)))
        assert paper.count(wanted) >= 6 - cut, ascii(text)
        word = _alike(every_word(render_docx(_document(text)).content))
        assert word.count(wanted) >= 6 - cut, ascii(text)
        slides = _alike(pdf_text(render_deck_pdf(_deck(text), FONTS)))
        assert slides.count(wanted) >= 1, ascii(text)  # a title may be cut on the page


def test_a_text_that_is_not_said_would_be_missed() -> None:
    """The negative control."""
    said = squeezed(pdf_text(render_document(_document("Known1 &amp; <b>"), FONTS)))
    assert squeezed(line("Known1 &amp; <b>")) in said
    assert squeezed(line("Known1 & <b>")) not in said
    assert squeezed(line("Known2")) not in said


def test_ligatures_and_marks_are_on_the_page() -> None:
    said = unicodedata.normalize(
        "NFKC", pdf_text(render_document(_document("a\ufb01b e\u0301"), FONTS))
    )
    assert said.count("afib \u00e9") >= 6
