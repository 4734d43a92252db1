# SPDX-License-Identifier: Apache-2.0
"""Slides parted where they would need type too small to read: tables, and rows in large print."""

import re
from collections.abc import Sequence
from itertools import groupby

from msgspec import structs

from peerdesk.compose.blocks import Deck, Slide
from peerdesk.compose.measure import wrap
from peerdesk.compose.paging import BODY_HEIGHT, BODY_WIDTH, unique_titles
from peerdesk.render.fonts import Faces
from peerdesk.render.slide_figure import parted
from peerdesk.render.slide_type import LARGE, SlideType

_SUBTITLED = 40


def enlarged(deck: Deck) -> Deck:
    """Return the deck with no more rows to a slide than large print has room for."""
    found: list[Slide] = []
    for key, group in groupby(deck.slides, _rows_of):
        slides = [*group]
        found += _parted(slides, key[1]) if key[0] else slides
    return structs.replace(deck, slides=tuple(found))


def with_figures_parted(deck: Deck, faces: Faces, sizes: SlideType) -> Deck:
    """Return the deck with a figure of too many rows on further slides, each with its number."""
    found = [part for slide in deck.slides for part in parted(slide, faces, sizes)]
    if len(found) == len(deck.slides):
        return deck
    return structs.replace(deck, slides=unique_titles(found))


def _rows_of(slide: Slide) -> tuple[bool, str]:
    return bool(slide.rows), re.sub(r" \(\d+\)$", "", slide.title)


def _parted(slides: Sequence[Slide], title: str) -> tuple[Slide, ...]:
    """Return slides of one title with their rows dealt out anew, if they do not fit as they are."""
    room = BODY_HEIGHT - (_SUBTITLED if slides[0].subtitle else 0)
    if all(sum(map(_height, slide.rows)) <= room for slide in slides):
        return tuple(slides)
    rows = [row for slide in slides for row in slide.rows]
    crib = tuple(words for slide in slides for words in slide.crib)
    pages = _filled(rows, room)
    cribs = [crib, *[()] * (len(pages) - 1)]
    return unique_titles(
        structs.replace(slides[0], title=title, rows=page, crib=its)
        for page, its in zip(pages, cribs, strict=True)
    )


def _filled(rows: Sequence[tuple[str, ...]], room: float) -> list[tuple[tuple[str, ...], ...]]:
    """Return the rows by slide, spread evenly over as few slides as hold them."""
    fewest = _dealt(rows, room, room)
    even = _dealt(rows, room, sum(map(_height, rows)) / len(fewest)) if fewest else []
    return even if len(even) == len(fewest) else fewest


def _dealt(
    rows: Sequence[tuple[str, ...]], room: float, share: float
) -> list[tuple[tuple[str, ...], ...]]:
    found: list[tuple[tuple[str, ...], ...]] = []
    page: list[tuple[str, ...]] = []
    used = 0.0
    for row in rows:
        needs = _height(row)
        if page and (used + needs > room or used >= share):
            found.append(tuple(page))
            page, used = [], 0.0
        page.append(row)
        used += needs
    return [*found, tuple(page)] if page else found


def _height(row: tuple[str, ...]) -> float:
    name, *support = row
    (size, line), (small, narrow) = LARGE.row, LARGE.support
    lines = sum(len(wrap(text, BODY_WIDTH, int(small))) for text in support)
    return len(wrap(name, BODY_WIDTH, int(size), bold=True)) * line + lines * narrow + LARGE.row_gap
