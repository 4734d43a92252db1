# SPDX-License-Identifier: Apache-2.0
"""Joining, third: who of the team this is, and the passphrase of their vault."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, title
from peerdesk.ui.care import Weighed
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.control import Choice, TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.joining import ToldChallenge, WantedJoin
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.later import LaterPage
from peerdesk.ui.welcome.passphrase import PassphraseForm


class SelfPage(LaterPage):
    """`wanted` carries a `WantedJoin`."""

    wanted = Signal(object)
    left = Signal()

    def __init__(
        self, look: Look, suggest: Callable[[], str], weigh: Callable[[str, Sequence[str]], Weighed]
    ) -> None:
        super().__init__()
        self._look, self._weigh_knowing = look, weigh
        self._told: ToldChallenge | None = None
        self._person = Choice(look, name=self.tr("You are"))
        self._who = Field(
            look, self.tr("You are"), self._person, self.tr("As the leads named you.")
        )
        self._name, self._organisation, self._called = (TextField(look) for _ in range(3))
        self._named = Field(look, self.tr("Your name"), self._name)
        roles = (*tuple(Role)[2:], *tuple(Role)[:2])
        self._role = Choice(look, [(role.value, title(role)) for role in roles])
        self._typed = QWidget()
        self._warning = Banner(look, "warn")
        self._warning.hide()
        self._passphrase = PassphraseForm(look, suggest, self._weigh)
        self._make = Button(look, self.tr("Make my vault"), PRIMARY, key="Ctrl+Return")
        self._back = Button(look, self.tr("Back"), key="Esc")
        self._lay_out()
        self._person.currentIndexChanged.connect(self._show_typed)
        self._make.clicked.connect(self._give)
        self._passphrase.entered.connect(self._make.click)
        self._back.clicked.connect(self.left)

    def begin(self, told: ToldChallenge) -> None:
        """Ask who joins the challenge that an invitation told of."""
        self.clear()
        self.setEnabled(True)
        self._told = told
        people = [(mate.person, f"{mate.name}, {mate.part.lower()}") for mate in told.people]
        self._person.set_options([*people, ("", self.tr("Somebody not named here"))])
        self._person.setCurrentIndex(-1 if people else 0)
        self._person.setPlaceholderText(self.tr("Choose your name"))
        self._called.setText(self.tr("Challenge, {0}").format(f"{datetime.now(UTC):%B %Y}"))
        self._passphrase.suggest()
        self._show_typed()
        self._person.setFocus()

    @property
    def told(self) -> ToldChallenge | None:
        """Return the challenge that this page asks for, None while it is empty."""
        return self._told

    def go_on(self) -> None:
        """Take the focus again, with everything as it was typed."""
        self._person.setFocus()

    def clear(self) -> None:
        """Forget everything typed."""
        self._told = None
        self._person.set_options(())
        for field in (self._name, self._organisation, self._called):
            field.clear()
        self._named.set_error("")
        self._who.set_error("")
        self._passphrase.clear()

    def warn(self, sentence: str) -> None:
        """Say what is unfit about where the vault will lie; an empty sentence takes it away."""
        self._warning.say(sentence)
        self._warning.setVisible(bool(sentence))

    def set_busy(self, *, busy: bool) -> None:
        """Say that the vault is being made."""
        self.setEnabled(not busy)

    def say_wrong(self, sentence: str) -> None:
        """Say why the vault could not be made."""
        self._passphrase.say_wrong(sentence)

    @property
    def _is_other(self) -> bool:
        return self._person.currentIndex() == self._person.count() - 1

    def _show_typed(self) -> None:
        self._typed.setVisible(self._is_other and self._person.count() > 0)
        self._who.set_error("", focus=False)

    def _weigh(self, passphrase: str) -> Weighed:
        """Weigh with what anybody who knows the team would try first."""
        known = self._told.known if self._told else ()
        typed = (field.text().strip() for field in (self._name, self._organisation, self._called))
        return self._weigh_knowing(passphrase, [words for words in (*known, *typed) if words])

    def _give(self) -> None:
        told, name = self._told, self._name.text().strip()
        if told is None:
            return
        if self._person.currentIndex() < 0:
            self._who.set_error(self.tr("Say who you are, so that your notes bear your name."))
            return
        if self._is_other and not name:
            self._named.set_error(self.tr("Write your name: the team sees it, documents do not."))
            return
        self._named.set_error("")
        passphrase = self._passphrase.passphrase()
        if passphrase:
            label = self._called.text().strip()
            person, owner = self._owner(told)
            self.wanted.emit(WantedJoin(told, person, owner, passphrase, label))

    def _owner(self, told: ToldChallenge) -> tuple[str, Person]:
        """Return the chosen teammate, or who was typed."""
        person = self._person.value()
        for named in told.invitation.people:
            if named.id == person:
                return person, named.value
        typed = self._name.text().strip(), self._organisation.text().strip()
        return "", Person(typed[0], Role(self._role.value()), typed[1])

    def _lay_out(self) -> None:
        look = self._look
        whole = column(self)
        between(look, whole, 12)
        whole.addWidget(Text(self.tr("Your vault"), "title", wrap=True))
        whole.addWidget(self._warning)
        whole.addWidget(self._who)
        typed = column(self._typed)
        between(look, typed, 12)
        row = QHBoxLayout()
        between(look, row, 12)
        row.addWidget(self._named, 1)
        row.addWidget(Field(look, self.tr("Your part in the team"), self._role), 1)
        typed.addLayout(row)
        come_from = self.tr("Your council or organisation")
        typed.addWidget(Field(look, come_from, self._organisation))
        whole.addWidget(self._typed)
        hint = self.tr("Can be read without the passphrase: leave the council’s name out of it.")
        called = self.tr("What to call it on this laptop")
        whole.addWidget(Field(look, called, self._called, hint))
        whole.addWidget(self._passphrase)
        acts, flow = flow_box()
        between(look, flow, 12)
        for act in (self._make, self._back):
            flow.addWidget(act)
        whole.addWidget(acts)
