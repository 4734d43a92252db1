# SPDX-License-Identifier: Apache-2.0
"""A presentation that was paged for one type, paged once more for another: nothing is shrunk.

Large print, and a team's own template with less room, need more slides for the same words.
A slide that still fits stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct, structs

from peerdesk.compose.blocks import Deck, Drawn, HeatMap, Point, Slide, SlideKind, Table
from peerdesk.compose.charts import Bars, Timeline
from peerdesk.compose.grids import grid_height, grid_of
from peerdesk.compose.measure import wrap
from peerdesk.compose.paging import (
    BODY_HEIGHT,
    BODY_WIDTH,
    MOST,
    TITLE_LINES,
    TITLE_WIDTH,
    unique_titles,
)
from peerdesk.compose.slide_type import STANDARD, Size, SlideType

BODY_ACROSS = 1136
_SUBTITLED = 46
_MOST_FIGURES = 6
_BAR = 1.45
"""A bar and the space to the next, in lines of a cell."""
_CONTINUED = re.compile(r" \(\d+\)$")
Item = TypeVar("Item")


class Fit(Struct, frozen=True):
    """What a slide's body holds: its type, and its room in pixels.

    `width` is what a line of a point may fill, `across` the whole width, for tables. Where
    titles do not grow, a second line of theirs takes nothing of the body.
    """

    type: SlideType = STANDARD
    width: float = BODY_WIDTH
    across: float = BODY_ACROSS
    height: float = BODY_HEIGHT
    titles_grow: bool = True


def refitted(deck: Deck, fit: Fit) -> Deck:
    """Return the deck with every slide that would overflow parted into as many as it needs.

    Titles stay unique: "Strengths: front door (2)". The notes of a slide go with each part.
    """
    slides: list[Slide] = []
    seen: set[str] = set()
    for slide in deck.slides:
        base = _CONTINUED.sub("", slide.title)
        title = base if base in seen else slide.title
        parts = [] if title in seen else list(_parts(slide, fit, _room(slide, fit, slide.title)))
        if len(parts) != 1:  # its title is given a number, which may take a second line
            parts = list(_parts(slide, fit, _room(slide, fit, f"{title} (9)")))
        seen.add(title)
        slides += (structs.replace(part, title=title) for part in parts)
    return structs.replace(deck, slides=unique_titles(slides))


def _parts(slide: Slide, fit: Fit, room: float) -> Iterator[Slide]:
    if slide.kind in {SlideKind.POINTS, SlideKind.PLAIN}:
        points = [part for point in slide.points for part in _point_parts(point, fit, room)]
        gap = fit.type.body_gap
        for page in _spread(points, room + gap, MOST, lambda p: _point(p, fit) + gap):
            yield structs.replace(slide, points=page)
    elif slide.kind in {SlideKind.PEOPLE, SlideKind.SCOPE}:
        for rows in _spread(slide.rows, room, len(slide.rows), lambda row: _row(row, fit)):
            yield structs.replace(slide, rows=rows)
    elif slide.kind is SlideKind.FIGURES:
        for figures in _spread(slide.figures, _MOST_FIGURES, _MOST_FIGURES, lambda _figure: 1):
            yield structs.replace(slide, figures=figures)
    elif slide.kind is SlideKind.FIGURE and slide.figure is not None:
        yield from _figure_parts(slide, slide.figure, fit, room)
    else:
        yield slide


def _figure_parts(slide: Slide, figure: Drawn, fit: Fit, room: float) -> Iterator[Slide]:
    """Yield a slide with a drawing, its rows continued with their headings; alt told of each."""
    if isinstance(figure, Bars):
        bar = _line(fit.type.cell) * _BAR
        parts = list(_spread(figure.bars, room, len(figure.bars), lambda _bar: bar))
        drawn: list[Drawn] = [structs.replace(figure, bars=part) for part in parts]
    else:
        drawn = list(_grids(figure, fit, room))
    for part in drawn:
        whole = len(drawn) == 1
        yield structs.replace(
            slide,
            figure=part if whole else structs.replace(part, alt=""),
            alt=slide.alt if whole else "",
        )


def _grids(
    figure: HeatMap | Timeline | Table, fit: Fit, room: float
) -> Iterator[HeatMap | Timeline | Table]:
    grid = grid_of(figure)
    head, *heights = grid_height(grid, fit.across, fit.type.cell)
    tall = dict(zip(range(len(heights)), heights, strict=True))
    for page in _spread(range(len(heights)), room - head, len(heights), tall.__getitem__):
        part = slice(page[0], page[-1] + 1)
        if isinstance(figure, Timeline):
            yield structs.replace(figure, moments=figure.moments[part])
        else:
            yield structs.replace(figure, rows=figure.rows[part])


def _spread(
    items: Sequence[Item], room: float, most: int, height: Callable[[Item], float]
) -> list[tuple[Item, ...]]:
    """Return the items by slide, evenly over as few slides as hold them; at least one slide."""
    fewest = _filled(items, room, most, height)
    if len(fewest) < 2:  # noqa: PLR2004 - one slide cannot be evened out
        return fewest or [()]
    even = _filled(items, room, -(-len(items) // len(fewest)), height)
    return even if len(even) == len(fewest) else fewest


def _filled(
    items: Sequence[Item], room: float, most: int, height: Callable[[Item], float]
) -> list[tuple[Item, ...]]:
    pages: list[list[Item]] = []
    left = 0.0
    for item in items:
        needs = height(item)
        if not pages or len(pages[-1]) >= most or needs > left:
            pages.append([])
            left = room
        pages[-1].append(item)
        left -= needs
    return [tuple(page) for page in pages]


def _point(point: Point, fit: Fit) -> float:
    size, line = fit.type.body
    return len(wrap(point.text, fit.width, size)) * line


def _point_parts(point: Point, fit: Fit, room: float) -> Iterator[Point]:
    size, line = fit.type.body
    fallen = wrap(point.text, fit.width, size)
    most = max(int(room // line), 1)
    if len(fallen) <= most:
        yield point
        return
    for start in range(0, len(fallen), most):
        yield structs.replace(point, text=" ".join(fallen[start : start + most]))


def _row(row: tuple[str, ...], fit: Fit) -> float:
    name, *support = row
    high = len(wrap(name, fit.width, fit.type.row[0], bold=True)) * fit.type.row[1]
    for text in support:
        high += len(wrap(text, fit.width, fit.type.support[0])) * fit.type.support[1]
    return high + fit.type.row_gap


def _room(slide: Slide, fit: Fit, title: str) -> float:
    """Return what is left of the body's height below a title's second line and a subtitle."""
    size, line = fit.type.title
    lines = len(wrap(title, TITLE_WIDTH, size, bold=True)) if fit.titles_grow else 1
    second = (min(lines, TITLE_LINES) - 1) * line
    return fit.height - second - (_SUBTITLED if slide.subtitle else 0)


def _line(size: Size) -> int:
    return size[1]
