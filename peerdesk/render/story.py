# SPDX-License-Identifier: Apache-2.0
"""Blocks as what reportlab lays on pages: kept together where a reader would want it."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Copy,
    Document,
    Figures,
    Heading,
    HeatMap,
    Point,
    Rule,
    Table,
)
from peerdesk.compose.blocks import Paragraph as Text
from peerdesk.compose.phrases import capital
from peerdesk.render.clean import short
from peerdesk.render.flowables import Hairline, MarkedHeading, OutcomeBoxes, Panel
from peerdesk.render.fonts import ITALIC, SEMIBOLD
from peerdesk.render.furniture import HEIGHT
from peerdesk.render.heat import heat_map
from peerdesk.render.palette import ACCENT, HUES, INK_QUIET
from peerdesk.render.setting import Setting
from peerdesk.render.tables import ROOM, figure_row, first_rows, ruled_table
from peerdesk.render.words import Run

_ENDS = ".?!…”"
_Content = Bullets | Callout | Text | Figures
THEME = "theme"
"""Name of the style whose paragraphs become bookmarks."""


def story(document: Document, setting: Setting) -> list[Flowable]:
    """Return a document's title and blocks as flowables, in order.

    A heading goes with what it heads, and the last two points of a group stay together, so no
    heading ends a page and no point begins one alone.
    """
    blocks = [*document.blocks]
    if document.for_team:
        blocks += [Rule(), *document.for_team]
    return [
        setting.heading(document.title, "title"),
        setting.heading(document.subtitle, "subtitle"),
        *_kept(blocks, setting, speaking=document.copy is Copy.SPEAKING_NOTE),
    ]


def _kept(blocks: Sequence[Block], setting: Setting, *, speaking: bool) -> Iterator[Flowable]:
    """Yield the blocks; what heads something waits for it."""
    waiting: list[Flowable] = []
    for block in blocks:
        if isinstance(block, Rule | Heading):
            waiting += _head(block, setting, first=not waiting)
        elif isinstance(block, Table):
            yield from _over_pages(waiting, ruled_table(block, setting))
            waiting = []
        elif isinstance(block, HeatMap):
            yield from _over_pages(waiting, heat_map(block, setting))
            waiting = []
        else:
            first, *rest = _body(block, setting, speaking=speaking)
            yield _together([*waiting, *first])
            yield from map(_together, rest)
            waiting = []
    yield from waiting


def _together(parts: list[Flowable]) -> Flowable:
    return parts[0] if len(parts) == 1 else KeepTogether(parts)


def _over_pages(waiting: list[Flowable], table: list[Flowable]) -> Iterator[Flowable]:
    """Yield a table with its heading: on a new page unless heading and two rows fit on this one."""
    needs = first_rows(table[0]) + sum(part.wrap(ROOM, HEIGHT)[1] for part in waiting)
    yield CondPageBreak(min(needs, HEIGHT / 2))
    yield from waiting
    yield from table


def _head(block: Rule | Heading, setting: Setting, *, first: bool) -> Iterator[Flowable]:
    if isinstance(block, Rule):
        yield Hairline(setting.styles)
        return
    if first:
        yield Spacer(0, setting.styles.px(4))
    if block.level == 1:
        yield setting.heading(block.text, THEME)
    else:
        text = setting.heading(block.text, "group", colour=HUES[block.sign].ink)
        yield MarkedHeading(text, block.sign, setting.styles)


def _body(block: _Content, setting: Setting, *, speaking: bool) -> list[list[Flowable]]:
    """Return the parts of a block, each a list of what must not be parted."""
    if isinstance(block, Bullets):
        return _points(block, setting, speaking=speaking)
    if isinstance(block, Callout):
        return [[Panel(setting.heading(block.text, "body", most=1200), setting.styles)]]
    if isinstance(block, Text):
        return [
            [part] for part in setting.paragraphs(block.text, "quiet" if block.quiet else "body")
        ]
    return [[figure_row(block.figures, setting)]]


def _points(block: Bullets, setting: Setting, *, speaking: bool) -> list[list[Flowable]]:
    """Return the points; the last two are one part where each is a bullet and nothing else."""
    parts = [list(_point(point, setting, speaking=speaking)) for point in block.points]
    if len(parts) > 1 and len(parts[-1]) == 1:
        last = parts.pop()
        parts[-1] += last
    return parts or [[]]


def _point(point: Point, setting: Setting, *, speaking: bool) -> Iterator[Flowable]:
    said = point.text.rstrip()
    ended = "." if point.weight and said[-1:] not in _ENDS else ""
    after = list(_after(point, setting))
    yield from setting.paragraphs(f"{said}{ended}", "point", after=after, bullet="•")
    for note in point.trail:
        yield from setting.paragraphs(note, "trail", bullet="–")
    if point.trail:
        yield Spacer(0, setting.styles.px(6))
    if speaking and point.message:
        yield OutcomeBoxes(setting.styles)


def _after(point: Point, setting: Setting) -> Iterator[Run]:
    """Yield what follows the words of a point on its line: what changed, and its weight."""
    if point.news:
        yield Run(f"{capital(short(point.news))}.", SEMIBOLD, ACCENT, setting.styles.px(12))
    if point.weight:
        yield Run(short(point.weight), ITALIC, INK_QUIET)
