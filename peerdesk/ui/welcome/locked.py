# SPDX-License-Identifier: Apache-2.0
"""Backups of a vault that is locked, asked for on threads of their own."""

from concurrent.futures import Future
from pathlib import Path

from peerdesk.ui.care import Inside, ListedBackup, Rescue, Rescued, Secret
from peerdesk.ui.ports import Aside


class LockedSource:
    """Implements `peerdesk.ui.care.Source` for one folder of this laptop, or for none as yet."""

    def __init__(self, rescue: Rescue, aside: Aside, folder: Path | None) -> None:
        self._rescue, self._aside, self._folder = rescue, aside, folder

    def backups(self, elsewhere: Path | None = None) -> Future[tuple[ListedBackup, ...]]:
        """List the vault's backups, or those in another folder, the newest first."""
        folder = elsewhere or self._folder
        return self._aside(lambda: self._rescue.backups(folder) if folder else ())

    def look_into(self, backup: Path, secret: Secret) -> Future[Inside]:
        """Tell what a backup holds, beside what the vault holds where that can be read."""
        beside = self._folder
        return self._aside(lambda: self._rescue.look_into(backup, secret, beside))

    def restore(self, backup: Path, secret: Secret) -> Future[Rescued]:
        """Restore a backup into a vault of its own and open that."""
        return self._aside(lambda: self._rescue.restore(backup, secret))
