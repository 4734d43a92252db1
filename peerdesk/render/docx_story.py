# SPDX-License-Identifier: Apache-2.0
"""Blocks as the body of a Word file, each in a named style and kept with what it belongs to."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

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
    Point,
    Rule,
    Sign,
    Table,
)
from peerdesk.compose.charts import Bars, Timeline
from peerdesk.compose.passages import Change, Passage
from peerdesk.compose.phrases import capital
from peerdesk.domain.words import Outcome, title
from peerdesk.render.clean import short
from peerdesk.render.docx_contents import Entry, bookmarked, contents_xml
from peerdesk.render.docx_cover import cover_xml
from peerdesk.render.docx_drawing import chart_xml, sign_xml
from peerdesk.render.docx_styles import ADDED, FIRST_NUMBERED, TAKEN
from peerdesk.render.docx_tables import Tables
from peerdesk.render.docx_xml import Look, joined, kept, paragraph, run, twentieths
from peerdesk.render.palette import ACCENT, HAIR, HUES, INK_QUIET

_ENDS = ".?!…”"
_KEEP = "<w:keepNext/>"
_NEW_PAGE = "<w:pageBreakBefore/>"
_RULE = f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="10" w:color="{HAIR[1:]}"/></w:pBdr>'
_DEEPEST = 3
_SPOKEN = (Outcome.AS_WRITTEN, Outcome.OTHERWISE, Outcome.NOT_REACHED)
_CHANGED = {Change.SAME: "", Change.ADDED: ADDED, Change.TAKEN: TAKEN}
_WIDER = 1.12
"""By how much the letters of a team's template may be wider than Arial's."""
_BAR = 1.9
"""A bar and the space to the next, in sizes of its letters."""


class Setting(Struct, frozen=True):
    """What a body is set in: sizes and names of styles, the page's width, what makes charts.

    `styles` are the names by which this file knows the styles, `lists` the first of its numbered
    groups; `chart` puts bars into the file and returns the relation's key. `coloured` is off in a
    team's own template, which has colours of its own.
    """

    sizes: Mapping[str, float]
    styles: Mapping[str, str]
    width: float
    chart: Callable[[Bars], str]
    lists: int = FIRST_NUMBERED
    coloured: bool = True
    bullets: str = ""


class Story:
    """Writes one document; `starts` are the first numbers of its numbered groups, in order."""

    def __init__(self, document: Document, setting: Setting) -> None:
        self._document = document
        self._setting = setting
        self._tables = Tables(
            setting.width, setting.sizes, setting.styles, 1.0 if setting.coloured else _WIDER
        )
        self._entries: list[Entry] = []
        self._drawings = self._headings = 0
        self._level = 0
        self._new_page = self._ruled = False
        self.starts: list[int] = []

    def xml(self) -> str:
        """Return the title and every block; the list of headings stands after the title."""
        document = self._document
        blocks = [*document.blocks]
        if document.for_team:
            blocks += [Rule(), *document.for_team]
        body = "".join(part for block in _in_order(blocks) for part in self._block(*block))
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
        return "".join(self._plain(style, text) for style, text in said)

    def _block(self, block: Block, following: Block | None) -> Iterator[str]:  # noqa: C901 - one line a kind of block
        match block:
            case Rule():
                self._ruled = True
            case PageBreak():
                self._new_page = True
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield self._plain("SupportingText" if block.quiet else "Normal", block.text)
            case Callout():
                yield self._plain("IntenseQuote", block.text)
            case Note():
                yield self._plain("ReaderNote", block.text)
            case Passage():
                runs = (kept(r.text, Look(style=_CHANGED[r.change])) for r in block.runs)
                yield self._paragraph("Normal", "".join(runs))
            case Bullets():
                yield from self._points(block.points, "ListBullet")
            case Numbered():
                yield from self._numbered(block)
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
        colour = HUES[block.sign].ink if block.sign and self._setting.coloured else ""
        sign = self._sign(block.sign, key) if self._setting.coloured else ""
        said = bookmarked(self._headings, run(text, Look(colour=colour)))
        return self._paragraph(key, sign + said)

    def _sign(self, sign: Sign, key: str) -> str:
        if sign is Sign.NONE:
            return ""
        self._drawings += 1
        drawn = sign_xml(sign, self._drawings, self._setting.sizes[key] * 1.2)
        return f'{drawn}<w:r><w:t xml:space="preserve">  </w:t></w:r>'

    def _points(self, points: Sequence[Point], style: str, more: str = "") -> Iterator[str]:
        """Yield points; the last stays with the one before it, as no point begins a page alone."""
        for left, point in zip(range(len(points) - 1, -1, -1), points, strict=True):
            keep = _KEEP if left == 1 or point.trail or self._speaks(point) else ""
            said = point.text.rstrip()
            ended = "." if point.weight and said[-1:] not in _ENDS else ""
            words = joined([*self._lead(point), (f"{said}{ended}", Look()), *self._after(point)])
            yield self._paragraph(style, words, keep, more)
            for note in point.trail:
                yield self._plain("ListBullet2", note)
            if self._speaks(point):
                yield self._boxes()

    def _lead(self, point: Point) -> Iterator[tuple[str, Look]]:
        if point.lead:
            quiet = INK_QUIET if self._setting.coloured else ""
            yield f"{short(point.lead)}:", Look(bold=True, colour=quiet)

    def _after(self, point: Point) -> Iterator[tuple[str, Look]]:
        """Yield what follows the words of a point on its line: what changed, and its weight."""
        colour = self._setting.coloured
        if point.news:
            said = f"{capital(short(point.news))}."
            yield said, Look(bold=True, colour=ACCENT if colour else "")
        if point.weight:
            yield short(point.weight), Look(italic=True, colour=INK_QUIET if colour else "")

    def _speaks(self, point: Point) -> bool:
        return self._document.copy is Copy.SPEAKING_NOTE and bool(point.message)

    def _boxes(self) -> str:
        """Return boxes to tick while speaking, with the keyboard too, and a line to write on."""
        boxes = "".join(_tick_box(outcome) for outcome in _SPOKEN)
        return self._paragraph("OutcomeBoxes", boxes, _KEEP) + self._paragraph("WritingLine", "")

    def _numbered(self, block: Numbered) -> Iterator[str]:
        number = self._setting.lists + len(self.starts)
        self.starts.append(block.start)
        named = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        yield from self._points(block.points, "ListNumber", named)

    def _table(self, block: Table | HeatMap | Timeline, following: Block | None) -> Iterator[str]:
        caption = block.caption if isinstance(block, Table) else ""
        if isinstance(block, Timeline):
            caption = block.title
        if caption:
            yield self._plain("Caption", short(caption))
        lone = following is None or not isinstance(following, Heading)
        yield from self._beneath([self._tables.table(block)], spaced=lone)

    def _beneath(
        self, tables: Iterator[str] | Sequence[str], *, spaced: bool = True
    ) -> Iterator[str]:
        """Yield tables with what parts them; a new page or a line asks for a paragraph before."""
        if self._new_page or self._ruled:
            yield self._paragraph("Normal", "", _KEEP, small=True)
        for number, table in enumerate(tables):
            if number:
                yield self._paragraph("Normal", "", _KEEP, small=True)
            yield table
        if spaced:
            yield self._paragraph("Normal", "", small=True)

    def _bars(self, block: Bars) -> Iterator[str]:
        self._drawings += 1
        yield self._plain("Caption", short(block.title))
        size = self._setting.sizes["TableText"]
        high = max(len(block.bars), 1) * size * _BAR + size
        drawn = chart_xml(
            self._drawings + 1000,
            self._setting.chart(block),
            (self._setting.width, min(high, self._setting.width * 1.2)),
            alternative(block),
        )
        yield self._paragraph("Normal", drawn)

    def _plain(self, style: str, text: str) -> str:
        return self._paragraph(style, run(text)) if text.strip() else ""

    def _paragraph(
        self, style: str, content: str, keep: str = "", more: str = "", *, small: bool = False
    ) -> str:
        """Return a paragraph, on a new page or below a line where a block asked for it."""
        first = keep + (_NEW_PAGE if self._new_page else "")
        if style == "ListBullet" and not more:
            more = self._setting.bullets
        rest = more + (_RULE if self._ruled else "")
        if self._ruled and style.startswith("Heading"):
            rest += f'<w:spacing w:before="{twentieths(18)}"/>'
        elif small:
            rest += '<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>'
        self._new_page = self._ruled = False
        return paragraph(self._setting.styles[style], content, first=first, more=rest)


def _in_order(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None]]:
    yield from zip(blocks, [*blocks[1:], None], strict=False)


def _tick_box(outcome: Outcome) -> str:
    name = title(outcome)
    font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/>'
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w14:checkbox><w14:checked w14:val="0"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:rPr>{font}</w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
        f'<w:r><w:t xml:space="preserve"> {name}        </w:t></w:r>'
    )
