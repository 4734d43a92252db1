# SPDX-License-Identifier: Apache-2.0
"""The cover at the left of the welcome screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from peerdesk.ui.components.program_mark import program_mark
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look


class Cover(QWidget):
    """The program's name, what it is for, and three facts that an onlooker may know."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "cover")
        self._mark = QLabel()
        self._signs: list[tuple[QLabel, str]] = []
        self._name = Text("PeerDesk", "place", "on_cover")
        self._lay_out()
        look.changed.connect(self._redraw)
        self._redraw()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(56, 56, 40, 40)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._mark)
        head.addWidget(self._name)
        head.addStretch(1)
        column.addLayout(head)
        column.addStretch(3)
        for word in (self.tr("Listen."), self.tr("Weigh."), self.tr("Tell.")):
            column.addWidget(Text(word, "cover", "on_cover"))
        column.addSpacing(24)
        aim = self.tr("From the line typed in a focus group to the slide on the last day.")
        words = Text(aim, "lead", "on_cover2", wrap=True)
        words.setMaximumWidth(340)
        column.addWidget(words)
        column.addStretch(4)
        for icon, fact in (
            ("shield-check", self.tr("Encrypted on this laptop")),
            ("laptop", self.tr("Works without any network")),
            ("users-three", self.tr("Non-attributable, by role and never by name")),
        ):
            column.addLayout(self._fact(icon, fact))

    def _fact(self, icon: str, fact: str) -> QHBoxLayout:
        sign = QLabel()
        self._signs.append((sign, icon))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.setContentsMargins(0, 6, 0, 6)
        row.addWidget(sign)
        row.addWidget(Text(fact, "small", "on_cover2", wrap=True), 1)
        return row

    def _redraw(self) -> None:
        self._mark.setPixmap(program_mark(self._look, 40, on_cover=True))
        for sign, icon in self._signs:
            sign.setPixmap(self._look.pixmap(icon, "on_cover2", 20))
