# SPDX-License-Identifier: Apache-2.0
"""Slides paged once more for larger type: nothing lost, nothing shrunk, titles unique."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.compose.blocks import Copy, Deck, Figure, Point, Slide, SlideKind
from peerdesk.compose.charts import Bar, Bars
from peerdesk.compose.measure import wrap
from peerdesk.compose.paging import BODY_HEIGHT
from peerdesk.compose.refitting import Fit, refitted
from peerdesk.compose.slide_type import LARGE, STANDARD, slide_type

TEXTS = st.lists(st.text(alphabet="ab ", min_size=1, max_size=400), max_size=9)


def deck(*slides: Slide) -> Deck:
    return Deck(title="T", council="C", offer="O", days="D", copy=Copy.TEAM, slides=slides)


def told(*texts: str, title: str = "Strengths") -> Slide:
    points = tuple(Point(text, f"m{n}") for n, text in enumerate(texts))
    return Slide(kind=SlideKind.POINTS, title=title, points=points, crib=("Heard.",))


@given(TEXTS)
def test_every_word_stays_in_its_order_with_its_message(texts: list[str]) -> None:
    slides = refitted(deck(told(*texts)), Fit(LARGE)).slides
    points = [point for slide in slides for point in slide.points]
    assert " ".join(p.text for p in points).split() == " ".join(texts).split()
    assert [p.message for p in points] == sorted(p.message for p in points)


@given(TEXTS)
def test_no_slide_overflows_in_large_print(texts: list[str]) -> None:
    size, line = LARGE.body
    for slide in refitted(deck(told(*texts)), Fit(LARGE)).slides:
        lines = sum(len(wrap(point.text, Fit().width, size)) for point in slide.points)
        used = lines * line + max(len(slide.points) - 1, 0) * LARGE.body_gap
        assert used <= BODY_HEIGHT
        assert len(slide.points) <= 5


@given(st.lists(st.sampled_from(["A", "B", "A (2)"]), max_size=5))
def test_titles_are_unique(titles: list[str]) -> None:
    slides = [told(*["word " * 80] * 5, title=title) for title in titles]
    found = [slide.title for slide in refitted(deck(*slides), Fit(LARGE)).slides]
    assert len(set(found)) == len(found)


def test_a_slide_that_fits_stays_as_it_is() -> None:
    slides = (told("one", "two"), Slide(kind=SlideKind.CLOSING, title="Questions"))
    assert refitted(deck(*slides), Fit(LARGE)).slides == slides


def test_a_continuation_is_counted_on() -> None:
    slides = (told(*["word " * 60] * 5), told("last", title="Strengths (2)"))
    found = [slide.title for slide in refitted(deck(*slides), Fit(LARGE)).slides]
    assert found == ["Strengths", *(f"Strengths ({n})" for n in range(2, len(found) + 1))]


def test_notes_go_with_every_part() -> None:
    slides = refitted(deck(told(*["word " * 60] * 5)), Fit(LARGE)).slides
    assert len(slides) > 1
    assert {slide.crib for slide in slides} == {("Heard.",)}


def test_rows_counts_and_bars_are_parted_too() -> None:
    rows = tuple((f"Name {n}", "what supports it") for n in range(30))
    counts = tuple(Figure(n, "things") for n in range(8))
    bars = Bars("Met", tuple(Bar(f"Group {n}", n) for n in range(30)), alt="All of them")
    found = refitted(
        deck(
            Slide(kind=SlideKind.PEOPLE, title="Team", rows=rows),
            Slide(kind=SlideKind.FIGURES, title="Counts", figures=counts),
            Slide(kind=SlideKind.FIGURE, title="Met", figure=bars, alt="All of them"),
        ),
        Fit(STANDARD),
    ).slides
    assert tuple(row for slide in found for row in slide.rows) == rows
    assert [len(s.figures) for s in found if s.figures] == [4, 4]
    drawn = [slide.figure for slide in found if isinstance(slide.figure, Bars)]
    assert tuple(bar for one in drawn for bar in one.bars) == bars.bars
    assert not any(one.alt for one in drawn)


def test_large_print_has_nothing_below_18_points() -> None:
    for name in LARGE.__struct_fields__:
        value = getattr(LARGE, name)
        if isinstance(value, tuple):
            assert value[0] * 0.75 >= 18, name
            assert value[1] >= value[0]
    assert (slide_type(large=True), slide_type(large=False)) == (LARGE, STANDARD)
