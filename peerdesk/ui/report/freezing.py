# SPDX-License-Identifier: Apache-2.0
"""The sheet that says what freezing a document means, before it cannot be taken back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.compose.report_plan import name_of
from peerdesk.domain.publication_words import Stage
from peerdesk.domain.words import title
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import IconText
from peerdesk.ui.look import Look
from peerdesk.ui.report.rows import Shown, counted


class FreezeSheet(Sheet):
    """Says what will be frozen and what is still open; `frozen` comes once."""

    frozen = Signal()

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
        act = self.add_act(self.tr("Freeze it"), PRIMARY, key="Ctrl+Return")
        act.clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)

    def _take(self) -> None:
        self.frozen.emit()
        self.leave()
