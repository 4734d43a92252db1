# SPDX-License-Identifier: Apache-2.0
"""Saves what can be read of a damaged vault into a new one, with the same identity and keys.

The damaged vault is only read. What its own backups hold is taken over too; the rest is told as
missing, with whose laptops hold it, and comes back with their bundles.
"""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from peerdesk.desk.clock import Clock
from peerdesk.desk.missing import declare_lost
from peerdesk.vault.book import OpenVault
from peerdesk.vault.carving import Carved, carve
from peerdesk.vault.errors import (
    DamagedDatabase,
    DamagedHead,
    DamagedHeader,
    DiskRefused,
    NotSaved,
    NoVault,
)
from peerdesk.vault.files import DATABASE
from peerdesk.vault.generations import backups, header_of
from peerdesk.vault.head import HeadFile
from peerdesk.vault.header import VaultHeader, read_header, read_header_file, write_header
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.lock import VaultLock
from peerdesk.vault.opening import open_with_key
from peerdesk.vault.refilling import refill
from peerdesk.vault.remains import Remains, remains_of
from peerdesk.vault.restoring import new_place
from peerdesk.vault.returning import Terms
from peerdesk.vault.unfinished import sweep, unfinished

Turn = Callable[[], None]


class SalvageReport(Struct, frozen=True, kw_only=True):
    """What was saved: pages looked at and damaged, changes in all and off backups.

    `cut` pages are missing at the end of the file. `blind` says that its beginning is destroyed,
    so that no page could be checked, and nobody knows how many more are damaged.
    `bad_backups` could not be read themselves. `stranger` says that the laptop's own keys were
    destroyed, so that the new vault has others and a lead has to admit it again.
    """

    pages: int
    damaged: int
    changes: int
    from_backups: int
    bad_backups: int
    stranger: bool
    cut: int = 0
    blind: bool = False

    def sentences(self) -> Iterator[str]:
        """Yield what was read and saved, and what follows from it for the user."""
        where = f"{self.changes:,} changes are in a new vault; the old one stays as it is."
        if not self.pages:
            yield f"The database is gone. {where}"
        elif self.blind:
            yield (
                f"The beginning of the file is destroyed, so none of its {self.pages:,} pages "
                f"could be checked: what made sense was taken. {where}"
            )
        elif self.damaged:
            pages = "1 page" if self.damaged == 1 else f"{self.damaged:,} pages"
            yield f"{pages} of {self.pages:,} could not be read. {where}"
        else:
            yield f"Every page that was there could be read. {where}"
        if self.cut:
            last = "page" if self.cut == 1 else f"{self.cut:,} pages"
            yield f"The file was cut short: its last {last} went missing."
        if self.from_backups:
            yield f"{self.from_backups:,} of the changes came out of backups."
        if self.bad_backups:
            yield "A backup is damaged too: what it could give was taken."
        if self.stranger:
            yield (
                "This laptop’s own keys were lost with a damaged page: a lead has to admit it "
                "again, as a new laptop."
            )


class Salvaged(Struct, frozen=True):
    """The new vault's folder, and what was saved into it."""

    folder: Path
    report: SalvageReport


def salvage(  # noqa: PLR0913 - three that matter; the rest have defaults, by name
    folder: Path,
    keys: VaultKeys,
    to_folder: Path,
    *,
    clock: Clock | None = None,
    marks: Path | None = None,
    turn: Turn = lambda: None,
) -> Salvaged:
    """Save what can be read of the vault in a folder into a new vault in another folder.

    The new vault opens with the same passphrase and recovery words and begins an epoch of its
    own. `turn` is called every few dozen pages and records. Raises `VaultExists`,
    `VaultAlreadyOpen`, `DamagedDatabase` where there is nothing to read, and `DiskRefused`.
    """
    try:
        with _held(folder):
            header = readable_header(folder)
            remains, report = _gather(folder, keys, turn)
            sweep(to_folder.parent)
            with new_place(to_folder):
                with unfinished(to_folder):
                    refill(to_folder, keys.database, remains, turn)
                    write_header(to_folder, header)
                terms = Terms(restored=True)
                with open_with_key(to_folder, keys, clock=clock, marks=marks, terms=terms) as vault:
                    _finish(vault, remains)
    except (OSError, NotSaved) as error:
        raise DiskRefused from error
    return Salvaged(to_folder, report)


def readable_header(folder: Path) -> VaultHeader:
    """Return a vault's header, or that of its newest backup where it cannot be read itself."""
    try:
        return read_header(folder)
    except (DamagedHeader, NoVault):
        for backup in reversed(backups(folder)):
            with contextlib.suppress(DamagedHeader, NoVault):
                return read_header_file(header_of(backup))
        raise


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Keep other programs out of the damaged vault meanwhile."""
    lock = VaultLock(folder)
    try:
        yield
    finally:
        lock.release()


def _gather(folder: Path, keys: VaultKeys, turn: Turn) -> tuple[Remains, SalvageReport]:
    """Return what the database holds, and what its backups hold beyond that."""
    found: list[Remains] = []
    own, bad = Carved(), 0
    for path in (folder / DATABASE, *reversed(backups(folder))):
        try:
            carved = carve(path, keys.database, turn)
        except OSError:
            bad += path.name != DATABASE
            found.append(Remains())
            continue
        if path.name == DATABASE:
            own = carved
        else:
            bad += bool(carved.damaged or carved.cut)
        found.append(remains_of(carved))
    remains, *older = found
    off_backups = sum(remains.fill(one) for one in older)
    with contextlib.suppress(DamagedHead):
        remains.head = HeadFile(folder, keys.head).read()
    stranger = remains.member is None
    if stranger:
        remains.become_stranger()
    return remains, SalvageReport(
        pages=own.pages,
        damaged=own.damaged,
        cut=own.cut,
        blind=own.blind,
        changes=remains.count,
        from_backups=off_backups,
        bad_backups=bad,
        stranger=stranger,
    )


def _finish(vault: OpenVault, remains: Remains) -> None:
    """Count what was written, and declare what nobody can hold any more."""
    counts = vault.upkeep.counts()
    if counts["change"] != remains.count:
        raise DamagedDatabase
    if vault.challenge_id:
        declare_lost(vault)
        vault.sign()
