# SPDX-License-Identifier: Apache-2.0
"""Lines of a printed page put together to paragraphs again, by where they stand.

A page knows no paragraphs, only lines at places. Those that follow each other in one size of
type, no farther apart than lines of that size mostly are on all the pages, are one paragraph; a
bullet begins another.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

_BULLET = re.compile(r"^(?:[•◦▪‣●○■□–—*+-]|\d{1,2}[.)])\s+")
_MOST_APART = 1.5
"""The most that lines of one paragraph are apart, in heights of their type."""
_LEAST_APART = 0.9
_SLACK = 1.08
_SAME_SIZE = 0.6
_INDENT = 2.0
_LARGER = 1.12
"""From which size on a line is a heading, measured by that in which most is written."""
_BROKEN_ADDRESS = re.compile(r"@[\w.-]*$")
_REST_OF_ADDRESS = re.compile(r"^[\w-]*\.[a-z]{2,}")


class Line(Struct, frozen=True):
    """A line of a page: where it begins, in points from the lower left, and its size of type."""

    text: str
    left: float
    base: float
    size: float


class Paragraph(Struct, frozen=True):
    """Lines that belong together, without the bullet before them; whether they are larger."""

    text: str
    heading: bool


def leadings(lines: Iterable[Sequence[Line]]) -> dict[float, float]:
    """Return how far lines of each size of type mostly are apart, from all pages of a document."""
    found: dict[float, Counter[float]] = defaultdict(Counter)
    for page in lines:
        for one, other in pairwise(page):
            apart = round(one.base - other.base, 1)
            if _alike(one, other) and _LEAST_APART <= apart / one.size <= _MOST_APART:
                found[one.size][apart] += 1
    return {size: apart.most_common(1)[0][0] for size, apart in found.items()}


def usual_size(lines: Iterable[Sequence[Line]]) -> float:
    """Return the size of type in which most is written."""
    letters: Counter[float] = Counter()
    for page in lines:
        for line in page:
            letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0


def paragraphs(
    page: Sequence[Line], leading: Mapping[float, float], usual: float
) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page in the order of its lines."""
    run: list[Line] = []
    for line in page:
        if run and not _goes_on(run[-1], line, leading):
            yield _joined(run, usual)
            run = []
        run.append(line)
    if run:
        yield _joined(run, usual)


def _goes_on(before: Line, line: Line, leading: Mapping[float, float]) -> bool:
    """Say whether a line goes on with the paragraph of the line before."""
    if _BULLET.match(line.text) or not _alike(before, line):
        return False
    apart = before.base - line.base
    usual = leading.get(before.size, 0)
    return 0 < apart <= usual * _SLACK and line.left >= before.left - _INDENT


def _alike(one: Line, other: Line) -> bool:
    return one.size > 0 and abs(one.size - other.size) < _SAME_SIZE


def _joined(run: Sequence[Line], usual: float) -> Paragraph:
    text = run[0].text
    for line in run[1:]:
        broken = _BROKEN_ADDRESS.search(text) and _REST_OF_ADDRESS.match(line.text)
        text = text + line.text if broken else f"{text} {line.text}"
    return Paragraph(_BULLET.sub("", text), run[0].size > usual * _LARGER)
