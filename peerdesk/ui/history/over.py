# SPDX-License-Identifier: Apache-2.0
"""The history of what is chosen, by a key from anywhere, and what was withdrawn lately."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.history import SORTS, Version, restore_version, versions
from peerdesk.desk.withdrawn import Withdrawn, bring_back, recently_withdrawn
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import let_go
from peerdesk.ui.history.sheets import HistorySheet, WithdrawnSheet
from peerdesk.ui.history.thing import Thing
from peerdesk.ui.look import Look
from peerdesk.ui.over import Over
from peerdesk.ui.ports import DeskSession

BIN = "bin"
"""What `open` takes to show what was withdrawn lately."""


class HistoryOver(Over):
    """One sheet at a time. `open` takes a `Thing`, or `BIN`; else what the place has chosen."""

    key: ClassVar[str] = "history"

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.sheet: Sheet | None = None

    def open(self, what: object = None) -> None:
        """Open the history, or what was withdrawn lately where nothing is chosen."""
        if self.sheet is not None:
            return
        thing = what if isinstance(what, Thing) else self._chosen()
        if what == BIN or thing.sort not in SORTS or not thing.id:
            self.ask_for_sheet(recently_withdrawn, self._show_withdrawn)
            return
        work = partial(versions, sort=thing.sort, identifier=thing.id)
        self.ask_for_sheet(work, partial(self._show, thing))

    def blank(self) -> None:
        """Take the sheet away with every word in it."""
        super().blank()
        sheet = self.sheet
        if sheet is not None:
            sheet.leave()
            let_go(sheet)

    def _chosen(self) -> Thing:
        place = self.open_place()
        return Thing(*place.looked_at()) if place is not None else Thing("", "")

    def _show(self, thing: Thing, found: tuple[Version, ...]) -> None:
        if self.sheet is not None:
            return
        sheet = HistorySheet(self.look, self.host, thing.sort, found)
        standing = next((one.hash for one in reversed(found) if one.stands), "")
        sheet.restored.connect(partial(self._restore, thing, standing))
        sheet.bin_wanted.connect(self._go_to_bin)
        self._open(sheet)

    def _show_withdrawn(self, found: tuple[Withdrawn, ...]) -> None:
        if self.sheet is not None:
            return
        sheet = WithdrawnSheet(self.look, self.host, found)
        sheet.restored.connect(self._bring_back)
        self._open(sheet)

    def _open(self, sheet: Sheet) -> None:
        self.sheet = sheet
        sheet.left.connect(self._forget)
        sheet.open()

    def _forget(self) -> None:
        self.sheet = None

    def _go_to_bin(self) -> None:
        self._leave()
        self.open(BIN)

    def _leave(self) -> None:
        if self.sheet is not None:
            self.sheet.leave()

    def _restore(self, thing: Thing, standing: str, version: str) -> None:
        def work(book: TeamBook) -> None:
            restore_version(book, thing.sort, thing.id, version)

        def back(book: TeamBook) -> None:
            restore_version(book, thing.sort, thing.id, standing)

        self._do(work, back if standing else None, self.tr("Brought back, as a new version"))

    def _bring_back(self, sort: str, identifier: str) -> None:
        self._do(
            lambda book: bring_back(book, sort, identifier),
            None,
            self.tr("Restored"),
        )

    def _do(
        self,
        work: Callable[[TeamBook], object],
        back: Callable[[TeamBook], object] | None,
        sentence: str,
    ) -> None:
        """Have something done; without `back`, the work itself may return the way back."""

        def written(result: object) -> None:
            self._leave()
            self.say_saved()
            self._renew()
            way = back or (result if callable(result) else None)
            undo = partial(self.write, way, lambda _: self._renew()) if way else None
            self.said.emit(sentence, undo)

        self.ask(Urgency.LINE, work, written)

    def _renew(self) -> None:
        place = self.open_place()
        if place is not None:
            place.renew()
