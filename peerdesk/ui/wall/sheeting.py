# SPDX-License-Identifier: Apache-2.0
"""One sheet at a time over the wall, and the drafts of what is typed on cards and sheets."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import let_go
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.wall.acts import WallActs

T = TypeVar("T")


class WallSheets(QObject):
    """Opens sheets over the place, reads what they show, and takes them away."""

    def __init__(self, place: Place, acts: WallActs) -> None:
        super().__init__(place)
        self._place = place
        self.drafts = DraftKeeper(self)
        self.drafts.due.connect(self._keep_draft)
        self.sheet: Sheet | None = None
        acts.done.connect(lambda _: self.leave())

    @property
    def host(self) -> QWidget:
        """Return the widget that sheets stand over."""
        return self._place

    @property
    def look(self) -> Look:
        """Return the look that sheets are made with."""
        return self._place.look

    @property
    def is_open(self) -> bool:
        """Say whether a sheet is open."""
        return self.sheet is not None

    def read(self, work: Callable[[TeamBook], T], done: Callable[[T], object]) -> None:
        """Read what a sheet shows, and go on with it; what is typed meanwhile waits for it."""
        self._place.ask_for_sheet(work, done)

    def say(self, sentence: str) -> None:
        """Say something in a toast."""
        self._place.said.emit(sentence, None)

    def open(self, sheet: Sheet, *, drafted: bool = False, focus: QWidget | None = None) -> None:
        """Show a sheet; what was typed on one that is `drafted` is kept at once when it goes."""
        self.sheet = sheet
        sheet.left.connect(self._forget)
        if drafted:
            sheet.left.connect(self.drafts.flush)
        sheet.open(focus)

    def leave(self) -> None:
        """Take the sheet away with every word in it."""
        if self.sheet is not None:
            sheet = self.sheet
            sheet.leave()
            let_go(sheet)

    def _forget(self) -> None:
        self.sheet = None

    def _keep_draft(self, key: str, text: str) -> None:
        self._place.ask(Urgency.DRAFT, lambda book: book.keep_draft(key, text), _nothing)


def _nothing(_: object) -> None:
    """Say nothing: a draft that is kept is no news."""
