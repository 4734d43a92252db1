# SPDX-License-Identifier: Apache-2.0
"""The body of a daily summary: by theme, kind and line of enquiry, what is emerging."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from peerdesk.compose.blocks import Block, Bullets, Heading
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.news import Earlier, with_news
from peerdesk.compose.outline import chosen
from peerdesk.compose.points import points_of
from peerdesk.compose.sentences import EMERGING_NAMES, OTHER_LINES, SIGNS
from peerdesk.domain.message import Message


class Run(Struct, frozen=True):
    """Points of one kind that stand under one line of enquiry, "" for none."""

    line: str
    points: Bullets


class Section(Struct, frozen=True):
    """A theme with its points: runs of one kind follow each other."""

    title: str
    runs: tuple[Run, ...]

    @property
    def groups(self) -> tuple[Bullets, ...]:
        """Return the points without the lines that they stand under."""
        return tuple(run.points for run in self.runs)

    def blocks(self) -> Iterator[Block]:
        """Yield the kinds, the lines of enquiry and the points, as they are read."""
        sign, line = None, ""
        for run in self.runs:
            if run.points.sign is not sign:
                sign, line = run.points.sign, ""
                yield Heading(EMERGING_NAMES[sign], 2, sign)
            if run.line != line:
                line = run.line
                yield Heading(line or OTHER_LINES, 3)
            yield run.points


def sections_of(casebook: Casebook, day: str, earlier: Earlier | None) -> tuple[Section, ...]:
    """Return the themes that have points on a day, the points marked with what changed.

    Points are the messages that stand and that a lead ticked for this day.
    """
    lines = {kloe.id: kloe.value.title for kloe in casebook.kloes}
    messages = chosen(casebook, day)
    sections = []
    for theme, title in casebook.headings:
        mine = [message for message in messages if casebook.heading_of(message) == theme]
        if mine:
            runs = tuple(_runs(casebook, day, mine, lines))
            news = with_news([run.points for run in runs], earlier)
            paired = zip(runs, news, strict=True)
            sections.append(Section(title, tuple(Run(run.line, new) for run, new in paired)))
    return tuple(sections)


def _runs(
    casebook: Casebook, day: str, messages: Sequence[Message], lines: dict[str, str]
) -> Iterator[Run]:
    def place(message: Message) -> tuple[str, str]:
        return SIGNS[message.kind], lines.get(message.filing.kloe, "")

    for (_, line), grouped in groupby(messages, key=place):
        run = tuple(grouped)
        yield Run(line, Bullets(points_of(casebook, run, day), SIGNS[run[0].kind]))
