# SPDX-License-Identifier: Apache-2.0
"""Two wordings of one thing that did not know of each other: both kept until somebody chooses."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text, let_go
from peerdesk.ui.look import Look


class Standing(QWidget):
    """Every wording that stands, each with the act that keeps it; hidden while there is one."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        between(look, self._column, 8)
        self.hide()

    def clear(self) -> None:
        """Show nothing."""
        for part in self._parts:
            let_go(part)
        self._parts = []
        self.hide()

    def set_texts(self, texts: Sequence[str], *, may_choose: bool) -> None:
        """Show the wordings, if there is more than one."""
        self.clear()
        if len(texts) < 2:  # noqa: PLR2004 - two make a choice
            return
        sentence = (
            self.tr("Two wordings stand, and both are kept. Choose one, or edit to write a third.")
            if may_choose
            else self.tr("Two wordings stand, and both are kept until the author chooses.")
        )
        self._add(Banner(self._look, "warn", sentence))
        for number, text in enumerate(texts, 1):
            self._add(Text(text, "body", wrap=True))
            keep = Button(self._look, self.tr("Keep this one"), PLAIN, key=str(number)).make_low()
            keep.setEnabled(may_choose)
            keep.clicked.connect(lambda _=False, text=text: self.chosen.emit(text))
            self._add(keep)
        self.show()

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        self._parts.append(widget)
