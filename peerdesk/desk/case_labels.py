# SPDX-License-Identifier: Apache-2.0
"""Labels of case files: drawn at random, easily read out and written down, never used twice.

A label says nothing: neither which case comes first nor what the council calls it. Letters and
digits that look or sound like others (0 and O, 1 and I, 5 and S, 8 and B, M and N) are left out,
and letters alternate with digits, so that no label is a word.
"""

import secrets
from collections.abc import Callable, Collection, Sequence

from peerdesk.desk.record_errors import NoLabelsLeft

LETTERS = "ACDEFHJKMPRTWXY"
DIGITS = "234679"
_PLACES = (LETTERS, DIGITS, LETTERS, DIGITS)
POSSIBLE = (len(LETTERS) * len(DIGITS)) ** 2
"""How many labels there are: two leads who draw 25 each apart hardly ever draw the same."""
Draw = Callable[[Sequence[str]], str]


def draw_labels(taken: Collection[str], count: int, draw: Draw = secrets.choice) -> tuple[str, ...]:
    """Return so many new labels such as "C-K7M4", none of which is taken.

    Raises `NoLabelsLeft` where there are not so many.
    """
    known = {label.upper() for label in taken}
    if count > POSSIBLE - len(known):
        raise NoLabelsLeft
    drawn: list[str] = []
    while len(drawn) < count:
        label = "C-" + "".join(draw(place) for place in _PLACES)
        if label not in known:
            known.add(label)
            drawn.append(label)
    return tuple(drawn)
