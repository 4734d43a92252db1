# SPDX-License-Identifier: Apache-2.0
"""Copies of vaults that were just locked, made beside whatever comes next and given up for it."""

from contextlib import suppress
from pathlib import Path
from threading import Event, Lock

from peerdesk.desk.clock import Clock
from peerdesk.errors import PeerDeskError
from peerdesk.vault.copying import copy_closed


class ClosingCopies:
    """At most one copy of a vault at a time; called on any thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._under_way: dict[Path, Event] = {}
        self._guard = Lock()

    def make(self, folder: Path) -> Path | None:
        """Copy a locked vault if it changed since its last backup; return the copy.

        What the disk refuses is not told here, where nobody looks any more: the moment of the
        last backup stands on the screen, and the next one is due at the next unlocking.
        """
        stop = Event()
        with self._guard:
            self._under_way[folder] = stop
        with suppress(PeerDeskError):
            return copy_closed(folder, self._clock.now()[0], stop.is_set)
        return None

    def give_way(self, folder: Path) -> None:
        """Let a vault be opened: end the copying of it, if that is under way."""
        with self._guard:
            stop = self._under_way.pop(folder, None)
        if stop is not None:
            stop.set()
