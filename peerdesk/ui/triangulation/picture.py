# SPDX-License-Identifier: Apache-2.0
"""The map as a picture to be kept or shown: a page of the team's copy as a PNG file."""

from pathlib import Path

from PySide6.QtCore import QObject

from peerdesk.compose.blocks import Document
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.mapping import map_as_document
from peerdesk.ui.components.choose import Wanted
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.place import Place
from peerdesk.ui.triangulation.model import Side

WIDTH = 1_600
"""Pixels across, enough for a projector and for print at half a page."""


class MapPicture(QObject):
    """Asks where to, composes on the vault's thread, draws elsewhere and writes."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._sheet = OneSheet(place)

    def ask(self, messages: bool, side: Side) -> None:  # noqa: FBT001 - which rows are shown
        """Ask for a folder, and write the map as it is looked at now."""
        by_voice = side is Side.VOICES
        name = f"map-{'messages' if messages else 'lines'}-{side.value}.png"
        wanted = Wanted(self.tr("Export the map"), self.tr("Export picture"), name=name)
        at, offset = self._place.session.now()

        def begin(path: Path) -> None:
            def work(book: TeamBook) -> Document:
                return map_as_document(book, at, offset, messages=messages, by_voice=by_voice)

            self._place.ask(Urgency.JOB, work, lambda document: self._write(document, path))

        self._sheet.choose(wanted, begin)

    def blank(self) -> None:
        """Take the sheet away."""
        self._sheet.blank()

    def _write(self, document: Document, path: Path) -> None:
        papers, files = self._place.session.papers, self._place.session.files

        def work() -> Path:
            pages = papers.pages(papers.document_pdf(document), WIDTH)
            first, *rest = pages
            written = files.write(path, first)
            for number, page in enumerate(rest, 2):
                files.write(path.with_stem(f"{path.stem}-{number}"), page)
            return written

        self._place.aside(work, self._say)

    def _say(self, path: Path) -> None:
        sentence = self.tr("Written: {0}. It is no longer encrypted: handle it as agreed.")
        self._place.said.emit(sentence.format(path), None)
