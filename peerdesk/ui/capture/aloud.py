# SPDX-License-Identifier: Apache-2.0
"""The ground rules, large enough to be read out; Enter remembers that they were."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.desk.session_choices import ReadOut
from peerdesk.domain.calendar import local
from peerdesk.domain.ground_rules import GroundRules, ReadAloud
from peerdesk.domain.session import Session
from peerdesk.ui.components.button import PLAIN, PRIMARY
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.tabs import Tabs
from peerdesk.ui.components.text import Text, let_go
from peerdesk.ui.look import Look


class RulesSheet(Sheet):
    """Reads like a card held in the hand; `read_out` comes once it was read."""

    read_out = Signal()

    def __init__(
        self,
        look: Look,
        host: QWidget,
        rules: GroundRules,
        session: Session | None,
        before: ReadOut | None,
    ) -> None:
        super().__init__(look, host, self.tr("Ground rules to read out"), width=760)
        self._texts: dict[str, ReadAloud] = {
            "usual": rules.usual,
            "observation": rules.observation,
            "young": rules.young_people,
        }
        self._tabs = Tabs(
            look,
            [
                ("usual", self.tr("Interviews and groups")),
                ("observation", self.tr("Before watching")),
                ("young", self.tr("Young people")),
            ],
        )
        self._lines: list[Text] = []
        self._facts = Text("", "small", "ink2", wrap=True)
        self.body.addWidget(self._tabs)
        self.body.addWidget(self._facts)
        self._tabs.chosen.connect(self._show)
        again = self.tr("Read out again") if before else self.tr("They were read out")
        self.done = self.add_act(again, PRIMARY, key="Return")
        self.done.clicked.connect(self._done)
        self.add_act(self.tr("Not now"), PLAIN, key="Esc").show_key_only().clicked.connect(
            self.leave
        )
        self._say_before(rules.version, before)
        fitting = rules.fitting(session.kind if session else None)
        key = next(name for name, text in self._texts.items() if text == fitting)
        self._tabs.choose(key)
        self._show(key)

    def _say_before(self, edition: str, before: ReadOut | None) -> None:
        facts = self.tr("Edition {0}.").format(edition)
        if before is not None:
            time = f"{local(before.at, before.offset):%H:%M}"
            facts += " " + self.tr("Read out in this session at {0} (edition {1}).").format(
                time, before.edition
            )
        self._facts.setText(facts)

    def _show(self, key: str) -> None:
        for line in self._lines:
            self.body.removeWidget(line)
            let_go(line)
        text = self._texts[key]
        self.heading.setText(text.title)
        self._lines = [Text(line, "note", "ink", wrap=True) for line in text.lines]
        for place, line in enumerate(self._lines, 1):
            line.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self.body.insertWidget(place, line)
        self.fit()

    def _done(self) -> None:
        self.read_out.emit()
        self.leave()
