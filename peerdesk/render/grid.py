# SPDX-License-Identifier: Apache-2.0
"""Rows of cells that go over pages: tables, maps, bars and timelines are all made of it.

reportlab's own table copies all that is left of it at every page, knows no heading cells and
draws its lines as if they were content; this one costs the same for every row, wherever it is.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import FrameBreak

from peerdesk.render.grid_rows import Cell, Columns, Look, Row
from peerdesk.render.tagging import Element

_LONG = 0.5
"""A row breaks inside only where it is longer than this part of a page."""
_HEAD = 0.2
"""A heading row that takes more than this part of a page does not stand again on each."""
_SHORT, _DRAWN = 0.2, 0.5
"""Rows that take no more than this part of a page all stand on one; a drawing, the second."""


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
        self._columns, self._look, self._figure = Columns(widths, look), look, figure
        self._again = False

    def beginning(self, page: float) -> float:
        """Return how high a part at the top of the rows is that is not parted on a page."""
        short = page * (_DRAWN if self._figure else _SHORT)
        whole = self._columns.tall([*self._head, *self._rows], short)
        if whole <= short:
            return whole
        two = self._columns.tall([*self._head, *self._rows[:2]])
        return two if two <= short else self._columns.tall([*self._head, *self._rows[:1]])

    def wrap(self, _available_width: float, available_height: float) -> tuple[float, float]:
        """Take the columns' width and the rows' height; rows beyond the page are not measured."""
        self.width = sum(self._columns.widths)
        self.height = self._columns.tall([*self._head, *self._rows], available_height)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the rows that fit and those that are left, or nothing if none fits."""
        room = available_height - self._columns.tall(self._head)
        if self._columns.tall(self._head) > self._page() * _HEAD:
            return self._headless().split(available_width, available_height)
        fit, held = self._fitting(room)
        rows, rest = [*self._rows[:fit]], [*self._rows[fit:]]
        if rest and self._columns.height(rest[0]) > self._page() * _LONG:
            left = room - self._columns.tall(rows)
            above, below = self._columns.parted(rest[0], left)
            rows, rest = [*rows, *above], [*below, *rest[1:]]
        if not rows:
            return []
        begun = self._part(rows, again=self._again)
        onward = [FrameBreak] if held else []
        return [begun, *onward, self._part(rest, again=True)] if rest else [begun]

    def _fitting(self, room: float) -> tuple[int, bool]:
        """Return how many rows go onto a page, and whether one that fits is kept for the next."""
        fit = 0
        while fit < len(self._rows) and (tall := self._columns.height(self._rows[fit])) <= room:
            room -= tall
            fit += 1
        alone = fit == len(self._rows) - 1 > 2  # noqa: PLR2004 - two rows that stay, one that goes on
        held = alone and self._columns.height(self._rows[-1]) < self._page() / 4
        if held or (1 < fit < len(self._rows) and self._rows[fit - 1].leads):
            return fit - 1, True
        return fit, False

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
        for cell, width in self._columns.cells(row):
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

    def _decoration(self) -> AbstractContextManager[None]:
        drawn: AbstractContextManager[None] = self.canv.artifact()
        return drawn

    def _rule(self, line: tuple[str, float], at: float) -> None:
        colour, thick = line
        self.canv.setStrokeColor(HexColor(colour))
        self.canv.setLineWidth(thick)
        self.canv.line(0, at, self.width, at)

    def _page(self) -> float:
        frame = getattr(self, "_frame", None)
        return float(frame._height) if frame is not None else 600.0  # noqa: SLF001 - reportlab’s only way

    def _headless(self) -> "Grid":
        """Return the same with its heading row as the first of its rows."""
        whole = Grid(
            [*self._head, *self._rows], self._columns.widths, self._look, figure=self._figure
        )
        whole._frame = getattr(self, "_frame", None)
        return whole

    def _part(self, rows: Sequence[Row], *, again: bool) -> "Grid":
        part = Grid(rows, self._columns.widths, self._look, head=self._head, figure=self._figure)
        part._again = again
        return part
