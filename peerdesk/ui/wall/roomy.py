# SPDX-License-Identifier: Apache-2.0
"""How large a huddle can be shown: so that no word of a card has to be broken."""

import re
from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtGui import QFontMetricsF

from peerdesk.ui.look import Look
from peerdesk.ui.wall.card_delegate import PAD, SIDE, huddle_font

MOST = 3
"""Columns seen at once; fewer where a word needs more room."""
TEXT, _LEAST = 32, 24
"""24 points of the huddle's type, in pixels, and what nothing on it may be smaller than."""
_PARTS = re.compile(r"[^\s-]+-*|-+")


class Roomy(Struct, frozen=True):
    """How many columns a huddle has, and the pixels of its type."""

    columns: int
    text: int


def roomy(look: Look, texts: Iterable[str], room: int, shown: int) -> Roomy:
    """Return the most columns at the chosen size, then the largest type, that break no word.

    `room` is the width of the board, `shown` how many columns there are. A word that is wider
    than one column of the least type is broken after all.
    """
    wanted = round(TEXT * max(look.factor, 1.0))
    longest = _longest(look, texts, wanted)
    most = min(MOST, max(shown, 1))
    for columns in range(most, 0, -1):
        if longest <= inside(look, room // columns):
            return Roomy(columns, wanted)
    fitting = int(wanted * inside(look, room) / longest)
    return Roomy(1, min(max(fitting, _LEAST), wanted))


def inside(look: Look, column: int) -> int:
    """Return how wide the words of a card may be in a column of a width."""
    return column - 1 - 2 * SIDE - 2 * look.gap(PAD)


def _longest(look: Look, texts: Iterable[str], size: int) -> float:
    """Return the width of the longest word; a word with hyphens may end a line after each."""
    metrics = QFontMetricsF(huddle_font(look, size))
    words = {word for text in texts for word in _PARTS.findall(text)}
    return max(map(metrics.horizontalAdvance, words), default=0) + 1
