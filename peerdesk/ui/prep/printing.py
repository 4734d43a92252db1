# SPDX-License-Identifier: Apache-2.0
"""The prep card on one page: the longest way of it that fits, as the team's own copy."""

from pathlib import Path

from PySide6.QtCore import QObject

from peerdesk.compose.blocks import Document
from peerdesk.compose.prep import PrepCard, printings
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.prep import prep_paper
from peerdesk.ui.components.choose import Wanted
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.files import Papers
from peerdesk.ui.place import Place

_SMALL = 60
"""Pixels of a page that is only counted."""


class PrepPrinting(QObject):
    """Asks where to, then composes, fits and writes it beside the screen."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._sheet = OneSheet(place)

    def ask(self, card: PrepCard) -> None:
        """Ask where the page goes."""
        wanted = Wanted(self.tr("Save the prep card"), self.tr("Save PDF"), name="prep-card.pdf")
        self._sheet.choose(wanted, lambda path: self._compose(card, path))

    def blank(self) -> None:
        """Take the sheet away."""
        self._sheet.blank()

    def _compose(self, card: PrepCard, path: Path) -> None:
        def work(book: TeamBook) -> tuple[Document, ...]:
            return tuple(prep_paper(book, card, shown) for shown in printings(card))

        self._place.ask(Urgency.ROWS, work, lambda documents: self._write(documents, path))

    def _write(self, documents: tuple[Document, ...], path: Path) -> None:
        papers, files = self._place.session.papers, self._place.session.files

        def work() -> Path:
            return files.write(path, one_page(papers, documents))

        def done(written: Path) -> None:
            form = self.tr("Saved {0}: the team’s own copy. It is not encrypted.")
            self._place.said.emit(form.format(written.name), None)

        self._place.aside(work, done)


def one_page(papers: Papers, documents: tuple[Document, ...]) -> bytes:
    """Return the first of several documents that fits on one page, or else the last."""
    made = b""
    for document in documents:
        made = papers.document_pdf(document)
        if len(papers.pages(made, _SMALL)) <= 1:
            break
    return made
