# SPDX-License-Identifier: Apache-2.0
"""The body of a daily summary: by theme, what is emerging."""

from collections.abc import Iterator

from msgspec import Struct

from peerdesk.compose.blocks import Bullets
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.news import Earlier, with_news
from peerdesk.compose.points import points_of
from peerdesk.compose.sentences import EMERGING_NAMES, SIGNS
from peerdesk.domain.message import Message


class Section(Struct, frozen=True):
    """A theme with its groups of points."""

    title: str
    groups: tuple[Bullets, ...]


def sections_of(casebook: Casebook, day: str, earlier: Earlier | None) -> tuple[Section, ...]:
    """Return the themes that have points on a day, the points marked with what changed.

    Points are the messages that stand and were not left out for this day.
    """
    arrangement = casebook.arrangement(day)
    left_out = frozenset(arrangement.left_out if arrangement else ())
    messages = [m for m in casebook.standing if m.id not in left_out]
    sections = []
    for theme, title in casebook.headings:
        mine = [message for message in messages if casebook.heading_of(message) == theme]
        if groups := tuple(_groups(casebook, day, mine)):
            sections.append(Section(title, with_news(groups, earlier)))
    return tuple(sections)


def _groups(casebook: Casebook, day: str, messages: list[Message]) -> Iterator[Bullets]:
    for sign in EMERGING_NAMES:
        mine = [message for message in messages if SIGNS[message.kind] is sign]
        if mine:
            yield Bullets(points_of(casebook, mine, day), sign)
