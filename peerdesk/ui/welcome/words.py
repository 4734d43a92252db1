# SPDX-License-Identifier: Apache-2.0
"""Recovery words: shown once when a vault is made, and asked for when the passphrase is lost."""

from random import SystemRandom

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.control import TextArea, TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import across, between, down, margins
from peerdesk.ui.components.moment import seconds_words
from peerdesk.ui.components.text import Text, let_go, pane
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.later import LaterPage

_COLUMNS = 4


class WordsPage(LaterPage):
    """Shows the recovery words and has any two of them typed back."""

    known = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words: tuple[str, ...] = ()
        self._asked = (0, 0)
        self._grid = QGridLayout()
        self._fields = [Field(look, "", TextField(look)) for _ in self._asked]
        self._go = Button(look, self.tr("I have written them down"), PRIMARY, key="Ctrl+Return")
        self._cost = Text("", "small", "ink2", wrap=True)
        self._lay_out()
        self._go.clicked.connect(self.check)

    def show_words(self, words: tuple[str, ...], seconds: float = 0.0) -> None:
        """Show these words, in their order, and what a try of the passphrase costs here."""
        self.clear()
        if seconds:
            said = self.tr("Opening with the passphrase takes {0} on this laptop.")
            self._cost.setText(said.format(seconds_words(seconds)))
        self._cost.setVisible(bool(seconds))
        self._words = words
        first, second = sorted(SystemRandom().sample(range(len(words)), 2))
        self._asked = (first, second)
        rows = -(-len(words) // _COLUMNS)
        for place, word in enumerate(words):
            cell = QHBoxLayout()
            number = Text(str(place + 1), "least", "ink3")
            number.setMinimumWidth(self._look.size(20))
            cell.addWidget(number)
            cell.addWidget(Text(word, "heading"), 1)
            self._grid.addLayout(cell, place % rows, place // rows)
        for field, place in zip(self._fields, self._asked, strict=True):
            field.set_label(self.tr("Word {0}").format(place + 1))
        self._fields[0].control.setFocus()

    def clear(self) -> None:
        """Forget the words."""
        self._words = ()
        while (cell := self._grid.takeAt(0)) is not None:
            inner = cell.layout()
            while inner is not None and (item := inner.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    let_go(widget)  # at once, for a lock comes before the next round of events
        for field in self._fields:
            field.set_error("")
            if isinstance(field.control, TextField):
                field.control.clear()

    def leave_act_out(self) -> None:
        """Leave the act to a sheet, which shows it where it is always seen and calls `check`."""
        self._go.hide()

    def check(self) -> None:
        """Hold what was typed against the words; `known` comes where both are right."""
        for field, place in zip(self._fields, self._asked, strict=True):
            typed = field.control.text() if isinstance(field.control, TextField) else ""
            if typed.strip().lower() != self._words[place]:
                field.set_error(self.tr("Not that word: look at your paper again."))
                return
            field.set_error("")
        self.known.emit()

    def _lay_out(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        between(look, column, 12)
        column.addWidget(Text(self.tr("Write these words on paper"), "title", wrap=True))
        advice = self.tr(
            "They open the vault if the passphrase is forgotten. Keep the paper apart from the "
            "laptop. They are shown this once."
        )
        column.addWidget(Text(advice, "small", "ink2", wrap=True))
        box = pane("card")
        box.setLayout(self._grid)
        margins(look, self._grid, 16, 14, 16, 14)
        down(look, self._grid, 8)
        across(look, self._grid, 16)
        column.addWidget(box)
        row = QHBoxLayout()
        between(look, row, 12)
        for field in self._fields:
            row.addWidget(field, 1)
        column.addWidget(
            Text(self.tr("Type two of them back from the paper:"), "small", "ink2", wrap=True)
        )
        column.addLayout(row)
        column.addWidget(self._cost)
        column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)


class RecoveryPage(LaterPage):
    """Asks for the recovery words of a vault."""

    given = Signal(tuple)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._typed = TextArea(look, lines=4)
        hint = self.tr("In their order, with spaces between them.")
        self._field = Field(look, self.tr("Recovery words"), self._typed, hint)
        self._open = Button(look, self.tr("Open with these words"), PRIMARY, key="Ctrl+Return")
        self._back = Button(look, self.tr("Back"), key="Esc")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        between(look, column, 12)
        column.addWidget(Text(self.tr("Open with recovery words"), "title", wrap=True))
        column.addWidget(self._field)
        acts = QHBoxLayout()
        between(look, acts, 12)
        acts.addWidget(self._open)
        acts.addWidget(self._back)
        acts.addStretch(1)
        column.addLayout(acts)
        self._open.clicked.connect(self._give)
        self._back.clicked.connect(self.left)

    def begin(self) -> None:
        """Show the page, empty."""
        self.clear()
        self._typed.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self._typed.setPlainText("")
        self._field.set_error("")

    def set_busy(self, *, busy: bool) -> None:
        """Say that the vault is being opened."""
        self.setEnabled(not busy)

    def say_wrong(self, sentence: str) -> None:
        """Say why it did not open; the words stay."""
        self._field.set_error(sentence)

    def _give(self) -> None:
        self.given.emit(tuple(self._typed.toPlainText().lower().split()))
