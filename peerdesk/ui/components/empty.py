# SPDX-License-Identifier: Apache-2.0
"""What an empty page says: one sentence of what goes here, and one button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import Text
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look


class Empty(QWidget):
    """One sentence and, where there is something to do, one button with its key."""

    def __init__(
        self, look: Look, sentence: str, act: str = "", *, icon: str = "", key: str | Action = ""
    ) -> None:
        super().__init__()
        self.words = Text(sentence, "body", "ink2", wrap=True)
        self._look = look
        self.act = Button(look, act, PRIMARY, icon=icon, key=key)
        if not act:
            self.act.hide()
        column = QVBoxLayout(self)
        margins(look, column, 24, 24, 24, 24)
        between(look, column, 16)
        column.addWidget(self.words)
        column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        look.changed.connect(self._fit)
        self._fit()

    def say(self, sentence: str) -> None:
        """Say something else."""
        self.words.setText(sentence)

    def _fit(self) -> None:
        self.words.setMaximumWidth(self._look.size(480))
