# SPDX-License-Identifier: Apache-2.0
"""Blocks as what reportlab lays on pages: kept together where a reader would want it."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Copy,
    Document,
    Figures,
    Heading,
    Point,
    Rule,
    Table,
)
from peerdesk.compose.blocks import Paragraph as Text
from peerdesk.render.flowables import Hairline, MarkedHeading, OutcomeBoxes, Panel
from peerdesk.render.fonts import ITALIC, SEMIBOLD
from peerdesk.render.palette import ACCENT, HUES, INK_QUIET
from peerdesk.render.setting import Setting
from peerdesk.render.tables import figure_row, ruled_table

_ENDS = ".?!…”"
THEME = "theme"
"""Name of the style whose paragraphs become bookmarks."""


def story(document: Document, setting: Setting) -> list[Flowable]:
    """Return a document's title and blocks as flowables, in order.

    A heading goes with what it heads, and the last two points of a group stay together, so no
    heading ends a page and no point begins one alone.
    """
    begin: list[Flowable] = [
        setting.paragraph(document.title, "title"),
        setting.paragraph(document.subtitle, "subtitle"),
    ]
    speaking = document.copy is Copy.SPEAKING_NOTE
    blocks = [*document.blocks]
    if document.for_team:
        blocks += [Rule(), *document.for_team]
    return [*begin, *_kept(blocks, setting, speaking=speaking)]


def _kept(blocks: Sequence[Block], setting: Setting, *, speaking: bool) -> Iterator[Flowable]:
    """Yield the blocks; what heads something waits for it."""
    waiting: list[Flowable] = []
    for block in blocks:
        if isinstance(block, Rule | Heading):
            waiting += _head(block, setting, first=not waiting)
            continue
        first, *rest = _body(block, setting, speaking=speaking)
        yield KeepTogether([*waiting, *first]) if waiting or len(first) > 1 else first[0]
        waiting = []
        for group in rest:
            yield KeepTogether(group) if len(group) > 1 else group[0]
    yield from waiting


def _head(block: Rule | Heading, setting: Setting, *, first: bool) -> Iterator[Flowable]:
    if isinstance(block, Rule):
        yield Hairline(setting.styles)
    elif block.level == 1:
        if first:
            yield Spacer(0, setting.styles.px(4))
        yield setting.paragraph(block.text, THEME)
    else:
        if first:
            yield Spacer(0, setting.styles.px(4))
        text = setting.coloured(block.text, "group", HUES[block.sign].ink)
        yield MarkedHeading(text, block.sign, setting.styles)


def _body(block: Block, setting: Setting, *, speaking: bool) -> list[list[Flowable]]:
    """Return the parts of a block, each a list of what must not be parted."""
    if isinstance(block, Bullets):
        return _points(block, setting, speaking=speaking)
    if isinstance(block, Callout):
        return [[Panel(setting.paragraph(block.text, "body"), setting.styles)]]
    if isinstance(block, Text):
        return [[setting.paragraph(block.text, "quiet" if block.quiet else "body")]]
    if isinstance(block, Figures):
        return [[figure_row(block.figures, setting)]]
    if isinstance(block, Table):
        return [[ruled_table(block, setting)]]
    raise TypeError(type(block))


def _points(block: Bullets, setting: Setting, *, speaking: bool) -> list[list[Flowable]]:
    parts = [list(_point(point, setting, speaking=speaking)) for point in block.points]
    if len(parts) > 1:
        last = parts.pop()
        parts[-1] += last
    return parts


def _point(point: Point, setting: Setting, *, speaking: bool) -> Iterator[Flowable]:
    words = setting.markup(point.text)
    if point.weight and point.text.rstrip()[-1:] not in _ENDS:
        words += "."
    if point.news:
        news = setting.markup(point.news[:1].upper() + point.news[1:])
        words += f' <font name="{SEMIBOLD}" color="{ACCENT}" size="{setting.small}">{news}.</font>'
    if point.weight:
        weight = setting.markup(point.weight)
        words += f' <font name="{ITALIC}" color="{INK_QUIET}">{weight}</font>'
    yield Paragraph(words, setting.styles["point"], bulletText="•")
    for note in point.trail:
        yield setting.paragraph(note, "trail", bullet="–")
    if point.trail:
        yield Spacer(0, setting.styles.px(6))
    if speaking and point.message:
        yield OutcomeBoxes(setting.styles)
