# SPDX-License-Identifier: Apache-2.0
"""What a margin of findings does by itself: it goes along with the pages, and writes releases."""

from PySide6.QtCore import QObject, Signal

from peerdesk.compose.checks.finding import Finding
from peerdesk.compose.checks.reasons import REASONS
from peerdesk.desk.releasing import release, take_back
from peerdesk.domain.publication_words import Publication, WhyReleased
from peerdesk.ui.components.findings import FindingsMargin
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.place import Place


class Releases(QObject):
    """Joins a margin to its preview, and writes down what is released or taken back in it.

    `changed` comes when one of these was written, and once more when it was undone. What is
    found, and when, is the business of whoever shows it.
    """

    changed = Signal()

    def __init__(
        self, place: Place, margin: FindingsMargin, preview: PaperPreview, publication: Publication
    ) -> None:
        super().__init__(place)
        self._place = place
        self.publication = publication
        """The kind of document that a release is written for; it may be changed."""
        margin.released.connect(self._release)
        margin.taken_back.connect(self._take_back)
        margin.chosen.connect(preview.choose_mark)
        preview.mark_chosen.connect(margin.choose)

    def _release(self, finding: Finding, why: WhyReleased) -> None:
        publication = self.publication
        said = self.tr("Released: {0}.").format(REASONS[why].lower())
        self._place.act(
            lambda book: release(book, finding, why, publication), said, self.changed.emit
        )

    def _take_back(self, identifier: str) -> None:
        said = self.tr("The release is taken back.")
        self._place.act(lambda book: take_back(book, identifier), said, self.changed.emit)
