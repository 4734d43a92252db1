# SPDX-License-Identifier: Apache-2.0
"""Paragraphs are made of runs; nothing in a text is read as markup."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics

from peerdesk.render.fonts import FALLBACK, ITALIC, REGULAR, Faces, load_faces
from peerdesk.render.words import Run, Words, words
from tests.render.reading import FONTS

STYLE = ParagraphStyle("test", fontName=REGULAR, fontSize=10, leading=14)


def made(*runs: Run) -> Words:
    return words(runs, STYLE, load_faces(FONTS))


def texts(paragraph: Words) -> list[tuple[str, str]]:
    return [(fragment.fontName, fragment.text) for fragment in paragraph.frags]


def test_markup_is_text() -> None:
    said = "<b>oops & <img src='/x'/> &amp;</para>"
    assert texts(made(Run(said))) == [(REGULAR, said)]


def test_runs_are_parted_by_a_space() -> None:
    assert texts(made(Run("One."), Run("Two.", ITALIC))) == [(REGULAR, "One."), (ITALIC, " Two.")]


def test_letters_that_the_face_lacks_are_set_in_the_fallback() -> None:
    assert texts(made(Run("ab→→c"))) == [(REGULAR, "ab"), (FALLBACK, "→→"), (REGULAR, "c")]


def test_a_line_of_the_text_is_a_line_on_the_page() -> None:
    paragraph = made(Run("a\nb"))
    assert paragraph.wrap(100, 100) == (100, 28)


def test_nothing_is_an_empty_line() -> None:
    assert texts(made()) == [(REGULAR, "")]
    assert texts(made(Run(" "))) == [(REGULAR, "")]


def test_colour_and_size_are_the_runs_or_the_paragraphs() -> None:
    plain, other = made(Run("a"), Run("b", "", "#FF0000", 7)).frags
    assert (plain.fontSize, plain.textColor) == (10, STYLE.textColor)
    assert (other.fontSize, other.textColor.hexval()) == (7, "0xff0000")


def test_another_width_is_measured_anew() -> None:
    paragraph = made(Run("word " * 20))
    _, wide = paragraph.wrap(300, 100)
    assert paragraph.wrap(300, 100) == (300, wide)
    _, narrow = paragraph.wrap(60, 100)
    assert narrow > wide


def test_words_are_forgotten_once_a_document_is_laid_out() -> None:
    faces, others = Faces(FONTS), Faces(FONTS)
    with faces.measuring():
        faces.width("a word of evidence", 10)
        pdfmetrics.stringWidth("another word", REGULAR, 10)
        assert set(faces._fonts[REGULAR]._known) >= {"a word of evidence", "another word"}
    assert not any(font._known for known in (faces, others) for font in known._fonts.values())


def test_a_paragraph_that_fits_is_not_parted() -> None:
    paragraph = made(Run("word " * 40))
    paragraph.wrap(100, 900)
    assert paragraph.split(100, 900) == [paragraph]
    first, rest = paragraph.split(100, 60)
    assert first.tag is rest.tag is paragraph.tag
