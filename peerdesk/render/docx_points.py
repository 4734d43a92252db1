# SPDX-License-Identifier: Apache-2.0
"""Points as items of real lists in a Word file, with what goes with each in the copy it is for."""

from collections.abc import Iterator, Sequence

from peerdesk.compose.blocks import Numbered, Point
from peerdesk.compose.phrases import capital
from peerdesk.domain.words import Outcome, title
from peerdesk.render.clean import short
from peerdesk.render.docx_writing import KEEP, Writing
from peerdesk.render.docx_xml import Look, joined, run
from peerdesk.render.palette import ACCENT, INK_QUIET

_ENDS = ".?!…”"
_AFTER_TRAIL = '<w:spacing w:after="140"/>'
"""Parts the last line of evidence from the next point."""
_SPOKEN = (Outcome.AS_WRITTEN, Outcome.OTHERWISE, Outcome.NOT_REACHED)


class Points:
    """Writes groups of points; `starts` are the first numbers of numbered groups, in order."""

    def __init__(self, writing: Writing, *, speaking: bool) -> None:
        self._writing = writing
        self._speaking = speaking
        self.starts: list[int] = []

    def numbered(self, block: Numbered) -> Iterator[str]:
        """Yield a numbered group, which begins at its own number."""
        number = self._writing.setting.lists + len(self.starts)
        self.starts.append(block.start)
        named = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        yield from self.group(block.points, "ListNumber", named)

    def group(self, points: Sequence[Point], style: str, more: str = "") -> Iterator[str]:
        """Yield points; the last stays with the one before it, as no point begins a page alone."""
        writing = self._writing
        for left, point in zip(range(len(points) - 1, -1, -1), points, strict=True):
            keep = KEEP if left == 1 or point.trail or self._speaks(point) else ""
            said = point.text.rstrip()
            ended = "." if point.weight and said[-1:] not in _ENDS else ""
            words = joined([*self._lead(point), (f"{said}{ended}", Look()), *self._after(point)])
            yield writing.paragraph(style, words, keep, more)
            for place, note in enumerate(point.trail, 1):
                more = _AFTER_TRAIL if place == len(point.trail) else ""
                yield writing.paragraph("ListBullet2", run(note), more=more)
            if self._speaks(point):
                yield from self._boxes()

    def _lead(self, point: Point) -> Iterator[tuple[str, Look]]:
        if point.lead:
            quiet = self._writing.setting.colour(INK_QUIET)
            yield f"{short(point.lead)}:", Look(bold=True, colour=quiet)

    def _after(self, point: Point) -> Iterator[tuple[str, Look]]:
        """Yield what follows the words of a point on its line: what changed, and its weight."""
        setting = self._writing.setting
        if point.news:
            said = f"{capital(short(point.news))}."
            yield said, Look(bold=True, colour=setting.colour(ACCENT))
        if point.weight:
            yield short(point.weight), Look(italic=True, colour=setting.colour(INK_QUIET))

    def _speaks(self, point: Point) -> bool:
        return self._speaking and bool(point.message)

    def _boxes(self) -> Iterator[str]:
        """Yield boxes to tick while speaking, with the keyboard too, and a line to write on."""
        boxes = "".join(_tick_box(outcome) for outcome in _SPOKEN)
        yield self._writing.paragraph("OutcomeBoxes", boxes, KEEP)
        yield self._writing.paragraph("WritingLine", "")


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
