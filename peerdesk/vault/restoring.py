# SPDX-License-Identifier: Apache-2.0
"""Restores a backup: always to a new place, never over what is there, and in a new epoch."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from peerdesk.desk.clock import Clock, SystemClock, london_offset
from peerdesk.domain.calendar import local
from peerdesk.vault.backup_files import Secret, check_copy, copy_whole, database_of, unlocked
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import DiskRefused, VaultExists
from peerdesk.vault.files import BACKUPS, DATABASE, make_private_folder
from peerdesk.vault.header import LABEL, VaultHeader, new_header, write_header
from peerdesk.vault.opening import open_with_key
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
    it was restored, and its `returned` what is missing. Raises as `preview_backup`, and
    `VaultExists` and `DiskRefused`; nothing is then left in the new folder.
    """
    told = clock or SystemClock()
    database = database_of(backup)
    header, keys = unlocked(database, secret, told)
    terms = Terms(restored=True)
    try:
        with new_place(to_folder):
            copy_whole(database, to_folder / DATABASE)
            check_copy(to_folder / DATABASE, keys)
            write_header(to_folder, _labelled(header, told.now()[0]))
            return open_with_key(to_folder, keys, clock=told, marks=marks, terms=terms)
    finally:
        keys.forget()


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
