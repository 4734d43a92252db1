# SPDX-License-Identifier: Apache-2.0
"""A team folder's thread over a book in memory, to be watched."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from peerdesk.bootstrap.team_folder import TeamFolderThread
from peerdesk.bootstrap.team_folders import TeamFolderPlaces
from peerdesk.desk.folder.chosen import TeamFolder
from peerdesk.desk.store import Store
from peerdesk.ui.team_folder import FolderState, Reach
from tests.fakes.book import MemoryBook
from tests.fakes.session import ThreadAsks
from tests.fakes.store import MemoryStore

PATIENCE = 20
"""Seconds that a test waits for what takes a few milliseconds."""


class Places(TeamFolderPlaces):
    """Opens the same store in memory whatever is chosen; `folder` opens real ones instead."""

    def __init__(self, policy: Path) -> None:
        super().__init__((policy,))
        self.store: Store = MemoryStore()
        self.opened = 0

    def open(self, folder: TeamFolder, challenge: str) -> Store:
        self.checked(folder)
        self.opened += 1
        return self.store if challenge else super().open(folder, challenge)


class Going:
    """A team folder's thread over a book in memory, and what it told."""

    def __init__(self, book: MemoryBook, places: Places) -> None:
        self.book, self.places = book, places
        self.asks = ThreadAsks(book)
        self.backups = 0
        self.thread = TeamFolderThread(self.asks, places, book.clock, self._back_up)
        self._changed = threading.Condition()
        self.thread.listen(self._told)

    def until(self, wanted: Callable[[FolderState], bool]) -> FolderState:
        """Return the state once it is as wanted."""
        with self._changed:
            assert self._changed.wait_for(lambda: wanted(self.thread.state), PATIENCE), (
                self.thread.state
            )
        return self.thread.state

    def choose(self, *, taking: bool = False, sharing: bool = False) -> None:
        """Choose a folder and wait until it was looked into."""
        folder = TeamFolder(address="/srv/team", taking=taking, sharing=sharing)
        self.thread.choose(folder).result(PATIENCE)
        self.until(lambda state: state.reach is Reach.READY)

    def stop(self) -> None:
        """End as a lock does."""
        self.thread.stop()
        self.asks.stop()
        self.thread.join(PATIENCE)
        assert not self.thread._thread.is_alive()

    def _told(self, state: FolderState) -> None:
        with self._changed:
            self._changed.notify_all()
        assert state is not None

    def _back_up(self) -> "Future[int | None]":
        self.backups += 1
        done: Future[int | None] = Future()
        done.set_result(None)
        return done
