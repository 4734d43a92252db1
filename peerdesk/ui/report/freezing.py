# SPDX-License-Identifier: Apache-2.0
"""The sheet that says what freezing a document means, before it cannot be taken back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.compose.checks.finding import Finding
from peerdesk.compose.report_plan import name_of
from peerdesk.desk.open_findings import open_words
from peerdesk.domain.publication_words import Stage
from peerdesk.domain.words import title
from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import IconText
from peerdesk.ui.look import Look
from peerdesk.ui.report.rows import Shown, counted


class FreezeSheet(Sheet):
    """Says what will be frozen and what is still open; `frozen` comes once.

    `looked_for` comes when somebody would rather look at the findings that stand open.
    """

    frozen = Signal()
    looked_for = Signal()

    def __init__(self, look: Look, host: QWidget, shown: Shown, stage: Stage) -> None:
        words = self.tr("Freeze: {0}, {1}").format(name_of(shown.kind), title(stage).lower())
        super().__init__(look, host, words, width=560)
        inside, out, _, _ = counted(shown.rows)
        number = max((row.frozen.number for row in shown.editions), default=0) + 1
        facts = (
            ("lock-simple", self.tr("Number {0}. It stands as it is for good.").format(number)),
            ("list-checks", self.tr("{0} points in, {1} left out").format(inside, out)),
        )
        for icon, said in facts:
            self.body.addWidget(IconText(look, icon, said))
        for remark in shown.remarks:
            self.body.addWidget(Banner(look, "warn", remark))
        self._found = Banner(look, "warn")
        self._found.hide()
        self.body.addWidget(self._found)
        act = self.add_act(self.tr("Freeze it"), PRIMARY, key="Ctrl+Return")
        act.clicked.connect(self._take)
        self.look_at = self.add_act(self.tr("Look at them"))
        self.look_at.hide()
        self.look_at.clicked.connect(self._turn_away)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)

    def say_open(self, findings: Sequence[Finding]) -> None:
        """Say how many findings stand open: it stops nobody."""
        if not findings or self.isHidden():
            return
        self._found.say(open_words(findings))
        self._found.show()
        self.look_at.show()
        self.fit()
        announce(self, open_words(findings))

    def _turn_away(self) -> None:
        self.leave()
        self.looked_for.emit()

    def _take(self) -> None:
        self.frozen.emit()
        self.leave()
