# SPDX-License-Identifier: Apache-2.0
"""Tables and rows of figures on paper."""

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from peerdesk.compose.blocks import Figure, Table
from peerdesk.render.drawing import POINT
from peerdesk.render.fonts import REGULAR
from peerdesk.render.furniture import MARGIN, WIDTH
from peerdesk.render.palette import HAIR, INK
from peerdesk.render.setting import Setting

_ROOM = WIDTH - 2 * MARGIN
_NARROW = 0.3
"""No column but the widest takes more than this part of the page."""
_MOST_FIGURES = 5


def figure_row(figures: Sequence[Figure], setting: Setting) -> Flowable:
    """Return counts side by side, each over what it counts; five to a row."""
    rows: list[list[object]] = []
    for start in range(0, len(figures), _MOST_FIGURES):
        part = figures[start : start + _MOST_FIGURES]
        gaps = [""] * (_MOST_FIGURES - len(part))
        rows.append([*(setting.paragraph(str(f.number), "figure") for f in part), *gaps])
        rows.append([*(setting.paragraph(_label(f), "label") for f in part), *gaps])
    grid = Grid(rows, colWidths=[_ROOM / _MOST_FIGURES] * _MOST_FIGURES, hAlign="LEFT")
    grid.setStyle(_bare())
    return grid


def _label(figure: Figure) -> str:
    return "\n".join(filter(None, (figure.label, figure.detail)))


def ruled_table(table: Table, setting: Setting) -> Flowable:
    """Return a table with its heading row repeated on each page, hairlines below the rows.

    The first column is semibold unless it only numbers the rows. Rows may break inside,
    for a cell can be longer than a page.
    """
    rows = [[setting.paragraph(text, "column") for text in table.columns]]
    for row in table.rows:
        first = "cell" if row[0].isdecimal() else "lead"
        texts = zip([first, *["cell"] * (len(row) - 1)], row, strict=True)
        rows.append([setting.paragraph(text, style) for style, text in texts])
    grid = Grid(rows, colWidths=_widths(table, setting), repeatRows=1, splitInRow=1, hAlign="LEFT")
    hair, ink = HexColor(HAIR), HexColor(INK)
    pad = setting.styles.px(6)
    grid.setStyle(
        [
            *_bare(),
            ("TOPPADDING", (0, 0), (-1, -1), pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
            ("RIGHTPADDING", (0, 0), (-2, -1), setting.styles.px(14)),
            ("LINEBELOW", (0, 0), (-1, 0), 1.2 * POINT, ink),
            ("LINEBELOW", (0, 1), (-1, -2), 0.75, hair),
        ]
    )
    return grid


def _widths(table: Table, setting: Setting) -> list[float]:
    """Return the widths of columns: as wide as their text, and the rest to the widest."""
    gap = setting.styles.px(16)
    size = setting.styles["cell"].fontSize
    cells = [table.columns, *table.rows]
    wanted = [
        max(setting.faces.width(row[n][:200], size) for row in cells) + gap
        for n in range(len(table.columns))
    ]
    widest = wanted.index(max(wanted))
    widths = [min(width, _ROOM * _NARROW) for width in wanted]
    widths[widest] = 0
    widths[widest] = _ROOM - sum(widths)
    return widths


def _bare() -> list[tuple[object, ...]]:
    everywhere = ((0, 0), (-1, -1))
    return [
        ("FONTNAME", *everywhere, REGULAR),  # or an empty cell brings a font of its own
        ("LEFTPADDING", *everywhere, 0),
        ("RIGHTPADDING", *everywhere, 0),
        ("TOPPADDING", *everywhere, 0),
        ("BOTTOMPADDING", *everywhere, 0),
        ("VALIGN", *everywhere, "TOP"),
    ]
