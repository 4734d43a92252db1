# SPDX-License-Identifier: Apache-2.0
"""Beside the page: what to listen for, ticked off as lines are tagged, and the digits."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from peerdesk.domain.challenge import Kloe
from peerdesk.domain.listening import heard
from peerdesk.domain.placed import Placed
from peerdesk.ui.capture.prompt_tick import PromptTick
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.text import Text, column, let_go, pane
from peerdesk.ui.look import Look

Ticks = frozenset[tuple[str, int]]
"""Prompts by line of enquiry and place."""


class PromptCard(QFrame):
    """One line of enquiry with its prompts; `ticked` carries a prompt that somebody ticked."""

    ticked = Signal(str, int, bool)

    def __init__(self, look: Look, kloe: Placed[Kloe], key: str) -> None:
        super().__init__()
        self._look, self._kloe = look, kloe
        self.setProperty("ground", "card")
        self._count = Text("", "small", "ink2")
        head = QHBoxLayout()
        between(look, head, 8)
        head.addWidget(Text(kloe.value.title, "heading", wrap=True), 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        if key:
            head.addWidget(KeyCap(look, key), 0, Qt.AlignmentFlag.AlignTop)
        whole = column(self)
        between(look, whole, 6)
        margins(look, whole, 12, 10, 12, 10)
        whole.addLayout(head)
        self._prompts = kloe.value.prompts or (kloe.value.question,)
        self.ticks = [PromptTick(look, prompt) for prompt in self._prompts]
        for place, tick in enumerate(self.ticks):
            tick.pressed_by_hand.connect(lambda on, at=place: self.ticked.emit(kloe.id, at, on))
            whole.addWidget(tick)

    def show_lines(self, lines: Sequence[str], by_hand: Ticks, not_heard: Ticks) -> int:
        """Tick what the lines that carry this tag speak of; return how many prompts are ticked."""
        told = counted(len(lines), self.tr("{0} line"), self.tr("{0} lines"))
        self._count.setText(told)
        self._count.set_ink("done" if lines else "ink3")
        for place, on in enumerate(heard(self._prompts, lines)):
            here = (self._kloe.id, place)
            self.ticks[place].set_on((on or here in by_hand) and here not in not_heard)
        return sum(tick.is_on for tick in self.ticks)


class Prompts(QWidget):
    """The cards of the session's lines of enquiry."""

    ticked = Signal(str, int, bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._cards: dict[str, PromptCard] = {}
        self._shown: list[tuple[Placed[Kloe], str]] | None = None
        self._heard = Text("", "small", "ink2")
        self._none = Text("", "small", "ink2", wrap=True)
        self._below: QWidget | None = None
        self._stack = QVBoxLayout()
        self._lay_out()

    def show_kloes(self, kloes: Sequence[Placed[Kloe]], pins: Sequence[str]) -> None:
        """Show these lines of enquiry, each with the digit that it is pinned at."""
        keys = [f"Ctrl+{pins.index(k.id) + 1}" if k.id in pins else "" for k in kloes]
        shown = list(zip(kloes, keys, strict=True))
        if shown == self._shown:  # the focus may stand on one of them
            return
        self.blank()
        self._shown = shown
        for kloe, key in shown:
            card = PromptCard(self._look, kloe, key)
            card.ticked.connect(self.ticked)
            self._cards[kloe.id] = card
            self._stack.insertWidget(self._stack.count() - 2, card)
        self._none.setVisible(not kloes)
        self._none.setText(
            self.tr("No line of enquiry is set for this. Type # in a line to find any of them.")
        )

    def show_lines(
        self,
        lines: Mapping[str, Sequence[str]],
        by_hand: Ticks = frozenset(),
        not_heard: Ticks = frozenset(),
    ) -> None:
        """Say how many lines carry each tag, and tick what they speak of."""
        ticked = sum(
            card.show_lines(lines.get(kloe, ()), by_hand, not_heard)
            for kloe, card in self._cards.items()
        )
        every = sum(len(card.ticks) for card in self._cards.values())
        self._heard.setText(self.tr("{0} of {1} heard").format(ticked, every))
        self._heard.setVisible(bool(self._cards))

    def put_below(self, widget: QWidget) -> None:
        """Put something below the cards, once."""
        self._stack.insertWidget(self._stack.count() - 1, widget)

    @property
    def first_tick(self) -> QWidget | None:
        """Return the first prompt, for the focus to go to."""
        return next((tick for card in self._cards.values() for tick in card.ticks), None)

    def blank(self) -> None:
        """Take every card away."""
        for card in self._cards.values():
            let_go(card)
        self._cards = {}
        self._shown = None
        self._heard.clear()

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Prompts"), "heading"), 1)
        head.addWidget(self._heard)
        inner = pane("canvas")
        self._stack = column(inner)
        between(look, self._stack, 8)
        margins(look, self._stack, 16, 0, 16, 16)
        self._stack.addWidget(self._none)
        self._stack.addSpacing(0)
        self._stack.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Prompts"))
        scroll.setWidget(inner)
        whole = column(self)
        between(look, whole, 10)
        margins(look, whole, 0, 16, 0, 0)
        row = QHBoxLayout()
        margins(look, row, 16, 0, 16, 0)
        row.addLayout(head)
        whole.addLayout(row)
        whole.addWidget(scroll, 1)
