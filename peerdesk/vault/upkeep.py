# SPDX-License-Identifier: Apache-2.0
"""The upkeep of an open vault: looked over, made anew from its ledger, and backed up."""

from pathlib import Path

from msgspec.structs import replace

from peerdesk.desk.backups import BackupPreview
from peerdesk.desk.clock import Clock
from peerdesk.vault.backing import Backing, told_as_backup
from peerdesk.vault.backup_files import database_of, opened
from peerdesk.vault.ended import has_begun
from peerdesk.vault.generations import Occasion, backups, is_due, last_backup
from peerdesk.vault.lock import Holding
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.previewing import preview_of
from peerdesk.vault.purging import Purged, purge
from peerdesk.vault.rebuilding import rebuild
from peerdesk.vault.rotating import Rotated, Rotation
from peerdesk.vault.verifying import Told, VerifyReport, counts_of, verify
from peerdesk.vault.verifying_header import check_header


class Upkeep:
    """What is done to a vault as a whole; asked of the open vault each time, never kept."""

    def __init__(self, ledger: OpenLedger, holding: Holding, clock: Clock) -> None:
        self.ledger = ledger
        self.holding = holding
        self._clock = clock

    def verify(self, told: Told = lambda _: None) -> VerifyReport:
        """Look whether pages, chains, heads, tables, search index and header hold, in slices.

        `told` hears in words what is looked at.
        """
        self.ledger.catch_up()
        report = verify(self.ledger, self.holding.keys.database, told)
        findings = (*report.findings, *check_header(self.holding.folder))
        return replace(report, ok=not findings, findings=findings)

    def rebuild(self, told: Told = lambda _: None) -> int:
        """Make the tables anew from the ledger, in slices; return how many things stand."""
        return rebuild(self.ledger, told)

    def counts(self) -> dict[str, int]:
        """Return how much there is: changes, what waits, chains, signatures, notes."""
        return counts_of(self.ledger)

    def rotate(self, passphrase: str) -> Rotated:
        """Put the vault and its backups under a new key, and return new recovery words.

        They count once confirmed; raises what `peerdesk.vault.rotating.Rotation.run` raises.
        """
        return Rotation(self.ledger, self.holding, self._clock).run(passphrase)

    def purge(self) -> Purged:
        """Leave nothing of what was erased on any page, of the vault or of its backups."""
        return purge(self.ledger, self.holding)

    def backup(self, why: Occasion) -> Path:
        """Copy the vault into its folder of backups, check the copy and return its path."""
        at, _ = self._clock.now()
        return self.backing().make(at, why)

    def backup_if_due(self, why: Occasion) -> Path | None:
        """Back up if something was written since the last backup, and that is an hour ago.

        What was erased goes from the backups first, should that be due still. A vault whose end
        has begun is not backed up any more.
        """
        if has_begun(self.holding.folder):
            return None
        self.purge()
        due = is_due(self.holding.folder, self._clock.now()[0])
        return self.backup(why) if due else None

    def read_copies(self) -> None:
        """Open and count what was copied after the last lock, without any key."""
        with told_as_backup():
            self.backing().read_copies()

    def last_backup(self) -> int | None:
        """Return when the last backup was made in UTC milliseconds, or None before the first."""
        return last_backup(self.holding.folder, self._clock.now()[0])

    def backups(self) -> tuple[Path, ...]:
        """Return the backups of the vault, the oldest first."""
        return backups(self.holding.folder)

    def preview(self, backup: Path) -> BackupPreview:
        """Say what a backup would bring back, and what the vault has more; nothing is written.

        It has to be under the vault's present key, as all its own backups are; for a copy made
        elsewhere see `peerdesk.vault.previewing`. Raises `DamagedBackup`.
        """
        path = database_of(backup)
        with opened(path, self.holding.keys) as copy:
            return preview_of(path, copy, self.ledger.database)

    def now(self) -> tuple[int, int]:
        """Return the time as UTC milliseconds and the local offset in minutes."""
        return self._clock.now()

    def backing(self) -> Backing:
        """Return what makes checked copies of the vault."""
        return Backing(self.ledger.database, self.holding, self.ledger.breath)
