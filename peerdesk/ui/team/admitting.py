# SPDX-License-Identifier: Apache-2.0
"""The sheet that admits a colleague's laptop, once six words have been compared by voice."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from peerdesk.desk.admission import Asking, usual_authority
from peerdesk.domain.words import Authority, title
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import across, between, down
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.team.reading import TeamView
from peerdesk.ui.team.words import authority_hint, authority_words


class SixWords(QWidget):
    """Six words, numbered, large enough to be read aloud."""

    def __init__(self, look: Look, words: tuple[str, ...]) -> None:
        super().__init__()
        self.setAccessibleName(" ".join(words))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        across(look, grid, 24)
        down(look, grid, 4)
        for number, word in enumerate(words):
            holder = Text(f"{number + 1}  {word}", "note")
            grid.addWidget(holder, number // 3, number % 3, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(3, 1)


class AdmitSheet(Sheet):
    """`admitted` carries whom named at scoping this laptop belongs to, or "", and what it may do.

    `turned_down` says that it is not to be admitted; leaving the sheet decides nothing. Where
    several ask, `other` carries the one before or after, who is to be looked at instead.
    """

    admitted = Signal(str, str)
    turned_down = Signal()
    other = Signal(object)

    def __init__(self, look: Look, host: QWidget, asking: Asking, view: TeamView) -> None:
        self._member = member = asking.member
        super().__init__(look, host, self.tr("Admit {0}’s laptop").format(member.name), width=620)
        self._view = view
        self._waits = Text("", "body", wrap=True)
        self._offer_others(asking)
        self._say_who(asking)
        self.body.addWidget(
            Banner(
                look,
                "warn",
                self.tr(
                    "Ring {0}. Have them open Team on their laptop and read their six words to "
                    "you. Admit the laptop only if they are the same as these."
                ).format(member.name),
            )
        )
        self.body.addWidget(SixWords(look, asking.fingerprint))
        self.person = Pick(look, self, self.tr("This is"))
        self._offer_people()
        self.body.addWidget(
            Field(look, self.tr("This is"), self.person, self.tr("As named at scoping."))
        )
        self.may = Pick(look, self, self.tr("May do"))
        self._grants = Field(look, self.tr("What it may do"), self.may)
        self.body.addWidget(self._grants)
        self.body.addStretch(1)
        act = self.add_act(self.tr("The words are the same: admit"), PRIMARY)
        act.clicked.connect(self._take)
        self.add_act(self.tr("Not now"), key="Esc").clicked.connect(self.leave)
        self.add_act(self.tr("Turn down"), LINK).clicked.connect(self._refuse)
        self.person.picked.connect(self._offer_authority)
        self.may.picked.connect(self._say_grants)
        self._offer_authority()

    def say_waiting(self, sentence: str) -> None:
        """Say what bundles of theirs wait here and come in with the admission."""
        self._waits.setText(sentence)
        self._waits.setVisible(bool(sentence))
        self.fit()

    def _offer_others(self, asking: Asking) -> None:
        """Say which of several who ask this is, and lead to those before and after."""
        among = list(self._view.asking)
        devices = [one.member.device for one in among]
        if asking.member.device not in devices:  # it has come just now
            devices.append(asking.member.device)
            among.append(asking)
        if len(among) == 1:
            return
        place, look = devices.index(asking.member.device), self.look
        holder, flow = flow_box()
        between(look, flow, 12)
        said = self.tr("{0} of {1} who ask").format(place + 1, len(among))
        flow.addWidget(Text(said, "small", "ink2"))
        for words, step in ((self.tr("The one before"), -1), (self.tr("The next one"), 1)):
            button = Button(look, words, LINK)
            following = among[(place + step) % len(among)]
            button.clicked.connect(partial(self._turn_to, following))
            flow.addWidget(button)
        self.body.addWidget(holder)

    def _turn_to(self, asking: Asking, _: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's form
        self.leave()
        self.other.emit(asking)

    def _say_who(self, asking: Asking) -> None:
        member = self._member
        said = ", ".join(part for part in (title(member.role), member.organisation) if part)
        words = [self.tr("The file says: {0}.").format(said)]
        if asking.edition:
            words.append(self.tr("They accepted the ground rules and terms."))
        self.body.addWidget(Text(" ".join(words), "body", "ink2", wrap=True))
        self._waits.hide()
        self.body.addWidget(self._waits)

    def _offer_people(self) -> None:
        member, new = self._member, self.tr("Somebody not named yet")
        waiting = self._view.waiting
        options = [Option(one.person, one.name, title(one.role), "user") for one in waiting]
        options.append(Option("", new, icon="user-plus"))
        same = [n.person for n in waiting if member.person == n.person or member.name == n.name]
        self.person.set_options(options, next(iter(same), ""))

    def _offer_authority(self, _: str = "") -> None:
        """Offer what goes with the person's part; of a part that only the file says, a peer's."""
        chosen = next((n for n in self._view.waiting if n.person == self.person.value()), None)
        role = chosen.role if chosen else self._member.role
        usual = usual_authority(role, named=chosen is not None)
        options = [
            Option(one.value, authority_words(one), authority_hint(one)) for one in Authority
        ]
        self.may.set_options(options, usual.value)
        self._say_grants()

    def _say_grants(self, _: str = "") -> None:
        """Say what the laptop may do afterwards, whatever its file asks."""
        self._grants.set_hint(
            {
                Authority.LEAD: self.tr(
                    "As a lead they change scope, team and timetable, brief, and admit others."
                ),
                Authority.PEER: self.tr("As a peer they write notes and draft messages."),
                Authority.WRITING_OBSERVER: self.tr("As an observer they read, and write notes."),
                Authority.OBSERVER: self.tr(
                    "As an observer they read; a lead can let them write notes."
                ),
            }[Authority(self.may.value())]
        )
        if self.isVisible():
            self.fit()

    def _take(self) -> None:
        self.admitted.emit(self.person.value(), self.may.value())
        self.leave()

    def _refuse(self) -> None:
        self.turned_down.emit()
        self.leave()
