# SPDX-License-Identifier: Apache-2.0
"""What the speaker of a slide keeps at hand: the weight and the evidence behind each point."""

from collections.abc import Mapping, Sequence

from peerdesk.compose.blocks import Point
from peerdesk.compose.phrases import shortened
from peerdesk.compose.sentences import EMERGING_CRIB
from peerdesk.domain.message import Message
from peerdesk.domain.words import Status

LINES = 3
"""Lines of evidence for one point: more cannot be read while speaking."""
_LONGEST = 140


def crib(points: Sequence[Point], messages: Mapping[str, Message]) -> tuple[str, ...]:
    """Return the lines for the notes of a slide; they go into the team's copy only."""
    lines: list[str] = []
    for number, point in enumerate(points, 1):
        emerging = "" if messages[point.message].status is Status.AGREED else f" {EMERGING_CRIB}"
        lines.append(f"Point {number}. {point.weight}{emerging}")
        lines += [shortened(line, _LONGEST) for line in point.trail[:LINES]]
    return tuple(lines)
