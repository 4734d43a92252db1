# SPDX-License-Identifier: Apache-2.0
"""Moves cards by keys and with the pointer, and puts waiting notes on the wall."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from peerdesk.ui.wall.acts import WallActs
from peerdesk.ui.wall.aiming import Aim
from peerdesk.ui.wall.carry_list import CarryList
from peerdesk.ui.wall.column import Column
from peerdesk.ui.wall.page import WallPage
from peerdesk.ui.wall.shown import Shown
from peerdesk.ui.wall.themes_row import TRAY

_ARROWS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_SCROLL_EVERY = 60
"""Milliseconds between two steps while something is held near an edge."""


class Moving(QObject):
    """What is picked up goes with the arrows; `named` asks for notes to be put together."""

    named = Signal(object, str)
    changed = Signal()

    def __init__(self, page: WallPage, shown: Shown, acts: WallActs) -> None:
        super().__init__(page)
        self._page, self._shown, self._acts = page, shown, acts
        self._aim = Aim(page.look, page.board)
        self.picked_up = False
        """Whether plain arrows move the card that has the keys."""
        self.carried: tuple[str, ...] = ()
        """Waiting notes on their way to a card, by keys."""
        self._point = QPoint()
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_EVERY)
        self._scrolling.timeout.connect(self._scroll)
        board, tray = page.board, page.tray.list
        board.carried.connect(self._carry_cards)
        board.put_down.connect(self._put_cards_down)
        board.let_go.connect(self._let_go)
        tray.carried.connect(self._carry_notes)
        tray.put_down.connect(self._put_notes_down)
        tray.let_go.connect(self._let_go)

    def takes(self, event: QKeyEvent) -> bool:
        """Move, if a key says so; say whether it did."""
        step = _ARROWS.get(Qt.Key(event.key()))
        held = bool(event.modifiers() & _HELD)
        if step is not None and (held or self.picked_up):
            self._step(*step)
            return True
        if step is not None and step[0]:
            return self._go(step[0])
        if Qt.Key(event.key()) == Qt.Key.Key_Escape and (self.picked_up or self.carried):
            self.stop()
            return True
        return False

    def pick_up(self) -> None:
        """Let plain arrows move the card; in the tray, take the notes to the wall."""
        if not self._shown.live:
            return
        if self._shown.in_tray():
            self.carried = tuple(note.id for note in self._shown.chosen_notes())
            if self.carried:
                self._page.board.take_focus()
        else:
            self.picked_up = not self.picked_up
            self._page.board.set_picked_up(picked_up=self.picked_up)
        self.changed.emit()

    def put_down(self) -> bool:
        """Put down what is picked up; say whether anything was."""
        if self.carried:
            card = self._page.board.current()
            if card is not None:
                self._give(card.id, self.carried)
            self.stop()
            return True
        if self.picked_up:
            self.stop()
            return True
        return False

    def stop(self) -> None:
        """Move nothing any more."""
        self.picked_up, self.carried = False, ()
        self._page.board.set_picked_up(picked_up=False)
        self._let_go()
        self.changed.emit()

    def _go(self, by: int) -> bool:
        if self._shown.in_tray():
            if by > 0:
                self._page.show_tray(shown=False)
                self._page.board.take_focus()
            return True
        page = self._page
        if not page.board.step(by) and by < 0 and page.isAncestorOf(page.board):
            page.show_tray(shown=True)  # a huddle has taken the board, and knows no tray
            page.names.choose(TRAY)
            page.tray.list.setFocus()
        return True

    def _step(self, across: int, down: int) -> None:
        board = self._page.board
        column, card = board.column, board.current()
        if column is None or card is None or not self._shown.live or self._shown.in_tray():
            return
        if across:
            beside = board.beside(across)
            if beside is not None:
                self._move_to(
                    beside, min(column.list.currentIndex().row(), beside.model.rowCount())
                )
            return
        names = [held.id for held in column.model.cards]
        going = [name for name in names if name in self._going()]
        rest = [name for name in names if name not in going]
        first = sum(name in rest for name in names[: names.index(going[0])])
        place = first + down
        if 0 <= place <= len(rest):
            self._write(going, column, rest[place] if place < len(rest) else "")

    def _move_to(self, column: Column, row: int) -> None:
        rest = [card.id for card in column.model.cards if card.id not in self._going()]
        self._write(self._going(), column, rest[row] if row < len(rest) else "")

    def _going(self) -> list[str]:
        """Return the cards that move: those chosen if the one with the keys is among them."""
        card = self._page.board.current()
        name = card.id if card is not None else ""
        return list(self._shown.cards) if name in self._shown.cards else [name]

    def _write(self, cards: Sequence[str], column: Column, before: str) -> None:
        target = self._shown.column(column.key)
        if target is None or not self._shown.live or not cards:
            return
        if not target.theme or (target.kloe is not None and self._any_cluster(cards, target.key)):
            self._acts.say_stays(bool(target.theme))
            return
        self._shown.moved(cards, target, before)
        self._acts.move(cards, target, before)

    def _any_cluster(self, cards: Sequence[str], column: str) -> bool:
        """Say whether a cluster would change its line: that is where its notes are tagged."""
        held = [self._shown.card(name) for name in cards]
        return any(card is not None and card.is_cluster and card.kloe != column for card in held)

    def _carry_cards(self, point: QPoint) -> None:
        column = self._page.board.column
        if column is not None and self._shown.live:
            self._show_ghost(column.list, point)
            self._aim.mark(self._aim.spot_at(point, onto=False))

    def _carry_notes(self, point: QPoint) -> None:
        if self._shown.live:
            self._show_ghost(self._page.tray.list, point)
            self._aim.mark(self._aim.spot_at(point, onto=True))

    def _put_cards_down(self, point: QPoint) -> None:
        spot = self._aim.spot_at(point, onto=False)
        self._let_go()
        column = self._at(spot.column) if spot else None
        if spot is None or column is None:
            return
        going = self._going()
        names = [card.id for card in column.model.cards]
        place = names.index(spot.before) if spot.before else len(names)
        rest = [name for name in names[place:] if name not in going]
        self._write(going, column, rest[0] if rest else "")

    def _put_notes_down(self, point: QPoint) -> None:
        spot = self._aim.spot_at(point, onto=True)
        self._let_go()
        notes = [note.id for note in self._shown.chosen_notes()]
        if spot is None or not notes or not self._shown.live:
            return
        target = self._shown.column(spot.column)
        if spot.on:
            self._give(spot.on, notes)
        elif target is not None and target.theme:
            self.named.emit(tuple(notes), target.theme)

    def _give(self, card: str, notes: Sequence[str]) -> None:
        """Let notes support a message, or lie in a cluster."""
        held = self._shown.card(card)
        if held is None:
            return
        self._shown.choose()
        if held.is_cluster:
            self._acts.add_notes(card, notes)
        else:
            self._acts.support(card, notes)

    def _at(self, key: str) -> Column | None:
        return next((column for column in self._page.board.columns if column.key == key), None)

    def _show_ghost(self, rows: CarryList, point: QPoint) -> None:
        ghost = self._page.ghost
        if ghost.isHidden():
            area = rows.visualRect(rows.currentIndex())
            ghost.take(rows.viewport().grab(area))
        ghost.move(self._page.mapFromGlobal(point) + QPoint(12, 8))
        self._point = point
        if not self._scrolling.isActive():
            self._scrolling.start()

    def _scroll(self) -> None:
        self._aim.scroll_towards(self._point)

    def _let_go(self) -> None:
        self._scrolling.stop()
        self._page.ghost.drop()
        self._aim.mark(None)
