# SPDX-License-Identifier: Apache-2.0
"""The map of the evidence on paper: a number in every cell that has one, a dash in a gap.

The grounds only help the eye; whoever prints in grey, or sees no colour, reads the numbers.
"""

from collections.abc import Iterator
from functools import partial

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from peerdesk.compose.alternative import alternative
from peerdesk.compose.blocks import HeatMap, HeatRow
from peerdesk.render.clean import line, short
from peerdesk.render.fonts import SEMIBOLD
from peerdesk.render.grid import Grid
from peerdesk.render.grid_rows import Cell, Look, Row
from peerdesk.render.palette import EDGE, HAIR, HEAT
from peerdesk.render.setting import Setting
from peerdesk.render.tagging import Element
from peerdesk.render.words import Run, words

_CELL, _LACKING, _TITLE = 0.1, 0.14, 0.2
"""Parts of the room for a count and for what is lacking, and the least for a row's title."""
NONE = "–"
_STEPS = (1, 2, 4, 7)
"""From how many separate settings on each of the four grounds is taken."""
_BETWEEN = 1.0
"""The white edge of a cell, in points."""


def heat_map(heat: HeatMap, setting: Setting, parent: Element) -> list[list[Flowable]]:
    """Return the map as parts that stay together: one table, its columns named again on every page.

    Where its columns do not fit side by side, as in large print, each row is its title and below
    it the counts in words.
    """
    widths = _widths(heat, setting)
    if widths is None:
        return [*_stacked(heat, setting, parent.add("L"))] or [[]]
    tag = parent.add("Table")
    tag.summary = short(alternative(heat))
    names = [*heat.columns, *[""] * (len(widths) - len(heat.columns))]
    top = tag.add("THead").add("TR")
    head = [
        Cell([setting.heading(n, "heat", top.add("TH", scope="Column"), most=60)]) for n in names
    ]
    body = tag.add("TBody")
    rows = [_row(row, len(widths), setting, body.add("TR")) for row in heat.rows]
    pad = setting.styles.px(4)
    look = Look(pad, 2 * pad, middle=True, after=2 * pad)
    return [[Grid(rows, widths, look, head=[Row(tuple(head))])]]


def _widths(heat: HeatMap, setting: Setting) -> list[float] | None:
    """Return the widths of the columns, or nothing if a column's name would not fit its own."""
    room, size = setting.room, setting.styles["heat"].fontSize
    counts = len(heat.columns) - 1
    lacking = any(row.lacking for row in heat.rows)
    names = (word for name in heat.columns[1:] for word in line(name).split())
    longest = max((setting.faces.width(word, size, SEMIBOLD) for word in names), default=0.0)
    needed = longest + setting.styles.px(10)
    each = max(_CELL * room, needed)
    widths = [each] * counts + ([_LACKING * room] if lacking else [])
    title = room - sum(widths)
    return [title, *widths] if title >= _TITLE * room else None


def _row(row: HeatRow, columns: int, setting: Setting, tag: Element) -> Row:
    if not row.counts:
        head = tag.add("TH", scope="Row")
        head.span = columns
        title = setting.heading(row.title, "column", head)
        return Row((Cell([title], span=columns),), (HAIR, 0.75), leads=True)
    title = setting.heading(row.title, "cell", tag.add("TH", scope="Row"), most=120)
    cells = [Cell([title]), *(_count(count, setting, tag.add("TD")) for count in row.counts)]
    if len(cells) < columns:
        lacking = setting.heading(row.lacking, "heat", tag.add("TD"), most=120)
        cells.append(Cell([lacking], inset=setting.styles.px(6)))
    while len(cells) < columns:
        tag.add("TD")
        cells.append(Cell())
    return Row(tuple(cells))


def _count(count: int, setting: Setting, tag: Element) -> Cell:
    ground, ink = _step(count)
    text = setting.heading(f"{count}" if count else NONE, "cell", tag, colour=ink)
    paint = partial(_ground, ground) if count else _gap
    return Cell([text], paint, inset=setting.styles.px(6))


def _ground(colour: str, canvas: Canvas, width: float, height: float) -> None:
    canvas.setFillColor(HexColor(colour))
    canvas.rect(*_inside(width, height), stroke=0, fill=1)


def _gap(canvas: Canvas, width: float, height: float) -> None:
    canvas.setStrokeColor(HexColor(EDGE))
    canvas.setLineWidth(0.5)
    canvas.setDash(2, 2)
    canvas.rect(*_inside(width, height), stroke=1, fill=0)


def _inside(width: float, height: float) -> tuple[float, float, float, float]:
    return _BETWEEN, _BETWEEN, width - 2 * _BETWEEN, height - 2 * _BETWEEN


def _stacked(heat: HeatMap, setting: Setting, listed: Element) -> Iterator[list[Flowable]]:
    """Yield rows one below the other; what heads rows stays with the first of them."""
    part: list[Flowable] = []
    for row in heat.rows:
        body = listed.add("LI").add("LBody")
        style = "lead" if row.counts else "caption"
        part.append(setting.heading(row.title, style, body.add("P")))
        if row.counts:
            part += [_counted(heat, row, setting, body), Spacer(0, setting.styles.px(6))]
            yield part
            part = []
    if part:
        yield part


def _counted(heat: HeatMap, row: HeatRow, setting: Setting, body: Element) -> Flowable:
    pairs = zip(heat.columns[1:], row.counts, strict=False)
    said = ", ".join(f"{line(name)} {count or NONE}" for name, count in pairs)
    more = [Run(f"({short(row.lacking)})", SEMIBOLD)] if row.lacking else []
    style = setting.styles["stacked"]
    return words([Run(said), *more], style, setting.faces, tag=body.add("P"))


def _step(count: int) -> tuple[str, str]:
    return HEAT[sum(count >= least for least in _STEPS)]
