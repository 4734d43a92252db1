# SPDX-License-Identifier: Apache-2.0
"""How much room text takes on a slide, without opening a font.

Slides are paged before anybody knows whether they become PowerPoint (Arial) or PDF (Atkinson
Hyperlegible Next), so each width here is the wider of the two; a test compares them with the
fonts themselves. Sizes are pixels of a slide of 1280 × 720.
"""

import re
import unicodedata
from collections.abc import Callable

_REGULAR = (
    280, 286, 355, 651, 592, 919, 731, 191, 333, 333, 485, 606, 278, 362, 278, 387, 648, 556, 556,
    576, 614, 588, 598, 556, 615, 595, 278, 278, 584, 628, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 392, 512, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 317, 387, 344, 552, 556, 333, 556, 566, 500, 564, 556, 314, 558, 556, 252, 245, 500,
    262, 845, 556, 556, 566, 574, 349, 500, 326, 556, 500, 722, 500, 500, 500, 344, 260, 344, 584,
)  # fmt: skip
_BOLD = (
    303, 333, 474, 730, 604, 953, 727, 238, 333, 333, 485, 598, 278, 369, 278, 424, 656, 556, 569,
    592, 621, 602, 617, 556, 621, 578, 333, 333, 584, 617, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 415, 556, 722, 611, 848, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 615, 333, 424, 344, 584, 556, 333, 556, 611, 556, 611, 556, 349, 611, 611, 285, 278, 556,
    301, 889, 611, 611, 611, 611, 389, 556, 360, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
)  # fmt: skip
_FIRST = 32
_PUNCTUATION = {
    "\u00a0": 280, "‘": 278, "’": 278, "“": 500, "”": 500, "–": 556, "—": 1000, "…": 1000, "•": 438,
    "£": 627,
}  # fmt: skip
_ACCENT = 140
"""What an accent adds at most to a letter, in thousandths of the size."""
_REMEMBERED = 4096
_WIDEST = 1050
"""For letters of other scripts, which a replacement font may draw as wide as they are high."""

SPACES = re.compile(r"[^\S\u00a0]+")
"""Where a line may end: at any space but the one that keeps two words together."""
Advance = Callable[[str], float]


def letter_width(letter: str, *, bold: bool = False) -> int:
    """Return how far a letter moves the pen at most, in thousandths of the size of the type."""
    if letter in _PUNCTUATION:
        return _PUNCTUATION[letter]
    table = _BOLD if bold else _REGULAR
    place = ord(letter) - _FIRST
    if 0 <= place < len(table):
        return table[place]
    plain = unicodedata.normalize("NFD", letter)
    place = ord(plain[0]) - _FIRST
    accented = len(plain) > 1 and 0 <= place < len(table)
    return table[place] + _ACCENT if accented else _WIDEST


class _Widths(dict[str, int]):
    """The widths of the letters met so far, to be summed without calling anything a letter."""

    def __init__(self, *, bold: bool) -> None:
        super().__init__()
        self._bold = bold

    def __missing__(self, letter: str) -> int:
        width = letter_width(letter, bold=self._bold)
        if len(self) < _REMEMBERED:
            self[letter] = width
        return width


_WIDTHS = _Widths(bold=False), _Widths(bold=True)


def text_width(text: str, size: int, *, bold: bool = False) -> float:
    """Return how wide a text is at most, in pixels."""
    return sum(map(_WIDTHS[bold].__getitem__, text)) * size / 1000


def wrap(text: str, width: float, size: int, *, bold: bool = False) -> list[str]:
    """Return the lines into which a text falls at a width; a word too long for one is broken."""

    def advance(part: str) -> float:
        return text_width(part, size, bold=bold)

    return wrap_by(text, width, advance)


def wrap_by(text: str, width: float, advance: Advance) -> list[str]:
    """Return the lines into which a text falls when `advance` measures its parts."""
    lines: list[str] = []
    space = advance(" ")
    held: list[str] = []
    used = 0.0
    for word in filter(None, SPACES.split(text)):
        needs = advance(word)
        if held and used + space + needs > width:
            lines.append(" ".join(held))
            held, used = [], 0.0
        if needs > width:
            *full, word = _broken(word, width, advance)  # noqa: PLW2901 - its last piece goes on
            lines += full
            needs = advance(word)
        used += needs + (space if held else 0.0)
        held.append(word)
    return [*lines, " ".join(held)] if held else lines


def _broken(word: str, width: float, advance: Advance) -> list[str]:
    """Return a word in pieces that each fit; used for addresses and the like, never for prose."""
    pieces: list[str] = []
    start, used = 0, 0.0
    for place, letter in enumerate(word):
        needs = advance(letter)
        if place > start and used + needs > width:
            pieces.append(word[start:place])
            start, used = place, 0.0
        used += needs
    return [*pieces, word[start:]]
