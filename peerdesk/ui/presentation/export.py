# SPDX-License-Identifier: Apache-2.0
"""The files of the presentation: slides and PDF, for the sponsor and for the team."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from peerdesk.compose.blocks import Copy, Deck
from peerdesk.compose.copies import deck_for_copy
from peerdesk.ui.components.choose import Wanted
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.components.options import Option
from peerdesk.ui.place import Place

PPTX, PDF = "pptx", "pdf"
FILES = {Copy.SPONSOR: "sponsors-copy", Copy.TEAM: "teams-copy"}


class DeckExport(QObject):
    """Asks which file and where, then writes it."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._chooser = Chooser(place.look, place)
        self._sheet = OneSheet(place)
        self._deck: Deck | None = None
        self._chooser.picked.connect(self._ask_where)

    def ask(self, anchor: QWidget, deck: Deck) -> None:
        """Offer the four files."""
        self._deck = deck
        sponsor, team = self.tr("For the sponsor"), self.tr("For the team, with the crib")
        slides, pages = self.tr("PowerPoint, to be edited"), self.tr("PDF")
        options = [
            Option(f"{PPTX}:{Copy.SPONSOR}", slides, icon="file-ppt", group=sponsor),
            Option(f"{PDF}:{Copy.SPONSOR}", pages, icon="file-pdf", group=sponsor),
            Option(f"{PPTX}:{Copy.TEAM}", slides, icon="file-ppt", group=team),
            Option(f"{PDF}:{Copy.TEAM}", pages, icon="file-pdf", group=team),
        ]
        self._chooser.offer(anchor, self.tr("Which file?"), options)

    def blank(self) -> None:
        """Take popup and sheet away."""
        self._chooser.leave(back=False)
        self._deck = None
        self._sheet.blank()

    def _ask_where(self, key: str) -> None:
        deck = self._deck
        form, name = key.split(":")
        copy = Copy(name)
        if deck is None:
            return
        wanted = Wanted(
            self.tr("Export the presentation"),
            self.tr("Export"),
            name=f"presentation-{FILES[copy]}.{form}",
        )
        self._sheet.choose(wanted, lambda path: self._write(deck_for_copy(deck, copy), form, path))

    def _write(self, deck: Deck, form: str, path: Path) -> None:
        papers, files = self._place.session.papers, self._place.session.files
        make: Callable[[Deck], bytes] = papers.deck_pptx if form == PPTX else papers.deck_pdf
        self._place.aside(lambda: files.write(path, make(deck)), self._say)

    def _say(self, path: Path) -> None:
        sentence = self.tr("Written: {0}. It is no longer encrypted: handle it as agreed.")
        self._place.said.emit(sentence.format(path), None)
