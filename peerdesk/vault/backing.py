# SPDX-License-Identifier: Apache-2.0
"""Backups: encrypted copies inside the vault's folder, each opened and counted after writing."""

import contextlib
from pathlib import Path

from peerdesk.vault.database import Database, refuse_plaintext
from peerdesk.vault.errors import DamagedDatabase
from peerdesk.vault.files import BACKUPS, HEADER, make_private_folder, sync_folder, write_whole
from peerdesk.vault.generations import Occasion, backups, name_of
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.refusals import refused_write

KEPT = 5
"""Generations; the oldest goes when a new one has been checked."""
_PAGES = 256
"""Pages copied at a time: one mebibyte, a few milliseconds."""
_LITTLE = "PRAGMA cache_size = -2048"
"""A copy is written and read from end to end once: keeping its pages in memory helps nobody."""


def back_up(ledger: OpenLedger, folder: Path, key: bytes, at: int, why: Occasion) -> Path:
    """Copy the database and its header, check the copy, and return its path.

    `at` is UTC milliseconds. Raises `NotSaved` where the disk refuses, `DamagedDatabase` where
    the copy does not hold what it should; older backups are then left as they are.
    """
    place = folder / BACKUPS
    try:
        make_private_folder(place)
        path = place / name_of(at, why)
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        try:
            _copy(ledger, part, key)
            _check(part, key, LedgerTables(ledger.database).count())
            write_whole(path.with_suffix(".json"), (folder / HEADER).read_bytes())
            part.replace(path)
        finally:
            for left in (part, part.with_name(f"{part.name}-journal")):
                with contextlib.suppress(OSError):
                    left.unlink(missing_ok=True)
        sync_folder(place)
        _prune(place)
    except OSError as error:
        raise refused_write(error) from error
    return path


def _copy(ledger: OpenLedger, part: Path, key: bytes) -> None:
    copy = Database(part, key, create=True)
    try:
        copy.rows(_LITTLE)
        ledger.database.copy_to(copy, _PAGES, ledger.breath.between_slices)
    finally:
        copy.close()


def _check(part: Path, key: bytes, count: int) -> None:
    refuse_plaintext(part)
    copy = Database(part, key)
    try:
        copy.rows(_LITTLE)
        damaged = copy.rows("PRAGMA cipher_integrity_check")
        if damaged or LedgerTables(copy).count() != count:
            raise DamagedDatabase
    finally:
        copy.close()


def _prune(place: Path) -> None:
    for old in backups(place.parent)[:-KEPT]:
        old.unlink(missing_ok=True)
        old.with_suffix(".json").unlink(missing_ok=True)
