# SPDX-License-Identifier: Apache-2.0
"""Makes a vault: its keys and words, its empty database, its header last."""

import contextlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from peerdesk.desk.clock import Clock, SystemClock
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Person
from peerdesk.team.invitation import Invitation
from peerdesk.team.keys import DeviceKeys
from peerdesk.vault.book import OpenVault
from peerdesk.vault.database import Database, refuse_plaintext
from peerdesk.vault.derivation import FLOOR, Cost, calibrate, check_cost
from peerdesk.vault.errors import DiskRefused, NotSaved, VaultExists
from peerdesk.vault.files import BACKUPS, DATABASE, HEADER, make_private_folder
from peerdesk.vault.forgetting import forget
from peerdesk.vault.header import Front, clean_label, new_header, write_header
from peerdesk.vault.keys import VaultKeys, new_vault_key
from peerdesk.vault.migrating import migrate
from peerdesk.vault.opening import open_with_key
from peerdesk.vault.passphrase import check_passphrase
from peerdesk.vault.recovery import entropy_of, new_recovery_words
from peerdesk.vault.settings import Settings
from peerdesk.vault.slots import seal_with_passphrase, seal_with_recovery


@dataclass(frozen=True)
class Joining:
    """What a vault is made from where somebody was invited.

    `person` is the identifier of whoever it is made for, where the invitation names them.
    """

    invitation: Invitation
    person: str = ""


@dataclass(frozen=True)
class Created:
    """A new vault, open, and the words that open it if the passphrase is lost.

    `seconds` is what trying one passphrase took on this laptop. The words are in force from the
    start, since a crash before they are typed back must leave a vault that opens; until
    `peerdesk.vault.rewrapping.confirm_first_words` the vault says that nobody may have them.
    """

    vault: OpenVault
    recovery_words: tuple[str, ...] = field(repr=False)
    seconds: float


def create_vault(  # noqa: PLR0913 - three that matter; the rest have defaults, by name
    folder: Path,
    owner: Person,
    passphrase: str,
    *,
    label: str = "",
    practice: bool = False,
    known: Sequence[str] = (),
    cost: Cost | None = None,
    clock: Clock | None = None,
    marks: Path | None = None,
    joining: Joining | None = None,
) -> Created:
    """Make a vault in a folder, for one person's laptop; it has no challenge yet.

    With `joining` it belongs to the challenge of an invitation from the start. A practice vault
    opens at the lowest cost of a try. `known` are words that a guesser of the passphrase would
    try first, such as the council's name; the owner's and the label are added.
    Raises `WeakPassphrase`, `LabelTooLong`, `VaultExists`, `TooLittleMemory` or `DiskRefused`.
    """
    seen = clean_label(label)
    check_passphrase(passphrase, (*known, owner.name, owner.organisation, seen))
    practice = joining.invitation.founding.practice if joining else practice
    told = clock or SystemClock()
    vault_key = new_vault_key()
    words = new_recovery_words()
    chosen = check_cost(cost or (FLOOR if practice else calibrate().cost))
    front = Front(vault=mint(), label=seen, practice=practice, created=told.now()[0])
    try:
        _make_folder(folder)
        with _nothing_left(folder):
            _make_database(folder, VaultKeys.of(vault_key), owner, joining)
            begun = time.perf_counter()
            locked = seal_with_passphrase(front.vault, vault_key, passphrase, chosen)
            seconds = time.perf_counter() - begun
            spare = seal_with_recovery(front.vault, vault_key, entropy_of(words))
            write_header(folder, new_header(front, locked, spare))
    except (OSError, NotSaved) as error:
        raise DiskRefused from error
    keys = VaultKeys.of(vault_key)
    vault = open_with_key(folder, keys, clock=told, marks=marks)
    keys.forget()
    forget(vault_key)
    vault.try_took = seconds
    return Created(vault, words, seconds)


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


def _make_database(folder: Path, keys: VaultKeys, owner: Person, joining: Joining | None) -> None:
    """Make the database with the laptop's identity; opening it makes the rest."""
    path = folder / DATABASE
    database = Database(path, keys.database, create=True)
    try:
        migrate(database)
        device_keys = DeviceKeys.generate()
        settings = Settings(database)
        who = joining.person if joining else ""
        with database.transaction():
            settings.found(device_keys.member(owner, identifier=who), device_keys)
            if joining:
                settings.join(joining.invitation)
    finally:
        database.close()
    refuse_plaintext(path)
