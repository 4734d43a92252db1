# SPDX-License-Identifier: Apache-2.0
"""What of the wall is on the screen: its columns, what is chosen, and what is being moved."""

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from peerdesk.desk.wall.cards import Card, Wall
from peerdesk.desk.wall.waiting import WaitingNote
from peerdesk.ui.wall.arranging import By, ColumnCards, Others, arranged, moved
from peerdesk.ui.wall.page import WallPage
from peerdesk.ui.wall.themes_row import BY, DRIVE, TRAY


class Shown(QObject):
    """Holds the wall as read, shows it, and knows what is chosen; `changed` when that changes."""

    changed = Signal()

    def __init__(self, page: WallPage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self.wall: Wall | None = None
        self.by = By.THEME
        self.cards: list[str] = []
        """The chosen cards, in the order in which they were chosen."""
        self.notes: list[str] = []
        """The chosen waiting notes, likewise."""
        self._columns: tuple[ColumnCards, ...] = ()

    @property
    def live(self) -> bool:
        """Say whether cards can be moved here."""
        return self.wall is not None and self.wall.moves

    def count(self, waiting: int) -> None:
        """Show how many notes wait."""
        if self.wall is not None:
            self.wall = replace(self.wall, waiting=waiting)
            self._page.names.show_names(self._names(self.wall))

    def show(self, wall: Wall) -> None:
        """Show the wall; what is chosen and gone is chosen no more."""
        if wall.waiting is None and self.wall is not None:
            wall = replace(wall, waiting=self.wall.waiting)  # until they have been counted anew
        self.wall = wall
        here = {card.id for card in wall.cards}
        self.cards = [card for card in self.cards if card in here]
        self._arrange()

    def arrange_by(self, by: By) -> None:
        """Show the columns by theme, or by line of enquiry."""
        self.by = by
        self._page.by.choose(by.value)
        self._arrange()

    def moved(self, cards: Iterable[str], column: ColumnCards, before: str) -> None:
        """Show cards where they will stand once that is written."""
        if self.wall is not None:
            names = tuple(cards)
            self.wall = moved(self.wall, names, column, before)
            self._arrange()
            self._page.board.go_to(names[0])

    def column(self, key: str) -> ColumnCards | None:
        """Return a column by its key."""
        return next((column for column in self._columns if column.key == key), None)

    def card(self, identifier: str) -> Card | None:
        """Return a card by its identifier."""
        every = self.wall.cards if self.wall else ()
        return next((card for card in every if card.id == identifier), None)

    def toggle_card(self) -> None:
        """Choose the card that has the keys, or no more."""
        card = self._page.board.current()
        if card is not None:
            _toggle(self.cards, card.id)
            self._say()

    def toggle_note(self) -> None:
        """Choose the note that has the keys, or no more."""
        note = self._page.tray.list.note()
        if note is not None:
            _toggle(self.notes, note.id)
            self._say()

    def choose(self, cards: Iterable[str] = (), notes: Iterable[str] = ()) -> None:
        """Choose these and nothing else."""
        self.cards, self.notes = list(cards), list(notes)
        self._say()

    def in_tray(self) -> bool:
        """Say whether the keys are in the tray."""
        return self._page.tray.list.hasFocus()

    def looked_at(self) -> tuple[str, str]:
        """Return sort and identifier of the note or message that has the keys, or two ""."""
        if self.in_tray():
            note = self._page.tray.list.note()
            return ("note", note.id) if note is not None else ("", "")
        card = self._page.board.current()
        return ("", "") if card is None or card.is_cluster else ("message", card.id)

    def chosen_cards(self) -> tuple[Card, ...]:
        """Return the chosen cards, or the one that has the keys where none is chosen."""
        found = [card for name in self.cards if (card := self.card(name)) is not None]
        current = self._page.board.current()
        return tuple(found) if found else ((current,) if current is not None else ())

    def chosen_notes(self) -> tuple[WaitingNote, ...]:
        """Return the chosen waiting notes, or the one that has the keys in the tray."""
        every = {note.id: note for note in self._page.tray.model.notes}
        found = [every[name] for name in self.notes if name in every]
        current = self._page.tray.list.note() if self.in_tray() else None
        return tuple(found) if found else ((current,) if current is not None else ())

    def clear(self) -> None:
        """Show and hold nothing."""
        self.wall = None
        self.cards, self.notes, self._columns = [], [], ()
        self._page.board.clear()
        self._page.tray.clear()
        self._page.names.clear()

    def _arrange(self) -> None:
        if self.wall is None:
            return
        others = Others(self.tr("Under no chosen theme"), self.tr("Under no line of enquiry"))
        self._columns = arranged(self.wall, self.by, others)
        self._page.board.show_columns(self._columns)
        self._page.names.show_names(self._names(self.wall))
        self._say()

    def _names(self, wall: Wall) -> list[tuple[str, str]]:
        """Return what the row of names says: the tray, the columns, and two acts."""
        other = self.by is By.THEME
        waiting = "" if wall.waiting is None else f"{wall.waiting:,}"
        names = [
            (TRAY, self.tr("Waiting {0}").format(waiting).strip()),
            *((column.key, column.title) for column in self._columns),
            (BY, self.tr("By line of enquiry") if other else self.tr("By theme")),
        ]
        if wall.lead:
            mine = wall.driving is not None and wall.driving.mine
            names.append((DRIVE, self.tr("Let all move") if mine else self.tr("Move alone")))
        return names

    def _say(self) -> None:
        self._page.board.choose(frozenset(self.cards))
        self._page.tray.model.choose(frozenset(self.notes))
        self.changed.emit()


def _toggle(chosen: list[str], name: str) -> None:
    if name in chosen:
        chosen.remove(name)
    else:
        chosen.append(name)
