# SPDX-License-Identifier: Apache-2.0
"""Tables and rows of figures on paper."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, Spacer

from peerdesk.compose.alternative import alternative
from peerdesk.compose.blocks import Figure, Figures, Table
from peerdesk.render.clean import line, portions, short
from peerdesk.render.columns import column_widths
from peerdesk.render.drawing import POINT
from peerdesk.render.fonts import BOLD, SEMIBOLD
from peerdesk.render.grid import Grid
from peerdesk.render.grid_rows import Cell, Look, Row
from peerdesk.render.palette import HAIR, INK
from peerdesk.render.setting import Setting
from peerdesk.render.tagging import Element
from peerdesk.render.words import Run, words

_MOST_FIGURES = 5
_LONGEST_WORD = 24
_WRITTEN = 1.5
"""Lines of room in a row that is left empty: it is filled in by hand."""


def figure_row(block: Figures, setting: Setting, parent: Element) -> Flowable:
    """Return counts side by side, each over what it counts; as many to a row as there is room."""
    gap = setting.styles.px(8)
    a_row = min(_MOST_FIGURES, int(setting.room // (_broadest(block, setting) + gap)) or 1)
    a_row = -(-len(block.figures) // -(-len(block.figures) // a_row)) if block.figures else 1
    listed = parent.add("L", listed="None")
    cells = [Cell(list(_figure(f, setting, listed.add("LI")))) for f in block.figures]
    cells += [Cell()] * (-len(cells) % a_row)
    rows = [Row(tuple(cells[n : n + a_row])) for n in range(0, len(cells), a_row)]
    return Grid(rows, [setting.room / a_row] * a_row, Look(gap / 2, gap, after=gap / 2))


def _broadest(block: Figures, setting: Setting) -> float:
    """Return how wide the widest word of a row of figures is."""
    faces, styles = setting.faces, setting.styles
    label, number = styles["label"].fontSize, styles["figure"].fontSize
    texts = [word for f in block.figures for word in line(f"{f.label} {f.detail}").split()]
    labels = [faces.width(text[:_LONGEST_WORD], label) for text in texts]
    numbers = [faces.width(f"{f.number:,}", number, BOLD) for f in block.figures]
    return max([*labels, *numbers], default=label)


def _figure(figure: Figure, setting: Setting, item: Element) -> Iterator[Flowable]:
    body = item.add("LBody")
    yield setting.heading(f"{figure.number:,}", "figure", body.add("P"))
    for text in filter(None, (figure.label, figure.detail)):
        yield setting.heading(text, "label", body.add("P"), most=60)


def caption(table: Table, setting: Setting, parent: Element) -> list[Flowable]:
    """Return what stands above a table, if anything does."""
    return [setting.heading(table.caption, "caption", parent)] if table.caption else []


def ruled_table(table: Table, setting: Setting, parent: Element) -> list[list[Flowable]]:
    """Return a table as parts that stay together; nearly always it is one.

    Its heading row is repeated on each page, and hairlines are below the rows.

    The first column is semibold unless it only numbers the rows. A table whose columns do not
    fit side by side, as in large print, is set row by row: each cell below the one before it,
    with its column's name.
    """
    gap = setting.styles.px(16)
    widths = column_widths(table, setting, gap)
    if widths is None:
        above = caption(table, setting, parent.add("P"))
        first, *rest = [*_stacked(table, setting, parent.add("L"))] or [[]]
        return [[*above, *first], *rest]
    tag = parent.add("Table")
    tag.summary = short(alternative(table))
    above = caption(table, setting, tag.add("Caption"))
    head = _head(table, setting, tag.add("THead").add("TR"))
    body = tag.add("TBody")
    rows = [_row(cells, setting, body.add("TR")) for cells in table.rows]
    if rows:
        rows[-1].line = None
    look = Look(setting.styles.px(6), gap, after=setting.styles.px(8))
    return [[*above, Grid(rows, widths, look, head=[head])]]


def _head(table: Table, setting: Setting, tag: Element) -> Row:
    cells = [
        Cell([setting.heading(text, "column", tag.add("TH", scope="Column"))])
        for text in table.columns
    ]
    return Row(tuple(cells), (INK, 1.2 * POINT))


def _row(cells: Sequence[str], setting: Setting, tag: Element) -> Row:
    numbered = cells[0].isdecimal()
    made = []
    for place, text in enumerate(cells):
        leads = place == 0 and not numbered
        cell = tag.add("TH", scope="Row") if leads else tag.add("TD")
        made.append(Cell(setting.paragraphs(text, "lead" if leads else "cell", cell)))
    high = setting.styles["cell"].leading
    return Row(tuple(made), (HAIR, 0.75), least=high if any(map(line, cells)) else high * _WRITTEN)


def _stacked(table: Table, setting: Setting, listed: Element) -> Iterator[list[Flowable]]:
    """Yield rows one below the other, each cell with the name of its column."""
    for first, *rest in table.rows:
        body = listed.add("LI").add("LBody")
        lead = f"{line(table.columns[0])} {first}" if first.isdecimal() else first
        row: list[Flowable] = [*setting.paragraphs(lead, "lead", body.add("P"))]
        for column, text in zip(table.columns[1:], rest, strict=True):
            if line(text):
                row += _named(column, text, setting, body)
        yield [*row, Spacer(0, setting.styles.px(8))]


def _named(column: str, text: str, setting: Setting, body: Element) -> Iterator[Flowable]:
    name = [Run(f"{short(column)}:", SEMIBOLD)] if line(column) else []
    style = setting.styles["stacked"]
    for number, portion in enumerate(portions(text)):
        runs = [*([] if number else name), Run(portion)]
        yield words(runs, style, setting.faces, tag=body.add("P"))
