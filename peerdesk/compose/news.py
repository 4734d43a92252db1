# SPDX-License-Identifier: Apache-2.0
"""What changed since the summary that was issued before."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct, structs

from peerdesk.compose.blocks import Bullets, Document, Point, Sign
from peerdesk.domain.briefing import Briefing, Issue
from peerdesk.domain.message import Message

AND = ", "
"""Stands between the words for what changed about a point."""
NEW = "new"
MOVED = "moved"
REWORDED = "reworded"
STRENGTHENED = "strengthened"
SOFTENED = "softened"
WORDS = (NEW, MOVED, REWORDED, STRENGTHENED, SOFTENED)
"""The words for a change, in the order in which they are told."""


class Before(Struct, frozen=True):
    """A point as the earlier summary had it; the sign is None where only its words are known."""

    point: Point
    sign: Sign | None


class Joined(Struct, frozen=True):
    """A point whose message was merged since into one that had a point of its own."""

    text: str
    into: str


class Earlier(Struct, frozen=True):
    """The summary issued last: its number and day, and its points by message."""

    number: int
    day: str
    points: dict[str, Before]
    joined: tuple[Joined, ...] = ()


def next_number(briefings: Iterable[Briefing]) -> int:
    """Return the number of the summary to be issued next, from 1.

    It follows the highest number so far: two leads who both issued a summary 2 without knowing
    of each other are followed by 3.
    """
    return max((issue.number for b in briefings for issue in b.issues), default=0) + 1


def last_issued(briefings: Iterable[Briefing], day: str) -> Earlier | None:
    """Return the summary issued last for a day or one before it, or None if there is none yet.

    Of two that leads issued under one number without knowing of each other, the hash decides,
    which is the same on every laptop.
    """
    issues = [issue for briefing in briefings for issue in briefing.issues if issue.day <= day]
    if not issues:
        return None
    last = max(issues, key=lambda issue: (issue.number, issue.hash))
    told = {p.message: Before(Point(p.wording, p.message), None) for p in last.points}
    return Earlier(last.number, last.day, told | _frozen_points(last))


def with_mergers(earlier: Earlier | None, standing: Iterable[Message]) -> Earlier | None:
    """Return the earlier summary as messages stand now, of which one may stand for several.

    A point told under the identifier of a message that was merged is the point of the one that
    stands for it; where that had a point of its own, the two have become one.
    """
    into = {other: message.id for message in standing for other in message.also}
    if earlier is None or not into.keys() & earlier.points.keys():
        return earlier
    points = {name: before for name, before in earlier.points.items() if name not in into}
    joined: list[Joined] = []
    for name, before in earlier.points.items():
        stands = into.get(name)
        if stands in points:
            joined.append(Joined(before.point.text, stands))
        elif stands is not None:
            points[stands] = before
    return structs.replace(earlier, points=points, joined=tuple(joined))


def _frozen_points(issue: Issue) -> dict[str, Before]:
    """Return the points with all that was frozen of them, or none if a later program froze it."""
    try:
        document = msgspec.json.decode(issue.content, type=Document)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return {}
    return {
        point.message: Before(point, block.sign)
        for block in document.blocks
        if isinstance(block, Bullets)
        for point in block.points
        if point.message
    }


def with_news(groups: Sequence[Bullets], earlier: Earlier | None) -> tuple[Bullets, ...]:
    """Return the groups of points, each point with what changed about it since then."""
    if earlier is None:
        return tuple(groups)
    return tuple(
        structs.replace(
            group,
            points=tuple(
                structs.replace(point, news=AND.join(_changes(point, group.sign, earlier)))
                for point in group.points
            ),
        )
        for group in groups
    )


def _changes(point: Point, sign: Sign, earlier: Earlier) -> Iterator[str]:
    before = earlier.points.get(point.message)
    if before is None:
        yield NEW
        return
    if before.sign not in {None, sign}:
        yield MOVED
    if before.point.text != point.text:
        yield REWORDED
    if any(known.point.settings for known in earlier.points.values()):
        yield from _shift(before.point, point)


def _shift(before: Point, now: Point) -> Iterator[str]:
    """Yield whether the evidence grew or shrank: settings or kinds of source for it, or against."""
    less = now.settings < before.settings or now.against > before.against
    more_kinds = len(now.sources) > len(before.sources)
    if less:
        yield SOFTENED
    elif now.settings > before.settings or more_kinds or now.against < before.against:
        yield STRENGTHENED
