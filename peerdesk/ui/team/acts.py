# SPDX-License-Identifier: Apache-2.0
"""What all acts of the place of the team have in common: one sheet at a time, and two signals."""

from PySide6.QtCore import QObject, Signal

from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import let_go
from peerdesk.ui.place import Place
from peerdesk.ui.team.reading import TeamView


class Acts(QObject):
    """`done` comes after anything was written, `warned` carries a sentence that stays."""

    done = Signal()
    warned = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._sheet: Sheet | None = None
        self.view: TeamView | None = None

    def blank(self) -> None:
        """Take the sheet away and hold nothing."""
        self.view = None
        if self._sheet is not None:
            sheet = self._sheet
            sheet.leave()
            let_go(sheet)

    def _open(self, sheet: Sheet) -> None:
        self._sheet = sheet
        sheet.left.connect(self._forget_sheet)
        sheet.open()

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _say_wrong(self, error: PeerDeskError) -> None:
        self.warned.emit(error.user_message)
