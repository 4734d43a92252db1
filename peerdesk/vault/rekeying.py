# SPDX-License-Identifier: Apache-2.0
"""A database copied under another key, and held against what it was copied from."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from peerdesk.vault.backing import LITTLE, PAGES, beside
from peerdesk.vault.breath import Breath
from peerdesk.vault.database import Database, refuse_plaintext
from peerdesk.vault.errors import DamagedDatabase
from peerdesk.vault.files import sync_folder
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.refusals import refused_write

_COPIES = 3
"""Copies made at most, where lines are written while one is checked."""


def write_under(source: Database, part: Path, key: bytes, breath: Breath) -> None:
    """Copy a database under another key, some pages at a time, and hold the copy against it.

    What is more urgent runs while the copy is checked. If it wrote something, that is missing in
    the copy, which is made again; the last time nobody is let in (2 s for 360 MB). Raises
    `NotSaved`, or `DamagedDatabase` where a page of the copy fails its check, or there are fewer
    pages or changes.
    """
    left, stale = _COPIES, True
    while stale:
        left -= 1
        remove(part)
        _copy(source, part, key, breath)
        stands, counts = source.rows_written, _counts(source)
        _check(part, key, counts, breath if left else Breath())
        stale = source.rows_written != stands


def _copy(source: Database, part: Path, key: bytes, breath: Breath) -> None:
    try:
        copy = Database(part, key, create=True)
    except OSError as error:
        raise refused_write(error) from error
    try:
        copy.rows(LITTLE)
        source.copy_to(copy, PAGES, breath.between_slices)
    finally:
        copy.close()


def _check(part: Path, key: bytes, counts: tuple[int, int], breath: Breath) -> None:
    refuse_plaintext(part)
    copy = Database(part, key)

    def holds() -> bool:
        copy.rows(LITTLE)
        return not copy.rows("PRAGMA cipher_integrity_check") and _counts(copy) == counts

    try:
        if not beside(holds, copy.interrupt, breath):
            raise DamagedDatabase
    finally:
        copy.close()


def _counts(database: Database) -> tuple[int, int]:
    """Return how many pages there are, and how many changes."""
    return int(database.value("PRAGMA page_count")), LedgerTables(database).count()


@contextlib.contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """Name what is written before it takes a file's place, and leave nothing of it behind."""
    part = path.with_name(f"{path.name}.part")
    remove(part)
    try:
        yield part
    finally:
        with contextlib.suppress(OSError):
            remove(part)


def remove(path: Path, *more: Path) -> None:
    """Remove a database with its journal, and other files; those that are gone are no error."""
    for gone in (path, path.with_name(f"{path.name}-journal"), *more):
        gone.unlink(missing_ok=True)


def bring_to_disk(folder: Path) -> None:
    """Bring a folder's names to the disk, or raise `NotSaved`."""
    try:
        sync_folder(folder)
    except OSError as error:
        raise refused_write(error) from error
