# SPDX-License-Identifier: Apache-2.0
"""Beside the page: what to listen for, and how many lines each line of enquiry has so far."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from peerdesk.domain.challenge import Kloe
from peerdesk.domain.placed import Placed
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.text import Text, column, let_go, pane
from peerdesk.ui.look import Look

KEYS = 9
"""Ctrl and a digit put in the tag of one of the first nine lines."""


class PromptCard(QFrame):
    """One line of enquiry with its prompts."""

    def __init__(self, look: Look, kloe: Placed[Kloe], key: str) -> None:
        super().__init__()
        self._look, self._kloe = look, kloe
        self.setProperty("ground", "card")
        self._count = Text("", "small", "ink2")
        head = QHBoxLayout()
        head.setSpacing(look.gap(8))
        head.addWidget(Text(kloe.value.title, "heading", wrap=True), 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        if key:
            head.addWidget(KeyCap(look, key), 0, Qt.AlignmentFlag.AlignTop)
        whole = column(self, gap=look.gap(6))
        whole.setContentsMargins(look.gap(12), look.gap(10), look.gap(12), look.gap(10))
        whole.addLayout(head)
        for prompt in kloe.value.prompts or (kloe.value.question,):
            whole.addWidget(Text(prompt, "small", "ink2", wrap=True))

    def show_count(self, lines: int) -> None:
        """Say how many lines carry this tag in this session."""
        self._count.setText(counted(lines, self.tr("{0} line"), self.tr("{0} lines")))
        done = "state.done" if lines else "ink3"
        self._count.set_ink("done" if done.startswith("state") else "ink3")


class Prompts(QWidget):
    """The cards of the session's lines of enquiry."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._cards: dict[str, PromptCard] = {}
        self._heard = Text("", "small", "ink2")
        self._none = Text("", "small", "ink2", wrap=True)
        self._stack = QVBoxLayout()
        self._lay_out()

    def show_kloes(self, kloes: Sequence[Placed[Kloe]]) -> None:
        """Show these lines of enquiry."""
        self.blank()
        for number, kloe in enumerate(kloes, 1):
            card = PromptCard(self._look, kloe, f"Ctrl+{number}" if number <= KEYS else "")
            self._cards[kloe.id] = card
            self._stack.insertWidget(self._stack.count() - 1, card)
        self._none.setVisible(not kloes)
        self._none.setText(
            self.tr("No line of enquiry is set for this. Type # in a line to find any of them.")
        )

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many lines carry each tag."""
        for kloe, card in self._cards.items():
            card.show_count(counts.get(kloe, 0))
        heard = sum(1 for kloe in self._cards if counts.get(kloe, 0))
        self._heard.setText(self.tr("{0} of {1} heard").format(heard, len(self._cards)))
        self._heard.setVisible(bool(self._cards))

    def blank(self) -> None:
        """Take every card away."""
        for card in self._cards.values():
            let_go(card)
        self._cards = {}
        self._heard.clear()

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Prompts"), "heading"), 1)
        head.addWidget(self._heard)
        inner = pane("canvas")
        self._stack = column(inner, gap=look.gap(8))
        self._stack.setContentsMargins(look.gap(16), 0, look.gap(16), look.gap(16))
        self._stack.addWidget(self._none)
        self._stack.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Prompts"))
        scroll.setWidget(inner)
        whole = column(self, gap=look.gap(10))
        whole.setContentsMargins(0, look.gap(16), 0, 0)
        row = QHBoxLayout()
        row.setContentsMargins(look.gap(16), 0, look.gap(16), 0)
        row.addLayout(head)
        whole.addLayout(row)
        whole.addWidget(scroll, 1)
