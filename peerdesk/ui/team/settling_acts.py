# SPDX-License-Identifier: Apache-2.0
"""Has done what was decided about a thing that waits."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.clashes import Clash
from peerdesk.desk.duplicates import Duplicate, tell_apart
from peerdesk.desk.evidence import restore
from peerdesk.desk.linking import link_both, take_back
from peerdesk.desk.messages import restore_message
from peerdesk.desk.proposals import Proposed, accept, decline
from peerdesk.desk.settling import Keep, settle
from peerdesk.desk.settling_errors import ChangedMeanwhile
from peerdesk.errors import PeerDeskError
from peerdesk.ui.messages.wanted import DraftFrom
from peerdesk.ui.place import Place
from peerdesk.ui.team.settling_decision import (
    ACCEPT,
    APART,
    BOTH,
    DECLINE,
    KEEP,
    LINK,
    MESSAGE,
    Decision,
)
from peerdesk.ui.team.settling_reading import Item

T = TypeVar("T")


class SettlingActs(QObject):
    """Writes what was decided; `done` carries the item once it is on the disk.

    `stale` says that what was decided about is not what stands any more: it is to be read anew.
    """

    done = Signal(object)
    stale = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place

    def decide(self, item: Item, decision: Decision) -> None:
        """Do what was decided about an item."""
        value = item.value
        if isinstance(value, Clash):
            self._settle(item, value, decision)
        elif isinstance(value, Proposed):
            self._answer(item, value, decision)
        elif decision.what == MESSAGE:
            self._place.go.emit("messages", DraftFrom((value.one.note, value.other.note)))
        else:
            self._pair(item, value, decision)

    def _settle(self, item: Item, clash: Clash, decision: Decision) -> None:
        choice = Keep.MERGED if decision.version is None else decision.version
        if decision.what == BOTH:
            choice = Keep.BOTH
        sentence = {
            KEEP: self.tr("Settled. The other stays in the history"),
            BOTH: self.tr("Both are kept, each for itself"),
        }.get(decision.what, self.tr("Settled, with one made from both"))
        self._do(item, lambda book: settle(book, clash, choice, decision.text), sentence)

    def _answer(self, item: Item, proposed: Proposed, decision: Decision) -> None:
        note = proposed.sort == "note"
        if decision.what == DECLINE:
            self._do(item, lambda book: decline(book, proposed), self.tr("Kept"))
        elif decision.what == ACCEPT:
            said = self.tr("Put into the bin") if note else self.tr("Withdrawn")
            back = restore if note else restore_message
            self._do(
                item,
                lambda book: accept(book, proposed),
                said,
                lambda book, _: back(book, proposed.id),
            )

    def _pair(self, item: Item, pair: Duplicate, decision: Decision) -> None:
        one, other, message = pair.one.note, pair.other.note, decision.message
        if decision.what == LINK and message:
            said = self.tr("Both notes support the message")
            self._do(item, lambda book: link_both(book, one, other, message), said, take_back)
        elif decision.what == APART:
            said = self.tr("Two points. Nobody of the team is asked again")
            self._do(item, lambda book: tell_apart(book, one, other), said)

    def _do(
        self,
        item: Item,
        work: Callable[[TeamBook], T],
        sentence: str,
        back: Callable[[TeamBook, T], object] | None = None,
    ) -> None:
        """Have it done, and say so; `back` undoes it, from what doing it returned."""

        def undo(done: T, way: Callable[[TeamBook, T], object]) -> None:
            self._place.write(lambda book: way(book, done), lambda _: self.done.emit(item))

        def written(done: T) -> None:
            self._place.say_saved()
            self._place.said.emit(sentence, partial(undo, done, back) if back else None)
            self.done.emit(item)

        self._place.ask(Urgency.LINE, work, written, self._failed)

    def _failed(self, error: PeerDeskError) -> None:
        self._place.failed.emit(error)
        if isinstance(error, ChangedMeanwhile):
            self.stale.emit()
