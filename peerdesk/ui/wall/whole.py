# SPDX-License-Identifier: Apache-2.0
"""Everything a card or a waiting note says, read without a pointer to hold over it."""

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from peerdesk.desk.wall.cards import Card
from peerdesk.domain.words import title
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.wall.page import WallPage
from peerdesk.ui.wall.sheeting import WallSheets
from peerdesk.ui.wall.shown import Shown
from peerdesk.ui.wall.words import CardWords


class WholeSheet(Sheet):
    """A heading, the whole wording, and quieter lines of what it rests on."""

    def __init__(self, look: Look, host: QWidget, heading: str, words: str) -> None:
        super().__init__(look, host, heading, width=680)
        self.body.addWidget(Text(words, "wording", wrap=True))
        self.add_act(self.tr("Back to the wall"), PRIMARY, key="Esc").clicked.connect(self.leave)

    def say_more(self, lines: Iterator[str]) -> None:
        """Say these below the wording."""
        for line in filter(None, lines):
            self.body.addWidget(Text(line, "body", "ink2", wrap=True))


class Whole(QObject):
    """Shows what has the keys, card or waiting note, in full."""

    def __init__(self, page: WallPage, shown: Shown, sheets: WallSheets) -> None:
        super().__init__(page)
        self._page, self._shown, self._sheets = page, shown, sheets

    def show(self) -> None:
        """Open the sheet for the note in the tray that has the keys, or else for the card."""
        note = self._page.tray.list.note() if self._shown.in_tray() else None
        card = None if self._shown.in_tray() else self._page.board.current()
        if note is not None:
            self._open(title(note.stance), note.text, iter((note.place,)))
        elif card is not None:
            heading = title(card.kind) if card.kind else self.tr("Cluster")
            self._open(heading, card.words, told(card, self._page.words))

    def _open(self, heading: str, words: str, more: Iterator[str]) -> None:
        if self._sheets.is_open:
            return
        sheet = WholeSheet(self._sheets.look, self._sheets.host, heading, words)
        sheet.say_more(more)
        self._sheets.open(sheet)


def told(card: Card, words: CardWords) -> Iterator[str]:
    """Yield what a card shows besides its wording, one line each."""
    yield ", ".join(words.state(card))
    yield words.evidence(card)
    yield from words.breadth(card)
