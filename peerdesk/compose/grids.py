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
_NARROW = 0.3
"""No column but the widest takes more than this part of the room."""
_HEAT_COLUMN, _LACKING_COLUMN = 0.11, 0.17
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
    """Rows of cells, the first naming the columns; `shares` are the widths, together 1."""

    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[float, ...] = ()


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
    """Return the widths of the columns as parts of the whole: by their text, the widest last."""
    if grid.shares:
        return grid.shares
    across = 2 * PAD_ACROSS * size / 18
    wanted = [
        max(text_width(row[n].text[:200], round(size), bold=row[n].heading) for row in grid.rows)
        + across
        for n in range(len(grid.rows[0]))
    ]
    widest = wanted.index(max(wanted))
    widths = [min(wide, width * _NARROW) for wide in wanted]
    widths[widest] = width - (sum(widths) - widths[widest])
    if widths[widest] < width * _NARROW:
        widths = [width / len(widths)] * len(widths)
    return tuple(wide / width for wide in widths)


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
    shares = [_HEAT_COLUMN] * counts + [_LACKING_COLUMN] * lacking
    if sum(shares) > 1 - _NARROW:
        shares = [(1 - _NARROW) / len(shares)] * len(shares)
    head = tuple(Cell(name, heading=True) for name in names)
    body = (_map_row(row, len(names), counts) for row in heat.rows)
    return Grid((head, *body), (1 - sum(shares), *shares))


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
