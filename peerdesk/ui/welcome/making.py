# SPDX-License-Identifier: Apache-2.0
"""Making a vault: whose it is, what it is called on this laptop, and its passphrase."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, title
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.control import Choice, TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.text import Text, pane
from peerdesk.ui.look import Look
from peerdesk.ui.ports import NewVault, Weighed
from peerdesk.ui.welcome.secret import SecretField


@dataclass(frozen=True)
class Purpose:
    """Why a vault is made, in the words of its page."""

    key: str
    title: str
    advice: str
    act: str
    roles: Sequence[Role] = ()
    label: str = ""


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
        inner.setContentsMargins(look.gap(16), look.gap(12), look.gap(16), look.gap(12))
        inner.setSpacing(look.gap(6))
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
        column.setSpacing(look.gap(12))
        column.addWidget(box)
        column.addWidget(self._field)
        column.addWidget(self._second)


class MakingPage(QWidget):
    """The form for a new vault."""

    wanted = Signal(object)
    left = Signal()

    def __init__(
        self, look: Look, suggest: Callable[[], str], weigh: Callable[[str], Weighed]
    ) -> None:
        super().__init__()
        self._look = look
        self._title = Text("", "title", wrap=True)
        self._advice = Text("", "small", "ink2", wrap=True)
        self._name = Field(look, self.tr("Your name"), TextField(look))
        self._role_choice = Choice(look)
        self._role = Field(look, self.tr("Your part in the team"), self._role_choice)
        self._organisation = Field(look, self.tr("Your council or organisation"), TextField(look))
        self._label = Field(
            look,
            self.tr("What to call it on this laptop"),
            TextField(look),
            self.tr("Can be read without the passphrase: leave the council’s name out of it."),
        )
        self._passphrase = PassphraseForm(look, suggest, weigh)
        self._make = Button(look, "", PRIMARY, key="Ctrl+Return")
        self._back = Button(look, self.tr("Back"), key="Esc")
        self._people = QWidget()
        self._lay_out()
        self._make.clicked.connect(self._give)
        self._passphrase.entered.connect(self._make.click)
        self._back.clicked.connect(self.left)

    def begin(self, purpose: Purpose) -> None:
        """Show the form for a purpose, empty."""
        self._title.setText(purpose.title)
        self._advice.setText(purpose.advice)
        self._make.set_text(purpose.act)
        self._people.setVisible(bool(purpose.roles))
        self._role_choice.set_options([(role.value, title(role)) for role in purpose.roles])
        for field in (self._name, self._organisation):
            _line(field).clear()
            field.set_error("")
        _line(self._label).setText(purpose.label)
        self._passphrase.suggest()
        self.set_busy(busy=False)
        if purpose.roles:
            _line(self._name).setFocus()
        else:
            self._passphrase.focus()

    def set_busy(self, *, busy: bool) -> None:
        """Say that the vault is being made."""
        self.setEnabled(not busy)

    def clear(self) -> None:
        """Forget everything typed."""
        self._passphrase.clear()

    def say_wrong(self, sentence: str) -> None:
        """Say why the vault could not be made."""
        self._passphrase.say_wrong(sentence)

    def _give(self) -> None:
        name = _line(self._name).text().strip()
        if self._people.isVisible() and not name:
            self._name.set_error(self.tr("Write your name: the team sees it, documents do not."))
            return
        self._name.set_error("")
        passphrase = self._passphrase.passphrase()
        if not passphrase:
            return
        role = Role(self._role_choice.value() or Role.TEAM_LEADER.value)
        owner = Person(name, role, _line(self._organisation).text().strip())
        self.wanted.emit(NewVault(owner, passphrase, _line(self._label).text().strip()))

    def _lay_out(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap(12))
        column.addWidget(self._title)
        column.addWidget(self._advice)
        people = QVBoxLayout(self._people)
        people.setContentsMargins(0, 0, 0, 0)
        people.setSpacing(look.gap(12))
        row = QHBoxLayout()
        row.setSpacing(look.gap(12))
        row.addWidget(self._name, 1)
        row.addWidget(self._role, 1)
        people.addLayout(row)
        people.addWidget(self._organisation)
        people.addWidget(self._label)
        column.addWidget(self._people)
        column.addWidget(self._passphrase)
        acts = QHBoxLayout()
        acts.setSpacing(look.gap(12))
        acts.addWidget(self._make)
        acts.addWidget(self._back)
        acts.addStretch(1)
        column.addLayout(acts)


def _line(field: Field) -> TextField:
    control = field.control
    if not isinstance(control, TextField):
        raise TypeError(type(control))
    return control
