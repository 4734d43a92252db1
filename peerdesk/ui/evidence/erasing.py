# SPDX-License-Identifier: Apache-2.0
"""Erasing a note for good, and holds: asked in a sheet, done by the vault."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.erasing import erase, purge
from peerdesk.desk.holds import lift_hold, place_hold
from peerdesk.domain.erasure import Erasure
from peerdesk.domain.hold import Hold
from peerdesk.domain.words import ErasureReason, HoldReason
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import let_go
from peerdesk.ui.evidence.erasing_rows import ErasingRows, read_erasing
from peerdesk.ui.evidence.erasing_sheets import EraseSheet, HoldSheet
from peerdesk.ui.evidence.lifting_sheet import LiftSheet
from peerdesk.ui.place import Place

Asking = EraseSheet | HoldSheet | LiftSheet


class Erasing(QObject):
    """One sheet at a time; `done` comes once something was erased, held or lifted."""

    done = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._sheet: Asking | None = None

    def ask(self, note: str) -> None:
        """Show what else repeats a note, and ask."""
        if note and self._sheet is None:
            self._place.ask_for_sheet(partial(read_erasing, note=note), self._show)

    def blank(self) -> None:
        """Take the sheet away with all that it shows."""
        if self._sheet is not None:
            sheet = self._sheet
            sheet.clear()
            sheet.leave()
            let_go(sheet)

    def _show(self, rows: ErasingRows) -> None:
        if self._sheet is not None:
            return
        sheet = EraseSheet(self._place.look, self._place, rows)
        sheet.erased.connect(partial(self._erase, sheet))
        sheet.hold_wanted.connect(partial(self._ask_hold, sheet))
        sheet.lift_wanted.connect(partial(self._ask_lift, sheet))
        self._open(sheet, sheet.keep if rows.holds else None)

    def _erase(self, sheet: EraseSheet, reason: ErasureReason, authority: str) -> None:
        note = sheet.rows.note

        def erased(_: Erasure) -> None:
            sheet.leave()
            self.done.emit()
            said = self.tr("Erased for good. A tombstone says when and on whose authority.")
            self._purge(said)

        self._place.write(
            lambda book: erase(book, note, reason, authority),
            erased,
            partial(self._say_wrong, sheet),
        )

    def _ask_hold(self, before: EraseSheet) -> None:
        note = before.rows.note
        before.leave()
        sheet = HoldSheet(self._place.look, self._place)
        sheet.placed.connect(partial(self._hold, sheet, note))
        self._open(sheet)

    def _hold(
        self, sheet: HoldSheet, note: str, reason: HoldReason, reference: str, everything: object
    ) -> None:
        notes = () if everything else (note,)

        def held(_: Hold) -> None:
            sheet.leave()
            said = self.tr("A hold stands. Share, so that every laptop learns of it.")
            self._place.said.emit(said, None)
            self.done.emit()

        self._place.write(
            lambda book: place_hold(book, reason, reference, notes),
            held,
            partial(self._say_wrong, sheet),
        )

    def _ask_lift(self, before: EraseSheet, hold: str) -> None:
        """Ask once more: what waited for the hold is gone at once."""
        held = next(one for one in before.rows.holds if one.hold == hold)
        before.leave()
        sheet = LiftSheet(self._place.look, self._place, held)
        sheet.lifted.connect(partial(self._lift, sheet))
        self._open(sheet, sheet.keep)

    def _lift(self, sheet: LiftSheet) -> None:
        hold = sheet.held.hold

        def lifted(_: Hold) -> None:
            sheet.leave()
            self.done.emit()
            self._purge(self.tr("The hold is lifted. Erasures that waited for it take effect."))

        def work(book: TeamBook) -> Hold:
            return lift_hold(book, hold)

        self._place.write(work, lifted, partial(self._say_wrong, sheet))

    def _purge(self, said: str) -> None:
        """Leave nothing of it on any page or in any backup, and only then say that it is gone.

        Lines typed meanwhile go first.
        """

        def purged(left: str) -> None:
            self._place.said.emit(left or said, None)

        self._place.ask(Urgency.JOB, purge, purged)

    def _say_wrong(self, sheet: Asking, error: PeerDeskError) -> None:
        sheet.say_wrong(error.user_message)
        self._place.failed.emit(error)

    def _open(self, sheet: Asking, focus: QWidget | None = None) -> None:
        self._sheet = sheet
        sheet.left.connect(partial(self._left, sheet))
        sheet.open(focus)

    def _left(self, sheet: Sheet) -> None:
        if self._sheet is sheet:
            self._sheet = None
