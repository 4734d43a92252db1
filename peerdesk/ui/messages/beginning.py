# SPDX-License-Identifier: Apache-2.0
"""Opens the sheet for a new message and has it drafted."""

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.messages import draft_message
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.text import let_go
from peerdesk.ui.messages.drafting import NEW, Beginning, Drafted, DraftSheet, read_beginning
from peerdesk.ui.messages.rows import Team
from peerdesk.ui.place import Place


class NewMessages(QObject):
    """One sheet at a time; `drafted` carries the new message once it is on the disk."""

    drafted = Signal(str)

    def __init__(self, place: Place, drafts: DraftKeeper) -> None:
        super().__init__(place)
        self._place, self._drafts = place, drafts
        self._sheet: DraftSheet | None = None

    @property
    def sheet(self) -> DraftSheet | None:
        """Return the open sheet, or None."""
        return self._sheet

    def begin(self, team: Team, theme: str, notes: tuple[str, ...] = ()) -> None:
        """Open the sheet, from notes or with nothing."""

        def work(book: TeamBook) -> Beginning:
            return read_beginning(book, notes, theme)

        if team.writes and team.themes and self._sheet is None:
            self._place.ask_for_sheet(work, lambda beginning: self._open(team, beginning))

    def blank(self) -> None:
        """Take the sheet away with everything in it."""
        if self._sheet is not None:
            sheet = self._sheet
            sheet.wording.set_text("")
            sheet.leave()
            let_go(sheet)

    def _open(self, team: Team, beginning: Beginning) -> None:
        sheet = DraftSheet(self._place.look, self._place, team, beginning)
        self._sheet = sheet
        sheet.typed.connect(lambda text: self._drafts.touch(NEW, text))
        sheet.drafted.connect(self._draft)
        sheet.left.connect(self._forget)
        sheet.open(sheet.wording)

    def _forget(self) -> None:
        self._sheet = None

    def _draft(self, drafted: Drafted) -> None:
        def work(book: TeamBook) -> str:
            return draft_message(
                book,
                drafted.kind,
                drafted.theme,
                drafted.wording,
                kloe=drafted.kloe,
                supports=drafted.notes,
            )

        self._place.ask(Urgency.LINE, work, self._written, self._say_wrong)

    def _written(self, message: str) -> None:
        self._place.say_saved()
        self._drafts.drop(NEW)
        if self._sheet is not None:
            self._sheet.leave()
        self.drafted.emit(message)

    def _say_wrong(self, error: PeerDeskError) -> None:
        if self._sheet is not None:
            self._sheet.say_wrong(error.user_message)
        self._place.failed.emit(error)
