# SPDX-License-Identifier: Apache-2.0
"""Making a vault: whose it is, what it is called on this laptop, and its passphrase."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, title
from peerdesk.ui.care import Weighed
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.control import Choice, TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.vaults import NewVault
from peerdesk.ui.welcome.later import LaterPage
from peerdesk.ui.welcome.passphrase import PassphraseForm


@dataclass(frozen=True)
class Purpose:
    """Why a vault is made, in the words of its page."""

    key: str
    title: str
    advice: str
    act: str
    roles: Sequence[Role] = ()
    label: str = ""


class MakingPage(LaterPage):
    """The form for a new vault."""

    wanted = Signal(object)
    left = Signal()

    def __init__(
        self, look: Look, suggest: Callable[[], str], weigh: Callable[[str, Sequence[str]], Weighed]
    ) -> None:
        super().__init__()
        self._look, self._weigh_knowing = look, weigh
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
        self._passphrase = PassphraseForm(look, suggest, self._weigh)
        self._warning = Banner(look, "warn")
        self._warning.hide()
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

    def warn(self, sentence: str) -> None:
        """Say what is unfit about where the vault will lie; an empty sentence takes it away."""
        self._warning.say(sentence)
        self._warning.setVisible(bool(sentence))

    def set_busy(self, *, busy: bool) -> None:
        """Say that the vault is being made."""
        self.setEnabled(not busy)

    def clear(self) -> None:
        """Forget everything typed."""
        self._passphrase.clear()

    def say_wrong(self, sentence: str) -> None:
        """Say why the vault could not be made."""
        self._passphrase.say_wrong(sentence)

    def _weigh(self, passphrase: str) -> Weighed:
        """Weigh with what anybody who knows the user would try first."""
        typed = [_line(field).text() for field in (self._name, self._organisation, self._label)]
        return self._weigh_knowing(passphrase, [words for each in typed if (words := each.strip())])

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
        between(look, column, 12)
        column.addWidget(self._title)
        column.addWidget(self._advice)
        column.addWidget(self._warning)
        people = QVBoxLayout(self._people)
        people.setContentsMargins(0, 0, 0, 0)
        between(look, people, 12)
        row = QHBoxLayout()
        between(look, row, 12)
        row.addWidget(self._name, 1)
        row.addWidget(self._role, 1)
        people.addLayout(row)
        people.addWidget(self._organisation)
        people.addWidget(self._label)
        column.addWidget(self._people)
        column.addWidget(self._passphrase)
        acts = QHBoxLayout()
        between(look, acts, 12)
        acts.addWidget(self._make)
        acts.addWidget(self._back)
        acts.addStretch(1)
        column.addLayout(acts)


def _line(field: Field) -> TextField:
    control = field.control
    if not isinstance(control, TextField):
        raise TypeError(type(control))
    return control
