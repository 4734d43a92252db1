# SPDX-License-Identifier: Apache-2.0
"""The map of the evidence on paper: a number in every cell that has one, a dash in a gap.

The grounds only help the eye; whoever prints in grey, or sees no colour, reads the numbers.
"""

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from peerdesk.compose.blocks import HeatMap, HeatRow
from peerdesk.render.fonts import REGULAR
from peerdesk.render.furniture import MARGIN, WIDTH
from peerdesk.render.palette import EDGE, HAIR, HEAT, WHITE
from peerdesk.render.setting import Setting

_ROOM = WIDTH - 2 * MARGIN
_CELL, _LACKING = 0.1, 0.14
"""Parts of the page's width for a count and for what is lacking."""
_PART = 40
NONE = "–"
_STEPS = (1, 2, 4, 7)
"""From how many separate settings on each of the four grounds is taken."""
Style = tuple[object, ...]


def heat_map(heat: HeatMap, setting: Setting) -> list[Flowable]:
    """Return the map as a table, its columns named again on every page."""
    columns = len(heat.columns)
    lacking = any(row.lacking for row in heat.rows)
    widths = [_CELL * _ROOM] * (columns - 1) + ([_LACKING * _ROOM] if lacking else [])
    widths = [_ROOM - sum(widths), *widths]
    head: list[object] = [setting.heading(name, "heat") for name in heat.columns]
    head += [""] if lacking else []
    parts = [heat.rows[start : start + _PART] for start in range(0, len(heat.rows), _PART)]
    return [_grid(head, part, widths, setting) for part in parts or [()]]


def _grid(
    head: Sequence[object], rows: Sequence[HeatRow], widths: list[float], setting: Setting
) -> Flowable:
    cells = [head, *(_cells(row, len(widths), setting) for row in rows)]
    grid = Grid(cells, colWidths=widths, repeatRows=1, hAlign="LEFT")
    grid.setStyle(_base(setting))
    for number, row in enumerate(rows, 1):
        grid.setStyle(_grounds(number, row))
    return grid


def _cells(row: HeatRow, columns: int, setting: Setting) -> list[object]:
    if not row.counts:
        return [setting.heading(row.title, "column"), *[""] * (columns - 1)]
    counts = [
        setting.heading(f"{count}" if count else NONE, "cell", colour=_step(count)[1])
        for count in row.counts
    ]
    found: list[object] = [setting.heading(row.title, "cell", most=120), *counts]
    if len(found) < columns:
        found.append(setting.heading(row.lacking, "heat") if row.lacking else "")
    return found


def _grounds(number: int, row: HeatRow) -> list[Style]:
    """Return the grounds of a row's counts, a dashed edge round each gap."""
    if not row.counts:
        row_of = (0, number), (-1, number)
        return [("SPAN", *row_of), ("LINEBELOW", *row_of, 0.75, HexColor(HAIR))]
    styles: list[Style] = []
    for place, count in enumerate(row.counts, 1):
        cell = (place, number), (place, number)
        styles.append(("BACKGROUND", *cell, HexColor(_step(count)[0])))
        if not count:
            styles.append(("BOX", *cell, 0.5, HexColor(EDGE), 0, (2, 2)))
    return styles


def _step(count: int) -> tuple[str, str]:
    return HEAT[sum(count >= least for least in _STEPS)]


def _base(setting: Setting) -> list[Style]:
    everywhere = ((0, 0), (-1, -1))
    pad = setting.styles.px(4)
    return [
        ("FONTNAME", *everywhere, REGULAR),  # or an empty cell brings a font of its own
        ("VALIGN", *everywhere, "MIDDLE"),
        ("TOPPADDING", *everywhere, pad),
        ("BOTTOMPADDING", *everywhere, pad),
        ("LEFTPADDING", *everywhere, pad),
        ("RIGHTPADDING", *everywhere, pad),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("INNERGRID", (1, 1), (-1, -1), 2, HexColor(WHITE)),
    ]
