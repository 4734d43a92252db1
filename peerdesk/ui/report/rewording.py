# SPDX-License-Identifier: Apache-2.0
"""Another wording for a point of a document; it is the message's own, wherever it stands."""

from PySide6.QtCore import QObject, Signal

from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.components.reword_sheet import RewordSheet
from peerdesk.ui.place import Place
from peerdesk.ui.report.acts import ReportActs
from peerdesk.ui.report.rows import PointRow


class Rewording(QObject):
    """Opens the sheet; `typed` carries the key and text of a draft, `kept` the key of one done."""

    typed = Signal(str, str)
    kept = Signal(str)

    def __init__(self, place: Place, sheet: OneSheet, acts: ReportActs) -> None:
        super().__init__(place)
        self._place, self._sheet, self._acts = place, sheet, acts

    def ask(self, row: PointRow) -> None:
        """Ask for the words of a point, with what was being typed of them."""
        key = f"message:{row.message}"
        self._place.ask_for_sheet(
            lambda book: book.draft(key), lambda draft: self._open(row, draft)
        )

    def _open(self, row: PointRow, draft: str) -> None:
        if self._sheet.sheet is not None:
            return
        sheet = RewordSheet(self._place.look, self._place, row.wording, draft)
        key = f"message:{row.message}"

        def kept() -> None:
            self.kept.emit(key)
            sheet.leave()

        def failed(error: PeerDeskError) -> None:
            sheet.say_wrong(error.user_message)
            self._place.failed.emit(error)

        sheet.typed.connect(lambda text: self.typed.emit(key, "" if text == row.wording else text))
        sheet.reworded.connect(lambda text: self._acts.reword(row.message, text, kept, failed))
        self._sheet.open(sheet)
        sheet.wording.setFocus()
