# SPDX-License-Identifier: Apache-2.0
"""The body of a daily summary: by theme, kind and line of enquiry, what is emerging."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct, structs

from peerdesk.compose.blocks import Bullets, Point
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.news import Earlier, with_news
from peerdesk.compose.outline import chosen
from peerdesk.compose.points import points_of
from peerdesk.compose.sentences import SIGNS
from peerdesk.domain.message import Message


class Section(Struct, frozen=True):
    """A theme with its groups of points, one a kind."""

    title: str
    groups: tuple[Bullets, ...]


def sections_of(casebook: Casebook, day: str, earlier: Earlier | None) -> tuple[Section, ...]:
    """Return the themes that have points on a day, the points marked with what changed.

    Points are the messages that stand and that a lead ticked for this day. The first of several
    that follow each other under one line of enquiry names it.
    """
    lines = {kloe.id: kloe.value.title for kloe in casebook.kloes}
    messages = chosen(casebook, day)
    sections = []
    for theme, title in casebook.headings:
        mine = [message for message in messages if casebook.heading_of(message) == theme]
        if groups := tuple(_groups(casebook, day, mine, lines)):
            sections.append(Section(title, with_news(groups, earlier)))
    return tuple(sections)


def _groups(
    casebook: Casebook, day: str, messages: Sequence[Message], lines: Mapping[str, str]
) -> Iterator[Bullets]:
    for sign, grouped in groupby(messages, key=lambda message: SIGNS[message.kind]):
        mine = tuple(grouped)
        points = points_of(casebook, mine, day)
        yield Bullets(tuple(_led(points, [lines.get(m.filing.kloe, "") for m in mine])), sign)


def _led(points: Sequence[Point], lines: Sequence[str]) -> Iterator[Point]:
    """Yield the points, each that begins another line of enquiry with its name.

    A point that begins with that name itself does not say it twice.
    """
    for point, line, before in zip(points, lines, ["", *lines], strict=False):
        said = point.text.casefold().startswith(line.casefold())
        yield structs.replace(point, lead="" if said or line == before else line)
