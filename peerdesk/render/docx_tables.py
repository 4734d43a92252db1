# SPDX-License-Identifier: Apache-2.0
"""Tables in a Word file: native, their heading row repeated on each page and marked as one."""

from collections.abc import Iterator, Mapping, Sequence

from peerdesk.compose.alternative import alternative
from peerdesk.compose.blocks import Figure, Figures, HeatMap, Table
from peerdesk.compose.charts import Timeline
from peerdesk.compose.grids import Cell, Grid, folded, grid_of, shares_of, too_wide
from peerdesk.compose.measure import text_width
from peerdesk.render.clean import short
from peerdesk.render.docx_styles import TABLE
from peerdesk.render.docx_xml import Look, attribute, paragraph, run, twentieths
from peerdesk.render.palette import HEAT

_MOST_FIGURES, _FEWEST = 5, 3
_WHOLE = 900
"""Characters in a row up to which it is never parted over two pages."""
_KEEP = "<w:keepNext/>"
_INWARD = '<w:ind w:left="100"/>'


class Tables:
    """Writes tables for a page of a width; sizes are those of the document's styles, in points.

    `wider` is by how much its letters may be wider than Arial's.
    """

    def __init__(
        self, width: float, sizes: Mapping[str, float], styles: Mapping[str, str], wider: float
    ) -> None:
        self._width = width
        self._sizes = sizes
        self._styles = styles
        self._wider = wider

    def table(self, block: Table | HeatMap | Timeline) -> str:
        """Return a table, a map of the evidence or a timeline, with its alternative text."""
        grid = grid_of(block)
        pixels = self._sizes["TableText"] / 0.75 * self._wider
        if too_wide(grid, self._width / 0.75, pixels):
            grid = folded(grid)
        widths = [share * self._width for share in shares_of(grid, self._width / 0.75, pixels)]
        last = len(grid.rows) - 1
        rows = "".join(
            self._row(cells, widths, head=number == 0, keep=number in {1, last - 1} - {last})
            for number, cells in enumerate(grid.rows)
        )
        return self._whole(widths, rows, alternative(block), leads=_leads(grid))

    def figures(self, block: Figures) -> Iterator[str]:
        """Yield counts side by side, five to a table: the number over what it counts.

        The number stands in the heading row, so that it is read out before its words.
        """
        shown = block.figures
        most = self._most(shown)
        across = -(-len(shown) // -(-len(shown) // most)) if shown else 1
        wide = self._width / min(max(across, _FEWEST), most)
        for start in range(0, len(shown), across):
            part = shown[start : start + across]
            last = start + across >= len(shown)
            numbers = "".join(_cell(self._number(figure), wide) for figure in part)
            labels = "".join(_cell(self._label(figure, last=last), wide) for figure in part)
            rows = f"<w:tr>{_row_properties(head=True)}{numbers}</w:tr>"
            rows += f"<w:tr>{_row_properties()}{labels}</w:tr>"
            alt = alternative(block if len(part) == len(block.figures) else Figures(part))
            yield self._whole([wide] * len(part), rows, alt, leads=False, ruled=False)

    def _most(self, figures: Sequence[Figure]) -> int:
        """Return how many counts stand side by side without a word of theirs being broken."""
        size = round(self._sizes["FigureLabel"] * 10 * self._wider)
        words = [w for figure in figures for w in f"{figure.label} {figure.detail}".split()]
        longest = max((text_width(word[:24], size) / 10 for word in words), default=1) + 8
        return max(min(_MOST_FIGURES, int(self._width / longest)), 1)

    def _row(
        self, cells: Sequence[Cell], widths: Sequence[float], *, head: bool, keep: bool = False
    ) -> str:
        """Return a row; one that is kept does not leave the next alone on another page."""
        whole = sum(len(cell.text) for cell in cells) <= _WHOLE
        if cells[0].spans:
            content = _cell(self._text(cells[0], head=False), sum(widths), span=len(cells))
        else:
            counted = any(cell.step is not None for cell in cells)
            content = "".join(
                _cell(
                    self._text(cell, head=head, keep=keep, inward=counted and cell is not cells[0]),
                    wide,
                    step=cell.step,
                )
                for cell, wide in zip(cells, widths, strict=True)
            )
        return f"<w:tr>{_row_properties(head=head, whole=whole)}{content}</w:tr>"

    def _whole(
        self,
        widths: Sequence[float],
        rows: str,
        alt: str,
        *,
        leads: bool,
        ruled: bool = True,
    ) -> str:
        grid = "".join(f'<w:gridCol w:w="{twentieths(wide)}"/>' for wide in widths)
        style = f'<w:tblStyle w:val="{TABLE}"/>' if ruled else ""
        margin = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/></w:tblCellMar>'
        look = (
            f'<w:tblLook w:val="{"04A0" if leads else "0420"}" w:firstRow="1" w:lastRow="0" '
            f'w:firstColumn="{int(leads)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )
        return (
            f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{twentieths(sum(widths))}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{"" if ruled else margin}{look}'
            f"<w:tblDescription w:val={attribute(alt)}/></w:tblPr>"
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _text(self, cell: Cell, *, head: bool, keep: bool = False, inward: bool = False) -> str:
        if head or cell.spans:
            return paragraph(self._styles["TableHeading"], run(short(cell.text)), first=_KEEP)
        ink = HEAT[cell.step][1] if cell.step is not None else ""
        look = Look(bold=cell.heading, colour=ink)
        more = _INWARD if inward else ""
        first = _KEEP if keep else ""
        return paragraph(self._styles["TableText"], run(cell.text, look), first=first, more=more)

    def _number(self, figure: Figure) -> str:
        return paragraph(self._styles["FigureNumber"], run(str(figure.number)), first=_KEEP)

    def _label(self, figure: Figure, *, last: bool) -> str:
        keep = "" if last else _KEEP
        texts = (figure.label, figure.detail)
        said = "".join(
            paragraph(self._styles["FigureLabel"], run(short(text, 80)), first=keep)
            for text in texts
            if text
        )
        return said or paragraph(self._styles["FigureLabel"], "", first=keep)


def _leads(grid: Grid) -> bool:
    return any(row[0].heading for row in grid.rows[1:])


def _row_properties(*, head: bool = False, whole: bool = True) -> str:
    parts = f"{'<w:cantSplit/>' if whole else ''}{'<w:tblHeader/>' if head else ''}"
    return f"<w:trPr>{parts}</w:trPr>" if parts else ""


def _cell(content: str, width: float, *, step: int | None = None, span: int = 1) -> str:
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    ground = _ground(step) if step else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twentieths(width)}" w:type="dxa"/>{across}{ground}'
        f"</w:tcPr>{content}</w:tc>"
    )


def _ground(step: int) -> str:
    """Return the ground of a count on the map, white lines round it, its number off the edge."""
    line = 'w:val="single" w:sz="12" w:space="0" w:color="FFFFFF"'
    sides = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right"))
    return (
        f"<w:tcBorders>{sides}</w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{HEAT[step][0][1:]}"/>'
    )
