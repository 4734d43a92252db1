# SPDX-License-Identifier: Apache-2.0
"""The tour over every place of a practice challenge, remembered in its vault.

It begins by itself at the first opening, comes back after a lock where it was, and never again
once it was done or left; F7 takes it up.
"""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.ui.keys.everywhere import TOUR
from peerdesk.ui.look import Look
from peerdesk.ui.over import Over
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.tour.card import TourCard
from peerdesk.ui.tour.steps import steps

CHOICE = "tour"
DONE, LEFT = "done", "left"
_SOON = 50


class TourOver(Over):
    """Leads through the places; `open` begins, takes up, or comes to the card if it stands."""

    key: ClassVar[str] = "tour"

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self._steps = steps()
        self._number = 0
        self.card: TourCard | None = None
        self._focused = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._point)
        look.changed.connect(self._point_anew)

    def begin(self, place: str, what: object, *, locked: bool) -> None:
        """Begin by itself where nobody has taken or left the tour yet."""
        del place, what, locked
        if self.session.practice:
            self.ask(Urgency.ROWS, _read, self._take_up_unasked)

    def open(self, what: object = None) -> None:
        """Take the tour up, or come to its card."""
        del what
        if not self.session.practice:
            self.said.emit(self.tr("The tour is in the practice challenge."), None)
        elif self.card is not None:
            self.card.next.setFocus()
        else:
            self.ask(Urgency.ROWS, _read, self._take_up)

    def blank(self) -> None:
        """Take the card away."""
        super().blank()
        self._soon.stop()
        if self.card is not None:
            self.card.put_away()

    def _take_up_unasked(self, kept: str) -> None:
        if not kept or kept.isdigit():
            self._go_to(_number_in(kept), focused=False, unasked=True)

    def _take_up(self, kept: str) -> None:
        self._go_to(_number_in(kept), focused=True)

    def _go_to(self, number: int, *, focused: bool, unasked: bool = False) -> None:
        """Show a step: open its place, say it, and point once the place is filled.

        Unasked, nobody is taken away from where he is: the step is said, and its place opened
        when the person goes on.
        """
        self._number = min(max(number, 0), len(self._steps) - 1)
        self._focused = focused
        step = self._steps[self._number]
        card = self._made_card()
        card.say(self._number + 1, len(self._steps), step.title, step.words)
        place = self.open_place()
        if step.place and not unasked and (place is None or place.key != step.place):
            self.go.emit(step.place, None)
        self._keep(str(self._number))
        card.point(None)
        self._soon.start()

    def _point(self) -> None:
        """Point at what the step speaks of, as soon as its place has everything."""
        place, card = self.open_place(), self.card
        if card is None or place is None:
            return
        if place.jobs.running:
            self._soon.start()
            return
        step = self._steps[self._number]
        if step.place and place.key != step.place:
            card.point(None)
        else:
            card.point(step.find(place if step.place else self.host))
        if self._focused:
            card.next.setFocus()

    def _point_anew(self) -> None:
        """Point once the page has taken another look."""
        self._focused = False
        if self.card is not None and self.card.isVisible():
            self._soon.start()

    def _next(self) -> None:
        if self._number + 1 < len(self._steps):
            self._go_to(self._number + 1, focused=True)
        else:
            self._end(DONE)

    def _back(self) -> None:
        self._go_to(self._number - 1, focused=True)

    def _leave(self) -> None:
        self._end(f"{LEFT} {self._number}")
        key = self.look.keys.shown(TOUR)
        self.said.emit(self.tr("The tour waits: {0} takes it up again.").format(key), None)

    def _end(self, kept: str) -> None:
        self._soon.stop()
        self._keep(kept)
        if self.card is not None:
            self.card.put_away()
            self.card.deleteLater()
            self.card = None
        place = self.open_place()
        if place is not None:
            place.next_pane()

    def _keep(self, kept: str) -> None:
        self.ask(Urgency.ROWS, partial(_keep, kept=kept), lambda _: None)

    def _made_card(self) -> TourCard:
        if self.card is None:
            self.card = card = TourCard(self.look, self.host)
            card.next_wanted.connect(self._next)
            card.back_wanted.connect(self._back)
            card.left.connect(self._leave)
        return self.card


def _read(book: TeamBook) -> str:
    return book.choice(CHOICE)


def _keep(book: TeamBook, kept: str) -> None:
    book.keep_choice(CHOICE, kept)


def _number_in(kept: str) -> int:
    """Return the step that was kept, or the first."""
    last = kept.rpartition(" ")[2]
    return int(last) if last.isdigit() else 0
