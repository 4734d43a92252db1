# SPDX-License-Identifier: Apache-2.0
"""The columns side by side, one of which has the keys; wider than the page, it scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from peerdesk.desk.wall.cards import Card
from peerdesk.ui.look import Look
from peerdesk.ui.wall.arranging import ColumnCards
from peerdesk.ui.wall.card_delegate import CardDelegate
from peerdesk.ui.wall.card_list import CardList
from peerdesk.ui.wall.column import Column
from peerdesk.ui.wall.roomy import roomy
from peerdesk.ui.wall.words import CardWords

WIDTH = 220
"""Of a column at 100 % text."""
_SEEN_AT_LARGE = 2


class Board(QScrollArea):
    """All columns; what happens on a card is told with the card that has the keys."""

    opened = Signal()
    toggled = Signal()
    carried = Signal(QPoint)
    put_down = Signal(QPoint)
    let_go = Signal()
    went = Signal(str)

    def __init__(self, look: Look, words: CardWords) -> None:
        super().__init__()
        self._look, self._words = look, words
        self._delegate = CardDelegate(look, words)
        self._columns: list[Column] = []
        self._cards: tuple[Card, ...] = ()
        self._shown = 0
        self._current = 0
        self._huddle = False
        self._may_carry = True
        self._page = QWidget()
        self._row = QHBoxLayout(self._page)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self._fit)

    def show_columns(self, columns: Sequence[ColumnCards]) -> None:
        """Show these columns; the card that has the keys keeps them wherever it is now."""
        current = self.current()
        while len(self._columns) < len(columns):
            self._add()
        self._shown = len(columns)
        self._cards = tuple(card for column in columns for card in column.cards)
        self._fit()  # first, so that words are laid out at the width at which they are shown
        for column, cards in zip(self._columns, columns, strict=False):
            column.show_cards(cards, huddle=self._huddle)
            column.show()
        for column in self._columns[len(columns) :]:
            column.clear()
            column.hide()
        self._current = min(self._current, max(self._shown - 1, 0))
        if current is not None:
            self.go_to(current.id, focus=self._focused)

    def choose(self, chosen: frozenset[str]) -> None:
        """Show which cards are chosen."""
        for column in self.columns:
            column.model.choose(chosen)

    def set_huddle(self, *, huddle: bool) -> None:
        """Show cards for a room: large, with nothing but their kinds and words."""
        self._huddle = huddle
        self._enlarge(1 if huddle else 0)  # the width settles how large
        self._fit()

    def set_live(self, *, live: bool) -> None:
        """Let cards be carried, or only looked at."""
        self._may_carry = live
        for column in self._columns:
            column.list.may_carry = live

    def set_picked_up(self, *, picked_up: bool) -> None:
        """Leave plain arrows to the place, which moves a card by them, or have them go to cards."""
        for column in self._columns:
            column.list.leaves_arrows = picked_up

    def clear(self) -> None:
        """Show and hold nothing."""
        for column in self._columns:
            column.clear()
        self._cards = ()
        self._delegate.forget()
        self._current = 0

    @property
    def columns(self) -> list[Column]:
        """Return the columns shown."""
        return self._columns[: self._shown]

    @property
    def column(self) -> Column | None:
        """Return the column that has the keys, or had them last."""
        return self._columns[self._current] if self._shown else None

    def current(self) -> Card | None:
        """Return the card that has the keys, or had them last."""
        return self.column.list.card() if self.column else None

    def go_to(self, card: str, *, focus: bool = True) -> bool:
        """Give the keys to a card; say whether it is on the wall."""
        for number, column in enumerate(self.columns):
            row = column.model.find(card)
            if row >= 0:
                self._current = number
                column.list.go_to(row)
                self._look_at(column, focus=focus)
                return True
        return False

    def go_to_column(self, key: str) -> None:
        """Bring a column into view and give it the keys."""
        for number, column in enumerate(self.columns):
            if column.key == key:
                self._current = number
                self.horizontalScrollBar().setValue(column.x())
                self._look_at(column, focus=True)

    def take_focus(self) -> None:
        """Give the keys to the column that had them last, or the first with a card."""
        if self.current() is None:
            rows = [n for n, column in enumerate(self.columns) if column.model.rowCount()]
            self._current = rows[0] if rows else 0
        if self.column is not None:
            self._look_at(self.column, focus=True)

    def step(self, by: int) -> bool:
        """Go to the card beside the current one; False where there is no column that way."""
        column = self.column
        if column is None:
            return False
        height = column.list.middle() if column.list.card() else 0
        for number in range(self._current + by, self._shown if by > 0 else -1, by):
            other = self._columns[number]
            row = other.list.nearest(height)
            if row >= 0:
                self._current = number
                other.list.go_to(row)
                self._look_at(other, focus=True)
                return True
        return False

    def beside(self, by: int) -> Column | None:
        """Return the column next to the current one, with cards or without."""
        number = self._current + by
        return self._columns[number] if 0 <= number < self._shown else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the arrows to the place: they go to cards, and the board follows."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the columns their share of the new width."""
        super().resizeEvent(event)
        self._fit()

    @property
    def _focused(self) -> bool:
        return any(column.list.hasFocus() for column in self.columns)

    def _look_at(self, column: Column, *, focus: bool) -> None:
        bar = self.horizontalScrollBar()
        left, right = column.x(), column.x() + column.width()
        if left < bar.value():
            bar.setValue(left)
        elif right > bar.value() + self.viewport().width():
            bar.setValue(right - self.viewport().width())
        if focus:
            column.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.went.emit(column.key)

    def _fit(self) -> None:
        look, room = self._look, self.viewport().width()
        if self._huddle:
            fitted = roomy(look, self._delegate.texts(self._cards), room, self._shown)
            wide = room // fitted.columns
            self._enlarge(fitted.text)
        elif look.is_large:
            wide = room // _SEEN_AT_LARGE
        else:
            wide = look.gap(WIDTH)
            if self._shown * wide < room:  # few themes take the room there is, up to a half more
                wide = min(room // max(self._shown, 1), wide * 3 // 2)
        for column in self._columns:
            column.setFixedWidth(wide)

    def _enlarge(self, text: int) -> None:
        """Draw cards for a room in type of so many pixels, or 0 as usual."""
        if text != self._delegate.huddle:
            self._delegate.huddle = text
            for column in self._columns:
                column.list.scheduleDelayedItemsLayout()

    def _add(self) -> None:
        column = Column(self._look, self._words, self._delegate)
        column.list.may_carry = self._may_carry
        self._columns.append(column)
        self._row.insertWidget(self._row.count() - 1, column)
        self._connect(column.list, len(self._columns) - 1)

    def _connect(self, cards: CardList, number: int) -> None:
        def focused() -> None:
            self._current = number

        cards.focused.connect(focused)
        cards.opened.connect(self.opened)
        cards.toggled.connect(self.toggled)
        cards.carried.connect(self.carried)
        cards.put_down.connect(self.put_down)
        cards.let_go.connect(self.let_go)
