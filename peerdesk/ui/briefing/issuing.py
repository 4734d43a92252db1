# SPDX-License-Identifier: Apache-2.0
"""The sheet that says what issuing a summary means."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.compose.phrases import listed
from peerdesk.domain.calendar import day_name
from peerdesk.domain.publication_words import Answer
from peerdesk.ui.briefing.reading import Prepared
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import IconText
from peerdesk.ui.look import Look


class IssueSheet(Sheet):
    """Says what will be frozen before it cannot be taken back; `issued` comes once.

    `findings` is how many of the checks' finds nobody has released; `looked_for` comes instead of
    `issued` where somebody would see them first.
    """

    issued = Signal()
    looked_for = Signal()

    def __init__(self, look: Look, host: QWidget, prepared: Prepared, findings: int = 0) -> None:
        number = prepared.frame.next_number
        super().__init__(look, host, self.tr("Issue daily summary {0}").format(number), width=560)
        included = sum(row.included for row in prepared.rows)
        left_out = len(prepared.rows) - included
        facts = (
            ("calendar-blank", day_name(prepared.day)),
            ("list-checks", self.tr("{0} points in, {1} left out").format(included, left_out)),
            ("question", self.tr("Questions and requests: {0}").format(len(prepared.requests))),
            ("user", self.tr("For: {0}").format(listed([prepared.sponsor, *prepared.also]))),
        )
        for icon, words in facts:
            self.body.addWidget(IconText(look, icon, words, "ink"))
        if findings:
            self._name_findings(findings)
        for sentence in self._warnings(prepared):
            self.body.addWidget(Banner(look, "warn", sentence))
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

    def _warnings(self, prepared: Prepared) -> Iterator[str]:
        """Yield what a lead would want to know before the words are frozen; none forbids it."""
        if prepared.late:
            said = " ".join(late.sentence for late in prepared.late)
            yield self.tr("Not all is here: {0}").format(said)
        if prepared.intervention == "":
            yield self.tr("The council is in intervention, and the paragraph is not written yet.")
        disputed = sum(reply.answer in _DISPUTES for reply in prepared.waiting)
        if disputed:
            yield self.tr("Replies that dispute a point and are not settled: {0}").format(disputed)

    def _name_findings(self, findings: int) -> None:
        """Say that the checks found something, and offer to look at it; nothing is forbidden."""
        said = self.tr("The checks found something that nobody has let stand: {0}").format(findings)
        banner = Banner(self.look, "warn", said)
        banner.add_act(self.tr("Look at it"), key="L").clicked.connect(self._look_first)
        self.body.addWidget(banner)

    def _look_first(self) -> None:
        self.leave()
        self.looked_for.emit()

    def _take(self) -> None:
        self.issued.emit()
        self.leave()


_DISPUTES = frozenset({Answer.DISPUTES_WORDING, Answer.DISPUTES_SUBSTANCE})
