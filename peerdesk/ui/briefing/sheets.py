# SPDX-License-Identifier: Apache-2.0
"""The sheets of this place: issue a summary, reword a point."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.domain.calendar import day_name
from peerdesk.ui.briefing.reading import OutlineRow, Prepared
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import IconText, Text
from peerdesk.ui.components.wording import WordingField
from peerdesk.ui.look import Look


class IssueSheet(Sheet):
    """Says what will be frozen before it cannot be taken back; `issued` comes once."""

    issued = Signal()

    def __init__(self, look: Look, host: QWidget, prepared: Prepared) -> None:
        number = prepared.frame.next_number
        super().__init__(look, host, self.tr("Issue daily summary {0}").format(number), width=560)
        included = sum(row.included for row in prepared.rows)
        left_out = len(prepared.rows) - included
        facts = (
            ("calendar-blank", day_name(prepared.day)),
            ("list-checks", self.tr("{0} points in, {1} left out").format(included, left_out)),
            ("question", self.tr("{0} questions and requests").format(len(prepared.requests))),
            ("user", self.tr("For: {0}").format(prepared.sponsor or prepared.frame.sponsors[0])),
        )
        for icon, words in facts:
            self.body.addWidget(IconText(look, icon, words, "ink"))
        self.body.addWidget(
            Banner(
                look,
                "told",
                self.tr(
                    "Issuing freezes these words with a digest, on this laptop and with the next "
                    "bundle on every other. They cannot be changed or taken back, only followed "
                    "by summary {0}. Nothing is sent to anybody."
                ).format(number + 1),
            )
        )
        self.body.addStretch(1)
        self._issue = self.add_act(
            self.tr("Issue summary {0}").format(number), PRIMARY, key="Ctrl+Return"
        )
        self._issue.clicked.connect(self._take)
        self.add_act(self.tr("Not yet"), key="Esc").clicked.connect(self.leave)

    def _take(self) -> None:
        self.issued.emit()
        self.leave()


class RewordSheet(Sheet):
    """Another wording for a point; it is the message's own, wherever it stands."""

    reworded = Signal(str)
    typed = Signal(str)

    def __init__(self, look: Look, host: QWidget, row: OutlineRow, draft: str) -> None:
        super().__init__(look, host, self.tr("Reword the point"), width=640)
        self.wording = WordingField(look, most_lines=6)
        self.wording.set_text(draft or row.wording)
        self._field = Field(look, self.tr("Wording"), self.wording)
        self.body.addWidget(self._field)
        self.body.addWidget(
            Text(self.tr("The message gets this wording everywhere."), "small", "ink2", wrap=True)
        )
        keep = self.add_act(self.tr("Keep this wording"), PRIMARY, key="Return").show_key_only()
        keep.clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self.wording.kept.connect(self._take)
        self.wording.agreed.connect(self._take)
        self.wording.left.connect(self.leave)
        self.wording.textChanged.connect(lambda: self.typed.emit(self.wording.toPlainText()))

    def say_wrong(self, sentence: str) -> None:
        """Say why the wording cannot be kept; the text stays."""
        self._field.set_error(sentence)

    def _take(self) -> None:
        self.reworded.emit(self.wording.toPlainText())
