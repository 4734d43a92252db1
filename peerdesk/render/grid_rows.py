# SPDX-License-Identifier: Apache-2.0
"""Rows of cells as values: how high each is, and what of one fits where it must be parted."""

from collections.abc import Callable, Iterator, Sequence
from math import inf

from msgspec import Struct, structs
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

Paint = Callable[[Canvas, float, float], None]


class Cell(Struct, eq=False):
    """What stands in a cell, one thing below the other, and what is painted behind it.

    It may take several columns; `inset` is how far from its left edge its parts stand.
    """

    parts: Sequence[Flowable] = ()
    paint: Paint | None = None
    span: int = 1
    inset: float = 0.0


class Row(Struct, eq=False):
    """Cells side by side, and the colour and width of the line below them, if there is one.

    A row that `leads` others does not end a page; none is lower than its `least`.
    """

    cells: tuple[Cell, ...]
    line: tuple[str, float] | None = None
    height: float = 0.0
    leads: bool = False
    least: float = 0.0


class Look(Struct, frozen=True):
    """The space above and below what stands in a cell, and between two columns."""

    pad: float
    gap: float
    middle: bool = False
    after: float = 0.0


class Columns(Struct, frozen=True):
    """The widths that all rows of a grid share, and how cells stand in them."""

    widths: Sequence[float]
    look: Look

    def cells(self, row: Row) -> Iterator[tuple[Cell, float]]:
        """Yield the cells of a row with their widths."""
        place = 0
        for cell in row.cells:
            yield cell, sum(self.widths[place : place + cell.span])
            place += cell.span

    def height(self, row: Row) -> float:
        """Return how high a row is; it is measured once."""
        if not row.height:
            tallest = max(
                sum(part.wrap(width - self.look.gap, inf)[1] for part in cell.parts)
                for cell, width in self.cells(row)
            )
            row.height = max(tallest, row.least) + 2 * self.look.pad
        return row.height

    def tall(self, rows: Sequence[Row], enough: float = inf) -> float:
        """Return the height of rows, or of so many of them as are more than enough."""
        tall = 0.0
        for row in rows:
            tall += self.height(row)
            if tall > enough:
                break
        return tall

    def parted(self, row: Row, room: float) -> tuple[list[Row], list[Row]]:
        """Return what of a very long row fits, and what is left of it."""
        inner = room - 2 * self.look.pad
        pairs = [_broken(cell, width - self.look.gap, inner) for cell, width in self.cells(row)]
        if not any(above.parts for above, _ in pairs):
            return [], [row]
        above = Row(tuple(pair[0] for pair in pairs))
        return [above], [structs.replace(row, cells=tuple(pair[1] for pair in pairs), height=0.0)]


def _broken(cell: Cell, width: float, room: float) -> tuple[Cell, Cell]:
    """Return the part of a cell that fits into a height, and the rest."""
    above: list[Flowable] = []
    below = list(cell.parts)
    while below:
        tall = below[0].wrap(width, room)[1]
        if tall <= room:
            room -= tall
            above.append(below.pop(0))
            continue
        parts = below[0].split(width, room) if room > 0 else []
        if len(parts) > 1:
            above.append(parts[0])
            parts[0].wrap(width, room)
            below[:1] = parts[1:]
        break
    return structs.replace(cell, parts=above), structs.replace(cell, parts=below)
