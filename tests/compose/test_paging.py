# SPDX-License-Identifier: Apache-2.0
"""Points are continued on another slide rather than crowded or run off the foot."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.compose.blocks import Point, Slide, SlideKind
from peerdesk.compose.measure import wrap
from peerdesk.compose.paging import (
    BODY_GAP,
    BODY_HEIGHT,
    MOST,
    TITLE_LINES,
    TITLE_SIZE,
    TITLE_WIDTH,
    Room,
    pages,
    point_height,
    room_below,
    row_height,
    row_pages,
    slide_title,
    unique_titles,
)
from peerdesk.domain.text import WORDING_LIMIT

points = st.lists(st.text("ab ", min_size=1, max_size=900).map(Point), max_size=14)


def height(page: tuple[Point, ...]) -> int:
    return sum(map(point_height, page)) + BODY_GAP * (len(page) - 1)


@given(points)
def test_no_slide_is_fuller_than_its_room(some: list[Point]) -> None:
    room = Room(BODY_HEIGHT)
    for page in pages(some, room):
        assert 0 < len(page) <= MOST
        assert height(page) <= BODY_HEIGHT


@given(points)
def test_every_word_is_on_some_slide_in_order(some: list[Point]) -> None:
    shown = " ".join(point.text for page in pages(some, Room()) for point in page)
    assert "".join(shown.split()) == "".join("".join(p.text for p in some).split())


def test_slides_are_filled_evenly_and_no_fewer_are_possible() -> None:
    assert [len(page) for page in pages([Point("x")] * 6, Room())] == [3, 3]
    assert [len(page) for page in pages([Point("x")] * 11, Room())] == [4, 4, 3]
    assert [len(page) for page in pages([Point("x")] * 5, Room())] == [5]
    assert pages([], Room()) == []


def test_evenness_gives_way_where_it_would_need_another_slide() -> None:
    long = Point("word " * 190)
    some = [Point("x"), Point("x"), Point("x"), long]
    assert [len(page) for page in pages(some, Room())] == [3, 1]


def test_a_point_longer_than_a_slide_goes_on_and_keeps_its_message() -> None:
    found = pages([Point("word " * 350, "m1")], Room())
    assert len(found) > 1
    assert {point.message for page in found for point in page} == {"m1"}


def test_what_nobody_could_have_written_here_is_cut() -> None:
    found = pages([Point("w" * 1_000_000)], Room())
    letters = "".join(point.text for page in found for point in page).replace(" ", "")
    assert len(letters) == WORDING_LIMIT


def test_a_title_of_two_lines_and_a_subtitle_leave_less_room() -> None:
    two = "Areas for consideration: quality assurance and performance management"
    assert room_below("Strengths").height == BODY_HEIGHT
    assert room_below(two).height < BODY_HEIGHT
    assert room_below("Strengths", "More").height < BODY_HEIGHT


@given(st.text(max_size=400))
def test_a_title_takes_two_lines_with_the_number_of_its_continuation(text: str) -> None:
    title = slide_title(text)
    assert len(wrap(f"{title} (99)", TITLE_WIDTH, TITLE_SIZE, bold=True)) <= TITLE_LINES


def test_a_title_of_the_framework_is_not_touched() -> None:
    title = "Areas for consideration: sufficiency and outcomes for children looked after"
    assert slide_title(title) == title


def test_titles_become_unique_by_number() -> None:
    titles = ["A", "B", "A", "A", "A (2)"]
    slides = unique_titles(Slide(kind=SlideKind.PLAIN, title=title) for title in titles)
    assert [slide.title for slide in slides] == ["A", "B", "A (2)", "A (3)", "A (2) (2)"]


def test_eight_peers_stand_on_one_slide_and_twelve_on_two() -> None:
    row = ("Helen Okafor", "Team leader, Harrowmere Council")
    assert [len(page) for page in row_pages([row] * 8)] == [8]
    assert [len(page) for page in row_pages([row] * 12)] == [6, 6]
    assert row_pages([]) == []


@given(st.lists(st.tuples(st.text(max_size=300), st.text(max_size=2000)), max_size=9))
def test_rows_fit_their_slides(rows: list[tuple[str, str]]) -> None:
    found = row_pages(rows)
    assert sum(map(len, found)) == len(rows)
    assert all(sum(map(row_height, page)) <= BODY_HEIGHT for page in found)
