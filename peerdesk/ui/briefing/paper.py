# SPDX-License-Identifier: Apache-2.0
"""The paper of this place: pages that follow what is arranged, and the PDF that leaves."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from peerdesk.compose.blocks import Bullets, Copy, Document
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.briefings import issued_document, summary
from peerdesk.domain.briefing import Issue
from peerdesk.ui.components.choose import Wanted
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place

FILES = {
    Copy.SPEAKING_NOTE: "speaking-note",
    Copy.SPONSOR: "sponsors-copy",
    Copy.TEAM: "teams-copy",
}


class BriefingPaper(QObject):
    """Composes on the vault's thread, prints elsewhere; of several requests the newest wins."""

    news = Signal(object)

    def __init__(self, place: Place, preview: PaperPreview) -> None:
        super().__init__(place)
        self._place, self._preview = place, preview
        self._job: Job | None = None
        self._document: Document | None = None
        self._day = ""
        self._sheet = OneSheet(place)

    def prepare(self, day: str, copy: Copy) -> None:
        """Show a day's summary as it stands now."""
        self._drop()
        self._day = day

        def work(book: TeamBook) -> Document:
            return summary(book, day, copy)

        self._job = self._place.ask(Urgency.JOB, work, self._show)

    def recall(self, issue: Issue, copy: Copy) -> None:
        """Show an issued summary as it was frozen."""
        self._drop()
        self._day = issue.day
        self._job = self._place.aside(lambda: issued_document(issue, copy), self._show)

    def export(self) -> None:
        """Ask for a folder, and write what is shown as a PDF."""
        document = self._document
        if document is None:
            return
        name = f"summary-{self._day}-{FILES[document.copy]}.pdf"
        wanted = Wanted(
            self.tr("Export {0}").format(document.title), self.tr("Export PDF"), name=name
        )
        self._sheet.choose(wanted, lambda path: self._write(document, path))

    def blank(self) -> None:
        """Show and hold nothing."""
        self._drop()
        self._document = None
        self._preview.clear()
        self._sheet.blank()

    def _show(self, document: Document) -> None:
        self._document = document
        self._preview.show_paper(document)
        bullets = (block for block in document.blocks if isinstance(block, Bullets))
        self.news.emit({p.message: p.news for group in bullets for p in group.points if p.message})

    def _write(self, document: Document, path: Path) -> None:
        papers, files = self._place.session.papers, self._place.session.files
        self._place.aside(lambda: files.write(path, papers.document_pdf(document)), self._say)

    def _say(self, path: Path) -> None:
        sentence = self.tr("Written: {0}. It is no longer encrypted: handle it as agreed.")
        self._place.said.emit(sentence.format(path), None)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None
