# SPDX-License-Identifier: Apache-2.0
"""The sheet that admits a colleague's laptop, once six words have been compared by voice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from peerdesk.domain.words import title
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.team.reading import Asked, TeamView


class SixWords(QWidget):
    """Six words, numbered, large enough to be read aloud."""

    def __init__(self, look: Look, words: tuple[str, ...]) -> None:
        super().__init__()
        self.setAccessibleName(" ".join(words))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.gap(24))
        grid.setVerticalSpacing(look.gap(4))
        for number, word in enumerate(words):
            holder = Text(f"{number + 1}  {word}", "note")
            grid.addWidget(holder, number // 3, number % 3, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(3, 1)


class AdmitSheet(Sheet):
    """`admitted` carries the person named at scoping that this laptop belongs to, or ""."""

    admitted = Signal(str)

    def __init__(self, look: Look, host: QWidget, asked: Asked, view: TeamView) -> None:
        member = asked.member
        super().__init__(look, host, self.tr("Admit {0}’s laptop").format(member.name), width=620)
        said = ", ".join(part for part in (title(member.role), member.organisation) if part)
        self.body.addWidget(
            Text(self.tr("The file says: {0}").format(said), "body", "ink2", wrap=True)
        )
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
        self.body.addWidget(SixWords(look, asked.words))
        self.person = Pick(look, self, self.tr("This is"))
        new = self.tr("Somebody not named yet")
        options = [
            Option(named.person, named.name, title(named.role), "user") for named in view.waiting
        ]
        options.append(Option("", new, icon="user-plus"))
        same = next((n.person for n in view.waiting if n.name == member.name), "")
        self.person.set_options(options, same)
        self.body.addWidget(
            Field(look, self.tr("This is"), self.person, self.tr("As named at scoping."))
        )
        self.body.addStretch(1)
        act = self.add_act(self.tr("The words are the same: admit"), PRIMARY)
        act.clicked.connect(self._take)
        self.add_act(self.tr("Not now"), key="Esc").clicked.connect(self.leave)

    def _take(self) -> None:
        self.admitted.emit(self.person.value())
        self.leave()
