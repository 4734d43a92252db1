# SPDX-License-Identifier: Apache-2.0
"""Rows of cells that go over pages: tables, maps, bars and timelines are all made of it.

reportlab's own table copies all that is left of it at every page, knows no heading cells and
draws its lines as if they were content; this one costs the same for every row, wherever it is.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from math import inf

from msgspec import Struct, structs
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import FrameBreak

from peerdesk.render.tagging import Element

Paint = Callable[[Canvas, float, float], None]
_LONG = 0.5
"""A row breaks inside only where it is longer than this part of a page."""
_SHORT = 0.22
"""Rows that take no more than this part of a page all stand on one."""


class Cell(Struct, eq=False):
    """What stands in a cell, one thing below the other, and what is painted behind it.

    It may take several columns; `inset` is how far from its left edge its parts stand.
    """

    parts: Sequence[Flowable] = ()
    paint: Paint | None = None
    span: int = 1
    inset: float = 0.0


class Row(Struct, eq=False):
    """Cells side by side, and the colour and width of the line below them, if there is one."""

    cells: tuple[Cell, ...]
    line: tuple[str, float] | None = None
    height: float = 0.0


class Look(Struct, frozen=True):
    """The space above and below what stands in a cell, and between two columns."""

    pad: float
    gap: float
    middle: bool = False
    after: float = 0.0


class Grid(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Rows of cells; `head` stands again at the top of each further page, as furniture.

    Everything belongs to `figure` if there is one; else each cell's parts say what they are.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        widths: Sequence[float],
        look: Look,
        *,
        head: Sequence[Row] = (),
        figure: Element | None = None,
    ) -> None:
        super().__init__()
        self._rows, self._head = rows, head
        self._widths, self._look, self._figure = widths, look, figure
        self._again = False

    def beginning(self, page: float) -> float:
        """Return how high a part at the top of the rows is that is not parted on a page."""
        short = page * _SHORT
        whole = self._tall([*self._head, *self._rows], short)
        if whole <= short:
            return whole
        two = self._tall([*self._head, *self._rows[:2]], inf)
        return two if two <= short else self._tall([*self._head, *self._rows[:1]], inf)

    def wrap(self, _available_width: float, available_height: float) -> tuple[float, float]:
        """Take the columns' width and the rows' height; rows beyond the page are not measured."""
        self.width = sum(self._widths)
        self.height = self._tall([*self._head, *self._rows], available_height)
        return self.width, self.height

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """Return the rows that fit and those that are left, or nothing if none fits."""
        room = available_height - self._tall(self._head, inf)
        fit = 0
        while fit < len(self._rows) and (tall := self._measured(self._rows[fit])) <= room:
            room -= tall
            fit += 1
        held = fit == len(self._rows) - 1 > 1 and self._measured(self._rows[-1]) < self._page() / 4
        if held:
            fit -= 1  # the last row does not begin a page alone
        rows, rest = [*self._rows[:fit]], [*self._rows[fit:]]
        if rest and self._measured(rest[0]) > self._page() * _LONG:
            above, below = self._parted(rest[0], room)
            rows, rest = [*rows, *above], [*below, *rest[1:]]
        if not rows:
            return []
        begun = self._part(rows, again=self._again)
        onward = [FrameBreak] if held else []
        return [begun, *onward, self._part(rest, again=True)] if rest else [begun]

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab asks by this name
        """Return the space to what follows."""
        return self._look.after

    def draw(self) -> None:
        """Draw row by row from the top."""
        if self._figure:
            whole = None if self._again else self.canv.absolute_box(self.width, self.height)
            self._figure.box = whole
            with self.canv.tagged(self._figure):
                self._draw_rows()
        else:
            self._draw_rows()

    def _draw_rows(self) -> None:
        top = self.height
        with self.canv.artifact() if self._again and self._head else nullcontext():
            for row in self._head:
                top = self._draw_row(row, top)
        for row in self._rows:
            top = self._draw_row(row, top)

    def _draw_row(self, row: Row, top: float) -> float:
        bottom = top - row.height
        left = 0.0
        for cell, width in self._columns(row):
            if cell.paint:
                with self._decoration():
                    self.canv.saveState()
                    self.canv.translate(left, bottom)
                    cell.paint(self.canv, width, row.height)
                    self.canv.restoreState()
            self._draw_cell(cell, left + cell.inset, top, row.height)
            left += width
        if row.line:
            with self._decoration():
                self._rule(row.line, bottom)
        return bottom

    def _draw_cell(self, cell: Cell, left: float, top: float, height: float) -> None:
        at = top - self._look.pad
        if self._look.middle:
            at -= (height - 2 * self._look.pad - sum(part.height for part in cell.parts)) / 2
        for part in cell.parts:
            at -= part.height
            part.drawOn(self.canv, left, at)

    def _columns(self, row: Row) -> Iterator[tuple[Cell, float]]:
        """Yield the cells of a row with their widths."""
        place = 0
        for cell in row.cells:
            yield cell, sum(self._widths[place : place + cell.span])
            place += cell.span

    def _decoration(self) -> AbstractContextManager[None]:
        drawn: AbstractContextManager[None] = self.canv.artifact()
        return drawn

    def _rule(self, line: tuple[str, float], at: float) -> None:
        colour, thick = line
        self.canv.setStrokeColor(HexColor(colour))
        self.canv.setLineWidth(thick)
        self.canv.line(0, at, self.width, at)

    def _tall(self, rows: Sequence[Row], enough: float) -> float:
        """Return the height of rows, or of so many of them as are more than enough."""
        tall = 0.0
        for row in rows:
            tall += self._measured(row)
            if tall > enough:
                break
        return tall

    def _measured(self, row: Row) -> float:
        if not row.height:
            tallest = max(
                sum(part.wrap(width - self._look.gap, inf)[1] for part in cell.parts)
                for cell, width in self._columns(row)
            )
            row.height = tallest + 2 * self._look.pad
        return row.height

    def _parted(self, row: Row, room: float) -> tuple[list[Row], list[Row]]:
        """Return what of a very long row fits, and what is left of it."""
        inner = room - 2 * self._look.pad
        pairs = [_broken(cell, width - self._look.gap, inner) for cell, width in self._columns(row)]
        if not any(above.parts for above, _ in pairs):
            return [], [row]
        above = Row(tuple(pair[0] for pair in pairs))
        return [above], [structs.replace(row, cells=tuple(pair[1] for pair in pairs), height=0.0)]

    def _page(self) -> float:
        frame = getattr(self, "_frame", None)
        return float(frame._height) if frame is not None else 600.0  # noqa: SLF001 - reportlab’s only way

    def _part(self, rows: Sequence[Row], *, again: bool) -> "Grid":
        part = Grid(rows, self._widths, self._look, head=self._head, figure=self._figure)
        part._again = again
        return part


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
