# SPDX-License-Identifier: Apache-2.0
"""Opens a vault: its slot, its lock, its database, and a look at whether it was put back."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from peerdesk.desk.clock import Clock, SystemClock
from peerdesk.vault import header
from peerdesk.vault.book import OpenVault
from peerdesk.vault.breath import Breath
from peerdesk.vault.chains import Chains
from peerdesk.vault.database import Database
from peerdesk.vault.entities import Entities
from peerdesk.vault.errors import DamagedDatabase, DiskRefused, NotSaved, RolledBack
from peerdesk.vault.files import DATABASE, drop_parts
from peerdesk.vault.head import HeadFile
from peerdesk.vault.header import Label, read_header
from peerdesk.vault.indexing import NoteIndex
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.lock import Holding, VaultLock
from peerdesk.vault.migrating import migrate, version_of
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.projection import Projection
from peerdesk.vault.rebuilding import rebuild
from peerdesk.vault.recovery import entropy_of
from peerdesk.vault.reloading import lines_behind
from peerdesk.vault.schema import NUMBERS, PROJECTION_VERSION
from peerdesk.vault.settings import Settings
from peerdesk.vault.slots import PASSPHRASE, RECOVERY, open_with_entropy, open_with_passphrase
from peerdesk.vault.tries import Tries


def label_of(folder: Path) -> Label:
    """Return what can be read of a vault without its passphrase."""
    return header.label_of(folder)


def list_vaults(root: Path) -> tuple[Path, ...]:
    """Return the folders straight under a root that hold a vault, by name."""
    return header.list_vaults(root)


def open_vault(folder: Path, passphrase: str, *, clock: Clock | None = None) -> OpenVault:
    """Open a vault with its passphrase.

    Raises `WrongPassphrase`, after some of which `TooManyTries`; `NoVault`, `DamagedHeader`,
    `VaultAlreadyOpen`, `PlaintextDatabase`, `DamagedDatabase`, `RolledBack`, `DiskRefused`.
    """
    told = clock or SystemClock()
    slot = read_header(folder).slot(PASSPHRASE)
    with _locked(folder) as lock:
        tries = Tries(folder, told)
        tries.begin()
        vault_key = open_with_passphrase(slot, passphrase)
        tries.succeed()
        return _open(Holding(folder, VaultKeys.of(vault_key), lock), told)


def open_with_recovery(
    folder: Path, words: Sequence[str], *, clock: Clock | None = None
) -> OpenVault:
    """Open a vault with its recovery words; raises as `open_vault`, or `WrongRecoveryWords`."""
    told = clock or SystemClock()
    slot = read_header(folder).slot(RECOVERY)
    with _locked(folder) as lock:
        vault_key = open_with_entropy(slot, entropy_of(words))
        Tries(folder, told).succeed()
        return _open(Holding(folder, VaultKeys.of(vault_key), lock), told)


def open_with_key(folder: Path, keys: VaultKeys, *, clock: Clock | None = None) -> OpenVault:
    """Open a vault whose slot has been opened."""
    with _locked(folder) as lock:
        return _open(Holding(folder, keys, lock), clock or SystemClock())


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[VaultLock]:
    """Take the lock of a vault, and let it go again if the opening fails."""
    try:
        lock = VaultLock(folder)
    except OSError as error:
        raise DiskRefused from error
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


def _open(holding: Holding, clock: Clock) -> OpenVault:
    drop_parts(holding.folder)
    database = Database(holding.folder / DATABASE, holding.keys.database)
    try:
        _check_made(database)
        migrate(database)
        ledger = read_ledger(database, HeadFile(holding.folder, holding.keys.head))
    except BaseException:
        database.close()
        raise
    return OpenVault(holding, ledger, clock)


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
        entities=Entities(database),
        settings=settings,
        head=head,
        chains=chains,
        challenge=settings.challenge,
        breath=breath,
    )
    if settings.projection != PROJECTION_VERSION:
        rebuild(ledger)
    index.behind.update(lines_behind(ledger))
    with contextlib.suppress(NotSaved):
        ledger.catch_up()
    if _is_newer(ledger):
        ledger.head.follow(chains.own_head())  # after a crash the file may be a second behind
    else:
        begin_epoch(ledger)
    return ledger


def begin_epoch(ledger: OpenLedger) -> None:
    """Begin a new chain of this laptop, so that no number of the old one is used twice."""
    device = ledger.chains.own[0]
    with ledger.database.transaction():
        key = device, ledger.settings.begin_epoch()
        ledger.tables.add_chain(ledger.chains, key)
        ledger.tables.forget_seen()
        ledger.settings.indexed = 0
    chains = ledger.chains
    ledger.chains = Chains(key, chains.codes, chains.tips, gaps=chains.gaps)
    ledger.head.follow(ledger.chains.own_head())
    try:
        ledger.head.flush()
    except OSError as error:
        raise DiskRefused from error


def _is_newer(ledger: OpenLedger) -> bool:
    """Say whether the head file agrees with the database; False where there is no such file.

    Raises `RolledBack` where the file knows of changes that the database does not hold.
    """
    marked = ledger.head.read()
    if marked is None:
        return False
    key = marked.device, marked.epoch
    code = ledger.chains.codes.get(key)
    if code is None:
        raise RolledBack
    if marked.number:
        place = code << NUMBERS | marked.number
        change = ledger.tables.at([place]).get(place)
        if change is None or change.hash != marked.hash:
            raise RolledBack
    return key == ledger.chains.own
