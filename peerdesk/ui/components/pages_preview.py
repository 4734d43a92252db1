# SPDX-License-Identifier: Apache-2.0
"""Pages as pictures, white in every theme: only those in view are drawn, and drawn only once.

What is shown stays in view whatever changes: the pages, the zoom, the room. Nothing touches the
disk.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from peerdesk.compose.formats import Paper
from peerdesk.ui.components.page_column import PageColumn, Shown
from peerdesk.ui.components.page_pictures import Aside, PagePictures
from peerdesk.ui.components.page_words import PageWords
from peerdesk.ui.jobs import Job
from peerdesk.ui.laid import Laid, LaidPage
from peerdesk.ui.look import Look

ZOOMS = (0.5, 0.65, 0.8, 1.0, 1.25, 1.5, 2.0)
"""Widths of a page, as parts of the room there is at 1.0."""
_SLIDE = 0.8
"""The width of a slide as a part of the window's height, so that its points are seen too."""
_REST = 150
"""Milliseconds without another change of size before the pages are drawn anew."""


class PagesPreview(QScrollArea):
    """All pages below each other, or one at a time.

    `aside` is `Place.aside`; `draw` returns a page as a PNG picture of a width in pixels.
    `page_seen` carries the page and how many there are, `zoomed` the zoom in per cent. Where
    pages are shown one at a time, `turned` carries a step to another page. `replaced` comes when
    other pages are shown, `filled` whenever they have been laid out.
    """

    page_seen = Signal(int, int)
    zoomed = Signal(int)
    turned = Signal(int)
    replaced = Signal()
    filled = Signal()

    def __init__(self, look: Look, aside: Aside, draw: Callable[[LaidPage, int], bytes]) -> None:
        super().__init__()
        self._look, self._aside = look, aside
        self.laid = Laid()
        self.paper: Paper | None = None
        self._job: Job | None = None
        self._zoom = 1.0
        self._single = -1
        self._stay: tuple[int, float] | None = None
        self.column = PageColumn(look)
        self.words = PageWords(self)
        self._pictures = PagePictures(self, aside, draw)
        self._rest = QTimer(self)
        self._lay_out()
        self._connect()

    def show_laid(self, make: Callable[[], Laid], paper: Paper | None = None) -> None:
        """Show the pages that `make` returns; of several requests the newest wins.

        `paper` is what they are made of, where that is known: its words are read as text.
        """
        self._drop()
        self.paper = paper
        self._job = self._aside(make, self._take)

    def show_single(self, page: int) -> None:
        """Show one page at a time, this one now, counted from 0."""
        self.column.set_margins(self._look.gap(12))
        self._single = page
        self._fill()

    def show_words(self, *, on: bool) -> None:
        """Show the words of the pages in place of their pictures, at the size of the text."""
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOff if on else bars.ScrollBarAsNeeded)
        self.words.setVisible(on)
        self.words.raise_()
        proxy = self.words if on else None
        self.setFocusProxy(proxy)  # type: ignore[arg-type]  # Qt takes nobody too
        self._fill_words()

    def go_to(self, page: int, part: float) -> None:
        """Bring a part of a page into the upper half of the view."""
        place = self.column.height_of(page, part)
        self.verticalScrollBar().setValue(place - self.viewport().height() // 3)

    def set_zoom(self, step: int) -> None:
        """Make the pages larger or smaller by so many steps; what is in view stays there."""
        place = ZOOMS.index(self._zoom) + step
        self._zoom = ZOOMS[max(0, min(place, len(ZOOMS) - 1))]
        self._fill()
        self.zoomed.emit(round(self._zoom * 100))

    def clear(self) -> None:
        """Show and hold nothing."""
        self._drop()
        self._rest.stop()
        self._pictures.clear()
        self.laid, self.paper, self._stay = Laid(), None, None
        self._fill()

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return len(self.laid.pages)

    @property
    def is_single(self) -> bool:
        """Say whether pages are shown one at a time."""
        return self._single >= 0

    @property
    def zoom(self) -> float:
        """Return the width of a page as a part of the room there is."""
        return self._zoom

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pages anew for the room there is."""
        super().resizeEvent(event)
        self.words.setGeometry(self.rect())
        if self.count and event.size().width() != event.oldSize().width():
            self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go by pages and to both ends, and make the pages larger or smaller."""
        step = {"+": 1, "=": 1, "-": -1}.get(event.text(), 0)
        key, bar = Qt.Key(event.key()), self.verticalScrollBar()
        turn = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(key, 0)
        if step:
            self.set_zoom(step)
        elif turn and self.is_single:
            self.turned.emit(turn)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        elif event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _take(self, laid: Laid) -> None:
        self._job = None
        self.laid = laid
        self._fill()
        self.replaced.emit()

    def _fill(self) -> None:
        """Give every page its size and words, then have those in view drawn."""
        top = self.verticalScrollBar().value()
        if top and self._stay is None:
            self._stay = self.column.at(top)
        pages = self.laid.pages
        shown = [Shown(number, page) for number, page in enumerate(pages)]
        if self.is_single:
            shown = shown[self._single : self._single + 1]
        wide = self._page_width()
        self.column.set_pages(shown, wide)
        if self.is_single and shown:
            self.setFixedHeight(self.column.sizeHint().height())
        self._pictures.keep_only(frozenset(page.key for page in pages), self._pixels())
        self._fill_words()
        self._keep_in_view()
        self.filled.emit()
        self._show_pictures()
        self._say_page()

    def _fill_words(self) -> None:
        self.words.set_words(self.paper, self.laid.pages)

    def _keep_in_view(self) -> None:
        """Scroll to what was in view before, once the bar is as long as the pages are."""
        if self._stay is not None:
            wanted = self.column.height_of(*self._stay)
            bar = self.verticalScrollBar()
            bar.setValue(wanted)
            if bar.value() == wanted:
                self._stay = None

    def _page_width(self) -> int:
        bar = self.verticalScrollBar().sizeHint().width()
        room = max(self.width() - bar - 2 * self._look.gap(24) - 4, 200)
        if self.is_single:  # a slide leaves room for its points below
            room = min(room, max(round(self.window().height() * _SLIDE), 320))
        return round(min(room, self._look.size(1200)) * self._zoom)

    def _pixels(self) -> int:
        return round(self._page_width() * self.devicePixelRatioF())

    def _show_pictures(self) -> None:
        """Show what has been drawn, and have drawn what is in view or close to it."""
        pixels = self._pixels()
        self.column.set_pictures(lambda page: self._pictures.find(page, pixels), pixels)
        self._pictures.want(self._near(), pixels)

    def _near(self) -> list[LaidPage]:
        if not self.is_single:
            return self.column.near(self.verticalScrollBar().value(), self.viewport().height())
        turns = (self._single, self._single + 1, self._single - 1)
        return [self.laid.pages[number] for number in turns if 0 <= number < self.count]

    def _say_page(self) -> None:
        if self.is_single:
            self.page_seen.emit(self._single + 1, self.count)
            return
        self.column.rest()
        seen, _ = self.column.at(self.verticalScrollBar().value() + self.viewport().height() // 3)
        self.page_seen.emit(seen + 1 if self.count else 0, self.count)

    def _scrolled(self) -> None:
        self._say_page()
        self._show_pictures()

    def _drop(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None

    def _connect(self) -> None:
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        bar.rangeChanged.connect(self._keep_in_view)
        self._rest.timeout.connect(self._fill)
        self._pictures.drawn.connect(self._show_pictures)

    def _lay_out(self) -> None:
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", self._look.radius("key"))
        self.setAccessibleName(self.tr("Preview of the pages"))
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.column)
        self.words.hide()
