# SPDX-License-Identifier: Apache-2.0
"""Opens the sheets of documents, one at a time, and has done what is pressed there."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from peerdesk.desk.book import Urgency
from peerdesk.desk.document_list import DocumentRows, read_documents
from peerdesk.domain.document import Document
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.choose import Wanted
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.documents.acts import DocumentActs
from peerdesk.ui.documents.rows import Readers
from peerdesk.ui.documents.sheets import DocumentSheet, ListSheet, PullSheet
from peerdesk.ui.place import Place

_LARGEST = 2 << 20


class DocumentSheets(QObject):
    """Asks what to add, change, take in or hand over; `team` and `today` are set by the place."""

    def __init__(self, place: Place, acts: DocumentActs) -> None:
        super().__init__(place)
        self._place, self._acts = place, acts
        self._sheet = OneSheet(place)
        self.team: Readers | None = None
        self.today = ""

    def add(self) -> None:
        """Ask for a document."""
        if self.team is None or not self.team.writes or self._sheet.sheet is not None:
            return
        sheet = DocumentSheet(self._place.look, self._place, self.team)
        sheet.kept.connect(lambda wanted: self._acts.add(wanted, sheet.leave, sheet.say_wrong))
        self._sheet.open(sheet)

    def change(self, document: str, held: Document) -> None:
        """Ask what is known of a document."""
        if self.team is None or self._sheet.sheet is not None:
            return
        sheet = DocumentSheet(self._place.look, self._place, self.team, held)
        sheet.kept.connect(partial(self._change, sheet, document))
        self._sheet.open(sheet)

    def take_in(self) -> None:
        """Ask for a list, pasted or in a file."""
        if self.team is None or self._sheet.sheet is not None:
            return
        sheet = ListSheet(self._place.look, self._place)
        sheet.read.connect(partial(self._read, sheet))
        sheet.taken.connect(lambda rows: self._acts.take_in(rows, sheet.leave))
        sheet.file_wanted.connect(sheet.leave)
        sheet.file_wanted.connect(self._choose_list)
        self._sheet.open(sheet)

    def organiser(self) -> None:
        """Show the list to the organiser as text."""
        if self._sheet.sheet is None:
            self._acts.read_pull_list(self.today, self._show_pull_list)

    def blank(self) -> None:
        """Take the sheet away, and know nobody."""
        self._sheet.blank()
        self.team = None

    def _show_pull_list(self, text: str) -> None:
        if self._sheet.sheet is not None:
            return
        sheet = PullSheet(self._place.look, self._place, text)
        sheet.file_wanted.connect(sheet.leave)
        sheet.file_wanted.connect(self._choose_pull_list)
        self._sheet.open(sheet)

    def _choose_pull_list(self) -> None:
        name = f"documents-asked-for-{self.today}.pdf"
        wanted = Wanted(self.tr("Save the list"), self.tr("Save"), name=name)
        self._sheet.choose(wanted, partial(self._acts.save_pull_list, self.today))

    def _choose_list(self) -> None:
        wanted = Wanted(self.tr("A list of documents"), self.tr("Read it"), suffixes=(".csv",))
        self._sheet.choose(wanted, self._read_file)

    def _read_file(self, path: Path) -> None:
        files = self._place.session.files
        self._place.aside(lambda: files.read(path, _LARGEST), self._show_file)

    def _show_file(self, data: bytes) -> None:
        self.take_in()
        sheet = self._sheet.sheet
        if isinstance(sheet, ListSheet):
            sheet.text.setPlainText(data.decode("utf-8-sig", errors="replace"))

    def _read(self, sheet: ListSheet, text: str) -> None:
        def show(rows: DocumentRows) -> None:
            if self._sheet.sheet is sheet and sheet.text.toPlainText() == text:
                sheet.show_rows(rows)

        def fail(error: PeerDeskError) -> None:
            if self._sheet.sheet is sheet:
                sheet.say_wrong(error)

        self._place.ask(Urgency.SEARCH, lambda book: read_documents(book, text), show, fail)

    def _change(self, sheet: DocumentSheet, document: str, wanted: Document) -> None:
        self._acts.change(document, wanted, sheet.leave, sheet.say_wrong)
