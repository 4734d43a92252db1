# SPDX-License-Identifier: Apache-2.0
"""A paper laid out on pages, as the preview has it: sizes and words at once, pictures later.

It holds evidence, in memory only: whoever shows it lets go of it at a lock. No Qt is needed here.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

_LEAST = 12
"""Letters by which a passage is told from others; a find of fewer is looked for with what
stands before it."""


class LaidLine(Struct, frozen=True):
    """A line of a page; `top` is its upper edge as a part of the page's height, from 0 to 1."""

    text: str
    top: float


class LaidPage(Struct, frozen=True, kw_only=True):
    """One page: it stands in `pdf` as number `number`, counted from 0.

    `wide` and `high` are points. Pages with equal `key` look the same.
    """

    pdf: bytes
    number: int
    wide: float
    high: float
    key: str
    lines: tuple[LaidLine, ...] = ()

    @property
    def text(self) -> str:
        """Return the words of the page, a line of it on each."""
        return "\n".join(line.text for line in self.lines)


class Section(Struct, frozen=True):
    """Pages that were made together; `source` is all that they depend on."""

    source: object
    pages: tuple[LaidPage, ...]


class Laid(Struct, frozen=True):
    """A whole paper; the next layout of the same paper takes over the sections that still hold."""

    sections: tuple[Section, ...] = ()

    @property
    def pages(self) -> tuple[LaidPage, ...]:
        """Return all pages in order."""
        return tuple(page for section in self.sections for page in section.pages)


class Passage(Struct, frozen=True):
    """Words to be looked for: those of `text` from `start` to `end`, on a page or on any (0)."""

    text: str
    start: int
    end: int
    page: int = 0


class Spot(Struct, frozen=True):
    """Where something stands: the page, counted from 0, and the upper edge as a part of it."""

    page: int
    top: float


def spots(laid: Laid, passages: Sequence[Passage]) -> tuple[Spot | None, ...]:
    """Return where each passage stands, or None where it cannot be found on the pages.

    Spaces and ends of lines are passed over, for a page breaks lines where it likes.
    """
    read = [_Letters(page) for page in laid.pages]
    return tuple(next(_found(read, passage), None) for passage in passages)


class _Letters:
    """The letters of a page without spaces, and the line of each."""

    def __init__(self, page: LaidPage) -> None:
        self.lines = page.lines
        packed = [_packed(line.text) for line in page.lines]
        self.text = "".join(packed)
        self._ends = list(accumulate(map(len, packed)))

    def top(self, place: int) -> float:
        """Return the upper edge of the line that a letter stands in."""
        return self.lines[bisect_right(self._ends, place)].top


def _found(read: Sequence[_Letters], passage: Passage) -> Iterator[Spot]:
    """Yield places from the surest to the vaguest: with what stands before, then the find alone."""
    before = _packed(passage.text[: passage.start])
    words = _packed(passage.text[passage.start : passage.end])
    pages = range(len(read))
    if passage.page:
        pages = range(passage.page - 1, min(passage.page, len(read)))
    wanted = [(before[-2 * _LEAST :], words), ("", words)]
    if len(words) < _LEAST and not before:
        wanted.insert(0, ("", words + _packed(passage.text[passage.end :])[:_LEAST]))
    for lead, needle in wanted:
        for number in pages:
            place = read[number].text.find(lead + needle) if needle else -1
            if place >= 0:
                yield Spot(number, read[number].top(place + len(lead)))


def _packed(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())
