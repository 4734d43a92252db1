# SPDX-License-Identifier: Apache-2.0
"""A composed document taken to pieces: every text that anybody will read in it, and where.

Nothing is left out that a renderer prints or writes beside the page: titles, captions, the words
for those who do not see a drawing, notes under slides, properties. What is checked here is the
same text that the file will hold.
"""

from collections.abc import Iterator, Sequence

from peerdesk.compose.alternative import alternative
from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Deck,
    Document,
    Drawn,
    Figures,
    Heading,
    HeatMap,
    Note,
    Numbered,
    Paragraph,
    Point,
    Record,
    Slide,
    Table,
)
from peerdesk.compose.charts import Bars, Timeline
from peerdesk.compose.checks.finding import Piece, Where
from peerdesk.compose.passages import Change, Passage
from peerdesk.compose.phrases import shortened

_TITLE = 40
"""Letters of a heading by which a place is told."""


def pieces(composed: Document | Deck) -> tuple[Piece, ...]:
    """Return the texts of a document or presentation in the order in which they are read.

    A paragraph or bullet is one piece. `place` tells the heading or the slide; pieces of slides
    carry the slide's number as `page`. Empty texts are left out.
    """
    found = _of_deck(composed) if isinstance(composed, Deck) else _of_document(composed)
    return tuple(piece for piece in found if piece.text.strip())


def _of_document(document: Document) -> Iterator[Piece]:
    yield Piece(document.title, "Title", Where.HEADING)
    yield Piece(document.subtitle, "Below the title")
    foot = document.foot if isinstance(document, Record) else ""
    named = (document.council, document.offer, document.dated, document.marking.value, foot)
    yield Piece(" · ".join(filter(None, named)), "Foot of the page")
    yield from _of_blocks(document.blocks, "Before the first heading")
    yield from _of_blocks(document.for_team, "For the team")
    yield Piece(document.offer, "Property: subject", Where.PROPERTY)


def _of_blocks(blocks: Sequence[Block], under: str) -> Iterator[Piece]:
    """Yield what stands in blocks; bullets, tables and drawings are counted below each heading.

    A heading within a section is told with the section: a kind of point stands under every theme.
    """
    counts: dict[str, int] = {}
    over: tuple[Heading, ...] = ()

    def place(sort: str, many: int = 1) -> int:
        counts[sort] = counts.get(sort, 0) + many
        return counts[sort] - many + 1

    for block in blocks:
        match block:
            case Heading():
                over = (*(one for one in over if one.level < block.level), block)
                named, counts = ", ".join(f"“{shortened(h.text, _TITLE)}”" for h in over), {}
                under = f"Under {named}"
                yield Piece(block.text, f"Heading {named}", Where.HEADING)
            case Paragraph() | Callout() | Note():
                yield Piece(block.text, f"{under}, paragraph {place('paragraph')}")
            case Passage():
                yield from _of_passage(block, f"{under}, paragraph {place('paragraph')}")
            case Bullets() | Numbered():
                first = place("bullet", len(block.points))
                yield from _of_points(block.points, under, first)
            case Table():
                yield from _of_drawing(block, f"{under}, table {place('table')}")
            case Figures() | HeatMap() | Bars() | Timeline():
                yield from _of_drawing(block, f"{under}, figure {place('figure')}")
            case _:
                pass  # rules and page breaks have no words


def _of_points(
    points: Sequence[Point], under: str, first: int = 1, page: int = 0
) -> Iterator[Piece]:
    for number, point in enumerate(points, first):
        place = f"{under}, bullet {number}"
        yield Piece(point.text, place, Where.BODY, point.message, page)
        for line in point.trail:
            yield Piece(line, f"{place}, evidence", Where.NOTES, point.message, page)


def _of_passage(passage: Passage, place: str) -> Iterator[Piece]:
    """Yield the wording as it is now, and, where something was taken out, as it was."""
    now = "".join(run.text for run in passage.runs if run.change is not Change.TAKEN)
    was = "".join(run.text for run in passage.runs if run.change is not Change.ADDED)
    yield Piece(now, place)
    if any(run.change is Change.TAKEN for run in passage.runs):
        yield Piece(was, f"{place}, before the change")


def _of_drawing(block: Drawn | Figures, place: str, page: int = 0) -> Iterator[Piece]:
    for text in _words_in(block):
        yield Piece(text, place, Where.TABLE, page=page)
    yield Piece(alternative(block), f"{place}, alternative text", Where.ALT, page=page)


def _words_in(block: Drawn | Figures) -> Iterator[str]:
    match block:
        case Figures():
            for figure in block.figures:
                yield " ".join(filter(None, (str(figure.number), figure.label, figure.detail)))
        case Table():
            yield block.caption
            yield from block.columns
            yield from (cell for row in block.rows for cell in row)
        case HeatMap():
            yield from block.columns
            yield from (text for row in block.rows for text in (row.title, row.lacking))
        case Bars():
            yield block.title
            yield from (bar.label for bar in block.bars)
        case _:
            yield block.title
            yield from (text for m in block.moments for text in (m.when, m.what, m.detail))


def _of_deck(deck: Deck) -> Iterator[Piece]:
    yield Piece(deck.title, "Property: title", Where.PROPERTY)
    yield Piece(deck.offer, "Property: subject", Where.PROPERTY)
    named = (deck.council, deck.offer, deck.days, deck.marking.value)
    yield Piece(" · ".join(filter(None, named)), "Foot of the slides")
    for number, slide in enumerate(deck.slides, 1):
        yield from _of_slide(slide, number)


def _of_slide(slide: Slide, number: int) -> Iterator[Piece]:
    on = f"Slide {number}"
    yield Piece(slide.title, f"{on}, title", Where.HEADING, page=number)
    yield Piece(slide.subtitle, f"{on}, below the title", page=number)
    yield from _of_points(slide.points, on, page=number)
    for figure in slide.figures:
        words = " ".join(filter(None, (str(figure.number), figure.label, figure.detail)))
        yield Piece(words, f"{on}, figure", Where.TABLE, page=number)
    for place, row in enumerate(slide.rows, 1):
        for cell in row:
            yield Piece(cell, f"{on}, row {place}", Where.TABLE, page=number)
    if slide.figure is not None:
        yield from _of_drawing(slide.figure, f"{on}, figure", number)
    yield Piece(slide.alt, f"{on}, alternative text", Where.ALT, page=number)
    for line in slide.crib:
        yield Piece(line, f"{on}, notes", Where.NOTES, page=number)
