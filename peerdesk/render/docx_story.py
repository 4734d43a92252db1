# SPDX-License-Identifier: Apache-2.0
"""Blocks as the body of a Word file, each in a named style and kept with what it belongs to."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from peerdesk.compose.alternative import alternative
from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Copy,
    Document,
    Figures,
    Heading,
    HeatMap,
    Note,
    Numbered,
    PageBreak,
    Paragraph,
    Rule,
    Sign,
    Table,
)
from peerdesk.compose.charts import Bars, Timeline
from peerdesk.compose.passages import Change, Passage
from peerdesk.render.clean import short
from peerdesk.render.docx_contents import Entry, bookmarked, contents_xml
from peerdesk.render.docx_cover import cover_xml
from peerdesk.render.docx_drawing import chart_xml, sign_xml
from peerdesk.render.docx_points import Points
from peerdesk.render.docx_styles import ADDED, TAKEN
from peerdesk.render.docx_tables import Tables
from peerdesk.render.docx_writing import Setting, Writing
from peerdesk.render.docx_xml import Look, kept, run
from peerdesk.render.palette import HUES

_DEEPEST = 3
_CHANGED = {Change.SAME: "", Change.ADDED: ADDED, Change.TAKEN: TAKEN}
_WIDER = 1.12
"""By how much the letters of a team's template may be wider than Arial's."""
_BAR = 1.9
"""A bar and the space to the next, in sizes of its letters."""
_CHARTS = 1000
"""Charts are numbered from here on, beyond the signs."""


class Story:
    """Writes one document's title and blocks."""

    def __init__(self, document: Document, setting: Setting) -> None:
        self._document = document
        self._setting = setting
        self._writing = Writing(setting)
        self._points = Points(self._writing, speaking=document.copy is Copy.SPEAKING_NOTE)
        wider = 1.0 if setting.coloured else _WIDER
        self._tables = Tables(setting.width, setting.sizes, setting.styles, wider)
        self._entries: list[Entry] = []
        self._drawings = self._headings = 0
        self._level = 0

    @property
    def starts(self) -> Sequence[int]:
        """Return the first numbers of the numbered groups, in order, once all is written."""
        return self._points.starts

    def xml(self) -> str:
        """Return the title and every block; the list of headings stands after the title."""
        document = self._document
        blocks = [*document.blocks]
        if document.for_team:
            blocks += [Rule(), *document.for_team]
        pairs = zip_longest(blocks, blocks[1:])
        body = "".join(part for block, following in pairs for part in self._block(block, following))
        head = self._head()
        if document.contents and self._entries:
            head += contents_xml(self._entries, self._setting.styles)
        return head + body

    def _head(self) -> str:
        document = self._document
        if document.cover and self._setting.coloured:
            return cover_xml(document, self._setting.sizes, self._setting.width)
        last = document.dated if document.cover else ""
        said = (("Title", document.title), ("Subtitle", document.subtitle), ("Subtitle", last))
        return "".join(self._writing.plain(style, text) for style, text in said)

    def _block(self, block: Block, following: Block | None) -> Iterator[str]:  # noqa: C901 - one line a kind of block
        writing = self._writing
        match block:
            case Rule():
                writing.ruled = True
            case PageBreak():
                writing.new_page = True
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield writing.plain("SupportingText" if block.quiet else "Normal", block.text)
            case Callout():
                yield writing.plain("IntenseQuote", block.text)
            case Note():
                yield writing.plain("ReaderNote", block.text)
            case Passage():
                runs = (kept(r.text, Look(style=_CHANGED[r.change])) for r in block.runs)
                yield writing.paragraph("Normal", "".join(runs))
            case Bullets():
                yield from self._points.group(block.points, "ListBullet")
            case Numbered():
                yield from self._points.numbered(block)
            case Figures():
                yield from self._beneath(self._tables.figures(block))
            case Bars():
                yield from self._bars(block)
            case Table() | HeatMap() | Timeline():
                yield from self._table(block, following)

    def _heading(self, block: Heading) -> str:
        """Return a heading, never more than one level below the one before it."""
        self._level = min(block.level, self._level + 1, _DEEPEST)
        key = f"Heading{self._level}"
        text = short(block.text)
        self._headings += 1
        if block.sign is Sign.NONE and text:  # a group under a sign stands below every theme
            self._entries.append(Entry(self._headings, text, self._level))
        colour = self._setting.colour(HUES[block.sign].ink) if block.sign else ""
        said = bookmarked(self._headings, run(text, Look(colour=colour)))
        return self._writing.paragraph(key, self._sign(block.sign, key) + said)

    def _sign(self, sign: Sign, key: str) -> str:
        if sign is Sign.NONE or not self._setting.coloured:
            return ""
        self._drawings += 1
        drawn = sign_xml(sign, self._drawings, self._setting.sizes[key] * 1.2)
        return f'{drawn}<w:r><w:t xml:space="preserve">  </w:t></w:r>'

    def _table(self, block: Table | HeatMap | Timeline, following: Block | None) -> Iterator[str]:
        caption = block.caption if isinstance(block, Table) else ""
        if isinstance(block, Timeline):
            caption = block.title
        if caption:
            yield self._writing.plain("Caption", short(caption))
        spaced = not isinstance(following, Heading)
        yield from self._beneath([self._tables.table(block)], spaced=spaced)

    def _beneath(self, tables: Iterable[str], *, spaced: bool = True) -> Iterator[str]:
        """Yield tables with what parts them; a new page or a line asks for a paragraph before."""
        if self._writing.waits:
            yield self._writing.gap(keep=True)
        for number, table in enumerate(tables):
            if number:
                yield self._writing.gap(keep=True)
            yield table
        if spaced:
            yield self._writing.gap()

    def _bars(self, block: Bars) -> Iterator[str]:
        self._drawings += 1
        yield self._writing.plain("Caption", short(block.title))
        size, width = self._setting.sizes["TableText"], self._setting.width
        high = min(max(len(block.bars), 1) * size * _BAR + size, width * 1.2)
        key = self._setting.chart(block)
        drawn = chart_xml(self._drawings + _CHARTS, key, (width, high), alternative(block))
        yield self._writing.paragraph("Normal", drawn)
