# SPDX-License-Identifier: Apache-2.0
"""What a presentation comes to: points, slides and minutes."""

from msgspec import Struct

from peerdesk.compose.blocks import Deck
from peerdesk.compose.timing import minutes


class Reckoning(Struct, frozen=True):
    """What a presentation comes to."""

    points: int
    slides: int
    minutes: int


def reckon(deck: Deck) -> Reckoning:
    """Return points, slides and minutes; a message that is said twice is one point."""
    said = {point.message for slide in deck.slides for point in slide.points} - {""}
    return Reckoning(len(said), len(deck.slides), minutes(deck))
