# SPDX-License-Identifier: Apache-2.0
"""Tables, maps of the evidence and timelines as one plain grid, and how much room it takes.

Slides and Word files show all three as native tables: these can be read aloud cell by cell,
and changed by whoever gets the file.
"""

from collections.abc import Sequence

from msgspec import Struct

from peerdesk.compose.blocks import HeatMap, HeatRow, Table
from peerdesk.compose.charts import Timeline
from peerdesk.compose.measure import text_width, wrap
from peerdesk.compose.slide_type import Size

PAD_ACROSS, PAD_DOWN = 10, 5
"""Space inside a cell at its left and right, and at its top and foot, in pixels."""
_MEASURED, _WORD = 200, 24
"""Letters of a text, and of a word, that count for the width of a column."""
NONE = "–"
_STEPS = (1, 2, 4, 7)
"""From how many separate settings on each ground of the map is taken."""


class Cell(Struct, frozen=True):
    """A cell: its words, on which ground of the map (none is no ground), if it is a heading."""

    text: str
    step: int | None = None
    heading: bool = False
    spans: bool = False


class Grid(Struct, frozen=True):
    """Rows of cells, the first naming the columns.

    Room to spare goes to the first column alone where `first_grows`, as in a map of counts.
    """

    rows: tuple[tuple[Cell, ...], ...]
    first_grows: bool = False


def grid_of(block: Table | HeatMap | Timeline) -> Grid:
    """Return the block as a grid; every row has as many cells as the first."""
    if isinstance(block, HeatMap):
        return _of_map(block)
    if isinstance(block, Timeline):
        detailed = any(moment.detail for moment in block.moments)
        columns = ("When", "What happened", "More about it")[: 2 + detailed]
        rows = [(m.when, m.what, m.detail)[: 2 + detailed] for m in block.moments]
        return _of_rows(columns, rows)
    return _of_rows(block.columns, block.rows)


def shares_of(grid: Grid, width: float, size: float) -> tuple[float, ...]:
    """Return the widths of the columns as parts of the whole: as their text asks for.

    Each has room for its longest word, unless all of these together are wider than the page.
    """
    across = 2 * PAD_ACROSS * size / 18
    columns = range(len(grid.rows[0]))
    whole = [max(_wide(row[n], size, whole=True) for row in grid.rows) + across for n in columns]
    least = [max(_wide(row[n], size, whole=False) for row in grid.rows) + across for n in columns]
    if sum(whole) <= width:
        spare = width - sum(whole)
        if grid.first_grows:
            return tuple((wide + spare * (n == 0)) / width for n, wide in enumerate(whole))
        return tuple(wide / sum(whole) for wide in whole)
    if sum(least) >= width:
        return tuple(wide / sum(least) for wide in least)
    part = (width - sum(least)) / (sum(whole) - sum(least))
    asked = zip(least, whole, strict=True)
    return tuple((few + (many - few) * part) / width for few, many in asked)


def _wide(cell: Cell, size: float, *, whole: bool) -> float:
    """Return how wide a cell's text is, or its longest word; one that spans asks for nothing."""
    if cell.spans:
        return 0
    words = [cell.text[:_MEASURED]] if whole else [w[:_WORD] for w in cell.text.split()] or [""]
    return max(text_width(word, round(size), bold=cell.heading) for word in words)


def grid_height(grid: Grid, width: float, size: Size) -> list[float]:
    """Return how high each row stands at a width, the heading row first, in pixels."""
    shares = shares_of(grid, width, size[0])
    return [_height(row, [share * width for share in shares], size) for row in grid.rows]


def _height(row: Sequence[Cell], widths: Sequence[float], size: Size) -> float:
    lines = 1
    for cell, wide in zip(row, widths, strict=True):
        room = (sum(widths) if cell.spans else wide) - 2 * PAD_ACROSS
        lines = max(lines, len(wrap(cell.text, max(room, 1), size[0], bold=cell.heading)))
    return lines * size[1] + 2 * PAD_DOWN


def _of_rows(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Grid:
    head = tuple(Cell(text, heading=True) for text in columns)
    body = (
        tuple(
            Cell(text, heading=place == 0 and not text.isdecimal())
            for place, text in enumerate(row)
        )
        for row in rows
    )
    return Grid((head, *body))


def _of_map(heat: HeatMap) -> Grid:
    lacking = any(row.lacking for row in heat.rows)
    names = (*heat.columns, "Still thin") if lacking else heat.columns
    counts = len(heat.columns) - 1
    head = tuple(Cell(name, heading=True) for name in names)
    body = (_map_row(row, len(names), counts) for row in heat.rows)
    return Grid((head, *body), first_grows=True)


def _map_row(row: HeatRow, columns: int, counts: int) -> tuple[Cell, ...]:
    if not row.counts:
        return (Cell(row.title, heading=True, spans=True), *[Cell("")] * (columns - 1))
    cells = [
        Cell(f"{count}" if count else NONE, step=sum(count >= least for least in _STEPS))
        for count in row.counts[:counts]
    ]
    cells += [Cell("")] * (counts - len(cells))
    rest = [Cell(row.lacking)] if columns > counts + 1 else []
    return (Cell(row.title), *cells, *rest)
