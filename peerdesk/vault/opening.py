# SPDX-License-Identifier: Apache-2.0
"""Opens a vault: its slot, its lock, its database, and a look at whether it was put back."""

import contextlib
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from peerdesk.desk.clock import Clock, SystemClock
from peerdesk.vault import header
from peerdesk.vault.backing import Backing
from peerdesk.vault.book import OpenVault
from peerdesk.vault.breath import Breath
from peerdesk.vault.database import Database
from peerdesk.vault.ended import drop_marker
from peerdesk.vault.erasing import go_on
from peerdesk.vault.errors import DamagedDatabase, DiskRefused, NotSaved
from peerdesk.vault.files import DATABASE, drop_parts
from peerdesk.vault.generations import Occasion, backups, header_of
from peerdesk.vault.head import HeadFile
from peerdesk.vault.header import Label, read_header
from peerdesk.vault.indexing import NoteIndex
from peerdesk.vault.invited import entities_of
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.lock import Holding, VaultLock
from peerdesk.vault.marks import MarkFile
from peerdesk.vault.migrating import is_behind, migrate, version_of
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.projection import Projection
from peerdesk.vault.reading_errors import OtherHeader, OtherKey
from peerdesk.vault.rebuilding import fill
from peerdesk.vault.reloading import lines_behind
from peerdesk.vault.returning import Terms, resume
from peerdesk.vault.rewrapping import leads_elsewhere
from peerdesk.vault.rotating import settled_keys
from peerdesk.vault.schema import PROJECTION_VERSION
from peerdesk.vault.settings import Settings
from peerdesk.vault.tries import Tries
from peerdesk.vault.unlocking import try_passphrase, try_words


def label_of(folder: Path) -> Label:
    """Return what can be read of a vault without its passphrase."""
    return header.label_of(folder)


def list_vaults(root: Path) -> tuple[Path, ...]:
    """Return the folders straight under a root that hold a vault, by name."""
    return header.list_vaults(root)


def open_vault(
    folder: Path,
    passphrase: str,
    *,
    clock: Clock | None = None,
    marks: Path | None = None,
    go_on_from_older: bool = False,
) -> OpenVault:
    """Open a vault with its passphrase.

    `marks` is the folder outside all vaults in which this laptop keeps how far each had come.
    With `go_on_from_older` a vault that was put back is opened all the same; its `returned` then
    says what is missing.
    Raises `WrongPassphrase`, after some of which `TooManyTries`; `NoVault`, `DamagedHeader`,
    `VaultAlreadyOpen`, `PlaintextDatabase`, `DamagedDatabase`, `DatabaseBusy`,
    `OtherHeader`, `RolledBack`, `DiskRefused`.
    """
    told = clock or SystemClock()
    with _locked(folder) as lock:
        slots = read_header(folder)
        begun = time.perf_counter()
        vault_key = try_passphrase(folder, slots, passphrase, told)
        taken = time.perf_counter() - begun
        holding = Holding(folder, settled_keys(folder, slots, vault_key), lock)
        vault = _open(holding, told, marks, Terms(go_on=go_on_from_older))
    vault.try_took = taken
    return vault


def open_with_recovery(
    folder: Path,
    words: Sequence[str],
    *,
    clock: Clock | None = None,
    marks: Path | None = None,
    go_on_from_older: bool = False,
) -> OpenVault:
    """Open a vault with its recovery words; raises as `open_vault`, or `WrongRecoveryWords`."""
    told = clock or SystemClock()
    with _locked(folder) as lock:
        slots = read_header(folder)
        vault_key = try_words(slots, words)
        Tries(folder, told).succeed()
        holding = Holding(folder, settled_keys(folder, slots, vault_key), lock)
        return _open(holding, told, marks, Terms(go_on=go_on_from_older))


def open_with_key(
    folder: Path,
    keys: VaultKeys,
    *,
    clock: Clock | None = None,
    marks: Path | None = None,
    terms: Terms | None = None,
) -> OpenVault:
    """Open a vault whose slot has been opened, on terms of one's own."""
    with _locked(folder) as lock:
        holding = Holding(folder, keys.apart(), lock)
        return _open(holding, clock or SystemClock(), marks, terms or Terms())


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[VaultLock]:
    """Take the lock of a vault, and let it go again if the opening fails."""
    read_header(folder)  # no lock is left where there is no vault
    try:
        lock = VaultLock(folder)
    except OSError as error:
        raise DiskRefused from error
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


def _open(holding: Holding, clock: Clock, marks: Path | None, terms: Terms) -> OpenVault:
    folder, keys = holding.folder, holding.keys
    drop_parts(folder)
    drop_marker(folder)
    mark = MarkFile(marks, keys.mark, folder.resolve()) if marks else None
    database = _opened(folder, keys.database)
    try:
        _check_made(database)
        if is_behind(database):
            Backing(database, holding, Breath()).make(clock.now()[0], Occasion.MIGRATION)
        migrate(database)
        ledger = read_ledger(database, HeadFile(folder, keys.head, mark))
        returned = resume(ledger, terms)
    except BaseException:
        database.close()
        raise
    return OpenVault(holding, ledger, clock, returned)


def _opened(folder: Path, key: bytes) -> Database:
    """Open the database; `OtherHeader` where the newest backup's header tells of another key."""
    try:
        return Database(folder / DATABASE, key)
    except OtherKey as error:
        here = read_header(folder)
        if any(leads_elsewhere(here, header_of(path)) for path in backups(folder)[-1:]):
            raise OtherHeader from error
        raise


def _check_made(database: Database) -> None:
    """Raise `DamagedDatabase` where there is nothing in it: no vault is without its tables."""
    if not version_of(database):
        raise DamagedDatabase


def read_ledger(database: Database, head: HeadFile) -> OpenLedger:
    """Return the ledger of an opened database, its tables made anew if they are of old."""
    tables = LedgerTables(database)
    settings = Settings(database)
    index = NoteIndex(database, settings)
    breath = Breath()
    projection = Projection(database, tables, index, breath)
    device = settings.member.device
    chains = tables.chains((device, settings.epoch))
    ledger = OpenLedger(
        database=database,
        tables=tables,
        projection=projection,
        index=index,
        entities=entities_of(database, settings),
        settings=settings,
        head=head,
        chains=chains,
        challenge=settings.challenge,
        breath=breath,
    )
    if settings.projection != PROJECTION_VERSION:
        fill(ledger)
    index.behind.update(lines_behind(ledger))
    with contextlib.suppress(NotSaved):
        ledger.catch_up()
        go_on(ledger)
    return ledger
