# SPDX-License-Identifier: Apache-2.0
"""How acts of the wall are written, told and taken back."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.errors import PeerDeskError
from peerdesk.ui.place import Back, Place

KEPT = 50
"""Acts that Ctrl+Z takes back, the last first."""


class Done(Struct, frozen=True):
    """What was done: the card to go on with, and how it is taken back."""

    card: str
    back: Back


class Doing(QObject):
    """Writes what was done; `done` carries the card that it was done with, once on the disk.

    `refused` says that it could not be, so that the wall is shown as it stands.
    """

    done = Signal(str)
    refused = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._backs: list[Back] = []
        self.writing = 0
        """How many acts are on their way to the disk."""

    def undo(self) -> bool:
        """Take back the last act; say whether there was one."""
        if not self._backs:
            return False
        self._take_back(self._backs[-1])
        return True

    def forget(self) -> None:
        """Take nothing back any more."""
        self._backs.clear()
        self.writing = 0

    def _do(
        self,
        work: Callable[[TeamBook], Done],
        sentence: str,
        kept: Callable[[], object] | None = None,
    ) -> None:
        def written(done: Done) -> None:
            self.writing -= 1
            self._place.say_saved()
            if kept is not None:
                kept()
            self._backs = [*self._backs[-KEPT + 1 :], done.back]
            self._place.said.emit(sentence, lambda: self._take_back(done.back))
            self.done.emit(done.card)

        def failed(error: PeerDeskError) -> None:
            self.writing -= 1
            self._fail(error)

        self.writing += 1
        self._place.ask(Urgency.LINE, work, written, failed)

    def _take_back(self, back: Back) -> None:
        if back not in self._backs:
            return
        self._backs.remove(back)
        self._place.write(back, lambda _: self._told(self.tr("Taken back")), self._fail)

    def _told(self, sentence: str) -> None:
        self._place.said.emit(sentence, None)
        self.done.emit("")

    def _fail(self, error: PeerDeskError) -> None:
        self._place.failed.emit(error)
        self.refused.emit()
