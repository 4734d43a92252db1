# SPDX-License-Identifier: Apache-2.0
"""What the sponsor was told of a point in the talk about the case review, or by its report."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.desk import tellings
from peerdesk.desk.book import Urgency
from peerdesk.domain.words import Outcome
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.components.wording import WordingField
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.report.papers import TALK, Paper
from peerdesk.ui.report.rows import PointRow

_OCCASIONS = {TALK: tellings.OCCASIONS[1], "case-review": tellings.OCCASIONS[2]}


def occasion_of(paper: Paper) -> str:
    """Return on which occasion a document tells the sponsor, or "" where it is told elsewhere."""
    return _OCCASIONS.get(paper.key, "")


class SaidSheet(Sheet):
    """What was said instead of the words of a point; the message keeps its wording."""

    said = Signal(str)

    def __init__(self, look: Look, host: QWidget, wording: str) -> None:
        super().__init__(look, host, self.tr("Said otherwise"), width=600)
        self.wording = WordingField(look, most_lines=5)
        self._field = Field(look, self.tr("What was said instead"), self.wording)
        self.body.addWidget(Text(wording, "small", "ink2", wrap=True))
        self.body.addWidget(self._field)
        keep = self.add_act(self.tr("Record it"), PRIMARY, key="Ctrl+Return")
        keep.clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        for kept in (self.wording.kept, self.wording.agreed):
            kept.connect(self._take)
        self.wording.left.connect(self.leave)

    def say_wrong(self, sentence: str) -> None:
        """Say why it cannot be recorded; the text stays."""
        self._field.set_error(sentence)

    def _take(self) -> None:
        self.said.emit(self.wording.toPlainText())


class Telling(QObject):
    """Records what was told; `done` comes once it is on the disk."""

    done = Signal()

    def __init__(self, place: Place, sheet: OneSheet) -> None:
        super().__init__(place)
        self._place, self._sheet = place, sheet

    def tell(self, row: PointRow, occasion: str, outcome: Outcome) -> None:
        """Record what became of a point; said otherwise asks in which words."""
        if outcome is Outcome.OTHERWISE:
            self._ask(row, occasion)
        else:
            self._write(row, occasion, outcome, "")

    def _ask(self, row: PointRow, occasion: str) -> None:
        if self._sheet.sheet is not None:
            return
        sheet = SaidSheet(self._place.look, self._place, row.wording)
        sheet.said.connect(
            lambda words: self._write(row, occasion, Outcome.OTHERWISE, words, sheet)
        )
        self._sheet.open(sheet)
        sheet.wording.setFocus()

    def _write(
        self,
        row: PointRow,
        occasion: str,
        outcome: Outcome,
        words: str,
        sheet: SaidSheet | None = None,
    ) -> None:
        def written(_: object) -> None:
            self._place.say_saved()
            if sheet is not None:
                sheet.leave()
            self.done.emit()

        def failed(error: PeerDeskError) -> None:
            if sheet is not None:
                sheet.say_wrong(error.user_message)
            self._place.failed.emit(error)

        self._place.ask(
            Urgency.LINE,
            lambda book: tellings.tell(
                book, row.message, "", outcome, wording=words, occasion=occasion
            ),
            written,
            failed,
        )
