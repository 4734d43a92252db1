# SPDX-License-Identifier: Apache-2.0
"""The sheet in which a point of a summary or slide gets another wording."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.components.wording import WordingField
from peerdesk.ui.look import Look


class RewordSheet(Sheet):
    """Another wording for a point; it is the message's own, wherever it stands."""

    reworded = Signal(str)
    typed = Signal(str)

    def __init__(self, look: Look, host: QWidget, standing: str, draft: str) -> None:
        super().__init__(look, host, self.tr("Reword the point"), width=640)
        self.wording = WordingField(look, most_lines=6)
        self.wording.set_text(draft or standing)
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
