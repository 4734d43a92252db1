# SPDX-License-Identifier: Apache-2.0
"""Going through a stick: one after another, the bundles that bring something are shown.

At the end of the day a stick holds a bundle of everybody, and those of the days before. Nobody
should have to guess, from names that say nothing, which of them are still to be imported.
"""

from functools import partial
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import Urgency
from peerdesk.desk.exchange import preview
from peerdesk.desk.strangers import KeptBundle, keep_stranger
from peerdesk.errors import PeerDeskError
from peerdesk.team.bundle import LIMIT, SUFFIX
from peerdesk.team.errors import UnknownSender, WrittenHere
from peerdesk.team.receipt import Preview
from peerdesk.ui.files import Listing
from peerdesk.ui.place import Place
from peerdesk.ui.team.bundle import brings_something

_MOST = 500
"""Files of one folder that are looked into by themselves."""


class StickRound(QObject):
    """Looks through a folder, or that of a bundle that was chosen; `found` carries what to show.

    `kept` comes once the bundle of somebody not admitted waits inside the vault. `ended` carries
    how many bundles came in, how many wait so, and how many files could not be opened here.
    `failed` says why a folder cannot be looked through of which nothing came in yet.
    """

    found = Signal(object, object)
    kept = Signal()
    failed = Signal(str)
    ended = Signal(int, int, int)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._folder: Path | None = None
        self._seen: set[str] = set()
        self._left: list[str] = []
        self._in = self._waiting = self._closed = 0

    def begin(self, path: Path) -> None:
        """Remember the folder of a bundle that was chosen."""
        if path.parent != self._folder:
            self.stop()
            self._folder = path.parent
        self._seen.add(path.name)

    def go_through(self, folder: Path) -> None:
        """Look for the first bundle of a folder that was chosen."""
        self.stop()
        self._folder = folder
        self.look_on()

    def stop(self) -> None:
        """Look no further, and hold nothing."""
        self._folder = None
        self._seen.clear()
        self._left = []
        self._in = self._waiting = self._closed = 0

    def go_on(self) -> None:
        """Look for the next bundle of the folder, after one was taken in."""
        if self._folder is not None:
            self._in += 1
            self.look_on()

    def look_on(self) -> None:
        """Look for the next bundle of the folder, whether or not the last one brought anything."""
        folder = self._folder
        if folder is None:
            return
        files = self._place.session.files
        self._place.aside(lambda: files.list(folder, (SUFFIX,)), self._list, self._give_up)

    def _list(self, listing: Listing) -> None:
        self._left = [name for name in listing.files if name not in self._seen][:_MOST]
        self._next()

    def _next(self) -> None:
        folder = self._folder
        if folder is None:
            return
        if not self._left:
            came, waiting, closed = self._in, self._waiting, self._closed
            self.stop()
            self.ended.emit(came, waiting, closed)
            return
        name = self._left.pop(0)
        self._seen.add(name)
        files, path = self._place.session.files, folder / name
        self._place.aside(lambda: files.fetch(path, LIMIT), self._look_inside, self._pass_over)

    def _look_inside(self, file: BinaryIO) -> None:
        def show(shown: Preview) -> None:
            if self._folder is None:
                return
            if brings_something(shown):
                self.found.emit(file, shown)
            else:
                file.close()
                self._next()

        def refuse(error: PeerDeskError) -> None:
            if isinstance(error, UnknownSender):
                keep = partial(keep_stranger, data=file)
                self._place.ask(Urgency.JOB, keep, self._keep, self._pass_over)
            else:
                self._pass_over(error)

        self._place.ask(Urgency.JOB, lambda book: preview(book, file), show, refuse)

    def _keep(self, kept: KeptBundle) -> None:
        """Go on: one of a laptop that nobody has admitted waits for that inside the vault."""
        del kept
        self._waiting += 1
        self._place.say_saved()
        self.kept.emit()
        self._next()

    def _pass_over(self, error: PeerDeskError) -> None:
        """Go on: one that this laptop cannot open is for others, or from before it was admitted.

        Its own, which it wrote before somebody admitted it, is not worth a word.
        """
        self._closed += not isinstance(error, WrittenHere)
        self._next()

    def _give_up(self, error: PeerDeskError) -> None:
        """End the round: the stick is out, which harms nothing."""
        came = self._in
        self.stop()
        if not came:
            self.failed.emit(error.user_message)
