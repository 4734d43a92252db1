# SPDX-License-Identifier: Apache-2.0
"""The cards of one column, for drawing and for a screen reader."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from peerdesk.desk.wall.cards import Card
from peerdesk.ui.wall.words import CardWords

Index = QModelIndex | QPersistentModelIndex
CARD = Qt.ItemDataRole.UserRole
CHOSEN = Qt.ItemDataRole.UserRole + 1
_TOP = QModelIndex()


class CardModel(QAbstractListModel):
    """Rows of cards; which are chosen is told to it."""

    def __init__(self, words: CardWords) -> None:
        super().__init__()
        self._words = words
        self._cards: tuple[Card, ...] = ()
        self._chosen: frozenset[str] = frozenset()

    @property
    def cards(self) -> tuple[Card, ...]:
        """Return the cards from the top."""
        return self._cards

    def show(self, cards: Sequence[Card]) -> None:
        """Show these cards; what did not change is not drawn anew."""
        if tuple(cards) == self._cards:
            return
        self.beginResetModel()
        self._cards = tuple(cards)
        self.endResetModel()

    def choose(self, chosen: frozenset[str]) -> None:
        """Show which cards are chosen."""
        if chosen == self._chosen:
            return
        self._chosen = chosen
        if self._cards:
            last = self.index(len(self._cards) - 1)
            self.dataChanged.emit(self.index(0), last, [CHOSEN])

    def card(self, row: int) -> Card | None:
        """Return the card in a row, or None past the end."""
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def find(self, identifier: str) -> int:
        """Return the row of a card, or -1."""
        return next((n for n, card in enumerate(self._cards) if card.id == identifier), -1)

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many cards there are."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the card, whether it is chosen, or its words."""
        card = self.card(index.row()) if index.isValid() else None
        if card is None:
            return None
        chosen = card.id in self._chosen
        found: dict[int, Callable[[], object]] = {
            CARD: lambda: card,
            CHOSEN: lambda: chosen,
            Qt.ItemDataRole.DisplayRole: lambda: card.words,
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._words.spoken(card, chosen=chosen),
            Qt.ItemDataRole.ToolTipRole: lambda: self._words.tip(card),
        }
        return found[role]() if role in found else None
