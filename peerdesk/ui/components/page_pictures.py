# SPDX-License-Identifier: Apache-2.0
"""Pictures of pages, drawn elsewhere one after the other, those in view first."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from peerdesk.errors import PeerDeskError
from peerdesk.ui.jobs import Job
from peerdesk.ui.laid import LaidPage

T = TypeVar("T")


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


class PagePictures(QObject):
    """Holds a picture for every page that was drawn, until it is forgotten.

    A page is known by its key, so one that did not change is never drawn anew at a width.
    `drawn` comes after each picture; of several wishes the newest counts.
    """

    drawn = Signal()

    def __init__(
        self, parent: QObject, aside: Aside, draw: Callable[[LaidPage, int], bytes]
    ) -> None:
        super().__init__(parent)
        self._aside, self._draw = aside, draw
        self._held: dict[tuple[str, int], bytes] = {}
        self._wanted: list[tuple[LaidPage, int]] = []
        self._job: Job | None = None

    def want(self, pages: Sequence[LaidPage], width: int) -> None:
        """Have these pages drawn at a width, in this order, unless they are there."""
        self._wanted = [(page, width) for page in pages if (page.key, width) not in self._held]
        if self._job is None:
            self._draw_next()

    def find(self, page: LaidPage, width: int) -> bytes:
        """Return the picture of a page, or nothing where it has not been drawn."""
        return self._held.get((page.key, width), b"")

    def keep_only(self, keys: frozenset[str], width: int) -> None:
        """Forget the pictures of pages that are gone, and those of another width."""
        self._held = {k: png for k, png in self._held.items() if k[0] in keys and k[1] == width}

    def clear(self) -> None:
        """Forget everything, and draw nothing more."""
        self._wanted, self._held = [], {}
        if self._job is not None:
            self._job.drop()
            self._job = None

    def _draw_next(self) -> None:
        if not self._wanted:
            return
        page, width = self._wanted.pop(0)
        draw = self._draw

        def take(png: bytes) -> None:
            self._job = None
            self._held[page.key, width] = png
            self.drawn.emit()
            if self._job is None:
                self._draw_next()

        self._job = self._aside(lambda: draw(page, width), take, self._give_up)

    def _give_up(self, error: PeerDeskError) -> None:
        """Go on with the next page: one that cannot be drawn keeps its place, and its words."""
        del error
        self._job = None
        self._draw_next()
