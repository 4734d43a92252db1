# SPDX-License-Identifier: Apache-2.0
"""Has a document composed and its pages shown; of several requests the newest wins."""

from PySide6.QtCore import QObject, Signal

from peerdesk.compose.blocks import Copy, Document
from peerdesk.desk.book import Urgency
from peerdesk.desk.freezing import frozen_document
from peerdesk.domain.published import Frozen
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place
from peerdesk.ui.report.papers import Paper, composed


class Printing(QObject):
    """Composes on the vault's thread; `printed` carries the document that is shown."""

    printed = Signal(object)

    def __init__(self, place: Place, preview: PaperPreview) -> None:
        super().__init__(place)
        self._place, self._preview = place, preview
        self._job: Job | None = None

    def show(self, paper: Paper, frozen: Frozen | None, copy: Copy) -> None:
        """Show a document as it stands, or as it was frozen."""
        self._drop()
        wanted = paper.only or copy
        if frozen is not None:
            self._job = self._place.aside(lambda: frozen_document(frozen, wanted), self._show)
        else:
            self._job = self._place.ask(Urgency.JOB, composed(paper, wanted), self._show)

    def blank(self) -> None:
        """Show and hold nothing."""
        self._drop()
        self._preview.clear()

    def _show(self, made: Document) -> None:
        self._job = None
        self._preview.show_paper(made)
        self.printed.emit(made)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None
