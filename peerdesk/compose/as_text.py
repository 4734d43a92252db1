# SPDX-License-Identifier: Apache-2.0
"""A document as plain text, for whoever keeps it where no PDF can be kept."""

from collections.abc import Iterator
from textwrap import wrap

from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Document,
    Drawn,
    Figures,
    Heading,
    HeatMap,
    Note,
    Numbered,
    PageBreak,
    Paragraph,
    Point,
    Rule,
    Table,
)  # fmt: skip
from peerdesk.compose.charts import Bars, Timeline
from peerdesk.compose.passages import Change, Passage

WIDTH = 78
"""Characters in a line."""
_MARKS = {Change.SAME: "{}", Change.ADDED: "[+{}+]", Change.TAKEN: "[-{}-]"}


def as_text(document: Document) -> str:
    """Return a document's words in lines, headings underlined and tables row by row."""
    marking = [document.marking.value, ""] if document.marking else []
    head = [*marking, *_under(document.title, "="), *_lines(document.subtitle), ""]
    body = [line for block in (*document.blocks, *document.for_team) for line in _block(block)]
    return "\n".join([*head, *body, *marking]).rstrip() + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Rule | PageBreak):
        return
    yield from _said(block)
    yield ""


def _said(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield from _under(block.text, "-")
        case Paragraph() | Callout() | Note():
            yield from _lines(block.text)
        case Passage():
            yield from _lines("".join(_MARKS[run.change].format(run.text) for run in block.runs))
        case Bullets() | Numbered():
            yield from _points(block)
        case Figures() | HeatMap() | Table() | Timeline() | Bars():
            yield from _drawn(block)


def _points(block: Bullets | Numbered) -> Iterator[str]:
    for place, point in enumerate(block.points):
        mark = f"{block.start + place}. " if isinstance(block, Numbered) else "- "
        yield from _point(point, mark)


def _drawn(block: Drawn | Figures) -> Iterator[str]:
    match block:
        case Figures():
            for figure in block.figures:
                yield " ".join(filter(None, (f"{figure.number:>8,}", figure.label, figure.detail)))
        case HeatMap():
            yield from _map(block)
        case Table():
            yield from _table(block)
        case Bars():
            yield from _lines(block.title)
            yield from (f"{bar.number:>8,} {bar.label}" for bar in block.bars)
        case Timeline():
            yield from _life(block)


def _life(line: Timeline) -> Iterator[str]:
    yield from _lines(line.title)
    for moment in line.moments:
        told = ". ".join(filter(None, (moment.what.rstrip("."), moment.detail)))
        yield from wrap(f"{moment.when}: {told}", WIDTH, subsequent_indent="  ")


def _point(point: Point, mark: str) -> Iterator[str]:
    said = ". ".join(filter(None, (point.text.rstrip("."), point.weight)))
    ended = said if point.text == said else f"{said.rstrip('.')}."
    ended = f"{point.lead}: {ended}" if point.lead else ended
    yield from wrap(ended, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))
    for note in point.trail:
        yield from wrap(note, WIDTH, initial_indent="  - ", subsequent_indent="    ")


def _table(table: Table) -> Iterator[str]:
    """Yield each row as its first cell, and the others below it with their column's name."""
    yield from _lines(table.caption)
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
