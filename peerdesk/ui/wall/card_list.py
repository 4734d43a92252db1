# SPDX-License-Identifier: Apache-2.0
"""The cards of a column on the screen; only those in view are drawn."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen

from peerdesk.desk.wall.cards import Card
from peerdesk.ui.look import Look
from peerdesk.ui.wall.card_delegate import SIDE, CardDelegate
from peerdesk.ui.wall.card_model import CardModel
from peerdesk.ui.wall.carry_list import GAP, CarryList


class CardList(CarryList):
    """Cards from the top; `focused` says that the focus has come into this column."""

    focused = Signal()

    def __init__(self, look: Look, model: CardModel, delegate: CardDelegate) -> None:
        super().__init__(look.keys)
        self._look, self.cards = look, model
        self._mark: int | None = None
        self._on = -1
        self.setItemDelegate(delegate)
        self.setModel(model)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ground", "surface")
        self.verticalScrollBar().setSingleStep(look.size(40))
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def card(self) -> Card | None:
        """Return the card that has the keys in this column."""
        return self.cards.card(self.currentIndex().row())

    def middle(self) -> int:
        """Return at which height the current card stands, within the column."""
        return self.visualRect(self.currentIndex()).center().y()

    def nearest(self, height: int) -> int:
        """Return the row of the card nearest to a height; -1 where there is none."""
        rows = range(self.cards.rowCount())
        return min(rows, key=lambda row: abs(self._rect(row).center().y() - height), default=-1)

    def go_to(self, row: int) -> None:
        """Give the keys to a card, and bring it into view."""
        if 0 <= row < self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(row))
            self.scrollTo(self.cards.index(row))

    def card_at(self, spot: QPoint) -> int:
        """Return the row of the card under a spot of the viewport, or -1."""
        rows = range(self.cards.rowCount())
        return next((row for row in rows if self._rect(row).contains(spot)), -1)

    def place_at(self, spot: QPoint) -> int:
        """Return before which row something put down at a spot would stand."""
        rows = range(self.cards.rowCount())
        return sum(self._rect(row).center().y() < spot.y() for row in rows)

    def mark(self, place: int | None, on: int = -1) -> None:
        """Show where something would be put down: before a row, or on a card."""
        if (place, on) != (self._mark, self._on):
            self._mark, self._on = place, on
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Have a current card, so that the focus is seen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(0)
        self.focused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the cards in view, and the line where something would be put down."""
        super().paintEvent(event)
        if self._mark is None and self._on < 0:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._look.colour("accent")
        if self._on >= 0:
            painter.setPen(QPen(accent, 3))
            radius = self._look.radius("card")
            painter.drawRoundedRect(self._rect(self._on).adjusted(1, 1, -1, -1), radius, radius)
        elif self._mark is not None:
            painter.fillRect(QRect(SIDE, self._height_of(self._mark) - 1, self._inside, 3), accent)
        painter.end()

    @property
    def _inside(self) -> int:
        return self.viewport().width() - 2 * SIDE

    def _rect(self, row: int) -> QRect:
        return self.visualRect(self.cards.index(row)).adjusted(SIDE, GAP, -SIDE, -GAP)

    def _height_of(self, place: int) -> int:
        count = self.cards.rowCount()
        if place < count:
            return max(self.visualRect(self.cards.index(place)).top(), 1)
        return self.visualRect(self.cards.index(count - 1)).bottom() if count else GAP
