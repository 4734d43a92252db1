# SPDX-License-Identifier: Apache-2.0
"""What is done to documents and figures, each with its way back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import asdict
from PySide6.QtCore import QObject, Signal

from peerdesk.compose.as_text import as_text
from peerdesk.compose.blocks import Record
from peerdesk.desk import documents
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.document_list import DocumentRows, take_in_documents
from peerdesk.desk.sheets import pull_list
from peerdesk.domain.document import Document
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.counting import counted
from peerdesk.ui.place import Back, Place

Failed = Callable[[PeerDeskError], object]


class DocumentActs(QObject):
    """Writes what the user chose; `done` carries the document, once it is on the disk."""

    done = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place

    def add(self, document: Document, added: Callable[[], object], failed: Failed) -> None:
        """Put a document on the register; one of the two is called at the end."""

        def work(book: TeamBook) -> tuple[str, ...]:
            return documents.add_documents(book, (document,))

        def written(found: tuple[str, ...]) -> None:
            added()
            self._say_added(found)

        self._place.ask(Urgency.LINE, work, written, failed)

    def take_in(self, rows: DocumentRows, added: Callable[[], object]) -> None:
        """Put the documents of a list on the register."""

        def written(found: tuple[str, ...]) -> None:
            added()
            self._say_added(found)

        self._place.ask(Urgency.LINE, lambda book: take_in_documents(book, rows), written)

    def change(
        self, document: str, wanted: Document, kept: Callable[[], object], failed: Failed
    ) -> None:
        """Set what is known of a document."""

        def work(book: TeamBook) -> Back:
            before = book.document(document).value
            documents.change_document(book, document, **asdict(wanted))
            return lambda book: documents.change_document(book, document, **asdict(before))

        self._do(document, work, self.tr("Changed"), kept, failed)

    def set(self, document: str, sentence: str, **fields: object) -> None:
        """Change a field or two of a document."""

        def work(book: TeamBook) -> Back:
            held = asdict(book.document(document).value)
            before = {name: held[name] for name in fields}
            documents.change_document(book, document, **fields)
            return lambda book: documents.change_document(book, document, **before)

        self._do(document, work, sentence)

    def read(self, document: str, *, read: bool) -> None:
        """Record that whoever asks has read a document, or take it back."""
        there, back = documents.read_document, documents.unread_document
        first, then = (there, back) if read else (back, there)

        def work(book: TeamBook) -> Back:
            first(book, document)
            return lambda book: then(book, document)

        self._do(document, work, self.tr("Read by you") if read else self.tr("Not read by you"))

    def save_pull_list(self, today: str, path: Path) -> None:
        """Write the list to the organiser as PDF."""
        session = self._place.session

        def write(document: Record) -> None:
            def made() -> Path:
                return session.files.write(path, session.papers.document_pdf(document))

            self._place.aside(made, self._say_written)

        self._place.ask(Urgency.ROWS, lambda book: pull_list(book, today), write)

    def read_pull_list(self, today: str, show: Callable[[str], object]) -> None:
        """Hand on the list to the organiser as text."""
        self._place.ask_for_sheet(lambda book: as_text(pull_list(book, today)), show)

    def _say_written(self, path: Path) -> None:
        said = self.tr("Written: {0}. It holds requests and no evidence.")
        self._place.said.emit(said.format(path), None)

    def _say_added(self, found: Sequence[str]) -> None:
        self._place.say_saved()
        words = counted(
            len(found), self.tr("{0} document registered"), self.tr("{0} documents registered")
        )
        self._place.said.emit(words, lambda: self._strike_off(tuple(found)))
        self.done.emit(found[0] if found else "")

    def _strike_off(self, found: tuple[str, ...]) -> None:
        def work(book: TeamBook) -> None:
            for document in found:
                documents.change_document(book, document, dropped=True)

        self._place.write(work, lambda _: self.done.emit(""))

    def _do(
        self,
        document: str,
        work: Callable[[TeamBook], Back],
        sentence: str,
        kept: Callable[[], object] | None = None,
        failed: Failed | None = None,
    ) -> None:
        self._place.act(work, sentence, lambda: self.done.emit(document), kept, failed)
