# SPDX-License-Identifier: Apache-2.0
"""Tables and rows of figures on paper."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from peerdesk.compose.blocks import Figure, Table
from peerdesk.render.drawing import POINT
from peerdesk.render.fonts import REGULAR
from peerdesk.render.furniture import HEIGHT, MARGIN, WIDTH
from peerdesk.render.palette import HAIR, INK
from peerdesk.render.setting import Setting

ROOM = WIDTH - 2 * MARGIN
"""How wide text may be on paper, in points."""
_NARROW = 0.3
"""No column but the widest takes more than this part of the page."""
_MOST_FIGURES = 5
_PART = 40
"""Rows in one part of a very long table."""


class _Ruled(Grid):  # type: ignore[misc]  # reportlab has no types
    """A table whose rows break inside only where a row is longer than half a page.

    Otherwise the room below the last whole row would be filled with part of the next one, under
    the heading row once more.
    """

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803 - reportlab’s names
        """Return the parts of the table, or none to begin it on the next page."""
        self._calc(availWidth, availHeight)
        first = sum(self._rowHeights[: self.repeatRows + 1])
        if availHeight < first <= HEIGHT / 2:
            return []
        parts: list[Flowable] = super().split(availWidth, availHeight)
        return parts


def figure_row(figures: Sequence[Figure], setting: Setting) -> Flowable:
    """Return counts side by side, each over what it counts; five to a row."""
    rows: list[list[object]] = []
    for start in range(0, len(figures), _MOST_FIGURES):
        part = figures[start : start + _MOST_FIGURES]
        gaps = [""] * (_MOST_FIGURES - len(part))
        rows.append([*(setting.heading(str(f.number), "figure") for f in part), *gaps])
        rows.append([*(_label(f, setting) for f in part), *gaps])
    grid = Grid(rows, colWidths=[ROOM / _MOST_FIGURES] * _MOST_FIGURES, hAlign="LEFT")
    grid.setStyle(_bare())
    return grid


def _label(figure: Figure, setting: Setting) -> list[Flowable]:
    texts = (figure.label, figure.detail)
    return [setting.heading(text, "label", most=60) for text in texts if text]


def ruled_table(table: Table, setting: Setting) -> list[Flowable]:
    """Return a table with its heading row repeated on each page, hairlines below the rows.

    The first column is semibold unless it only numbers the rows. Rows may break inside, for a
    cell can be longer than a page. A table of very many rows comes in parts, because reportlab
    copies all that is left of a table at every page.
    """
    head = [[setting.heading(text, "column")] for text in table.columns]
    rows = [row for cells in table.rows for row in _rows(cells, setting)]
    widths = _widths(table, setting)
    parts = [rows[start : start + _PART] for start in range(0, len(rows), _PART)] or [[]]
    return [
        _grid([head, *part] if number == 0 else part, widths, setting, headed=number == 0)
        for number, part in enumerate(parts)
    ]


def _rows(cells: Sequence[str], setting: Setting) -> Iterator[list[object]]:
    """Yield a row, and what of it is too long for one paragraph as further rows."""
    first = "cell" if cells[0].isdecimal() else "lead"
    styles = [first, *["cell"] * (len(cells) - 1)]
    parts = [setting.paragraphs(text, style) for style, text in zip(styles, cells, strict=True)]
    for row in zip_longest(*parts):
        yield [[part] if part else "" for part in row]


def _grid(
    rows: Sequence[Sequence[object]], widths: list[float], setting: Setting, *, headed: bool
) -> Flowable:
    grid = _Ruled(rows, colWidths=widths, repeatRows=int(headed), splitInRow=1, hAlign="LEFT")
    pad = setting.styles.px(6)
    grid.setStyle(
        [
            *_bare(),
            ("TOPPADDING", (0, 0), (-1, -1), pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
            ("RIGHTPADDING", (0, 0), (-2, -1), setting.styles.px(14)),
            ("LINEBELOW", (0, 0), (-1, -2), 0.75, HexColor(HAIR)),
        ]
    )
    if headed:
        grid.setStyle([("LINEBELOW", (0, 0), (-1, 0), 1.2 * POINT, HexColor(INK))])
    return grid


def first_rows(table: Flowable) -> float:
    """Return how high the heading row of a table and its first row are together."""
    table.wrap(ROOM, HEIGHT)
    return float(sum(table._rowHeights[:2]))  # noqa: SLF001 - reportlab tells nobody


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
    widths = [min(width, ROOM * _NARROW) for width in wanted]
    widths[widest] = 0
    widths[widest] = ROOM - sum(widths)
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
