# SPDX-License-Identifier: Apache-2.0
"""Changes the words on a card where it stands, and agrees messages."""

from PySide6.QtCore import QObject

from peerdesk.desk.wall.cards import Card
from peerdesk.domain.words import Status
from peerdesk.ui.wall.acts import WallActs
from peerdesk.ui.wall.page import WallPage
from peerdesk.ui.wall.sheeting import WallSheets
from peerdesk.ui.wall.shown import Shown


class Editing(QObject):
    """One card at a time; what is typed and not kept stays as the draft of its words."""

    def __init__(self, page: WallPage, shown: Shown, acts: WallActs, sheets: WallSheets) -> None:
        super().__init__(page)
        self._page, self._shown, self._acts, self._sheets = page, shown, acts, sheets
        page.in_place.worded.connect(self._reword)
        page.in_place.typed_over.connect(self._touch_card)
        page.in_place.ended.connect(sheets.drafts.flush)

    def edit(self) -> None:
        """Open a field over the card that has the keys."""
        card, column = self._page.board.current(), self._page.board.column
        if card is None or column is None or not self._shown.live:
            return
        key = draft_key(card)

        def begin(draft: str) -> None:
            if self._page.board.current() == card:
                self._page.in_place.begin(column.list, card.id, card.words, draft)

        self._sheets.read(lambda book: book.draft(key), begin)

    def agree(self) -> None:
        """Agree a message, or open it again; only leads agree."""
        card = self._page.board.current()
        wall = self._shown.wall
        if card is None or wall is None or card.is_cluster or not wall.writes:
            return
        if not wall.lead and not card.agreed:
            self._sheets.say(self.tr("Only the team leader or the manager agrees a message"))
            return
        self._acts.settle(card.id, Status.EMERGING if card.agreed else Status.AGREED)

    def _reword(self, card: str, words: str) -> None:
        held = self._shown.card(card)
        if held is None or not words.strip():
            return

        def kept() -> None:
            self._sheets.drafts.drop(draft_key(held))
            self._page.in_place.end()

        if words.strip() == held.words:
            kept()
        elif held.is_cluster:
            self._acts.name(card, words, kept)
        else:
            self._acts.reword(card, words, kept)

    def _touch_card(self, card: str, text: str) -> None:
        held = self._shown.card(card)
        if held is not None:
            self._sheets.drafts.touch(draft_key(held), text)


def draft_key(card: Card) -> str:
    """Return the key under which a card's unfinished words are kept; messages' is their own."""
    return f"cluster:{card.id}" if card.is_cluster else f"message:{card.id}"
