# SPDX-License-Identifier: Apache-2.0
"""Tables, maps and timelines as one grid: as wide as the room, no word broken for want of it."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.compose.blocks import HeatMap, HeatRow, Table
from peerdesk.compose.charts import Moment, Timeline
from peerdesk.compose.grids import Grid, folded, grid_height, grid_of, shares_of, too_wide
from peerdesk.compose.measure import text_width

WIDTH, SIZE = 640.0, 14.0
WORDS = st.text(alphabet="abc ", max_size=60)


def table(*rows: tuple[str, ...]) -> Grid:
    return grid_of(Table(rows[0], rows[1:]))


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=6))
def test_the_columns_fill_the_room_and_none_is_lost(rows: list[tuple[str, ...]]) -> None:
    shares = shares_of(table(("a", "b", "c"), *rows), WIDTH, SIZE)
    assert abs(sum(shares) - 1) < 1e-9
    assert all(share > 0 for share in shares)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=6))
def test_no_word_is_broken_where_all_longest_words_fit(rows: list[tuple[str, ...]]) -> None:
    grid = table(("a", "b", "c"), *rows)
    shares = shares_of(grid, WIDTH, SIZE)
    longest = [
        max(
            (
                text_width(w, 14, bold=row[n].heading)
                for row in grid.rows
                for w in row[n].text.split()
            ),
            default=0,
        )
        for n in range(3)
    ]
    if sum(longest) < WIDTH - 60:
        assert all(share * WIDTH >= word for share, word in zip(shares, longest, strict=True))


def test_a_column_that_asks_for_little_gets_it() -> None:
    grid = table(("No.", "Request", "By"), ("1", "word " * 60, "Thursday 09:00"))
    _, _, last = shares_of(grid, WIDTH, SIZE)
    assert last * WIDTH > text_width("Thursday 09:00", 14)


def test_in_a_map_only_the_first_column_grows() -> None:
    grid = grid_of(HeatMap(("Line", "Heard"), (HeatRow("Vision", (3,)),)))
    first, second = shares_of(grid, WIDTH, SIZE)
    assert first > 0.8
    assert second * WIDTH < 80


def test_a_map_says_none_as_a_dash_and_names_what_is_lacking() -> None:
    heat = HeatMap(("", "Heard", "Read"), (HeatRow("Theme"), HeatRow("Vision", (9, 0), "data")))
    grid = grid_of(heat)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["Line of enquiry", "Heard", "Read", "Still thin"],
        ["Theme", "", "", ""],
        ["Vision", "9", "–", "data"],
    ]
    assert grid.rows[1][0].spans
    assert [cell.step for cell in grid.rows[2]] == [None, 4, 0, None]


def test_a_timeline_has_a_third_column_only_for_details() -> None:
    short = grid_of(Timeline("t", (Moment("now", "this"),)))
    long = grid_of(Timeline("t", (Moment("now", "this"), Moment("then", "that", "why"))))
    assert (len(short.rows[0]), len(long.rows[0])) == (2, 3)


def test_rows_are_as_high_as_their_longest_cell() -> None:
    grid = table(("a", "b"), ("x", "word " * 100), ("y", "z"))
    head, first, second = grid_height(grid, WIDTH, (14, 20))
    assert head == second == 30
    assert first > 100


def test_a_column_as_wide_as_its_words_takes_one_line() -> None:
    heat = HeatMap(("Line", "Heard", "Read"), (HeatRow("Vision", (9, 0), "data"),))
    for size in ((18, 24), (24, 31)):
        assert set(grid_height(grid_of(heat), 1136, size)) == {size[1] + 10}


def test_a_grid_is_too_wide_when_its_longest_words_are() -> None:
    words = tuple("W" * 12 for _ in range(8))
    assert too_wide(table(words, words), WIDTH, SIZE)
    assert not too_wide(table(("a", "b"), ("W" * 300, "x")), WIDTH, SIZE)
    assert not too_wide(table(("a", "b", "c"), ("x", "y", "z")), WIDTH, SIZE)


def test_a_folded_grid_says_every_cell_under_its_name() -> None:
    grid = folded(grid_of(HeatMap(("Line", "Heard", "Read"), (HeatRow("T"), HeatRow("V", (1, 0))))))
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["Line", "What it says"], ["T", ""], ["V", "Heard: 1\nRead: –"],
    ]  # fmt: skip
