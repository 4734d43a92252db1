# SPDX-License-Identifier: Apache-2.0
"""What the speaker keeps at hand, below each slide of the team's copy, as notes pages have it.

A page is then as high as A4 is to its width: it prints as one slide and its notes a sheet.
"""

from collections.abc import Sequence
from itertools import pairwise

from reportlab.lib.styles import ParagraphStyle

from peerdesk.compose.blocks import Copy, Deck
from peerdesk.render import slide_layout as at
from peerdesk.render.clean import line
from peerdesk.render.drawing import POINT
from peerdesk.render.fonts import SEMIBOLD
from peerdesk.render.palette import ACCENT, INK_QUIET, RULE
from peerdesk.render.slide_pen import Pen, slide_style
from peerdesk.render.tagging import Element
from peerdesk.render.words import Run, words

HEIGHT = round(at.WIDTH * 2**0.5) - at.HEIGHT
"""How high the room for notes is below a slide, in pixels."""
TITLE = "For whoever speaks"
_TOP, _FIRST, _FOOT = at.HEIGHT + 36, at.HEIGHT + 92, at.HEIGHT + HEIGHT - 48
_SIZES, _LARGE = (24, 22, 20, 18, 16), (26, 24)
_LINE = 1.35
_INDENT = 28
_GAP = 12
_POINT = "Point "
"""Begins a line that is about a point; what follows it says where that rests."""


def has_notes(deck: Deck) -> bool:
    """Say whether a presentation is printed with its notes."""
    return deck.copy is Copy.TEAM and any(slide.crib for slide in deck.slides)


def page_size(*, noted: bool) -> tuple[float, float]:
    """Return width and height of a page in points."""
    return at.WIDTH * POINT, (at.HEIGHT + (HEIGHT if noted else 0)) * POINT


def begin_page(pen: Pen, *, noted: bool) -> None:
    """Put the slide's pixels onto the page, at its upper edge."""
    if noted:
        pen.canvas.translate(0, HEIGHT * POINT)
    pen.canvas.scale(POINT, POINT)


def notes_pages(crib: Sequence[str], pen: Pen) -> list[tuple[int, tuple[str, ...]]]:
    """Return size and lines of the notes on each page that they need: most need one."""
    said = tuple(filter(None, map(line, crib)))
    if not said:
        return []
    sizes = _LARGE if pen.sizes.large else _SIZES
    for size in sizes:
        if sum(_high(text, size, pen) for text in said) <= _FOOT - _FIRST:
            return [(size, said)]
    return [(sizes[-1], page) for page in _dealt(said, sizes[-1], pen)]


def draw_notes(pen: Pen, noted: tuple[int, tuple[str, ...]], part: Element) -> None:
    """Draw a heading and the notes below a slide."""
    size, said = noted
    pen.fill(RULE, at.Box(at.LEFT, _TOP - 12, at.RIGHT - at.LEFT, 2))
    heading = slide_style((24, 32), fontName=SEMIBOLD, colour=ACCENT)
    pen.text(TITLE, heading, at.Box(at.LEFT, _TOP, at.RIGHT - at.LEFT, 0), part.add("P"))
    box = at.Box(at.LEFT, _FIRST, at.RIGHT - at.LEFT, 0)
    for text in said:
        pen.text(text, _style(text, size), box, part.add("P"))
        box = at.lower(box, _high(text, size, pen))


def _dealt(said: Sequence[str], size: int, pen: Pen) -> list[tuple[str, ...]]:
    """Return the notes by page, in the order in which they stand."""
    starts, used = [0], 0.0
    for number, text in enumerate(said):
        high = _high(text, size, pen)
        if number > starts[-1] and used + high > _FOOT - _FIRST:
            starts.append(number)
            used = 0.0
        used += high
    return [tuple(said[a:b]) for a, b in pairwise([*starts, len(said)])]


def _high(text: str, size: int, pen: Pen) -> float:
    laid = words([Run(text)], _style(text, size), pen.faces, tag=Element("P"))
    return float(laid.wrap(at.RIGHT - at.LEFT, at.HEIGHT)[1]) + (2 if _is_point(text) else _GAP)


def _style(text: str, size: int) -> ParagraphStyle:
    type_of = (size, size * _LINE)
    if _is_point(text):
        return slide_style(type_of)
    return slide_style(type_of, colour=INK_QUIET, leftIndent=_INDENT)


def _is_point(text: str) -> bool:
    return text.startswith(_POINT)
