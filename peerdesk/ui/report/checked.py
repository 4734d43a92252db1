# SPDX-License-Identifier: Apache-2.0
"""The checks of whichever document is shown: one margin for all of them."""

from peerdesk.compose.checks.finding import Check, Finding
from peerdesk.desk.book import TeamBook
from peerdesk.desk.gathering import gather
from peerdesk.desk.surprises import told_findings
from peerdesk.domain.publication_words import Publication
from peerdesk.ui.components.checking import Checking
from peerdesk.ui.components.findings import FindingsMargin
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.place import Place


class ReportChecking(Checking):
    """Checks a report, until it is turned to another kind of document.

    Besides the guard and the language check a report and a letter are held against what was told
    and what the slides say. How thin the evidence of a point is stands with the messages and the
    map: said here of every point once more, it would hide the rest.
    """

    def __init__(self, place: Place, margin: FindingsMargin, preview: PaperPreview) -> None:
        super().__init__(place, margin, preview, Publication.REPORT)
        self.add_check(Check.SURPRISE, self._told)
        self.add_check(Check.DRIFT, _found_with_surprises)

    def _told(self, book: TeamBook) -> tuple[Finding, ...]:
        found = told_findings(gather(book), self.publication)
        return tuple(finding for finding in found if finding.check is not Check.TRIANGULATION)


def _found_with_surprises(_: TeamBook) -> tuple[Finding, ...]:
    """Find nothing more: both are found in one look."""
    return ()
