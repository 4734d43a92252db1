# SPDX-License-Identifier: Apache-2.0
"""Points onto slides: continued on a further slide rather than shrunk or run off the foot."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, structs

from peerdesk.compose.blocks import Point, Slide
from peerdesk.compose.measure import wrap
from peerdesk.compose.phrases import shortened
from peerdesk.domain.text import WORDING_LIMIT

MOST = 5
"""Points on one slide."""
BODY_SIZE, BODY_LINE, BODY_GAP = 28, 38, 18
"""Type, line and space between two points, in pixels of a slide of 1280 × 720."""
BODY_WIDTH = 1070
"""What a line of a point may fill; the box is 1107 wide, which leaves 3 % for other machines."""
BODY_HEIGHT = 504
ROW_SIZE, ROW_LINE, ROW_SUPPORT_SIZE, ROW_SUPPORT_LINE, ROW_GAP = 23, 28, 22, 28, 6
"""The least type of rows: 16 points and more, so that it can be read across a room."""
TITLE_SIZE, TITLE_LINE, TITLE_WIDTH = 42, 52, 1060
TITLE_LINES = 2
_LONGEST_TITLE = 90
_LONGEST_NAME, _LONGEST_ROW = 120, 600


class Room(Struct, frozen=True):
    """What a slide has room for below its title, in pixels, and how many points at most."""

    height: int = BODY_HEIGHT
    most: int = MOST


def room_below(title: str, subtitle: str = "") -> Room:
    """Return the room that a title (of one line or two) and a subtitle leave."""
    lines = len(wrap(title, TITLE_WIDTH, TITLE_SIZE, bold=True))
    taken = (min(lines, TITLE_LINES) - 1) * TITLE_LINE + (40 if subtitle else 0)
    return Room(BODY_HEIGHT - taken)


def pages(points: Sequence[Point], room: Room) -> list[tuple[Point, ...]]:
    """Return the points by slide, spread evenly over as few slides as hold them.

    A point that is too long for a slide of its own is continued on the next one; its parts all
    keep their message.
    """
    parts = [part for point in points for part in _parts(point, room)]
    fewest = list(_filled(parts, room))
    if len(fewest) < 2:  # noqa: PLR2004 - one slide cannot be evened out
        return fewest
    even = Room(room.height, -(-len(parts) // len(fewest)))
    spread = list(_filled(parts, even))
    return spread if len(spread) == len(fewest) else fewest


def row_pages(rows: Sequence[tuple[str, str]]) -> list[tuple[tuple[str, str], ...]]:
    """Return rows of a name and what supports it by slide, spread as evenly as points are."""
    rows = [(shortened(name, _LONGEST_NAME), shortened(more, _LONGEST_ROW)) for name, more in rows]
    heights = [row_height(row) for row in rows]
    slides = -(-sum(heights) // BODY_HEIGHT) if rows else 0
    share = sum(heights) / slides if slides else 0
    found: list[tuple[tuple[str, str], ...]] = []
    page: list[tuple[str, str]] = []
    used = 0
    for row, needs in zip(rows, heights, strict=True):
        if page and (used + needs > BODY_HEIGHT or used >= share):
            found.append(tuple(page))
            page, used = [], 0
        page.append(row)
        used += needs
    return [*found, tuple(page)] if page else found


def row_height(row: tuple[str, str]) -> int:
    """Return how high a row stands on a slide, its space included, in pixels."""
    name, support = row
    lines = len(wrap(support, BODY_WIDTH, ROW_SUPPORT_SIZE)) * ROW_SUPPORT_LINE
    return len(wrap(name, BODY_WIDTH, ROW_SIZE, bold=True)) * ROW_LINE + lines + ROW_GAP


def point_height(point: Point) -> int:
    """Return how high a point stands on a slide, in pixels."""
    return len(wrap(point.text, BODY_WIDTH, BODY_SIZE)) * BODY_LINE


def _filled(points: Iterable[Point], room: Room) -> Iterator[tuple[Point, ...]]:
    page: list[Point] = []
    used = 0
    for point in points:
        needs = point_height(point)
        if page and (len(page) == room.most or used + BODY_GAP + needs > room.height):
            yield tuple(page)
            page, used = [], 0
        used += needs + (BODY_GAP if page else 0)
        page.append(point)
    if page:
        yield tuple(page)


def _parts(point: Point, room: Room) -> Iterator[Point]:
    """Yield a point in parts that each fit a slide.

    What is longer than anybody can write here came from elsewhere, and is cut: nobody speaks to
    a hundred slides of one sentence.
    """
    point = structs.replace(point, text=shortened(point.text, WORDING_LIMIT))
    lines = wrap(point.text, BODY_WIDTH, BODY_SIZE)
    most = max(room.height // BODY_LINE, 1)
    if len(lines) <= most:
        yield point
        return
    for start in range(0, len(lines), most):
        yield structs.replace(point, text=" ".join(lines[start : start + most]))


def slide_title(text: str, most: int = _LONGEST_TITLE) -> str:
    """Return a title that takes two lines at most, with room for the number of a continuation.

    Only a title of absurd length is cut.
    """
    text = shortened(" ".join(text.split()), most)
    lines = wrap(f"{text} (99)", TITLE_WIDTH, TITLE_SIZE, bold=True)
    if len(lines) <= TITLE_LINES:
        return text
    return slide_title(text, min(most, len(text)) - 4)


def unique_titles(slides: Iterable[Slide]) -> tuple[Slide, ...]:
    """Return the slides with numbers on titles that came before: "Strengths: front door (2)"."""
    seen: dict[str, int] = {}
    numbered = []
    for slide in slides:
        title = slide.title
        while title in seen:
            seen[slide.title] += 1
            title = f"{slide.title} ({seen[slide.title]})"
        seen[title] = 1
        numbered.append(structs.replace(slide, title=title))
    return tuple(numbered)
