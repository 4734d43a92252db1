# SPDX-License-Identifier: Apache-2.0
"""A backup as files: the keys that open it, a look inside, and a copy of it proven as read back."""

import contextlib
import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from peerdesk.desk.clock import Clock
from peerdesk.vault.database import Database
from peerdesk.vault.errors import (
    DamagedBackup,
    DamagedDatabase,
    DamagedHeader,
    DiskRefused,
    NoVault,
    VaultError,
    WrongPassphrase,
    WrongRecoveryWords,
)
from peerdesk.vault.files import BACKUPS, DATABASE, HEADER, LOCK, make_private, sync_folder
from peerdesk.vault.forgetting import forget
from peerdesk.vault.generations import header_of
from peerdesk.vault.header import VaultHeader, read_header_file
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.lock import VaultLock
from peerdesk.vault.reading_errors import NotAtRest, UnreadDatabase
from peerdesk.vault.unlocking import key_in_force, try_passphrase, try_words

Secret = str | Sequence[str]
"""A passphrase, or the recovery words."""
_SLICE = 1 << 20
_PAGES = 4_000
"""Kilobytes of pages held of a database that is gone through once."""
_TRY_NEXT = (NoVault, DamagedHeader, WrongPassphrase, WrongRecoveryWords)


def database_of(backup: Path) -> Path:
    """Return the database of a backup: the file itself, or the one in a copied folder."""
    return backup / DATABASE if backup.is_dir() else backup


def vault_of(database: Path) -> Path | None:
    """Return the folder of the vault whose backup this is, None for a copy made elsewhere."""
    place = database.parent
    return place.parent if place.name == BACKUPS and (place.parent / HEADER).is_file() else None


def unlocked(database: Path, secret: Secret, clock: Clock) -> tuple[VaultHeader, VaultKeys]:
    """Return the header that the secret opens, and the keys that the backup is under.

    The header beside the backup is tried, then the vault's own, for only one of them may have
    outlived a change of passphrase, or damage. Raises what the first of them does, of `NoVault`,
    `DamagedHeader`, `WrongPassphrase`, `WrongRecoveryWords`; and `TooManyTries`.
    """
    folder = vault_of(database)
    ways = [header_of(database), *([folder / HEADER] if folder else [])]
    refused: VaultError | None = None
    tried: VaultHeader | None = None
    for path in ways:
        try:
            header = read_header_file(path)
            if header == tried:
                continue
            tried = header
            return header, _keys(header, secret, database, clock)
        except _TRY_NEXT as error:
            refused = refused or error
    raise refused or NoVault


@contextlib.contextmanager
def opened(database: Path, keys: VaultKeys) -> Iterator[Database]:
    """Open a database for reading only, apart from a vault; `DamagedBackup` where it is none.

    Raises `DatabaseBusy` and `UnreadDatabase` where that cannot be told just now.
    """
    try:
        copy = Database(database, keys.database)
    except UnreadDatabase:
        raise
    except DamagedDatabase as error:
        raise DamagedBackup from error
    try:
        copy.rows("PRAGMA query_only = ON")
        copy.hold(_PAGES)
        yield copy
    finally:
        copy.close()


@contextlib.contextmanager
def at_rest(database: Path) -> Iterator[None]:
    """Keep a database from being written while it is copied, where it is a vault's own.

    A backup or a copy for a stick has no lock. Raises `VaultAlreadyOpen`, and `NotAtRest` where
    a write was broken off that only an opening takes back.
    """
    folder = database.parent
    lock = VaultLock(folder) if (folder / LOCK).exists() and database.name == DATABASE else None
    try:
        journal = database.with_name(f"{database.name}-journal")
        if journal.exists() and journal.stat().st_size:
            raise NotAtRest
        yield
    finally:
        if lock is not None:
            lock.release()


def copy_whole(source: Path, target: Path) -> None:
    """Copy an encrypted file and read it back; `OSError` or `DiskRefused` where that fails."""
    digest = hashlib.sha256()
    make_private(target)
    with source.open("rb") as original, target.open("wb") as copy:
        while data := original.read(_SLICE):
            digest.update(data)
            copy.write(data)
        copy.flush()
        os.fsync(copy.fileno())
    with target.open("rb") as copy:
        if hashlib.file_digest(copy, "sha256").digest() != digest.digest():
            raise DiskRefused
    sync_folder(target.parent)


def check_copy(database: Path, keys: VaultKeys) -> None:
    """Raise `DamagedBackup` unless every page of a copied database holds."""
    with opened(database, keys) as copy:
        if copy.rows("PRAGMA cipher_integrity_check"):
            raise DamagedBackup


def _keys(header: VaultHeader, secret: Secret, database: Path, clock: Clock) -> VaultKeys:
    folder = vault_of(database) or database.parent
    if isinstance(secret, str):
        vault_key = try_passphrase(folder, header, secret, clock)
    else:
        vault_key = try_words(header, secret)
    in_force = vault_key
    try:
        in_force = key_in_force(header, vault_key, database)
        return VaultKeys.of(in_force)
    except UnreadDatabase:
        raise
    except DamagedDatabase as error:
        raise DamagedBackup from error
    finally:
        forget(vault_key, in_force)
