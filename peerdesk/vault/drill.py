# SPDX-License-Identifier: Apache-2.0
"""Rehearses a restore: the newest backup is put back beside the vault, looked over, and removed.

A backup that nobody ever tried to restore is a hope. The rehearsal is encrypted like everything
else, goes away whatever happens, and touches neither the vault's chain nor the mark outside it.
"""

import contextlib
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from peerdesk.desk.backups import Counted, DrillReport
from peerdesk.vault.backing import beside, leave_room, told_as_backup
from peerdesk.vault.backup_files import check_copy, copy_whole
from peerdesk.vault.book import OpenVault
from peerdesk.vault.breath import Breath
from peerdesk.vault.counted import counted
from peerdesk.vault.database import Database
from peerdesk.vault.errors import DamagedBackup, DamagedDatabase, NoBackup, VaultError
from peerdesk.vault.files import DATABASE, DRILL, make_private_folder
from peerdesk.vault.generations import backups, in_order, made_at
from peerdesk.vault.head import HeadFile
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.migrating import migrate
from peerdesk.vault.opening import read_ledger
from peerdesk.vault.verifying import verify


def drill(vault: OpenVault) -> DrillReport:
    """Restore the newest backup into a folder inside the vault's own, verify it, and remove it.

    Lines can be typed meanwhile. Raises `NoBackup` before there is one, and `NotBackedUp` where
    the disk has no room for the rehearsal.
    """
    begun = time.perf_counter()
    upkeep = vault.upkeep
    upkeep.read_copies()
    found = in_order(backups(vault.folder), upkeep.now()[0])
    if not found:
        raise NoBackup
    newest = found[-1]
    breath = upkeep.ledger.breath
    with told_as_backup(), _rehearsal(vault.folder, newest) as folder:
        findings, held = _restored(newest, folder, upkeep.holding.keys, breath)
    now = counted(upkeep.ledger.database)
    return DrillReport(
        ok=not findings,
        made=made_at(newest),
        findings=findings,
        held=held,
        now=now,
        seconds=time.perf_counter() - begun,
    )


@contextlib.contextmanager
def _rehearsal(folder: Path, backup: Path) -> Iterator[Path]:
    """Make a folder for the rehearsal, and remove it whatever happens."""
    place = folder / DRILL
    shutil.rmtree(place, ignore_errors=True)
    leave_room(folder, backup.stat().st_size)
    try:
        make_private_folder(place)
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _restored(
    backup: Path, folder: Path, keys: VaultKeys, breath: Breath
) -> tuple[tuple[str, ...], Counted]:
    """Restore a backup and return what did not hold in it, and how much it holds."""
    path = folder / DATABASE

    def copied() -> bool:
        copy_whole(backup, path)
        check_copy(path, keys)
        return True

    try:
        beside(copied, lambda: None, breath)
        database = Database(path, keys.database)
    except VaultError as error:
        return (error.user_message,), Counted(changes=0, sorts={})
    try:
        return _looked_over(database, keys.database, HeadFile(folder, keys.head), breath)
    except DamagedDatabase:
        return (DamagedBackup().user_message,), Counted(changes=0, sorts={})
    finally:
        database.close()


def _looked_over(
    database: Database, key: bytes, head: HeadFile, breath: Breath
) -> tuple[tuple[str, ...], Counted]:
    migrate(database)
    ledger = read_ledger(database, head)
    ledger.breath.shares_thread = breath.shares_thread
    ledger.breath.between_slices = breath.between_slices
    head.follow(ledger.chains.own_head())
    with contextlib.suppress(OSError):  # the check of the head says so
        head.flush()
    return verify(ledger, key).findings, counted(database)
