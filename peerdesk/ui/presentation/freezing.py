# SPDX-License-Identifier: Apache-2.0
"""The sheet that says what freezing the presentation means, and what is open of it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.compose.checks.finding import Check, Finding
from peerdesk.desk.before_freezing import ToFreeze, counted_by_check
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import IconText, Text
from peerdesk.ui.look import Look

_SHOWN = 40
"""Findings and wordings that anybody reads on a sheet; the rest are counted."""


class FreezeSheet(Sheet):
    """Says what will be frozen before it cannot be taken back.

    `frozen` comes once; `looked_for` asks to see the findings. `untaken` is given where an edited
    file is frozen: the wordings that were ticked and not taken over; its findings stand here.
    """

    frozen = Signal()
    looked_for = Signal()

    def __init__(
        self,
        look: Look,
        host: QWidget,
        asked: ToFreeze,
        findings: Sequence[Finding],
        untaken: Sequence[str] | None = None,
    ) -> None:
        title = self.tr("Freeze presentation {0}").format(asked.number)
        super().__init__(look, host, title, width=640)
        self._is_file = untaken is not None
        self._say_what(asked)
        self._say_findings(tuple(findings))
        for sentence in self._warnings(asked, untaken or ()):
            self.body.addWidget(Banner(look, "warn", sentence))
        self.body.addWidget(Banner(look, "told", self._meaning(asked.number + 1)))
        if self._is_file:
            self._list(findings)
        self.body.addStretch(1)
        freeze = self.add_act(title, PRIMARY, key="Ctrl+Return")
        freeze.clicked.connect(self._take)
        self.add_act(self.tr("Not yet"), key="Esc").clicked.connect(self.leave)

    def _say_what(self, asked: ToFreeze) -> None:
        source = self.tr("The slides as they stand here")
        if self._is_file:
            source = self.tr("The slides as the edited file has them")
        counted = self.tr("Slides: {0}, points: {1}").format(len(asked.slides.slides), asked.points)
        for icon, words in (("presentation", source), ("list-checks", counted)):
            self.body.addWidget(IconText(self.look, icon, words, "ink"))

    def _say_findings(self, findings: tuple[Finding, ...]) -> None:
        if not findings:
            self.body.addWidget(Banner(self.look, "done", self.tr("No finding is open.")))
            return
        names = self._names()
        each = ", ".join(f"{names[check]} {count}" for check, count in counted_by_check(findings))
        words = self.tr("Findings that nobody has mended or released: {0} ({1}).")
        banner = Banner(self.look, "warn", words.format(len(findings), each))
        if not self._is_file:
            banner.add_act(self.tr("Look at them")).clicked.connect(self._look)
        self.body.addWidget(banner)

    def _warnings(self, asked: ToFreeze, untaken: Sequence[str]) -> Iterator[str]:
        """Yield what a lead would want to know; none of it forbids anything."""
        if asked.emerging:
            yield self.tr("Points that no lead has agreed yet: {0}").format(asked.emerging)
        if asked.lacks_study:
            yield self.tr("No case study yet: the presentation should end with one.")
        if untaken:
            quoted = " ".join(f"“{words}”" for words in untaken[:_SHOWN])
            yield self.tr(
                "Ticked, and not taken over: the messages keep their old words. {0}: {1}"
            ).format(len(untaken), quoted)

    def _meaning(self, following: int) -> str:
        return self.tr(
            "Freezing keeps these slides as presented, with a digest, on this laptop and with the "
            "next bundle on every other. They cannot be changed or taken back, only followed by "
            "presentation {0}. Nothing is sent to anybody."
        ).format(following)

    def _list(self, findings: Sequence[Finding]) -> None:
        for finding in findings[:_SHOWN]:
            found = f"“{finding.found}”" if finding.found else ""
            parts = (f"{finding.place}:" if finding.place else "", found, finding.words)
            line = " ".join(part for part in parts if part)
            self.body.addWidget(Text(line, "body", "ink2", wrap=True))
        if (more := len(findings) - _SHOWN) > 0:
            self.body.addWidget(Text(self.tr("and {0} more").format(more), "small", "ink2"))

    def _names(self) -> dict[Check, str]:
        return {
            Check.ATTRIBUTION: self.tr("attribution"),
            Check.LANGUAGE: self.tr("language"),
            Check.TRIANGULATION: self.tr("thin evidence"),
            Check.SURPRISE: self.tr("surprise"),
            Check.DRIFT: self.tr("drift"),
        }

    def _take(self) -> None:
        self.frozen.emit()
        self.leave()

    def _look(self) -> None:
        self.leave()
        self.looked_for.emit()
