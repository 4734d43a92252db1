# SPDX-License-Identifier: Apache-2.0
"""Blocks as what reportlab lays on pages: kept together where a reader would want it."""

from collections.abc import Iterator, Sequence
from math import inf

from reportlab.platypus import CondPageBreak, Flowable

from peerdesk.compose.blocks import (
    Block,
    Copy,
    Document,
    Heading,
    PageBreak,
    Rule,
)
from peerdesk.render.clean import line
from peerdesk.render.contents import Contents, places
from peerdesk.render.flowables import Hairline, MarkedHeading, NewPage, Together
from peerdesk.render.grid import Grid
from peerdesk.render.page import Page
from peerdesk.render.palette import HUES
from peerdesk.render.pieces import Pieces
from peerdesk.render.setting import Setting
from peerdesk.render.tagging import Element

_DEEPEST = 6
_MOST = 0.62
"""The part of a page that is left empty at most, so that rows begin with what heads them."""
_BEFORE = {1: 18, 2: 12}
"""Pixels of the design above a heading of each level that follows text."""


class Story:
    """A document's title and blocks as flowables, in order, and what each of them is.

    A heading goes with what it heads, and the last two points of a group stay together, so no
    heading ends a page and no point begins one alone.
    """

    def __init__(self, document: Document, setting: Setting, page: Page, root: Element) -> None:
        self._document, self._setting, self._page, self._root = document, setting, page, root
        blocks = [*document.blocks]
        if document.for_team:
            blocks += [Rule(), *document.for_team]
        while blocks and isinstance(blocks[-1], PageBreak):
            blocks.pop()
        self._blocks = blocks
        self._places = places(blocks)
        listed = [*self._places.values()] if document.contents else []
        self.contents = Contents(listed, setting)
        self._pieces = Pieces(setting, root, speaking=document.copy is Copy.SPEAKING_NOTE)
        self._level = 1

    def flowables(self) -> list[Flowable]:
        """Return everything that is laid on pages."""
        return [*self._head(), *self._kept(self._blocks)]

    def _head(self) -> Iterator[Flowable]:
        document, setting = self._document, self._setting
        if not document.cover:
            yield setting.heading(document.title, "title", self._root.add("H1"))
            yield setting.heading(document.subtitle, "subtitle", self._root.add("P"))
        if document.contents and self._places:
            yield from self.contents.entries(self._root)
            yield NewPage()

    def _kept(self, blocks: Sequence[Block]) -> Iterator[Flowable]:
        """Yield the blocks; what heads something waits for it."""
        waiting: list[Flowable] = []
        for number, block in enumerate(blocks):
            if isinstance(block, PageBreak):
                yield from waiting
                yield NewPage()
                waiting = []
            elif isinstance(block, Rule | Heading):
                waiting += self._heading(block, number, first=not waiting)
            else:
                yield from self._with_heads(waiting, self._pieces.of(block))
                waiting = []
        yield from waiting

    def _with_heads(
        self, waiting: list[Flowable], parts: list[list[Flowable]]
    ) -> Iterator[Flowable]:
        first, *rest = parts
        if any(isinstance(part, Grid) for part in first):
            yield from self._over_pages([*waiting, *first])
        else:
            yield _together([*waiting, *first])
        yield from map(_together, rest)

    def _over_pages(self, parts: list[Flowable]) -> Iterator[Flowable]:
        """Yield rows with what heads them: on a new page unless that and two rows fit on this."""
        page = self._page.height
        needs = sum(
            part.beginning(page) if isinstance(part, Grid) else _high(part, self._page.room)
            for part in parts
        )
        yield CondPageBreak(min(needs, page * _MOST))
        yield from parts

    def _heading(self, block: Rule | Heading, number: int, *, first: bool) -> Iterator[Flowable]:
        setting = self._setting
        if isinstance(block, Rule):
            yield Hairline(setting.styles)
            return
        tag = self._root.add(self._named(block.level))
        place = self._places.get(number)
        if block.level == 1:
            text = setting.heading(block.text, "theme", tag)
        else:
            text = setting.heading(block.text, "group", tag, colour=HUES[block.sign].ink)
        if place and line(place.text):
            text.bookmark = place.key, place.text if block.level == 1 else ""
        heading = text if block.level == 1 else MarkedHeading(text, block.sign, setting.styles)
        if first:
            heading.spaceBefore = setting.styles.px(_BEFORE.get(block.level, _BEFORE[2]))
        yield heading

    def _named(self, level: int) -> str:
        """Return the element of a heading: below the title, and never two levels deeper at once."""
        self._level = min(level + 1, self._level + 1, _DEEPEST)
        return f"H{self._level}"


def _together(parts: list[Flowable]) -> Flowable:
    return parts[0] if len(parts) == 1 else Together(parts)


def _high(part: Flowable, room: float) -> float:
    """Return how much of a page something takes, with the space before and after it."""
    high: float = part.wrap(room, inf)[1]
    return high + float(part.getSpaceBefore()) + float(part.getSpaceAfter())
