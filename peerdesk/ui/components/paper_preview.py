# SPDX-License-Identifier: Apache-2.0
"""Pictures of the real pages, white in every theme, made anew as the paper or the zoom changes."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.paper_page import PaperPage
from peerdesk.ui.components.text import let_go
from peerdesk.ui.jobs import Job
from peerdesk.ui.look import Look

T = TypeVar("T")
ZOOMS = (0.5, 0.65, 0.8, 1.0, 1.25, 1.5, 2.0)
"""Widths of a page, as parts of the room there is at 1.0."""
_SLIDE = 0.8
"""The width of a slide as a part of the window's height, so that its points are seen too."""
_REST = 150
"""Milliseconds without another change of size before the pages are drawn anew."""


class Aside(Protocol):
    """`Place.aside`: has slow work done elsewhere and tells this thread."""

    def __call__(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[PeerDeskError], object] | None = None,
    ) -> Job:
        """Have the work done."""
        ...


class PaperPreview(QScrollArea):
    """All pages below each other, or one at a time; `page_seen` carries the page and how many.

    `aside` is `Place.aside`; `pages` turns a PDF into pictures of a width in pixels.
    """

    page_seen = Signal(int, int)

    def __init__(
        self, look: Look, aside: Aside, pages: Callable[[bytes, int], tuple[bytes, ...]]
    ) -> None:
        super().__init__()
        self._look, self._aside, self._draw = look, aside, pages
        self._pdf = b""
        self._pictures: tuple[bytes, ...] = ()
        self._jobs: list[Job] = []
        self._zoom = 1.0
        self._single = -1
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._pages: list[PaperPage] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._lay_out()
        self._rest.timeout.connect(self._render)
        self.verticalScrollBar().valueChanged.connect(self._say_page)

    def show_pdf(self, make: Callable[[], bytes]) -> None:
        """Show the paper that `make` returns; of several requests the newest wins."""
        self._drop()
        self._jobs.append(self._aside(make, self._take_pdf))

    def show_single(self, page: int) -> None:
        """Show one page at a time, this one now, counted from 0."""
        gap, less = self._look.gap(24), self._look.gap(12)
        self._column.setContentsMargins(gap, less, gap, less)
        self._single = page
        self._fill()

    def clear(self) -> None:
        """Show and hold nothing."""
        self._drop()
        self._rest.stop()
        self._pdf, self._pictures = b"", ()
        self._fill()

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return len(self._pictures)

    @property
    def zoom(self) -> float:
        """Return the width of a page as a part of the room there is."""
        return self._zoom

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pages anew for the room there is."""
        super().resizeEvent(event)
        if self._pdf and event.size().width() != event.oldSize().width():
            self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go by pages, and make them larger or smaller."""
        step = {"+": 1, "=": 1, "-": -1}.get(event.text(), 0)
        if step:
            place = ZOOMS.index(self._zoom) + step
            self._zoom = ZOOMS[max(0, min(place, len(ZOOMS) - 1))]
            self._render()
        elif event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _take_pdf(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._render()

    def _render(self) -> None:
        if not self._pdf:
            return
        self._drop()
        pdf, draw = self._pdf, self._draw
        ratio = self.devicePixelRatioF()
        bar = self.verticalScrollBar().sizeHint().width()
        room = max(self.width() - bar - 2 * self._look.gap(24) - 4, 200)
        if self._single >= 0:  # a slide leaves room for its points below
            room = min(room, max(round(self.window().height() * _SLIDE), 320))
        width = round(min(room, self._look.size(1200)) * self._zoom * ratio)
        self._jobs.append(self._aside(lambda: draw(pdf, width), self._take_pictures))

    def _take_pictures(self, pictures: tuple[bytes, ...]) -> None:
        self._pictures = pictures
        self._fill()

    def _fill(self) -> None:
        wanted = self._pictures
        if self._single >= 0:
            wanted = wanted[self._single : self._single + 1]
        while len(self._pages) > len(wanted):
            page = self._pages.pop()
            self._column.removeWidget(page)
            let_go(page)
        for number, png in enumerate(wanted):
            if number == len(self._pages):
                self._pages.append(PaperPage(self._look))
                centre = Qt.AlignmentFlag.AlignHCenter
                self._column.addWidget(self._pages[number], 0, centre)
            page = self._pages[number]
            page.set_picture(png, self.devicePixelRatioF())
            page.setAccessibleName(self.tr("Page {0}").format(number + 1))
        if self._single >= 0 and wanted:
            high = self._pages[0].sizeHint().height()
            self.setFixedHeight(high + 2 * self._look.gap(12))
        self._say_page()

    def _say_page(self) -> None:
        if self._single >= 0:
            self.page_seen.emit(self._single + 1, len(self._pictures))
            return
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        seen = 1
        for number, page in enumerate(self._pages):
            page.rest()
            if page.y() <= middle:
                seen = number + 1
        self.page_seen.emit(seen if self._pictures else 0, len(self._pictures))

    def _drop(self) -> None:
        for job in self._jobs:
            job.drop()
        self._jobs = []

    def _lay_out(self) -> None:
        gap = self._look.gap(24)
        self._column.setContentsMargins(gap, gap, gap, gap)
        self._column.setSpacing(gap)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", self._look.radius("key"))
        self.setAccessibleName(self.tr("Preview of the pages"))
        self._sheet.setProperty("ground", "canvas")
        self._sheet.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._sheet)
