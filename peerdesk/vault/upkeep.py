# SPDX-License-Identifier: Apache-2.0
"""The upkeep of an open vault: looked over, made anew from its ledger, and backed up."""

from pathlib import Path

from peerdesk.desk.clock import Clock
from peerdesk.vault.backing import Backing, told_as_backup
from peerdesk.vault.generations import Occasion, backups, is_due, last_backup
from peerdesk.vault.lock import Holding
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.purging import Purged, purge
from peerdesk.vault.rebuilding import rebuild
from peerdesk.vault.rotating import Rotated, Rotation
from peerdesk.vault.verifying import VerifyReport, counts_of, verify


class Upkeep:
    """What is done to a vault as a whole; asked of the open vault each time, never kept."""

    def __init__(self, ledger: OpenLedger, holding: Holding, clock: Clock) -> None:
        self._ledger = ledger
        self._holding = holding
        self._clock = clock

    def verify(self) -> VerifyReport:
        """Look whether pages, chains, heads, tables and search index hold."""
        self._ledger.catch_up()
        return verify(self._ledger)

    def rebuild(self) -> int:
        """Make the tables anew from the ledger, in one go; return how many things stand."""
        return rebuild(self._ledger)

    def counts(self) -> dict[str, int]:
        """Return how much there is: changes, what waits, chains, signatures, notes."""
        return counts_of(self._ledger)

    def rotate(self, passphrase: str) -> Rotated:
        """Put the vault and its backups under a new key, and return new recovery words.

        They count once confirmed; raises what `peerdesk.vault.rotating.Rotation.run` raises.
        """
        return Rotation(self._ledger, self._holding, self._clock).run(passphrase)

    def purge(self) -> Purged:
        """Leave nothing of what was erased on any page, of the vault or of its backups."""
        return purge(self._ledger, self._holding)

    def backup(self, why: Occasion) -> Path:
        """Copy the vault into its folder of backups, check the copy and return its path."""
        at, _ = self._clock.now()
        return self._backing().make(at, why)

    def backup_if_due(self, why: Occasion) -> Path | None:
        """Back up if something was written since the last backup, and that is an hour ago."""
        due = is_due(self._holding.folder, self._clock.now()[0])
        return self.backup(why) if due else None

    def read_copies(self) -> None:
        """Open and count what was copied after the last lock, without any key."""
        with told_as_backup():
            self._backing().read_copies()

    def last_backup(self) -> int | None:
        """Return when the last backup was made in UTC milliseconds, or None before the first."""
        return last_backup(self._holding.folder)

    def backups(self) -> tuple[Path, ...]:
        """Return the backups of the vault, the oldest first."""
        return backups(self._holding.folder)

    def _backing(self) -> Backing:
        return Backing(self._ledger.database, self._holding, self._ledger.breath)
