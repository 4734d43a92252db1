# SPDX-License-Identifier: Apache-2.0
"""The pages of a paper below each other, each with its size before its picture is there."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.paper_page import PageMark, PaperPage
from peerdesk.ui.components.text import let_go
from peerdesk.ui.laid import LaidPage
from peerdesk.ui.look import Look


@dataclass(frozen=True)
class Shown:
    """One page that is shown: its number in the paper, from 0, and what it is."""

    number: int
    page: LaidPage


class PageColumn(QWidget):
    """Pages as widgets; `mark_pressed` carries the number in a margin that was pressed."""

    mark_pressed = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[Shown, ...] = ()
        self._pages: list[PaperPage] = []
        self._tops: list[int] = []
        self._column = QVBoxLayout(self)
        self.set_margins(look.gap(24))
        between(look, self._column, 24)
        self.setProperty("ground", "canvas")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_margins(self, above: int) -> None:
        """Keep this much room above the first page and below the last."""
        gap = self._look.gap(24)
        self._column.setContentsMargins(gap, above, gap, above)

    def set_pages(self, shown: Sequence[Shown], wide: int) -> None:
        """Have a widget for each of these pages, this wide; pictures come later."""
        self._shown = tuple(shown)
        while len(self._pages) > len(shown):
            page = self._pages.pop()
            self._column.removeWidget(page)
            let_go(page)
        while len(self._pages) < len(shown):
            self._add_page()
        for widget, one in zip(self._pages, shown, strict=True):
            size = QSize(wide, round(wide * one.page.high / one.page.wide))
            name = self.tr("Page {0}").format(one.number + 1)
            widget.set_page(size, name, one.page.text)
        self._measure()

    def set_pictures(self, find: Callable[[LaidPage], bytes], pixels: int) -> None:
        """Show what has been drawn at a width; a page that looks as before is left alone."""
        for widget, one in zip(self._pages, self._shown, strict=True):
            drawn = (one.page.key, pixels)
            if widget.shown != drawn and (png := find(one.page)):
                widget.set_picture(png, drawn)

    def set_marks(self, on_page: Callable[[int], Sequence[PageMark]]) -> None:
        """Show the numbers of findings in the margins."""
        for widget, one in zip(self._pages, self._shown, strict=True):
            widget.set_marks(on_page(one.number))

    def near(self, top: int, high: int) -> list[LaidPage]:
        """Return the pages in view, then those not further away than the view is high."""
        spans = zip(self._tops, self._tops[1:], strict=False)
        away = [max(top - foot, start - top - high, 0) for start, foot in spans]
        order = sorted(range(len(away)), key=away.__getitem__)
        return [self._shown[number].page for number in order if away[number] <= high]

    def at(self, height: int) -> tuple[int, float]:
        """Return the page at a height of the column, and which part of it stands above."""
        if not self._shown:
            return 0, 0.0
        place = max(bisect_right(self._tops, height, hi=len(self._shown)) - 1, 0)
        return place, (height - self._tops[place]) / (self._tops[place + 1] - self._tops[place])

    def height_of(self, place: int, part: float) -> int:
        """Return the height of the column at which a part of a page begins."""
        if not self._shown:
            return 0
        place = min(place, len(self._shown) - 1)
        high = self._tops[place + 1] - self._tops[place]
        return round(self._tops[place] + part * high)

    def rest(self) -> None:
        """Let go of the unpacked pictures that are out of view."""
        for page in self._pages:
            page.rest()

    def _measure(self) -> None:
        """Learn where every page begins, before Qt has put it there; the last entry is the foot."""
        heights = (page.sizeHint().height() + self._column.spacing() for page in self._pages)
        self._tops = list(accumulate(heights, initial=self._column.contentsMargins().top()))

    def _add_page(self) -> None:
        page = PaperPage(self._look)
        page.mark_pressed.connect(self.mark_pressed)
        self._pages.append(page)
        self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
