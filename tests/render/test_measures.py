# SPDX-License-Identifier: Apache-2.0
"""Slides are paged by a table of widths; here it is held against the fonts themselves."""

import pytest

from peerdesk.compose.measure import letter_width
from peerdesk.render.fonts import BOLD, FALLBACK, FALLBACK_BOLD, REGULAR, SEMIBOLD, load_faces
from tests.render.reading import FONTS

LETTERS = [chr(code) for code in (*range(32, 127), *range(0xA1, 0x180))] + list("‘’“”–—…•")


@pytest.mark.parametrize(
    ("font", "bold"),
    [(REGULAR, False), (FALLBACK, False), (SEMIBOLD, True), (FALLBACK_BOLD, True)],
)
def test_no_letter_is_wider_than_the_table_says(font: str, *, bold: bool) -> None:
    faces = load_faces(FONTS)
    widths = {x: faces.width(x, 1000, font) for x in LETTERS if x in faces.letters(font)}
    assert len(widths) > 200
    assert {x for x, wide in widths.items() if wide > letter_width(x, bold=bold) + 1} == set()


def test_the_table_wastes_little_on_prose() -> None:
    faces = load_faces(FONTS)
    prose = "The council may want to consider how it shows the difference that priorities make."
    table = sum(letter_width(letter) for letter in prose)
    assert table < faces.width(prose, 1000, FALLBACK) * 1.06
    assert table < faces.width(prose, 1000, REGULAR) * 1.06


def test_fonts_are_read_once() -> None:
    assert load_faces(FONTS) is load_faces(FONTS)


def test_the_cover_is_set_in_a_weight_that_is_shipped() -> None:
    assert load_faces(FONTS).width("Council", 64, BOLD) > 0
