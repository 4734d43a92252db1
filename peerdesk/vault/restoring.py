# SPDX-License-Identifier: Apache-2.0
"""Restores a backup: always to a new place, never over what is there, and in a new epoch."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from peerdesk.desk.clock import Clock, SystemClock, london_offset
from peerdesk.domain.calendar import local
from peerdesk.vault.backup_files import (
    Secret,
    at_rest,
    check_copy,
    copy_whole,
    database_of,
    unlocked,
    vault_of,
)
from peerdesk.vault.book import OpenVault
from peerdesk.vault.erasing_again import Since, erase_again, erased_since
from peerdesk.vault.errors import DiskRefused, VaultExists
from peerdesk.vault.files import BACKUPS, DATABASE, make_private_folder
from peerdesk.vault.header import LABEL, VaultHeader, new_header, write_header
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.marks import MarkFile
from peerdesk.vault.opening import list_vaults, open_with_key
from peerdesk.vault.returning import Terms


def restore(
    backup: Path,
    secret: Secret,
    to_folder: Path,
    *,
    clock: Clock | None = None,
    marks: Path | None = None,
) -> OpenVault:
    """Restore a backup into a new folder and open it there; its chain begins anew.

    The backup, and the vault it is of, stay as they are. The restored vault's label says that
    it was restored, and its `returned` what is missing. What the vault it is of has
    erased since is taken out of it, where that vault lies as usual. Raises as `preview_backup`, and
    `VaultExists`, `VaultAlreadyOpen`, `NotAtRest` and `DiskRefused`; nothing is then left in
    the new folder.
    """
    told = clock or SystemClock()
    database = database_of(backup)
    header, keys = unlocked(database, secret, told)
    terms = Terms(restored=True)
    try:
        with new_place(to_folder):
            with at_rest(database):
                copy_whole(database, to_folder / DATABASE)
            check_copy(to_folder / DATABASE, keys)
            write_header(to_folder, _labelled(header, told.now()[0]))
            since = erased_since(keys, _at_hand(database, keys, to_folder, marks))
            vault = open_with_key(to_folder, keys, clock=told, marks=marks, terms=terms)
            return _without(vault, since)
    finally:
        keys.forget()


def _at_hand(
    database: Path, keys: VaultKeys, to_folder: Path, marks: Path | None
) -> Iterator[Path]:
    """Yield where the vault that a backup is of may lie."""
    if known := vault_of(database):
        yield known
    with contextlib.suppress(OSError):
        if marks and (mark := MarkFile(marks, keys.mark, to_folder.resolve()).read()):
            yield Path(mark.place)
        yield from (folder for folder in list_vaults(to_folder.parent) if folder != to_folder)


def _without(vault: OpenVault, since: Since | None) -> OpenVault:
    """Take out of a restored vault what was erased since, or let go of it where that fails."""
    try:
        if vault.returned is not None and since is not None:
            again = erase_again(vault.upkeep.ledger, since)
            vault.returned = replace(vault.returned, erased=again)
            vault.purge()
    except BaseException:
        vault.close()
        raise
    return vault


@contextlib.contextmanager
def new_place(folder: Path) -> Iterator[None]:
    """Make a folder for a vault, and take it away again where filling it fails.

    Raises `VaultExists` where there is anything in it, and `DiskRefused`.
    """
    try:
        make_private_folder(folder)
        if any(folder.iterdir()):
            raise VaultExists
    except OSError as error:
        raise DiskRefused from error
    try:
        make_private_folder(folder / BACKUPS)
        yield
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise DiskRefused from error
        raise


def _labelled(header: VaultHeader, at: int) -> VaultHeader:
    """Return the header with a label that tells the restored vault from the one it is of."""
    day = local(at, london_offset(at))
    added = f"restored {day.day} {day:%B %Y}"
    label = header.front.label
    said = f"{label[: LABEL - len(added) - 3].rstrip()} ({added})" if label else f"R{added[1:]}"
    return new_header(replace(header.front, label=said), *header.slots)
