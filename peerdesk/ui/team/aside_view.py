# SPDX-License-Identifier: Apache-2.0
"""What is set aside: kept, passed on, and not counting until a lead releases it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from peerdesk.desk.aside import AsideChanges
from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text, column, let_go
from peerdesk.ui.look import Look
from peerdesk.ui.team.reading import TeamView


class AsideView(QWidget):
    """`release_pressed` carries the hashes of the changes that a lead lets count."""

    release_pressed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._intro = Text("", "body", "ink2", wrap=True)
        self._cards = QVBoxLayout()
        self._parts: list[QWidget] = []
        rows = column(self, margin=look.gap(24), gap=look.gap(14))
        rows.addWidget(self._intro)
        between(look, self._cards, 12)
        rows.addLayout(self._cards)
        rows.addStretch(1)

    def clear(self) -> None:
        """Show and hold nothing."""
        self._intro.clear()
        for part in self._parts:
            let_go(part)
        self._parts = []

    def set_view(self, view: TeamView) -> None:
        """Show what is set aside, by laptop and reason."""
        self.clear()
        self._intro.setText(
            self.tr(
                "Kept and passed on, and changing nothing: what a laptop wrote that it may not, or "
                "wrote after it was removed. A lead can let it count."
            )
            if view.aside
            else self.tr("Nothing is set aside.")
        )
        for group in view.aside:
            card = self._card(group, lead=view.lead)
            self._cards.addWidget(card)
            self._parts.append(card)

    def _card(self, group: AsideChanges, *, lead: bool) -> QFrame:
        look = self._look
        card = QFrame()
        card.setProperty("ground", "card")
        rows = column(card, margin=look.gap(16), gap=look.gap(6))
        one = group.changes == 1
        title = self.tr("1 change by {0}") if one else self.tr("{1} changes by {0}")
        words = title.format(group.name, f"{group.changes:,}")
        rows.addWidget(Text(words, "heading", wrap=True))
        rows.addWidget(Text(group.why, "small", "ink2", wrap=True))
        for said in group.words:
            rows.addWidget(Text(said, "body", wrap=True))
        if more := group.changes - len(group.words):
            rows.addWidget(Text(self.tr("{0} more").format(f"{more:,}"), "small", "ink2"))
        if lead and group.hashes:
            rows.addSpacing(look.gap(4))
            rows.addWidget(self._act(group), 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _act(self, group: AsideChanges) -> Button:
        count = len(group.hashes)
        words = self.tr("Let it count") if count == 1 else self.tr("Let these {0} changes count")
        act = Button(self._look, words.format(f"{count:,}"), PLAIN).make_low()
        act.clicked.connect(lambda: self.release_pressed.emit(group.hashes))
        return act
