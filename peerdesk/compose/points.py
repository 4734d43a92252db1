# SPDX-License-Identifier: Apache-2.0
"""A message as a point of a document, with all that the team's copy shows of it."""

from collections.abc import Iterable

from peerdesk.compose.blocks import Point
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.trail import trail
from peerdesk.compose.weight import weigh
from peerdesk.domain.message import Message

EVER = "9999-12-31"
"""The day to give where all evidence counts."""


def point_of(
    casebook: Casebook, message: Message, day: str = EVER, *, trailed: bool = True
) -> Point:
    """Return the message with the weight and, if `trailed`, the trail of its evidence to a day."""
    weight = weigh(casebook, message, day)
    return Point(
        text=message.wording,
        message=message.id,
        weight=f"{weight.words} Two wordings stand." if message.clashes else weight.words,
        settings=weight.settings,
        against=weight.against,
        sources=weight.sources,
        trail=trail(casebook, message, day) if trailed else (),
    )


def points_of(
    casebook: Casebook, messages: Iterable[Message], day: str = EVER, *, trailed: bool = True
) -> tuple[Point, ...]:
    """Return the messages as points, in the same order."""
    return tuple(point_of(casebook, message, day, trailed=trailed) for message in messages)
