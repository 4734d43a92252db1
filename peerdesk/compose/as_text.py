# SPDX-License-Identifier: Apache-2.0
"""A document as plain text, for whoever keeps it where no PDF can be kept."""

from collections.abc import Iterator
from textwrap import wrap

from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Document,
    Figures,
    Heading,
    HeatMap,
    Paragraph,
    Point,
    Rule,
    Table,
)  # fmt: skip

WIDTH = 78
"""Characters in a line."""


def as_text(document: Document) -> str:
    """Return a document's words in lines, headings underlined and tables row by row."""
    marking = [document.marking.value, ""] if document.marking else []
    head = [*marking, *_under(document.title, "="), *_lines(document.subtitle), ""]
    body = [line for block in (*document.blocks, *document.for_team) for line in _block(block)]
    return "\n".join([*head, *body, *marking]).rstrip() + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Rule):
        return
    if isinstance(block, Heading):
        yield from _under(block.text, "-")
    elif isinstance(block, Paragraph | Callout):
        yield from _lines(block.text)
    elif isinstance(block, Bullets):
        for point in block.points:
            yield from _point(point)
    elif isinstance(block, Figures):
        for figure in block.figures:
            yield " ".join(filter(None, (f"{figure.number:>8,}", figure.label, figure.detail)))
    elif isinstance(block, HeatMap):
        yield from _map(block)
    else:
        yield from _table(block)
    yield ""


def _point(point: Point) -> Iterator[str]:
    said = ". ".join(filter(None, (point.text.rstrip("."), point.weight)))
    ended = said if point.text == said else f"{said}."
    yield from wrap(ended, WIDTH, initial_indent="- ", subsequent_indent="  ")
    for note in point.trail:
        yield from wrap(note, WIDTH, initial_indent="  - ", subsequent_indent="    ")


def _table(table: Table) -> Iterator[str]:
    """Yield each row as its first cell, and the others below it with their column's name."""
    for row in table.rows:
        first, *rest = row
        yield first
        named = len(table.columns) > 2  # noqa: PLR2004 - in a table of two the second needs no name
        for column, cell in zip(table.columns[1:], rest, strict=True):
            said = f"{column}: {cell}" if named else cell
            yield from wrap(said, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _map(heat: HeatMap) -> Iterator[str]:
    """Yield each row of the map as a sentence; where nothing stands, nothing is said."""
    for row in heat.rows:
        pairs = zip(heat.columns[1:], row.counts, strict=False)
        said = ", ".join(f"{column} {count}" for column, count in pairs if count)
        words = f"{row.title}: {said or 'none'}" if row.counts else row.title
        yield from wrap(f"{words} ({row.lacking})" if row.lacking else words, WIDTH)


def _under(text: str, mark: str) -> list[str]:
    lines = _lines(text)
    return [*lines, mark * max(map(len, lines), default=0)]


def _lines(text: str) -> list[str]:
    return [line for part in text.splitlines() for line in wrap(part, WIDTH)]
