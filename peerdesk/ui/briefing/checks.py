# SPDX-License-Identifier: Apache-2.0
"""The checks beside a summary: asked for once its pages are composed, shown, released."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.compose.blocks import Copy, Document
from peerdesk.compose.copies import for_copy
from peerdesk.compose.pieces import pieces
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.checking import Checked, Ground, checked_on, ground
from peerdesk.domain.publication_words import Publication
from peerdesk.ui.components.findings import FindingsMargin
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.components.releases import Releases
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place


class SummaryChecks(QObject):
    """Checks what a sponsor would read of a summary, whatever copy is on the screen.

    `counted` carries how many findings are still open, `changed` comes when a release was
    written, `mend_wanted` and `note_wanted` with a finding.
    """

    counted = Signal(int)
    changed = Signal()
    mend_wanted = Signal(object)
    note_wanted = Signal(object)

    def __init__(self, place: Place, margin: FindingsMargin, preview: PaperPreview) -> None:
        super().__init__(place)
        self._place, self._margin, self._preview = place, margin, preview
        self._jobs: list[Job] = []
        releases = Releases(place, margin, preview, Publication.SUMMARY)
        releases.changed.connect(self.changed)
        margin.mend_wanted.connect(self.mend_wanted)
        margin.note_wanted.connect(self.note_wanted)

    def check(self, document: Document, *, leads: bool) -> None:
        """Check a summary; of several requests the newest wins."""
        self._drop()
        sponsors = for_copy(document, Copy.SPONSOR)
        self._jobs.append(
            self._place.ask(Urgency.JOB, _read, partial(self._go_through, sponsors, leads=leads))
        )

    def blank(self) -> None:
        """Show and hold nothing."""
        self._drop()
        self._margin.clear()
        self._preview.set_marks(())

    def _go_through(self, document: Document, on: Ground, *, leads: bool) -> None:
        """Look through the words where no vault is needed."""
        session = self._place.session

        def work() -> Checked:
            return checked_on(on, pieces(document), session.check_words())

        self._jobs.append(self._place.aside(work, partial(self._show, leads=leads)))

    def _show(self, found: Checked, *, leads: bool) -> None:
        self._margin.show_findings(found.findings, found.released, lead=leads)
        self._preview.set_marks(self._margin.model.open_findings())
        self.counted.emit(self._margin.open_count)

    def _drop(self) -> None:
        for job in self._jobs:
            job.drop()
        self._jobs = []


def _read(book: TeamBook) -> Ground:
    return ground(book, Publication.SUMMARY)
