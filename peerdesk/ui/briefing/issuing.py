# SPDX-License-Identifier: Apache-2.0
"""The sheet that says what issuing a summary means."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.domain.calendar import day_name
from peerdesk.ui.briefing.reading import Prepared
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import IconText
from peerdesk.ui.look import Look


class IssueSheet(Sheet):
    """Says what will be frozen before it cannot be taken back; `issued` comes once."""

    issued = Signal()

    def __init__(self, look: Look, host: QWidget, prepared: Prepared) -> None:
        number = prepared.frame.next_number
        super().__init__(look, host, self.tr("Issue daily summary {0}").format(number), width=560)
        included = sum(row.included for row in prepared.rows)
        left_out = len(prepared.rows) - included
        facts = (
            ("calendar-blank", day_name(prepared.day)),
            ("list-checks", self.tr("{0} points in, {1} left out").format(included, left_out)),
            ("question", self.tr("{0} questions and requests").format(len(prepared.requests))),
            ("user", self.tr("For: {0}").format(prepared.sponsor or prepared.frame.sponsors[0])),
        )
        for icon, words in facts:
            self.body.addWidget(IconText(look, icon, words, "ink"))
        self.body.addWidget(
            Banner(
                look,
                "told",
                self.tr(
                    "Issuing freezes these words with a digest, on this laptop and with the next "
                    "bundle on every other. They cannot be changed or taken back, only followed "
                    "by summary {0}. Nothing is sent to anybody."
                ).format(number + 1),
            )
        )
        self.body.addStretch(1)
        self._issue = self.add_act(
            self.tr("Issue summary {0}").format(number), PRIMARY, key="Ctrl+Return"
        )
        self._issue.clicked.connect(self._take)
        self.add_act(self.tr("Not yet"), key="Esc").clicked.connect(self.leave)

    def _take(self) -> None:
        self.issued.emit()
        self.leave()
