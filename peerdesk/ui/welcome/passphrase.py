# SPDX-License-Identifier: Apache-2.0
"""The passphrase of a new vault: five suggested words, or one's own typed twice."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.care import Weighed
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.strength import Strength
from peerdesk.ui.components.text import Text, pane
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.secret import SecretField


class PassphraseForm(QWidget):
    """Five suggested words, or one's own; typed once more so that they are known."""

    entered = Signal()

    def __init__(
        self, look: Look, suggest: Callable[[], str], weigh: Callable[[str], Weighed]
    ) -> None:
        super().__init__()
        self._look, self._suggest, self._weigh = look, suggest, weigh
        self._suggested = ""
        self._words = Text("", "place")
        self._words.setWordWrap(True)
        self._other = Button(look, self.tr("Five other words"), LINK)
        self._typed = SecretField(look, self.tr("Type the passphrase"))
        self._again = SecretField(look, self.tr("Type your own once more"))
        hint = self.tr("Type the five words, or a passphrase of your own of 12 or more characters.")
        self._field = Field(look, self.tr("Passphrase"), self._typed, hint)
        self._field.wrong_on(self._typed.field)
        self._second = Field(look, self.tr("Once more"), self._again)
        self._second.wrong_on(self._again.field)
        self._strength = Strength(look)
        self._keep_room()
        self._lay_out()
        self._typed.changed.connect(self._compare)
        self._other.clicked.connect(self.suggest)
        self._typed.entered.connect(self._go_on)
        self._again.entered.connect(self.entered)

    def suggest(self) -> None:
        """Suggest five words anew."""
        self._suggested = self._suggest()
        self._words.setText(self._suggested)
        self._typed.clear()
        self._again.clear()
        self._compare("")

    def focus(self) -> None:
        """Put the focus where the passphrase is typed."""
        self._typed.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_wrong(self, sentence: str) -> None:
        """Say why it went wrong below the passphrase, which every purpose asks for."""
        self._field.set_error(sentence)

    def passphrase(self) -> str:
        """Return the passphrase, or "" where something is wrong, which is then said."""
        typed = self._typed.text()
        self._field.set_error("")
        self._second.set_error("")
        if " ".join(typed.split()) == self._suggested:
            return self._suggested
        weighed = self._weigh(typed)
        if not weighed.enough:
            self._field.set_error(weighed.sentence)
            return ""
        if self._again.text() != typed:
            self._second.set_error(self.tr("The two differ: type the same passphrase twice."))
            return ""
        return typed

    def clear(self) -> None:
        """Forget everything."""
        self._suggested = ""
        self._words.clear()
        self._typed.clear()
        self._again.clear()
        self._strength.clear()

    def _go_on(self) -> None:
        """Go on at Enter: to the second field where one's own is still to be typed again."""
        if self._second.isVisible() and not self._again.text():
            self._again.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()

    def _keep_room(self) -> None:
        """Keep the room of the second field while it is hidden, so that nothing jumps."""
        policy = self._second.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._second.setSizePolicy(policy)

    def _compare(self, typed: str) -> None:
        own = bool(typed) and not self._suggested.startswith(" ".join(typed.split()))
        self._second.setVisible(own)
        self._strength.setVisible(own)
        if own:
            self._strength.tell(self._weigh(typed))
        done = " ".join(typed.split()) == self._suggested and bool(typed)
        self._field.set_hint(
            self.tr("That is it.")
            if done
            else self.tr("Type the five words, or one of your own of 12 or more characters.")
        )

    def _lay_out(self) -> None:
        look = self._look
        box = pane("card")
        inner = QVBoxLayout(box)
        margins(look, inner, 16, 12, 16, 12)
        between(look, inner, 6)
        inner.addWidget(
            Text(
                self.tr("Five words that nobody can guess. Write them down until you know them."),
                "small",
                "ink2",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self._other)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        between(look, column, 12)
        column.addWidget(box)
        column.addWidget(self._field)
        column.addWidget(self._strength)
        column.addWidget(self._second)
