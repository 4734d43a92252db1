# SPDX-License-Identifier: Apache-2.0
"""A new vault key: everything is copied under it, checked, and put in the old one's place.

The order makes every moment a safe one to stop at. A slot in the header leads from the key so
far to the coming one before anything is under it; that slot goes only when the new recovery
words were typed back, with everything that the old key opens. In between, the passphrase and the
old words open whichever database stands. See the decision on a change of the vault's key.
"""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from msgspec.structs import replace

from peerdesk.desk.clock import Clock
from peerdesk.ledger.change import Head
from peerdesk.vault.backing import LITTLE
from peerdesk.vault.database import Database
from peerdesk.vault.derivation import FLOOR, check_cost
from peerdesk.vault.errors import DamagedDatabase, DamagedHead, DiskRefused, VaultError
from peerdesk.vault.files import DATABASE
from peerdesk.vault.forgetting import forget
from peerdesk.vault.generations import backups, header_of
from peerdesk.vault.head import HeadFile
from peerdesk.vault.header import VaultHeader, new_header, read_header, read_header_file
from peerdesk.vault.keys import VaultKeys, new_vault_key
from peerdesk.vault.lock import Holding
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.page_codes import damaged_in
from peerdesk.vault.reading_errors import BackupUnread, DatabaseBusy, UnreadDatabase
from peerdesk.vault.recovery import entropy_of, new_recovery_words
from peerdesk.vault.refusals import refused_write
from peerdesk.vault.rekeying import bring_to_disk, part_of, remove, write_under
from peerdesk.vault.rewrapping import (
    NewWords,
    changing_keys,
    put_header,
    renew_copies,
    with_slot,
)
from peerdesk.vault.slots import (
    PASSPHRASE,
    name_of_key,
    seal_coming,
    seal_with_passphrase,
    seal_with_recovery,
)
from peerdesk.vault.unlocking import key_in_force, try_passphrase


@dataclass(frozen=True)
class Rotated(NewWords):
    """A vault under its new key; the old one opens it too until `confirm`.

    `backups` were written anew under the new key; `dropped` could not be read and are gone.
    """

    backups: int
    dropped: int


class Rotation:
    """The change of key of one open vault, run on the thread that has the vault.

    Lines are saved between the slices of the copying, and are in the copy.
    """

    def __init__(self, ledger: OpenLedger, holding: Holding, clock: Clock) -> None:
        self._ledger = ledger
        self._holding = holding
        self._clock = clock
        self._folder = holding.folder

    def run(self, passphrase: str) -> Rotated:
        """Put the vault and its backups under a new key, and return new recovery words.

        Where an earlier change was not confirmed, that one is finished with other words. Raises
        `WrongPassphrase`, `TooManyTries`, `NotSaved`, `DiskRefused`, `DamagedDatabase`,
        `BackupUnread` and `Interrupted`; the vault then is as it was, or waits to be finished,
        and opens either way.
        """
        with changing_keys(self._folder) as found:
            former = try_passphrase(self._folder, found, passphrase, self._clock)
            coming = former
            try:
                coming = key_in_force(found, former, self._folder / DATABASE)
                if coming == former:
                    coming = new_vault_key()
                    self._change(found, former, coming)
                self._write_head()
                rewritten, dropped = self._rewrite_backups(former, coming)
                header = read_header(self._folder)
                words = new_recovery_words()
                following = _only(header, coming, passphrase, words)
            finally:
                forget(former, coming)
            return Rotated(self._folder, words, following, header, rewritten, dropped)

    def _change(self, header: VaultHeader, former: bytes, coming: bytes) -> None:
        """Put the database under the coming key, with a header that leads to both."""
        self._refuse_damaged(self._folder / DATABASE, former)
        slot = seal_coming(header.front.vault, coming, former)
        keys = VaultKeys.of(coming)
        put_header(self._folder, new_header(header.front, *with_slot(header, slot)))
        database = self._ledger.database
        with part_of(self._folder / DATABASE) as part:
            self._ledger.catch_up()
            write_under(database, part, keys.database, self._ledger.breath)
            with contextlib.suppress(OSError):  # it is written again under the new key
                self._ledger.head.flush()
            database.give_way_to(part, keys.database)
            old, self._holding.keys = self._holding.keys, keys
            forget(old.database)  # head file and mark still have to take leave of theirs
            self._ledger.head = self._ledger.head.under(keys)
            bring_to_disk(self._folder)

    def _write_head(self) -> None:
        """Have the head file under the present key before anything of the former one goes."""
        self._ledger.head.follow(self._ledger.chains.own_head())
        try:
            self._ledger.head.flush()
        except OSError as error:
            raise refused_write(error) from error

    def _rewrite_backups(self, former: bytes, coming: bytes) -> tuple[int, int]:
        """Put every backup of the former key under the coming one; count those, and the lost.

        What was left under the former key would give all of it to whoever has that. A backup
        that is damaged goes; one that merely could not be read stops the change, for it may be
        whole, and the change can be finished later. One from before an earlier change of key,
        which somebody put there, is left alone.
        """
        header = read_header(self._folder)
        names = {name_of_key(former), name_of_key(coming)}
        rewritten = dropped = 0
        for path in backups(self._folder):
            beside = header_of(path)
            if not path.exists() or not names & _wrapped_beside(beside, names):
                continue  # a backup made meanwhile may have taken its place
            try:
                if key_in_force(header, former, path) == former:
                    self._rewrite(path, former, coming)
                    rewritten += 1
            except (DamagedDatabase, DatabaseBusy) as error:
                with VaultKeys.lent(former) as keys:
                    damaged = _is_damaged(path, keys.database)
                if not damaged:
                    raise BackupUnread(path.name) from error
                remove(path, beside)
                dropped += 1
        return rewritten, dropped

    def _rewrite(self, path: Path, former: bytes, coming: bytes) -> None:
        self._refuse_damaged(path, former)
        with part_of(path) as part, VaultKeys.lent(former) as old, VaultKeys.lent(coming) as new:
            backup = Database(path, old.database)
            try:
                backup.rows(LITTLE)
                write_under(backup, part, new.database, self._ledger.breath)
            finally:
                backup.close()
            try:
                part.replace(path)
            except OSError as error:
                raise refused_write(error) from error
            bring_to_disk(path.parent)

    def _refuse_damaged(self, path: Path, vault_key: bytes) -> None:
        """Raise `DamagedDatabase` where a copy would be of zeros that pass for evidence."""
        with VaultKeys.lent(vault_key) as keys:
            damaged = damaged_in(path, keys.database, self._ledger.breath.between_slices)
        if damaged:
            raise DamagedDatabase


def settled_keys(folder: Path, header: VaultHeader, vault_key: bytes) -> VaultKeys:
    """Return the keys that a vault opens with, after finishing what a crash left half done.

    `vault_key` is what was in the slot, and is forgotten here. Raises `DamagedDatabase`,
    `DamagedHead` and `DiskRefused`.
    """
    present = vault_key
    try:
        present = key_in_force(header, vault_key, folder / DATABASE)
        keys = VaultKeys.of(present)
        if present != vault_key:
            with VaultKeys.lent(vault_key) as former:
                _carry_head(folder, former, keys)
        renew_copies(folder, header)
    finally:
        forget(present, vault_key)
    return keys


def _carry_head(folder: Path, former: VaultKeys, present: VaultKeys) -> None:
    """Write the head file under the present key where a crash left it under the former."""
    try:
        HeadFile(folder, present.head).read()
    except DamagedHead:
        head = HeadFile(folder, former.head).read()
        renewed = HeadFile(folder, present.head)
        renewed.follow(cast("Head", head))  # there is one, for it was just found unfit
        try:
            renewed.flush()
        except OSError as error:
            raise DiskRefused from error


def _is_damaged(path: Path, key: bytes) -> bool:
    """Say whether a page fails its code, or the first one is not what the right key makes."""
    try:
        database = Database(path, key)
    except (UnreadDatabase, DatabaseBusy):
        return False
    except DamagedDatabase:
        return True
    try:
        database.rows(LITTLE)
        return bool(database.rows("PRAGMA cipher_integrity_check"))
    except (UnreadDatabase, DatabaseBusy):
        return False
    except DamagedDatabase:
        return True
    finally:
        database.close()


def _only(
    header: VaultHeader, coming: bytes, passphrase: str, words: tuple[str, ...]
) -> VaultHeader:
    """Return the header that leads to the coming key alone."""
    vault = header.front.vault
    cost = check_cost(header.slot(PASSPHRASE).head.cost or FLOOR)
    return new_header(
        replace(header.front, typed_back=True),
        seal_with_passphrase(vault, coming, passphrase, cost),
        seal_with_recovery(vault, coming, entropy_of(words)),
    )


def _wrapped_beside(beside: Path, otherwise: set[str]) -> set[str]:
    """Return which keys the header beside a backup leads to; where it is damaged, all of ours."""
    try:
        return {slot.head.wraps for slot in read_header_file(beside).slots}
    except VaultError:
        return otherwise
