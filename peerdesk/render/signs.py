# SPDX-License-Identifier: Apache-2.0
"""The signs of the kinds as lines on a square of 24, the first row at the top.

They are drawn, never typed: the type has no such letters, and a drawing is left alone by
whoever reads the page aloud. The word always stands beside it.
"""

import math
from collections.abc import Iterator

from msgspec import Struct

from peerdesk.compose.blocks import Sign

SIDE = 24.0
"""The side of the square in which a sign is drawn."""
STROKE = 2.2
"""How thick its lines are, with round ends."""

Place = tuple[float, float]


class Curve(Struct, frozen=True):
    """A line that starts somewhere and goes on by straight steps or by curves.

    A step of one place is straight; a step of three is a cubic curve: two handles, then its end.
    """

    start: Place
    steps: tuple[tuple[Place, ...], ...]
    closed: bool = False
    filled: bool = False


def _straight(*places: Place, closed: bool = False, filled: bool = False) -> Curve:
    first, *rest = places
    return Curve(first, tuple((place,) for place in rest), closed, filled)


def _star(points: int = 5, outer: float = 9.6, inner: float = 4.3) -> Iterator[Place]:
    for corner in range(points * 2):
        angle = math.pi * corner / points
        reach = inner if corner % 2 else outer
        yield 12 + reach * math.sin(angle), 12.6 - reach * math.cos(angle)


_BULB = Curve(
    (9.2, 17.0),
    (
        ((9.2, 14.6), (6.2, 13.4), (6.2, 9.8)),
        ((6.2, 6.5), (8.8, 4.0), (12.0, 4.0)),
        ((15.2, 4.0), (17.8, 6.5), (17.8, 9.8)),
        ((17.8, 13.4), (14.8, 14.6), (14.8, 17.0)),
    ),
    closed=True,
)
_HOOK = Curve(
    (8.2, 8.8),
    (
        ((8.2, 3.6), (15.8, 3.6), (15.8, 8.6)),
        ((15.8, 11.6), (12.0, 11.6), (12.0, 14.6)),
    ),
)
_BUBBLE = Curve(
    (5.0, 19.5),
    (
        ((6.0, 16.4),),
        ((2.6, 10.8), (6.4, 4.6), (12.4, 4.6)),
        ((16.6, 4.6), (20.0, 8.0), (20.0, 12.0)),
        ((20.0, 17.4), (13.6, 20.8), (8.6, 18.4)),
    ),
    closed=True,
)

SIGNS: dict[Sign, tuple[Curve, ...]] = {
    Sign.STRENGTH: (_straight((4, 12), (20, 12)), _straight((12, 4), (12, 20))),
    Sign.CONSIDERATION: (_straight((4, 12), (20, 12)),),
    Sign.GOOD_PRACTICE: (_straight(*_star(), closed=True, filled=True),),
    Sign.OPPORTUNITY: (_BULB, _straight((9.6, 20.6), (14.4, 20.6))),
    Sign.RECOMMENDATION: (_straight((6, 21), (6, 4), (19, 4), (15.8, 8.6), (19, 13.2), (6, 13.2)),),
    Sign.SUGGESTION: (_BUBBLE,),
    Sign.QUESTION: (_HOOK, _straight((12, 18.8), (12, 18.9))),
}
