# SPDX-License-Identifier: Apache-2.0
"""Makes a vault: its keys and words, its empty database, its header last."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from peerdesk.desk.clock import Clock, SystemClock
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Person
from peerdesk.team.keys import DeviceKeys
from peerdesk.vault.book import OpenVault
from peerdesk.vault.database import Database, refuse_plaintext
from peerdesk.vault.derivation import FLOOR, Cost, calibrate, check_cost
from peerdesk.vault.errors import DiskRefused, NotSaved, VaultExists
from peerdesk.vault.files import BACKUPS, DATABASE, HEADER, make_private_folder
from peerdesk.vault.header import Front, VaultHeader, new_header, write_header
from peerdesk.vault.keys import VaultKeys, new_vault_key
from peerdesk.vault.migrating import migrate
from peerdesk.vault.opening import open_with_key
from peerdesk.vault.passphrase import check_passphrase
from peerdesk.vault.recovery import entropy_of, new_recovery_words
from peerdesk.vault.settings import Settings
from peerdesk.vault.slots import seal_with_passphrase, seal_with_recovery


@dataclass(frozen=True)
class Created:
    """A new vault, open, and the words that open it if the passphrase is lost."""

    vault: OpenVault
    recovery_words: tuple[str, ...]


def create_vault(  # noqa: PLR0913 - three that matter; the rest have defaults, by name
    folder: Path,
    owner: Person,
    passphrase: str,
    *,
    label: str = "",
    practice: bool = False,
    cost: Cost | None = None,
    clock: Clock | None = None,
) -> Created:
    """Make a vault in a folder, for one person's laptop; it has no challenge yet.

    A practice vault opens at the lowest cost of a try. Raises `WeakPassphrase`, `VaultExists`,
    or `DiskRefused`.
    """
    check_passphrase(passphrase, (owner.name, owner.organisation, label))
    told = clock or SystemClock()
    vault_key = new_vault_key()
    words = new_recovery_words()
    chosen = check_cost(cost or (FLOOR if practice else calibrate()))
    try:
        _make_folder(folder)
        with _nothing_left(folder):
            _make_database(folder, VaultKeys.of(vault_key), owner)
            front = Front(vault=mint(), label=label, practice=practice, created=told.now()[0])
            write_header(folder, _header(front, vault_key, (passphrase, chosen), words))
    except (OSError, NotSaved) as error:
        raise DiskRefused from error
    return Created(open_with_key(folder, VaultKeys.of(vault_key), clock=told), words)


def _header(
    front: Front, vault_key: bytes, lock: tuple[str, Cost], words: tuple[str, ...]
) -> VaultHeader:
    passphrase, cost = lock
    return new_header(
        front,
        seal_with_passphrase(front.vault, vault_key, passphrase, cost),
        seal_with_recovery(front.vault, vault_key, entropy_of(words)),
    )


def _make_folder(folder: Path) -> None:
    make_private_folder(folder)
    if (folder / HEADER).exists() or (folder / DATABASE).exists():
        raise VaultExists
    make_private_folder(folder / BACKUPS)


@contextlib.contextmanager
def _nothing_left(folder: Path) -> Iterator[None]:
    """Take the database away again where making the vault fails half way."""
    try:
        yield
    except BaseException:
        for name in (DATABASE, f"{DATABASE}-journal"):
            with contextlib.suppress(OSError):
                (folder / name).unlink(missing_ok=True)
        raise


def _make_database(folder: Path, keys: VaultKeys, owner: Person) -> None:
    """Make the database with the laptop's identity; opening it makes the rest."""
    path = folder / DATABASE
    database = Database(path, keys.database, create=True)
    try:
        migrate(database)
        device_keys = DeviceKeys.generate()
        with database.transaction():
            Settings(database).found(device_keys.member(owner), device_keys)
    finally:
        database.close()
    refuse_plaintext(path)
