# SPDX-License-Identifier: Apache-2.0
"""Rows go over pages one after the other, in company, at the same cost wherever they are."""

from collections.abc import Callable

import pytest
from reportlab.platypus import Flowable

from peerdesk.compose.blocks import Heading, PageBreak, Paragraph, Table
from peerdesk.render.columns import column_widths
from peerdesk.render.fonts import load_faces
from peerdesk.render.grid import Grid
from peerdesk.render.grid_rows import Cell, Look, Row
from peerdesk.render.pdf import render_document
from peerdesk.render.setting import Setting
from peerdesk.render.styles import styles_at
from tests.render import samples
from tests.render.reading import FONTS, pages

LOOK = Look(pad=2, gap=4)


class Block(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Something so high that counts how often it is measured."""

    def __init__(self, high: float) -> None:
        super().__init__()
        self.high, self.asked = high, 0

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the width and its height."""
        self.asked += 1
        self.width, self.height = available_width, self.high
        return self.width, self.height


def rows(count: int, high: float = 16) -> list[Row]:
    return [Row((Cell([Block(high)]),)) for _ in range(count)]


def setting(room: float = 475) -> Setting:
    return Setting(load_faces(FONTS), styles_at(1), room)


def widths(*cells: tuple[str, ...], room: float = 475) -> list[float] | None:
    columns, *rest = cells
    return column_widths(Table(columns, tuple(rest)), setting(room), 12)


def split_over(grid: Grid, page: float) -> list[Grid]:
    """Return the parts of a grid on as many pages of one height as they take."""
    parts: list[Grid] = []
    while True:
        if grid.wrap(100, page)[1] <= page:
            return [*parts, grid]
        first, *_, grid = grid.split(100, page)
        parts.append(first)


def test_every_row_is_measured_once_however_many_pages_there_are() -> None:
    made = rows(2000)
    parts = split_over(Grid(made, [100], LOOK), 200)
    assert len(parts) == 200
    blocks = [part for row in made for part in row.cells[0].parts]
    assert {block.asked for block in blocks if isinstance(block, Block)} == {1}


def test_no_part_is_higher_than_its_page() -> None:
    for part in split_over(Grid(rows(100, 30), [100], LOOK, head=rows(1, 11)), 200):
        assert part.wrap(100, 1e9)[1] <= 200


def test_the_last_row_has_company() -> None:
    first, *_, rest = Grid(rows(11), [100], LOOK).split(100, 205)
    assert rest.wrap(100, 999)[1] == 2 * 20
    assert first.wrap(100, 999)[1] == 9 * 20


def test_nothing_is_begun_where_no_row_fits() -> None:
    assert Grid(rows(3), [100], LOOK).split(100, 15) == []


def test_a_short_table_is_never_parted() -> None:
    short = Table(("One", "Two"), tuple((f"Row {n}", "x") for n in range(5)))
    for lines in range(20, 40):
        filler = tuple(Paragraph(f"line {n}") for n in range(lines))
        found = pages(render_document(samples.document(blocks=(*filler, short)), FONTS))
        assert {page.count("Row ") for page in found} <= {0, 5}


def test_bars_stay_together_with_their_title() -> None:
    for lines in range(20, 40):
        filler = tuple(Paragraph(f"line {n}") for n in range(lines))
        document = samples.document(blocks=(*filler, Heading("Met"), samples.MET))
        page = next(p for p in pages(render_document(document, FONTS)) if "Met" in p)
        for words in ("People met, by group", "Social workers", "Members"):
            assert words in page


@pytest.mark.parametrize("cell", ["word " * 3000, "W" * 9000])
def test_a_cell_longer_than_pages_breaks_inside_and_is_whole(cell: str) -> None:
    table = Table(("One", "Two"), (("a", cell), ("b", "after")))
    found = pages(render_document(samples.document(blocks=(table,)), FONTS))
    assert len(found) > 2
    text = "".join(found)
    assert text.count("word") + text.count("W") - text.count("Wed") >= cell.count("word") + (
        cell.count("W")
    )
    assert "after" in text


def test_columns_that_need_little_get_it_and_the_others_the_rest() -> None:
    found = widths(("No.", "Request", "By"), ("1", "word " * 60, "Thursday"))
    assert found is not None
    assert sum(found) == pytest.approx(475)
    assert found[1] > 300


def test_no_column_is_narrower_than_its_longest_word() -> None:
    faces = load_faces(FONTS)
    words = ("Responsibilities", "Accommodation", "Commissioning", "Safeguarding")
    found = widths(words, tuple(f"{word} and more words " * 6 for word in words))
    assert found is not None
    for word, width in zip(words, found, strict=True):
        assert faces.width(word, 10.5) <= width - 12


def test_columns_that_do_not_fit_side_by_side_are_none() -> None:
    many = tuple(f"Responsibilities{n}" for n in range(9))
    assert widths(many, many) is None
    assert widths(("A", "B"), ("a", "b"), room=80) is not None


@pytest.mark.parametrize(
    "place", [lambda blocks: (PageBreak(), *blocks), lambda blocks: (*blocks, PageBreak())]
)
def test_a_new_page_at_either_end_leaves_none_empty(
    place: Callable[[tuple[object, ...]], tuple[object, ...]],
) -> None:
    blocks = place((Paragraph("one"), PageBreak(), PageBreak(), Paragraph("two")))
    found = pages(render_document(samples.document(blocks=blocks), FONTS))
    assert [("one" in page, "two" in page) for page in found if "one" in page or "two" in page] == [
        (True, False), (False, True),
    ]  # fmt: skip
    assert len(found) <= 3


def test_a_table_to_be_filled_in_by_hand_has_even_columns_and_room_to_write() -> None:
    empty = ("", "", "")
    found = widths(("What", "Who leads", "By when"), empty, empty)
    assert found is not None
    assert {round(width) for width in found} == {158}
    for cells, most in ((empty, 3), (("a", "b", "c"), 2)):
        rows = Table(("What", "Who leads", "By when"), (cells,) * 25)
        paper = pages(render_document(samples.document(blocks=(rows, rows)), FONTS))
        assert len(paper) == most


def test_a_long_row_goes_on_below_short_ones() -> None:
    for short in range(1, 30, 3):
        rows = tuple((f"Row {n}", "x") for n in range(short))
        table = Table(("One", "Two"), (*rows, ("Long", "word " * 900), ("Last", "y")))
        text = "".join(pages(render_document(samples.document(blocks=(table,)), FONTS)))
        assert text.count("word") == 900
        assert "Last" in text


def test_a_heading_row_of_absurd_height_stands_once() -> None:
    table = Table(("W" * 240, "Two"), tuple((str(n), "word " * 40) for n in range(30)))
    document = samples.document(blocks=(table,))
    for large in (False, True):
        found = pages(render_document(document, FONTS, large=large))
        assert len(found) > 2
        assert sum("WWWW" in page for page in found[1:]) <= 1


def test_columns_with_long_headings_and_nothing_below_share_the_room() -> None:
    found = widths(("No.", "What was agreed with the council in the meeting " * 4), ("", ""))
    assert found is not None
    assert sum(found) == pytest.approx(475)


def test_a_column_gives_way_where_others_have_very_long_words() -> None:
    long = "W" * 30 + " and more" * 30
    found = widths(("a", "b", "c"), ("word word word word word", long, long))
    assert found is not None
    assert sum(found) == pytest.approx(475)
    assert found[0] < 115


def test_a_table_begins_where_two_of_its_rows_fit_rather_than_leave_a_page_half_empty() -> None:
    grid = Grid(rows(10, 20), [100], LOOK, head=rows(1))
    assert grid.beginning(700) < grid.wrap(100, 700)[1] / 2
