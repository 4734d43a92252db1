# SPDX-License-Identifier: Apache-2.0
"""The form for a reflection: a thought of one's own, quickly written, that is never evidence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.records.entry import LineEntry
from peerdesk.ui.records.findings import FindingsList, FindingsModel


class ReflectionPane(QWidget):
    """One's own reflections, and a line for the next; whatever its mark, it stays a reflection."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self.model = FindingsModel()
        self.lines = FindingsList(look, self.model, grows=False)
        self.entry = LineEntry(look, host)
        self.entry.name(self.tr("Reflection"))
        self.warning = Banner(look, "warn")
        self.warning.hide()
        about = self.tr(
            "What you think, not what you heard: it stands in no document, counts for nothing in "
            "the map of evidence, and helps the team’s talk in the evening."
        )
        inner = QVBoxLayout(self)
        margins(look, inner, 32, 20, 32, 20)
        between(look, inner, 12)
        inner.addWidget(Text(self.tr("Reflections"), "title"))
        inner.addWidget(Text(about, "small", "ink2", wrap=True))
        inner.addWidget(self.entry)
        inner.addWidget(self.warning)
        inner.addWidget(self.lines, 1)
        self.lines.left_down.connect(self.entry.setFocus)
        self.entry.left_up.connect(self._go_up)

    def warn(self, sentence: str) -> None:
        """Say what to mend before Enter, or nothing any more."""
        self.warning.say(sentence)
        self.warning.setVisible(bool(sentence))

    def _go_up(self) -> None:
        if self.model.rowCount():
            self.lines.setCurrentIndex(self.model.index(0))
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
