# SPDX-License-Identifier: Apache-2.0
"""Each kind of block as flowables, with the elements that a screen reader finds them by."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, Spacer

from peerdesk.compose.blocks import (
    Bullets,
    Callout,
    Figures,
    HeatMap,
    Note,
    Numbered,
    Paragraph,
    Point,
    Table,
)
from peerdesk.compose.charts import Bars, Timeline
from peerdesk.compose.passages import Passage
from peerdesk.compose.phrases import capital
from peerdesk.render.clean import short
from peerdesk.render.drawings import bars, timeline
from peerdesk.render.flowables import Aside, OutcomeBoxes, Panel
from peerdesk.render.fonts import ITALIC, SEMIBOLD
from peerdesk.render.heat import heat_map
from peerdesk.render.palette import ACCENT, INK_QUIET
from peerdesk.render.passage import passage
from peerdesk.render.setting import Setting
from peerdesk.render.tables import figure_row, ruled_table
from peerdesk.render.tagging import Element
from peerdesk.render.words import Bullet, Run

_ENDS = ".?!…”"
_MUCH = 6
"""Lines of evidence and what goes with them that always stay together with their point."""
_Lists = Bullets | Numbered
_Texts = Paragraph | Callout | Note | Passage
_Rows = Figures | Table | HeatMap | Bars | Timeline


class Pieces:
    """Makes the parts of a block, each a list of what must not be parted."""

    def __init__(self, setting: Setting, root: Element, *, speaking: bool) -> None:
        self._setting, self._root, self._speaking = setting, root, speaking

    def of(self, block: _Lists | _Texts | _Rows) -> list[list[Flowable]]:
        """Return the parts of a block; there is always one, though it may be empty."""
        if isinstance(block, _Lists):
            return self._points(block)
        if isinstance(block, _Texts):
            return [[part] for part in self._text(block)]
        return self._rows(block)

    def _text(self, block: _Texts) -> list[Flowable]:
        setting, tag = self._setting, self._root.add("P")
        match block:
            case Callout():
                parts = setting.paragraphs(block.text, "body", tag)
                last = len(parts) - 1
                return [
                    Panel(part, setting.styles, goes_on=number < last)
                    for number, part in enumerate(parts)
                ]
            case Passage():
                return [passage(block, setting, tag)]
            case Note():
                return [
                    Aside(p, setting.styles) for p in setting.paragraphs(block.text, "note", tag)
                ]
            case _:
                style = "quiet" if block.quiet else "body"
                return [*setting.paragraphs(block.text, style, tag)]

    def _rows(self, block: _Rows) -> list[list[Flowable]]:
        setting, root = self._setting, self._root
        match block:
            case Figures():
                return [[figure_row(block, setting, root)]]
            case Table():
                return ruled_table(block, setting, root)
            case HeatMap():
                return heat_map(block, setting, root)
            case Bars():
                return [bars(block, setting, root)]
            case _:
                return [timeline(block, setting, root)]

    def _points(self, block: _Lists) -> list[list[Flowable]]:
        """Return the points; the last two are one part where each is a bullet and nothing else.

        A point with much evidence below it goes over a page, but its beginning and its end do
        not stand alone.
        """
        numbered = isinstance(block, Numbered)
        listed = self._root.add("L", listed="Decimal" if numbered else "Disc")
        start = block.start if isinstance(block, Numbered) else 0
        points = [
            list(self._point(point, listed, f"{start + place}." if start else "•"))
            for place, point in enumerate(block.points)
        ]
        if len(points) > 1 and len(points[-1]) == 1:
            last = points.pop()
            points[-1] += last
        return [part for point in points for part in _in_company(point)] or [[]]

    def _point(self, point: Point, listed: Element, bullet: str) -> Iterator[Flowable]:
        setting, item = self._setting, listed.add("LI")
        said = point.text.rstrip()
        ended = "." if point.weight and said[-1:] not in _ENDS else ""
        style = "point" if bullet == "•" else "numbered"
        before, body = Bullet(bullet, item.add("Lbl")), item.add("LBody")
        after = [*self._after(point)]
        inner = body.add("P") if point.trail or self._speaking else body
        yield from setting.point(f"{said}{ended}", style, before, inner, after)
        if point.trail:
            yield from self._trail(point.trail, body.add("L", listed="Disc"))
        if self._speaking and point.message:
            yield OutcomeBoxes(setting.styles, setting.faces, body.add("P"))

    def _trail(self, notes: Sequence[str], listed: Element) -> Iterator[Flowable]:
        for note in notes:
            item = listed.add("LI")
            before = Bullet("–", item.add("Lbl"))
            yield from self._setting.point(note, "trail", before, item.add("LBody"))
        yield Spacer(0, self._setting.styles.px(6))

    def _after(self, point: Point) -> Iterator[Run]:
        """Yield what goes with the words: its line of enquiry, what changed, its weight."""
        if point.lead:
            yield Run(f"{short(point.lead)}:", SEMIBOLD, INK_QUIET, ahead=True)
        if point.news:
            size = self._setting.styles["trail"].fontSize
            yield Run(f"{capital(short(point.news))}.", SEMIBOLD, ACCENT, size)
        if point.weight:
            yield Run(short(point.weight), ITALIC, INK_QUIET)


def _in_company(point: list[Flowable]) -> list[list[Flowable]]:
    if len(point) <= _MUCH:
        return [point]
    first, middle, last = point[:3], point[3:-3], point[-3:]
    return [first, *([part] for part in middle), last]
