# SPDX-License-Identifier: Apache-2.0
"""Every page can be read: enough contrast, large print that is large, nothing over an edge."""

from functools import cache

import pytest

from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Copy,
    Figure,
    Figures,
    Heading,
    HeatMap,
    Note,
    Numbered,
    Paragraph,
)
from peerdesk.domain.words import Marking
from peerdesk.render.deck_pdf import render_deck_pdf
from peerdesk.render.page import HEIGHT, WIDTH, page_for
from peerdesk.render.pdf import render_document
from tests.render import samples
from tests.render.looking import Letters, letters
from tests.render.reading import FONTS, outline, pages, squeezed
from tests.render.tree import tree

MARKED = {"marking": Marking.OFFICIAL_SENSITIVE, "practice": True}
ENOUGH = 4.5
"""The least contrast of text, WCAG 2.2 level AA."""
LARGE = 18.0
DOCUMENTS = {
    "sponsor": samples.document(Copy.SPONSOR),
    "team": samples.document(Copy.TEAM, **MARKED),
    "speaking note": samples.document(Copy.SPEAKING_NOTE),
    "report": samples.report(),
}


@cache
def drawn(name: str, *, large: bool) -> tuple[Letters, ...]:
    if name == "slides":
        deck = samples.deck(Copy.TEAM, **MARKED)
        return tuple(letters(render_deck_pdf(deck, FONTS, large=large)))
    return tuple(letters(render_document(DOCUMENTS[name], FONTS, large=large)))


NAMES = [*DOCUMENTS, "slides"]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_all_text_stands_out_from_what_it_stands_on(name: str, *, large: bool) -> None:
    faint = {(it.text, it.page) for it in drawn(name, large=large) if it.contrast < ENOUGH}
    assert faint == set()


def test_faint_text_would_be_found() -> None:
    """The negative control."""
    grey = Letters("x", 10, 1, (0, 0, 1, 1), (150, 150, 150), (255, 255, 255))
    assert grey.contrast < ENOUGH
    assert Letters("x", 10, 1, (0, 0, 1, 1), (0, 0, 0), (255, 255, 255)).contrast == 21


@pytest.mark.parametrize("name", NAMES)
def test_in_large_print_nothing_is_smaller_than_eighteen_points(name: str) -> None:
    small = {(it.text, round(it.size, 1)) for it in drawn(name, large=True) if it.size < LARGE}
    assert small == set()
    assert min(it.size for it in drawn(name, large=False)) < LARGE


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_text_is_drawn_over_the_edges_of_a_page(name: str, *, large: bool) -> None:
    page = page_for(DOCUMENTS[name], large=large)
    for it in drawn(name, large=large):
        left, bottom, right, top = it.box
        assert left >= page.margin - 1, it
        assert right <= WIDTH - page.margin + 1, it
        assert 0 < bottom < top < HEIGHT, it


@pytest.mark.parametrize("large", [False, True])
def test_no_text_is_drawn_over_the_edges_of_a_slide(*, large: bool) -> None:
    for it in drawn("slides", large=large):
        left, bottom, right, top = it.box
        assert 0 < left < right <= 930, it
        assert 0 < bottom < top < 540, it


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_drawn_over_other_text(name: str, *, large: bool) -> None:
    by_page: dict[int, list[Letters]] = {}
    for it in drawn(name, large=large):
        if it.text:
            by_page.setdefault(it.page, []).append(it)
    for found in by_page.values():
        for number, one in enumerate(found):
            for other in found[number + 1 :]:
                across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
                down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
                assert across < 1 or down < 1, (one, other)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_large_print_says_the_same(name: str) -> None:
    document = DOCUMENTS[name]
    usual = squeezed(tree(render_document(document, FONTS)).all_text())
    large = squeezed(tree(render_document(document, FONTS, large=True)).all_text())
    for words in ("OFFICIAL-SENSITIVE", samples.WORDS, "Request30:", "senioronly", "Members"):
        assert (squeezed(words) in usual) == (squeezed(words) in large), words
    assert large.count(squeezed(samples.WORDS)) == usual.count(squeezed(samples.WORDS))


def test_large_print_has_the_same_bookmarks() -> None:
    document = samples.report()
    usual = outline(render_document(document, FONTS))
    assert outline(render_document(document, FONTS, large=True)) == usual


def test_a_table_too_wide_for_large_print_is_set_row_by_row() -> None:
    document = samples.document(blocks=(samples.COMPARED,))
    text = " ".join("".join(pages(render_document(document, FONTS, large=True))).split())
    assert text.count("Told daily: The council") == len(samples.COMPARED.rows)
    assert "Told daily:" not in "".join(pages(render_document(document, FONTS)))


def test_a_map_too_wide_for_large_print_says_its_counts_in_words() -> None:
    document = samples.document(blocks=(samples.MAP,))
    text = " ".join("".join(pages(render_document(document, FONTS, large=True))).split())
    assert "Interview 17, Focus group 3, Case record –" in text
    assert "(senior only)" in text


def test_a_map_without_counts_is_its_headings_in_large_print() -> None:
    empty = HeatMap(samples.MAP.columns, samples.MAP.rows[:1])
    document = samples.document(blocks=(empty, HeatMap(samples.MAP.columns, ())))
    assert "Front door" in "".join(pages(render_document(document, FONTS, large=True)))


def test_a_slide_whose_table_does_not_fit_goes_on_upon_another() -> None:
    slides = pages(render_deck_pdf(samples.deck(), FONTS))
    assert sum("Drawing 3" in page for page in slides) > 1
    assert "Drawing 3 (2)" in "".join(slides)
    assert all(any(f"Point {n}" in page for page in slides) for n in range(1, 8))


def test_rows_of_people_are_dealt_out_anew_for_large_print() -> None:
    slides = pages(render_deck_pdf(samples.deck(), FONTS, large=True))
    people = [page for page in slides if "Peer " in page and "Elsewhere" in page]
    assert sum(page.count("Elsewhere") for page in people) == 9
    titles = [page for page in slides if "The peer team" in page]
    assert len(titles) == len(people)
    assert max(page.count("Elsewhere") for page in people) < 7


BODIES: dict[str, tuple[Block, str]] = {
    "numbers": (Numbered(samples.points(2)), "1."),
    "a note": (Note(f"Firstly {samples.WORDS}"), "Firstly"),
    "a passage": (samples.CHANGES, "Partners do"),
    "counts": (Figures((Figure(31, "meetings", "in two days"),)), "31"),
    "a map": (samples.MAP, "Thresholds"),
    "bars": (samples.MET, "Social workers"),
    "a timeline": (samples.LIFE, "First note"),
    "a table": (samples.REQUESTS, "Request 1:"),
    "a statement": (Callout(f"Firstly {samples.WORDS}"), "Firstly"),
    "evidence": (Bullets(samples.points(2, team=True)), "A note of it"),
}


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("kind", BODIES)
def test_no_heading_ends_a_page_whatever_it_heads(kind: str, *, large: bool) -> None:
    block, first = BODIES[kind]
    for lines in range(6, 14, 2) if large else range(25, 40, 3):
        filler = tuple(Paragraph(f"line {n}") for n in range(lines))
        document = samples.document(
            blocks=(*filler, Heading("Front door"), Heading("Within it", 2), block)
        )
        found = pages(render_document(document, FONTS, large=large))
        (page,) = (page for page in found if "Front door" in page)
        assert "Within it" in page
        assert first in page
