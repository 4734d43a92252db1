# SPDX-License-Identifier: Apache-2.0
"""Brings the chosen document into its pane, and has done what is pressed and typed there."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.capture import Written
from peerdesk.desk.documents import write_reading
from peerdesk.domain.words import Stance
from peerdesk.ui.documents.acts import DocumentActs
from peerdesk.ui.documents.page import DocumentsPage
from peerdesk.ui.documents.rows import DocumentDetail, Readers, draft_key, read_document
from peerdesk.ui.evidence.acts import NoteActs
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place
from peerdesk.ui.records.advice import Advice
from peerdesk.ui.records.writing import RecordWriting


class Working(QObject):
    """One document at a time; of several requests the newest wins."""

    written = Signal()

    def __init__(self, place: Place, page: DocumentsPage, acts: DocumentActs) -> None:
        super().__init__(place)
        self._place, self._pane, self._acts = place, page.document, acts
        self._job: Job | None = None
        self.team: Readers | None = None
        self.document = ""
        self.detail: DocumentDetail | None = None
        self.writing = RecordWriting(page.document.entry, place)
        self._advice = Advice(place, page.document.entry, page.document.warning)
        self._notes = NoteActs(place)
        self._connect()

    def read(self, document: str) -> None:
        """Show a document; a line begun about another one stays as its draft."""
        if self._job is not None:
            self._job.drop()
            self._job = None
        if document != self.document:
            self.writing.leave()
            self.detail = None
        self.document = document
        team = self.team
        if team is None or not document:
            self._pane.clear()
            return
        self._job = self._place.ask(
            Urgency.ROWS, lambda book: read_document(book, team, document), self._show
        )

    def blank(self) -> None:
        """Show and hold nothing."""
        if self._job is not None:
            self._job.drop()
        self._job = self.detail = self.team = None
        self.document = ""
        self.writing.forget()
        self._advice.blank()
        self._pane.clear()

    def _show(self, detail: DocumentDetail) -> None:
        team = self.team
        if team is None or detail.id != self.document:
            return
        self.detail = detail
        self._pane.show_document(detail, team)
        if team.writes and not detail.row.dropped:
            self._pane.entry.know(team.kloes)
            send = partial(_read_line, document=detail.id)
            self.writing.begin(draft_key(detail.id), detail.draft, detail.found, team.codes, send)
        else:
            self.writing.leave()

    def _receive(self) -> None:
        if self.detail is not None and self.team is not None:
            said = self.tr("Arrived today")
            self._acts.set(self.document, said, received=self.team.today)

    def _read(self) -> None:
        if self.detail is not None:
            self._acts.read(self.document, read=not self.detail.row.mine)

    def _pull(self) -> None:
        if self.detail is not None:
            asks = not self.detail.document.pulled
            said = self.tr("On the list to the organiser") if asks else self.tr("Off that list")
            self._acts.set(self.document, said, pulled=asks)

    def _strike(self) -> None:
        if self.detail is not None:
            off = not self.detail.document.dropped
            said = self.tr("Struck off. Its notes stay") if off else self.tr("On the register")
            self._acts.set(self.document, said, dropped=off)

    def _written(self, written: Written) -> None:
        del written
        self.written.emit()

    def _mark(self, note: str, stance: str) -> None:
        self._notes.mark((note,), Stance(stance))

    def _withdraw(self, note: str) -> None:
        self._notes.withdraw((note,))

    def _open_note(self) -> None:
        finding = self._pane.model.row(self._pane.lines.currentIndex().row())
        if finding is not None:
            self._place.go.emit("evidence", finding.note)

    def _connect(self) -> None:
        pane, writing = self._pane, self.writing
        pane.received.clicked.connect(self._receive)
        pane.read.clicked.connect(self._read)
        pane.pull.clicked.connect(self._pull)
        pane.strike.clicked.connect(self._strike)
        pane.lines.marked.connect(self._mark)
        pane.lines.withdrawn.connect(self._withdraw)
        pane.lines.opened.connect(self._open_note)
        writing.written.connect(self._written)
        writing.warned.connect(self._advice.warn)
        writing.failed.connect(self._place.failed)
        self._notes.done.connect(self.written)


def _read_line(book: TeamBook, line: str, document: str) -> Written:
    return write_reading(book, document, line)
