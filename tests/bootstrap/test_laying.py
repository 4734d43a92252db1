# SPDX-License-Identifier: Apache-2.0
"""A preview's pages are those of the file; what has not changed is taken over, and found again."""

import io

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from peerdesk.bootstrap.previews import WindowPapers
from peerdesk.bootstrap.resources import resource_root
from peerdesk.compose.blocks import (
    Bullets,
    Copy,
    Deck,
    Document,
    Heading,
    Point,
    Sign,
    Slide,
    SlideKind,
)
from peerdesk.compose.formats import Wish
from peerdesk.ui.laid import Laid, Passage, spots

WORDS = "the council may want to consider how it shows the difference that this makes {0}"
DOCUMENT = Document(
    title="Daily summary 2", subtitle="Wednesday", council="Marlowe Vale Council",
    offer="Children’s Services Peer Challenge", copy=Copy.SPONSOR,
    blocks=(
        Heading("Leadership"),
        Bullets(tuple(Point(WORDS.format(n) * 3) for n in range(60)), Sign.CONSIDERATION),
    ),
)  # fmt: skip
SLIDES = Deck(
    title="Feedback", council="Marlowe Vale Council", offer="Peer Challenge", days="12 May",
    copy=Copy.SPONSOR,
    slides=tuple(
        Slide(kind=SlideKind.POINTS, title=f"Strengths: part {n}", points=(Point(f"Point {n}"),))
        for n in range(6)
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def papers() -> WindowPapers:
    return WindowPapers(resource_root() / "fonts")


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def changed(before: Laid, after: Laid) -> list[int]:
    pairs = zip(before.pages, after.pages, strict=True)
    return [number for number, (old, new) in enumerate(pairs) if old.key != new.key]


@pytest.mark.parametrize("paper", [DOCUMENT, SLIDES], ids=["document", "slides"])
def test_pages_look_as_in_the_file_that_is_written(
    papers: WindowPapers, paper: Document | Deck
) -> None:
    file = papers.made(paper, Wish()).content
    laid = papers.laid(paper, Laid())
    written = papers.pages(file, 300)
    assert len(laid.pages) == len(written) > 1
    for page, png in zip(laid.pages, written, strict=True):
        shown = picture(papers.picture(page, 300))
        assert ImageChops.difference(shown, picture(png)).getbbox() is None


def test_a_changed_word_changes_its_page_alone(papers: WindowPapers) -> None:
    _, bullets = DOCUMENT.blocks
    assert isinstance(bullets, Bullets)
    points = list(bullets.points)
    points[30] = replace(points[30], text=points[30].text.replace("council", "Council"))
    other = replace(DOCUMENT, blocks=(DOCUMENT.blocks[0], replace(bullets, points=tuple(points))))
    before = papers.laid(DOCUMENT, Laid())
    assert len(changed(before, papers.laid(other, before))) == 1


def test_the_same_document_is_not_made_again(papers: WindowPapers) -> None:
    before = papers.laid(DOCUMENT, Laid())
    assert papers.laid(DOCUMENT, before) is before
    assert papers.laid(DOCUMENT, before, large=True) is not before


def test_only_the_slide_that_changed_is_made_and_keeps_its_number(papers: WindowPapers) -> None:
    before = papers.laid(SLIDES, Laid())
    slides = list(SLIDES.slides)
    slides[3] = replace(slides[3], title="Strengths: another part")
    after = papers.laid(replace(SLIDES, slides=tuple(slides)), before)
    assert changed(before, after) == [3]
    assert [page is old for page, old in zip(after.pages, before.pages, strict=True)] == [
        True, True, True, False, True, True,
    ]  # fmt: skip
    assert after.pages[3].text.split()[-1] == "4"


def test_a_slide_that_is_put_in_moves_the_numbers_of_those_behind_it(
    papers: WindowPapers,
) -> None:
    before = papers.laid(SLIDES, Laid())
    new = replace(SLIDES.slides[0], title="Strengths: between")
    after = papers.laid(
        replace(SLIDES, slides=(*SLIDES.slides[:2], new, *SLIDES.slides[2:])), before
    )
    assert [page.text.split()[-1] for page in after.pages] == list("1234567")
    assert after.pages[:2] == before.pages[:2]


def test_large_print_is_shown_as_it_will_be_written(papers: WindowPapers) -> None:
    slides = papers.laid(SLIDES, Laid(), large=True)
    assert len(slides.pages) == len(papers.pages(papers.deck_pdf(SLIDES, large=True), 50))
    pages = papers.laid(DOCUMENT, Laid(), large=True).pages
    assert len(pages) > len(papers.laid(DOCUMENT, Laid()).pages)


def test_words_are_found_on_their_page_though_lines_end_elsewhere(papers: WindowPapers) -> None:
    laid = papers.laid(DOCUMENT, Laid())
    wanted = WORDS.format(59) * 3
    start = wanted.index("consider")
    other = Passage("nowhere to be found", 0, 7)
    first, last, none = spots(
        laid, [Passage(WORDS.format(0), 0, 11), Passage(wanted, start, len(wanted)), other]
    )
    assert first is not None
    assert first.page == 0
    assert 0 < first.top < 0.5
    assert last is not None
    assert last.page == len(laid.pages) - 1
    assert none is None


def test_a_short_find_is_told_from_others_by_what_stands_round_it(papers: WindowPapers) -> None:
    slides = replace(
        SLIDES,
        slides=tuple(
            Slide(kind=SlideKind.POINTS, title=title, points=(Point(text),))
            for title, text in (("One", "A good range"), ("Two", "This is good"))
        ),
    )
    laid = papers.laid(slides, Laid())
    passages = [Passage("This is good", 8, 12), Passage("good range", 0, 4)]
    assert [spot and spot.page for spot in spots(laid, passages)] == [1, 0]
    assert spots(laid, [Passage("A good range", 2, 6, page=2)]) != spots(
        laid, [Passage("A good range", 2, 6)]
    )


def test_a_file_that_was_frozen_is_laid_out_as_it_is(papers: WindowPapers) -> None:
    file = papers.deck_pdf(SLIDES)
    laid = papers.laid_file(file)
    assert [page.pdf for page in laid.pages] == [file] * 6
    assert laid.pages[2].text.splitlines()[0] == "Strengths: part 2"
    assert Laid().pages == ()


def test_a_page_without_words_is_a_page(papers: WindowPapers) -> None:
    written = io.BytesIO()
    canvas = Canvas(written)
    canvas.rect(10, 10, 50, 50)
    canvas.showPage()
    canvas.save()
    (page,) = papers.laid_file(written.getvalue()).pages
    assert page.text == ""
    assert spots(papers.laid_file(written.getvalue()), [Passage("any", 0, 3)]) == (None,)
