# SPDX-License-Identifier: Apache-2.0
"""Has what waits to be settled read, and possible duplicates looked for, which takes longer."""

import time

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import Urgency
from peerdesk.desk.duplicates import Duplicate, Point, likely, points
from peerdesk.desk.errors import NoChallenge
from peerdesk.errors import PeerDeskError
from peerdesk.ui.place import Place
from peerdesk.ui.team.settling_reading import Item, Settling, Target, pair_items, read_settling


class SettlingFinding(QObject):
    """Holds what was found last; `found` says that there is something new to show."""

    found = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._view: Settling | None = None
        self._pairs: tuple[Item, ...] = ()

    @property
    def items(self) -> list[Item] | None:
        """Return all that waits, possible duplicates last, or None before it was read."""
        return None if self._view is None else [*self._view.items, *self._pairs]

    @property
    def targets(self) -> tuple[Target, ...]:
        """Return the messages that two notes can be linked to."""
        return () if self._view is None else self._view.targets

    def look(self) -> None:
        """Have everything read anew."""
        self._place.ask(Urgency.ROWS, read_settling, self._show, self._no_challenge)

    def drop(self, item: Item) -> None:
        """Leave out a pair that was decided about; the next look finds it again if need be."""
        self._pairs = tuple(pair for pair in self._pairs if pair.key != item.key)

    def clear(self) -> None:
        """Hold nothing."""
        self._view, self._pairs = None, ()

    def _no_challenge(self, error: PeerDeskError) -> None:
        if not isinstance(error, NoChallenge):
            self._place.failed.emit(error)
            return
        self._show(Settling((), (), writes=False, founded=False))

    def _show(self, view: Settling) -> None:
        self._view = view
        self.found.emit()
        if view.founded and view.writes:
            self._place.ask(Urgency.JOB, points, self._look_for_pairs)

    def _look_for_pairs(self, found: tuple[Point, ...]) -> None:
        """Hold the notes against each other on a thread that others go before."""
        self._place.aside(lambda: likely(found, lambda: time.sleep(0)), self._show_pairs)

    def _show_pairs(self, found: tuple[Duplicate, ...]) -> None:
        if self._view is not None:
            self._pairs = pair_items(found)
            self.found.emit()
