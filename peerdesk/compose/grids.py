# SPDX-License-Identifier: Apache-2.0
"""Tables, maps of the evidence and timelines as one plain grid, and how much room it takes.

Slides and Word files show all three as native tables: these can be read aloud cell by cell,
and changed by whoever gets the file.
"""

from collections.abc import Sequence

from msgspec import Struct, structs

from peerdesk.compose.blocks import HeatMap, HeatRow, Table
from peerdesk.compose.charts import Timeline
from peerdesk.compose.measure import text_width, wrap
from peerdesk.compose.slide_type import Size

PAD_ACROSS, PAD_DOWN = 10, 5
"""Space inside a cell at its left and right, and at its top and foot, in pixels."""
_ROUNDED = 0.5
"""What rounding may take from a column that is as wide as its words."""
_FOLDED, _LINE = "What it says", "Line of enquiry"
_FEW, _PAIR, _CROWDED, _NARROW = 3, 2, 2.0, 8.0
"""More columns than a few are crowded when they are narrower than eight times the size of their
type and their words fill more than twice the width."""
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
    whole, least = _asked(grid, size)
    if sum(whole) <= width:
        spare = width - sum(whole)
        if grid.first_grows:
            return tuple((wide + spare * (n == 0)) / width for n, wide in enumerate(whole))
        return tuple(wide / sum(whole) for wide in whole)
    if sum(least) >= width:
        return tuple(wide / sum(least) for wide in least)
    said = [_said(grid, n, size) for n in range(len(whole))]
    return tuple(wide / width for wide in _shared(whole, least, said, width))


def too_wide(grid: Grid, width: float, size: float) -> bool:
    """Say whether a grid cannot be read at a width: words broken, or columns of a word a line."""
    whole, least = _asked(grid, size)
    narrow = width / len(whole) < size * _NARROW
    crowded = len(whole) > _FEW and narrow and sum(whole) > width * _CROWDED
    return len(whole) > _PAIR and (sum(least) > width or crowded)


def folded(grid: Grid) -> Grid:
    """Return a grid of two columns that says the same: each row's other cells by name, in lines."""
    head, *rows = grid.rows
    names = [cell.text for cell in head[1:]]
    return Grid(((head[0], Cell(_FOLDED, heading=True)), *(_fold(row, names) for row in rows)))


def _fold(row: Sequence[Cell], names: Sequence[str]) -> tuple[Cell, ...]:
    if row[0].spans:
        return (row[0], Cell(""))
    told = zip(names, row[1:], strict=True)
    said = "\n".join(f"{name}: {cell.text}" for name, cell in told if cell.text)
    return (structs.replace(row[0], heading=True), Cell(said))


def _asked(grid: Grid, size: float) -> tuple[list[float], list[float]]:
    """Return what each column asks for to stand on one line, and for its longest word."""
    across = 2 * PAD_ACROSS * size / 18
    columns = range(len(grid.rows[0]))
    whole = [max(_wide(row[n], size, whole=True) for row in grid.rows) + across for n in columns]
    least = [max(_wide(row[n], size, whole=False) for row in grid.rows) + across for n in columns]
    return whole, least


def _said(grid: Grid, column: int, size: float) -> float:
    """Return how much a column says in all its rows, for sharing room among those that say much."""
    return sum(_wide(row[column], size, whole=True) for row in grid.rows[1:]) + 1


def _shared(
    whole: Sequence[float], least: Sequence[float], said: Sequence[float], width: float
) -> list[float]:
    """Return widths: a column that asks for little gets it, the others share by what they say."""
    given: dict[int, float] = {}
    for n in sorted(range(len(whole)), key=whole.__getitem__):
        left = width - sum(given.values())
        rest = sum(least[m] for m in range(len(whole)) if m not in given and m != n)
        if whole[n] > left / (len(whole) - len(given)) or whole[n] + rest > left:
            break
        given[n] = whole[n]
    wide = [n for n in range(len(whole)) if n not in given]
    spare = width - sum(given.values()) - sum(least[n] for n in wide)
    total = sum(said[n] for n in wide)
    shares = {n: least[n] + spare * said[n] / total for n in wide}
    return [(given | shares)[n] for n in range(len(whole))]


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
        room = (sum(widths) if cell.spans else wide) - 2 * PAD_ACROSS + _ROUNDED
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
    head = tuple(Cell(name or _LINE, heading=True) for name in names)
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
