# SPDX-License-Identifier: Apache-2.0
"""What a slide of its own shows: a native table, map of the evidence, timeline or chart."""

from collections.abc import Sequence

from msgspec import structs

from peerdesk.compose.alternative import alternative
from peerdesk.compose.blocks import Slide
from peerdesk.compose.charts import Bars
from peerdesk.compose.grids import (
    PAD_ACROSS,
    PAD_DOWN,
    Cell,
    Grid,
    grid_height,
    grid_of,
    shares_of,
)
from peerdesk.compose.slide_type import SlideType
from peerdesk.render.clean import line, short
from peerdesk.render.palette import HAIR, HEAT, INK, INK_QUIET
from peerdesk.render.pptx_relations import Relations
from peerdesk.render.pptx_shapes import Shapes
from peerdesk.render.pptx_xml import Type, colour_xml, emu
from peerdesk.render.slide_layout import Box

_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_BAR = 1.45
"""A bar and the space to the next, in lines of a cell."""
_LINE = 1.33
_WIDEST, _LARGEST = 72.0, 28.0
"""A bar with its space and its letters, in pixels, where few of them have the whole room."""


def add_figure(
    shapes: Shapes, slide: Slide, box: Box, sizes: SlideType, relations: Relations
) -> None:
    """Add the figure of a slide into a box, with words for whoever does not see it."""
    figure = slide.figure
    if figure is None:
        return
    alt = slide.alt or alternative(figure)
    if isinstance(figure, Bars):
        each = min(_WIDEST, (box.height - sizes.cell[1]) / max(len(figure.bars), 1))
        high = min(box.height, len(figure.bars) * each + sizes.cell[1])
        letters = min(_LARGEST, max(sizes.cell[0], each / _BAR / _LINE))
        key = relations.chart(figure, round(letters * 0.75))
        content = (
            f'<a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" r:id="{key}"/>'
            "</a:graphicData>"
        )
        shapes.frame(structs.replace(box, height=high), "Chart", alt, content)
        return
    _add_table(shapes, grid_of(figure), box, sizes, alt)


def _add_table(shapes: Shapes, grid: Grid, box: Box, sizes: SlideType, alt: str) -> None:
    heights = grid_height(grid, box.width, sizes.cell)
    widths = [share * box.width for share in shares_of(grid, box.width, sizes.cell[0])]
    columns = "".join(f'<a:gridCol w="{emu(wide)}"/>' for wide in widths)
    rows = "".join(
        _row(cells, high, sizes, head=number == 0)
        for number, (cells, high) in enumerate(zip(grid.rows, heights, strict=True))
    )
    leads = int(_leads(grid))
    content = (
        f'<a:graphicData uri="{_TABLE}"><a:tbl><a:tblPr firstRow="1" firstCol="{leads}"/>'
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData>"
    )
    shapes.frame(structs.replace(box, height=sum(heights)), "Table", alt, content)


def _leads(grid: Grid) -> bool:
    return any(row[0].heading for row in grid.rows[1:])


def _row(cells: Sequence[Cell], high: float, sizes: SlideType, *, head: bool) -> str:
    spanned = cells[0].spans
    inside = "".join(
        _cell(
            cell, sizes, head=head, more=_span(place, len(cells), spanned=spanned), lead=place == 0
        )
        for place, cell in enumerate(cells)
    )
    return f'<a:tr h="{emu(high)}">{inside}</a:tr>'


def _span(place: int, count: int, *, spanned: bool) -> str:
    if not spanned:
        return ""
    return ' hMerge="1"' if place else f' gridSpan="{count}"'


def _cell(cell: Cell, sizes: SlideType, *, head: bool, more: str, lead: bool) -> str:
    size, high = sizes.cell
    ground, ink = HEAT[cell.step] if cell.step else ("", INK_QUIET if head else INK)
    style = Type(size, high, ink, bold=cell.heading)
    text = style.paragraph(short(cell.text) if head else line(cell.text))
    below = _edge("lnB", INK if head else HAIR, 2 if head else 1)
    bare = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    fill = f"<a:solidFill>{colour_xml(ground)}</a:solidFill>" if ground else "<a:noFill/>"
    if ground:
        white = [_edge(side, "#FFFFFF", 2) for side in ("lnL", "lnR", "lnT", "lnB")]
        bare, below = "".join(white[:3]), white[3]
    left, right = (0, 2 * PAD_ACROSS) if lead else (PAD_ACROSS, PAD_ACROSS)
    return (
        f"<a:tc{more}><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        f'<a:tcPr marL="{emu(left)}" marR="{emu(right)}" marT="{emu(PAD_DOWN)}" '
        f'marB="{emu(PAD_DOWN)}">{bare}{below}{fill}</a:tcPr></a:tc>'
    )


def _edge(side: str, colour: str, wide: float) -> str:
    fill = f"<a:solidFill>{colour_xml(colour)}</a:solidFill>"
    return f'<a:{side} w="{emu(wide)}">{fill}</a:{side}>'
