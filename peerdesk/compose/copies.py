# SPDX-License-Identifier: Apache-2.0
"""What each copy may show: the team's copy has everything, the others are stripped from it."""

from msgspec import structs

from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Copy,
    Deck,
    Document,
    Numbered,
    Point,
)


def for_copy(document: Document, copy: Copy) -> Document:
    """Return a team's copy as the copy asked for; nothing can be put back.

    Outside the team no point keeps its weight, counts, sources or trail, and the pages for the
    team are gone: a renderer cannot print what it does not have. That a point is stronger or
    softer than yesterday is said, on what it stands is not.
    """
    if copy is Copy.TEAM:
        return structs.replace(document, copy=copy)
    return structs.replace(document, copy=copy, blocks=_bare(document.blocks), for_team=())


def without_trail(document: Document) -> Document:
    """Return the document without its lines of evidence, the pages for the team included.

    This is what an issue freezes: with every word told and every count that the next summary
    compares itself with, and without copies of the notes.
    """
    blocks = tuple(_without_trail(block) for block in document.blocks)
    return structs.replace(document, blocks=blocks, for_team=())


def deck_for_copy(deck: Deck, copy: Copy) -> Deck:
    """Return a team's copy of a presentation as the copy asked for."""
    if copy is Copy.TEAM:
        return structs.replace(deck, copy=copy)
    slides = tuple(
        structs.replace(slide, crib=(), points=tuple(bare_point(p) for p in slide.points))
        for slide in deck.slides
    )
    return structs.replace(deck, copy=copy, slides=slides)


def bare_point(point: Point) -> Point:
    """Return the point with its words, line and message and what is new about it, nothing else."""
    return Point(point.text, point.message, point.news, lead=point.lead)


def _bare(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks as they may leave the team."""
    return tuple(
        structs.replace(block, points=tuple(bare_point(point) for point in block.points))
        if isinstance(block, Bullets | Numbered)
        else block
        for block in blocks
    )


def _without_trail(block: Block) -> Block:
    if not isinstance(block, Bullets | Numbered):
        return block
    points = tuple(structs.replace(point, trail=()) for point in block.points)
    return structs.replace(block, points=points)
