# SPDX-License-Identifier: Apache-2.0
"""Looks into a backup before anybody restores it: what it holds, and what the vault has more."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from peerdesk.desk.backups import BackupPreview
from peerdesk.desk.clock import Clock, SystemClock
from peerdesk.domain.words import title
from peerdesk.vault.backup_files import Secret, check_copy, database_of, opened, unlocked, vault_of
from peerdesk.vault.contents import Contents
from peerdesk.vault.counted import counted, lacked
from peerdesk.vault.database import Database
from peerdesk.vault.entities import Entities
from peerdesk.vault.erasing_again import erased_in
from peerdesk.vault.errors import DamagedBackup, DamagedDatabase, VaultError
from peerdesk.vault.files import DATABASE, HEADER
from peerdesk.vault.generations import made_at, why_made
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.lock import VaultLock


def preview_backup(
    backup: Path, secret: Secret, *, beside: Path | None = None, clock: Clock | None = None
) -> BackupPreview:
    """Say what a backup would bring back, and what the vault as it is has more.

    `backup` is a file from a vault's folder of backups, or the folder or database of a copy made
    elsewhere; `beside` is the vault to hold it against, else the one whose backup it is. That
    one is left out where somebody has it open, or it cannot be read. Nothing is written, and
    every page of the backup is held against its code. Raises `NoVault`, `DamagedHeader`,
    `DamagedBackup`, `WrongPassphrase`, `WrongRecoveryWords` and `TooManyTries`.
    """
    database = database_of(backup)
    _, keys = unlocked(database, secret, clock or SystemClock())
    standing = beside or vault_of(database)
    try:
        check_copy(database, keys)
        with opened(database, keys) as copy, _standing(standing, keys) as vault:
            return preview_of(database, copy, vault)
    finally:
        keys.forget()


def preview_of(path: Path, copy: Database, vault: Database | None) -> BackupPreview:
    """Say what an opened backup holds beside an opened vault; raises `DamagedBackup`."""
    try:
        held, made = counted(copy), made_at(path) or _written(path)
    except DamagedDatabase as error:
        raise DamagedBackup from error
    preview = BackupPreview(made=made, why=why_made(path), held=held)
    if vault is not None:
        with contextlib.suppress(DamagedDatabase):
            return replace(
                preview,
                now=counted(vault),
                own=lacked(copy, vault),
                erased=_erased(copy, vault),
                holds=_holds(copy, vault),
            )
    return preview


def _erased(copy: Database, vault: Database) -> int:
    """Return how many notes a copy has contents of that the vault has erased."""
    notes = {erasure.note for erasure in Entities(vault).erasures()}
    there = Contents(copy).of_headers("change", erased_in(vault).headers) if notes else []
    entries = (change.entry for _, change in there)
    return len(notes & {entry.fact.entity for entry in entries if entry is not None})


def _holds(copy: Database, vault: Database) -> tuple[str, ...]:
    """Return, in words, the holds that stand in the vault and of which a copy has not heard."""
    known = {name for (name,) in copy.rows("SELECT id FROM entity WHERE sort = 'hold'")}
    standing = (hold for hold in Entities(vault).holds() if hold.open and hold.id not in known)
    return tuple(f"{title(hold.reason)}, {hold.reference}" for hold in standing)


def _written(path: Path) -> int:
    """Return when a file was written last, in UTC milliseconds."""
    return path.stat().st_mtime_ns // 1_000_000


@contextlib.contextmanager
def _standing(folder: Path | None, keys: VaultKeys) -> Iterator[Database | None]:
    """Open the vault that a backup is held against, if it can be read and nobody has it open."""
    with contextlib.ExitStack() as stack:
        vault = None
        if folder is not None and (folder / HEADER).is_file():
            with contextlib.suppress(VaultError, OSError):
                lock = VaultLock(folder)
                stack.callback(lock.release)
                vault = stack.enter_context(opened(folder / DATABASE, keys))
        yield vault
