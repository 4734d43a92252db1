# SPDX-License-Identifier: Apache-2.0
"""What of a summary leaves the team: it is checked beside the pages, and written as a file."""

from PySide6.QtCore import QObject

from peerdesk.compose.blocks import Copy, Document
from peerdesk.compose.checks.finding import Finding
from peerdesk.ui.briefing.checks import SummaryChecks
from peerdesk.ui.briefing.keys import CHECK
from peerdesk.ui.briefing.mending import may_mend, part_of
from peerdesk.ui.briefing.offering import offered_issued, offered_now
from peerdesk.ui.briefing.page import BriefingPage
from peerdesk.ui.briefing.paper import BriefingPaper
from peerdesk.ui.briefing.reading import Prepared
from peerdesk.ui.briefing.reading_issued import IssuedSummary
from peerdesk.ui.briefing.side import ARRANGED
from peerdesk.ui.briefing.working import Working
from peerdesk.ui.components.exporting import Exporting
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.place import Place


class Leaving(QObject):
    """Has the summary on the screen checked and exported; mending opens the point's wording."""

    def __init__(
        self, place: Place, page: BriefingPage, paper: BriefingPaper, working: Working
    ) -> None:
        super().__init__(place)
        self._place, self._page, self._paper, self._working = place, page, paper, working
        self.checks = SummaryChecks(place, page.side.margin, page.preview)
        self.exporting = Exporting(place)
        self._summary: Prepared | IssuedSummary | None = None
        self._copy = Copy.SPEAKING_NOTE
        self._connect()

    def show(self, summary: Prepared | IssuedSummary, copy: Copy) -> None:
        """Know which summary is on the screen, and in which copy."""
        self._summary, self._copy = summary, copy

    def blank(self) -> None:
        """Show and hold nothing."""
        self._summary = None
        self.checks.blank()
        self.exporting.blank()

    def _export(self) -> None:
        summary, title = self._summary, self._page.heading.title.text()
        if isinstance(summary, IssuedSummary):
            self.exporting.ask(offered_issued(title, summary.issue, self._copy))
        elif summary is not None:
            self.exporting.ask(offered_now(title, summary.day, self._copy))

    def _check(self, document: Document) -> None:
        if self._summary is not None:
            self.checks.check(document, leads=self._summary.frame.lead)

    def _check_again(self) -> None:
        if self._paper.document is not None:
            self._check(self._paper.document)

    def _turn(self) -> None:
        """Go to the checks, or back to what is arranged."""
        if self._page.side.is_checking:
            self._page.side.show_beside(ARRANGED)
            self._page.outline.setFocus()
        else:
            self._page.show_checks()

    def _mend(self, finding: Finding) -> None:
        """Open the words in which something was found where they stand, or go to their message."""
        prepared = self._summary if isinstance(self._summary, Prepared) else None
        if prepared is not None and (part := part_of(prepared, finding)):
            self._page.show_asked(part, finding.found)
        elif prepared is not None and any(r.message == finding.message for r in prepared.rows):
            self._working.mend(finding.message)
        elif finding.message:
            self._follow(finding)

    def _may_mend(self, finding: Finding) -> bool:
        return may_mend(self._summary, finding)

    def _follow(self, finding: Finding) -> None:
        if finding.message:
            self._place.go.emit("messages", finding.message)
        elif finding.note:
            self._place.go.emit("evidence", finding.note)

    def _connect(self) -> None:
        self._page.side.margin.ask_may_mend(self._may_mend)
        self._page.export.clicked.connect(self._export)
        hear(self._place.look.keys, self._place, CHECK, self._turn)
        self._paper.composed.connect(self._check)
        self.checks.counted.connect(self._page.side.say_found)
        self.checks.changed.connect(self._check_again)
        self.checks.mend_wanted.connect(self._mend)
        self.checks.note_wanted.connect(self._follow)
        self.exporting.looked_for.connect(self._page.show_checks)
        self.exporting.released.connect(self._check_again)
