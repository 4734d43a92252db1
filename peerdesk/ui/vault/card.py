# SPDX-License-Identifier: Apache-2.0
"""A card of the place: a heading, what is so, what to know, and an act."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from peerdesk.ui.components.button import Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import across, between, down
from peerdesk.ui.components.scrolled import ScrolledPage
from peerdesk.ui.components.text import Text, column, let_go
from peerdesk.ui.look import Look


class Card(QFrame):
    """Facts as label and words, sentences, and acts below them."""

    def __init__(self, look: Look, heading: str, about: str = "") -> None:
        super().__init__()
        self._look = look
        self.setProperty("ground", "card")
        self._facts: list[QWidget] = []
        self._grid = QGridLayout()
        across(look, self._grid, 24)
        down(look, self._grid, 6)
        self._grid.setColumnStretch(1, 1)
        self.about = Text(about, "small", "ink2", wrap=True)
        self._acts, self._flow = flow_box()
        between(look, self._flow, 12)
        self._acts.hide()
        self.inner = column(self, margin=look.gap(16), gap=look.gap(10))
        self.inner.addWidget(Text(heading, "heading"))
        self.inner.addLayout(self._grid)
        self.inner.addWidget(self.about)
        self.inner.addWidget(self._acts)
        self.about.setHidden(not about)  # not before it has a parent: it would be a window

    def say(self, about: str) -> None:
        """Say something else below the facts."""
        self.about.setText(about)
        self.about.setHidden(not about)

    def add_act(self, act: Button) -> Button:
        """Add an act and return it."""
        self._flow.addWidget(act)
        self._acts.show()
        return act

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these facts instead of those that were here."""
        for part in self._facts:
            let_go(part)
        self._facts = []
        for row, (label, words) in enumerate(facts):
            name = Text(label, "small", "ink2", wrap=True)
            name.setMinimumWidth(self._look.size(120))
            said = Text(words, "body", wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(said, row, 1)
            self._facts += [name, said]


class CardPage(ScrolledPage):
    """Cards one below the other, scrolled where they are many."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.cards = self.inner
        self._revealed: Card | None = None
        self.bar.rangeChanged.connect(self._scroll_to_it)
        self.bar.actionTriggered.connect(self._let_scroll)

    def reveal(self, card: Card) -> None:
        """Keep a card's beginning at the top as far as can be, until somebody scrolls."""
        self._revealed = card
        self._scroll_to_it()

    def _scroll_to_it(self) -> None:
        if self._revealed is not None:
            self.bar.setValue(self._revealed.y() - self.look.gap(12))

    def _let_scroll(self) -> None:
        self._revealed = None
