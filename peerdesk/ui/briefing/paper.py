# SPDX-License-Identifier: Apache-2.0
"""The pages of this place, which follow what is arranged."""

from PySide6.QtCore import QObject, Signal

from peerdesk.compose.blocks import Bullets, Copy, Document
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.briefings import issued_document, summary
from peerdesk.domain.briefing import Issue
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place


class BriefingPaper(QObject):
    """Composes on the vault's thread, prints elsewhere; of several requests the newest wins.

    `news` says by message what changed since the summary before, `composed` carries a document.
    """

    news = Signal(object)
    composed = Signal(object)

    def __init__(self, place: Place, preview: PaperPreview) -> None:
        super().__init__(place)
        self._place, self._preview = place, preview
        self._job: Job | None = None
        self.document: Document | None = None

    def prepare(self, day: str, copy: Copy) -> None:
        """Show a day's summary as it stands now."""
        self._drop()

        def work(book: TeamBook) -> Document:
            return summary(book, day, copy)

        self._job = self._place.ask(Urgency.JOB, work, self._show)

    def recall(self, issue: Issue, copy: Copy) -> None:
        """Show an issued summary as it was frozen."""
        self._drop()
        self._job = self._place.aside(lambda: issued_document(issue, copy), self._show)

    def blank(self) -> None:
        """Show and hold nothing."""
        self._drop()
        self.document = None
        self._preview.clear()

    def _show(self, document: Document) -> None:
        self.document = document
        self._preview.show_paper(document)
        bullets = (block for block in document.blocks if isinstance(block, Bullets))
        self.news.emit({p.message: p.news for group in bullets for p in group.points if p.message})
        self.composed.emit(document)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None
