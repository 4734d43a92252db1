# SPDX-License-Identifier: Apache-2.0
"""Numbers in the margins of pages: where each finding stands, looked for away from the screen."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from peerdesk.compose.checks.finding import Finding, Light
from peerdesk.ui.components.page_pictures import Aside
from peerdesk.ui.components.paper_page import PageMark
from peerdesk.ui.jobs import Job
from peerdesk.ui.laid import Laid, Passage, Spot, spots

STATES = {Light.NONE: "changed", Light.AMBER: "changed", Light.RED: "wrong", Light.GREEN: "done"}
"""The state whose colour a finding has; its light is said in words beside it."""


class PageMarks(QObject):
    """Findings by number from 1, and where they stand; `found` comes when that is known."""

    found = Signal()

    def __init__(self, parent: QObject, aside: Aside) -> None:
        super().__init__(parent)
        self._aside = aside
        self._findings: tuple[Finding, ...] = ()
        self._spots: tuple[Spot | None, ...] = ()
        self._chosen = 0
        self._job: Job | None = None

    def set_findings(self, findings: Sequence[Finding], laid: Laid) -> None:
        """Take other findings and look for them on the pages."""
        self._findings = tuple(findings)
        self._chosen = 0
        self.find(laid)

    def find(self, laid: Laid) -> None:
        """Look for the findings on other pages."""
        self._drop()
        if not self._findings or not laid.sections:
            self._take(())
            return
        passages = [Passage(f.text, f.start, f.end) for f in self._findings]
        self._job = self._aside(lambda: spots(laid, passages), self._take)

    def choose(self, number: int) -> None:
        """Mark one of the numbers as chosen, or none with 0."""
        self._chosen = number
        self.found.emit()

    def spot(self, number: int) -> Spot | None:
        """Return where a finding stands, or None where that is not known."""
        return self._spots[number - 1] if 0 < number <= len(self._spots) else None

    def on_page(self, page: int) -> tuple[PageMark, ...]:
        """Return the numbers in the margin of a page."""
        return tuple(
            PageMark(number, spot.top, STATES[finding.light], number == self._chosen)
            for number, (finding, spot) in enumerate(
                zip(self._findings, self._spots, strict=False), 1
            )
            if spot is not None and spot.page == page
        )

    def clear(self) -> None:
        """Hold nothing."""
        self._drop()
        self._findings, self._spots, self._chosen = (), (), 0

    def _take(self, found: tuple[Spot | None, ...]) -> None:
        self._job = None
        self._spots = found
        self.found.emit()

    def _drop(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None
