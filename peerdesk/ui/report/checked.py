# SPDX-License-Identifier: Apache-2.0
"""The checks of whichever document is shown: one margin for all of them."""

from peerdesk.compose.checks.finding import Finding
from peerdesk.desk.book import TeamBook
from peerdesk.desk.open_findings import told_in
from peerdesk.desk.surprises import CHECKS
from peerdesk.domain.publication_words import Publication
from peerdesk.ui.components.checking import Checking
from peerdesk.ui.components.findings import FindingsMargin
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.place import Place


class ReportChecking(Checking):
    """Checks a report, until it is turned to another kind of document.

    Besides the guard and the language check every document is held against what was told, report
    and letter against what the slides say, too. How thin the evidence of a point is stands with
    the messages and the map: said here of every point once more, it would hide the rest.
    """

    def __init__(self, place: Place, margin: FindingsMargin, preview: PaperPreview) -> None:
        super().__init__(place, margin, preview, Publication.REPORT)
        self.add_checks(CHECKS[Publication.REPORT], self._told)

    def turn_to(self, publication: Publication, *, tells: bool = False) -> None:
        """Check another kind of document from now on, with the checks that it goes through.

        In a document that `tells`, such as the talking points, nothing can be a surprise yet.
        """
        super().turn_to(publication)
        self.add_checks(() if tells else CHECKS.get(publication, ()), self._told)

    def _told(self, book: TeamBook) -> tuple[Finding, ...]:
        return told_in(book, self.publication)
