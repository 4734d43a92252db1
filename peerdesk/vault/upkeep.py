# SPDX-License-Identifier: Apache-2.0
"""The upkeep of an open vault: looked over, made anew from its ledger, and backed up."""

from pathlib import Path

from peerdesk.desk.clock import Clock
from peerdesk.vault.backing import back_up
from peerdesk.vault.generations import Occasion, backups, last_backup
from peerdesk.vault.lock import Holding
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.rebuilding import rebuild
from peerdesk.vault.verifying import VerifyReport, verify


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

    def backup(self, why: Occasion) -> Path:
        """Copy the vault into its folder of backups, check the copy and return its path."""
        at, _ = self._clock.now()
        holding = self._holding
        return back_up(self._ledger, holding.folder, holding.keys.database, at, why)

    def last_backup(self) -> int | None:
        """Return when the last backup was made in UTC milliseconds, or None before the first."""
        return last_backup(self._holding.folder)

    def backups(self) -> tuple[Path, ...]:
        """Return the backups of the vault, the oldest first."""
        return backups(self._holding.folder)
