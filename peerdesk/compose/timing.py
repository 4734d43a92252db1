# SPDX-License-Identifier: Apache-2.0
"""How long slides take to give: an estimate that a speaker can check against their own pace."""

from peerdesk.compose.blocks import Deck, Slide, SlideKind

USUAL = 40
"""Minutes that there usually are on the last day, where nobody said otherwise."""
TURN = 20
"""Seconds that a slide takes by itself: it is turned to, and its title is said."""
POINT = 25
"""Seconds for a message, spoken to without hurry."""
LINE, FIGURE, ROW = 8, 5, 4
"""Seconds for a fixed sentence, a count, and a row of names: they are shown more than spoken to."""
_TITLES = frozenset({SlideKind.COVER, SlideKind.CLOSING})


def seconds(slide: Slide) -> int:
    """Return about how many seconds a slide takes."""
    if slide.kind in _TITLES:
        return TURN
    spoken = sum(POINT if point.message else LINE for point in slide.points)
    return TURN + spoken + FIGURE * len(slide.figures) + ROW * len(slide.rows)


def minutes(deck: Deck) -> int:
    """Return about how many minutes a presentation takes; one at least."""
    return in_minutes(sum(map(seconds, deck.slides)))


def in_minutes(count: int) -> int:
    """Return seconds as whole minutes; one at least."""
    return max(round(count / 60), 1)
