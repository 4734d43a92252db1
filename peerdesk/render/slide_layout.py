# SPDX-License-Identifier: Apache-2.0
"""Where things stand on a slide, in pixels of 1280 × 720 from the upper left corner.

PowerPoint and PDF are drawn from the same places, so that they look the same.
"""

import re

from msgspec import Struct, structs

from peerdesk.compose.blocks import Copy, Deck, Sign, Slide
from peerdesk.compose.measure import Advance, wrap_by
from peerdesk.compose.paging import BODY_HEIGHT, TITLE_LINE
from peerdesk.render.notices import PRACTICE_NOTICE, TEAM_NOTICE

WIDTH, HEIGHT = 1280, 720
LEFT, RIGHT = 72, 1208
TITLE_MOST = 110
TITLE_RIGHT = 1240
"""Titles may reach further than text: most themes then need one line."""
BAR = 16
MARK = 52
TITLE_TOP = 52
SUBTITLE_SIZE, SUBTITLE_LINE = 24, 32
BODY_TOP = 140
SUBTITLED = 46
"""How much lower the body begins below a subtitle."""
INDENT = 29
FOOTER_SIZE, FOOTER_TOP, FOOTER_LINE, FOOTER_ROOM = 16, 666, 24, 700
MARKING_SIZE, MARKING_LINE, MARKING_TOP, MARKING_FOOT = 14, 20, 14, 694
COLUMNS, COLUMN_WIDTH, COLUMN_GAP, ROW_HEIGHT = 3, 347, 48, 214
FIGURE_SIZE, FIGURE_LINE, LABEL_SIZE, LABEL_LINE, DETAIL_SIZE, DETAIL_LINE = 64, 76, 24, 32, 20, 28
COVER_LEFT, COVER_WIDTH = 88, 900
COVER_TITLE_SIZE, COVER_TITLE_LINE = 64, 76
COVER_LINES = 3
RINGS = ((1060, 202), (904, 471), (1216, 471))
"""The middles of the three rings of the cover; heard, read and seen."""
RING, RING_WIDTH = 134, 19


class Box(Struct, frozen=True):
    """A rectangle on a slide."""

    left: float
    top: float
    width: float
    height: float


def lower(box: Box, by: float) -> Box:
    """Return the box moved down."""
    return structs.replace(box, top=box.top + by)


def title_box(slide: Slide, lines: int = 1) -> Box:
    """Return where a title of so many lines stands, beside its sign if it has one."""
    left = LEFT + (MARK + 20 if has_mark(slide) else 0)
    return Box(left, TITLE_TOP, TITLE_RIGHT - left, lines * TITLE_LINE)


def body_box(slide: Slide, lines: int = 1) -> Box:
    """Return where the body stands: lower below a title of two lines, or below a subtitle."""
    lower = (lines - 1) * TITLE_LINE + (SUBTITLED if slide.subtitle else 0)
    return Box(LEFT, BODY_TOP + lower, RIGHT - LEFT, BODY_HEIGHT - lower)


def figure_box(number: int, top: float) -> Box:
    """Return where a count stands: three to a row."""
    row, column = divmod(number, COLUMNS)
    left = LEFT + column * (COLUMN_WIDTH + COLUMN_GAP)
    return Box(left, top + row * ROW_HEIGHT, COLUMN_WIDTH, ROW_HEIGHT)


def cover_top(lines: int) -> int:
    """Return where the words of the cover begin: higher for a name of several lines."""
    return 196 - (lines - 1) * COVER_TITLE_LINE // 2


def cover_title(text: str, width: Advance) -> list[str]:
    """Return the lines of the council's name on the cover; three at most."""
    lines = wrap_by(text, COVER_WIDTH * 0.985, width)
    if len(lines) <= COVER_LINES:
        return lines
    return [*lines[: COVER_LINES - 1], f"{lines[COVER_LINES - 1][:-1]}…"]


def footer(deck: Deck) -> str:
    """Return what stands at the foot of every slide."""
    return ", ".join(filter(None, (deck.council, deck.offer, deck.days)))


def notice(deck: Deck) -> str:
    """Return what a slide says beside its number: whose copy it is, or that it is practice."""
    if deck.copy is Copy.TEAM:
        return f"{TEAM_NOTICE} (practice)" if deck.practice else TEAM_NOTICE
    return PRACTICE_NOTICE if deck.practice else ""


def file_title(deck: Deck) -> str:
    """Return the title of the file."""
    return f"{deck.title}, {deck.days}"


def unbroken(title: str) -> str:
    """Return a title whose number of a continuation, "(2)", does not begin a line alone."""
    return re.sub(r" (\(\d+\))$", "\u00a0\\1", title)


def has_mark(slide: Slide) -> bool:
    """Say whether a sign stands before the title."""
    return slide.sign is not Sign.NONE
