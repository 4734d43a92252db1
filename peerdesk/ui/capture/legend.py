# SPDX-License-Identifier: Apache-2.0
"""The strip below the page that says what each mark means."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.text import column
from peerdesk.ui.look import Look


class MarksLegend(QWidget):
    """Keys with their words, on as many lines as they need."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "sunken")
        self.setProperty("hair", "top")
        holder, flow = flow_box(look.gap(20))
        for key, word in self._marks():
            flow.addWidget(KeyCap(look, key, word))
        whole = column(self)
        whole.setContentsMargins(look.gap(24), look.gap(9), look.gap(16), look.gap(9))
        whole.addWidget(holder)

    def _marks(self) -> tuple[tuple[str, str], ...]:
        return (
            ("+", self.tr("strength")),
            ("-", self.tr("consideration")),
            ("*", self.tr("good practice")),
            ("?", self.tr("question")),
            ('"', self.tr("verbatim")),
            ("~", self.tr("reflection, stays in the team")),
            ("#", self.tr("line of enquiry")),
            ("@", self.tr("voice")),
        )
