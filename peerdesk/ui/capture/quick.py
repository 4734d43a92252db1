# SPDX-License-Identifier: Apache-2.0
"""A quick note from anywhere: one line over whatever place is open, kept as it is typed."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.capture import Written, write_line
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.session_choices import keep_find
from peerdesk.domain.calendar import local
from peerdesk.errors import PeerDeskError
from peerdesk.ui.capture.quick_guarding import QuickGuarding
from peerdesk.ui.capture.quick_sheet import QuickSheet
from peerdesk.ui.capture.rows import QUICK, CaptureRows, read_capture
from peerdesk.ui.components.draft_saver import DraftSaver
from peerdesk.ui.components.text import let_go
from peerdesk.ui.errors import unsaved
from peerdesk.ui.look import Look
from peerdesk.ui.over import Over
from peerdesk.ui.ports import DeskSession

DRAFT = "capture quick note"
"""The key of its draft; a line begun in Capture without a session has another."""


class QuickOver(Over):
    """One sheet at a time; what is typed is a draft until Enter, and comes back when asked for."""

    key: ClassVar[str] = "quick"

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.sheet: QuickSheet | None = None
        self.guarding: QuickGuarding | None = None
        self._drafts = DraftSaver(self.ask, self)
        self._drafts.refused.connect(self._say_wrong)

    def open(self, what: object = None) -> None:
        """Open the sheet with what was begun, unless it is open already."""
        del what
        if self.sheet is None:
            self.ask_for_sheet(_read, self._show)

    def last_words(self) -> dict[str, str]:
        """Return the note being written, and what the disk has refused of it."""
        typed = {DRAFT: self.sheet.raw} if self.sheet is not None else {}
        return {**self._drafts.held, **typed}

    def unsaved(self) -> bool:
        """Say whether a note stands on the screen only."""
        return bool(self._drafts.held)

    def retry(self) -> None:
        """Offer the disk again what it refused."""
        self._drafts.retry()

    def blank(self) -> None:
        """Take the sheet away with every word in it."""
        super().blank()
        self._drafts.forget()
        if self.sheet is not None:
            sheet = self.sheet
            sheet.blank()
            sheet.leave()
            let_go(sheet)

    def _show(self, read: tuple[CaptureRows, str]) -> None:
        rows, draft = read
        if self.sheet is not None:
            return
        if not rows.founded:
            self.said.emit(self.tr("There is no challenge here yet to note anything for."), None)
            return
        sheet = self.sheet = QuickSheet(self.look, self.host, rows, draft)
        sheet.typed.connect(partial(self._drafts.touch, DRAFT))
        sheet.written.connect(self._write)
        sheet.left.connect(self._left)
        sheet.frame.show_time(f"{local(*self.session.now()):%H:%M}")
        sheet.open_it()
        self.guarding = QuickGuarding(self, sheet, rows.own)

    def _left(self) -> None:
        self._drafts.flush()
        self.sheet = self.guarding = None

    def _write(self, raw: str) -> None:
        let = dict(self.guarding.let) if self.guarding is not None else {}

        def work(book: TeamBook) -> Written:
            written = write_line(book, raw)
            if let:
                keep_find(book, "", written.note, let)
            return written

        self.ask(Urgency.LINE, work, self._written, self._refused)

    def _written(self, written: Written) -> None:
        if self.sheet is not None:
            self.sheet.blank()
            self.sheet.leave()
        self._drafts.touch(DRAFT, "")
        self._drafts.flush()
        self.say_saved(written)
        self._renew()
        back = partial(self.write, partial(_withdraw, note=written.note), self._renew)
        self.said.emit(self.tr("Noted, without a session"), back)

    def _refused(self, error: PeerDeskError) -> None:
        if self.sheet is not None:
            self.sheet.say_wrong(error.user_message)
        self.failed.emit(unsaved(error))

    def _say_wrong(self, error: PeerDeskError) -> None:
        if self.sheet is not None:
            self.sheet.say_wrong(error.user_message)
        self.failed.emit(error)

    def _renew(self, _: object = None) -> None:
        place = self.open_place()
        if place is not None:
            place.renew()


def _read(book: TeamBook) -> tuple[CaptureRows, str]:
    return read_capture(book, QUICK, "", ""), book.draft(DRAFT)


def _withdraw(book: TeamBook, note: str) -> None:
    withdraw(book, note)
