# SPDX-License-Identifier: Apache-2.0
"""The copy that is made once the vault has been locked, by a program that holds no key any more.

A lock never waits, and drops the keys at once, so the backup on closing is the encrypted file
itself, byte for byte, held against a digest when it is read back. It is opened and counted at
the next unlocking; no older backup goes before that.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from peerdesk.vault.backing import leave_room, told_as_backup
from peerdesk.vault.ended import has_begun
from peerdesk.vault.errors import NotBackedUp
from peerdesk.vault.files import (
    BACKUPS,
    DATABASE,
    HEADER,
    make_private,
    make_private_folder,
    sync_folder,
    write_whole,
)
from peerdesk.vault.generations import (
    UNREAD,
    Occasion,
    backups,
    changed_since,
    header_of,
    name_of,
)

_SLICE = 1 << 20
_FIRST = 4096
"""Bytes of the first page, which is written anew with every transaction."""


def copy_closed(folder: Path, at: int, stop: Callable[[], bool]) -> Path | None:
    """Copy the database of a locked vault if it changed since its last backup; return the copy.

    `at` is UTC milliseconds; `stop` is asked between slices. Nothing is locked, so that nobody
    has to wait: where anything was written meanwhile, what was copied is thrown away and None
    returned. Raises `NotBackedUp`.
    """
    if not _at_rest(folder) or not changed_since(folder):
        return None
    place = folder / BACKUPS
    path = (place / name_of(at, Occasion.CLOSING)).with_suffix(UNREAD)
    part = path.with_suffix(".part")
    with told_as_backup():
        make_private_folder(place)
        leave_room(place, (folder / DATABASE).stat().st_size)
        try:
            return _copied(folder, part, path, stop)
        except FileNotFoundError:
            return None  # whoever opened the vault meanwhile has cleared away what was half made
        finally:
            part.unlink(missing_ok=True)


def _copied(folder: Path, part: Path, path: Path, stop: Callable[[], bool]) -> Path | None:
    """Copy the database, read the copy back, and give it its name if nobody wrote meanwhile."""
    before = _state(folder)
    digest = _copy(folder / DATABASE, part, stop)
    if digest is None or not _at_rest(folder) or _state(folder) != before:
        return None
    if _digest(part) != digest:
        raise NotBackedUp("the disk did not give back what was written")
    write_whole(header_of(path), (folder / HEADER).read_bytes())
    part.replace(path)
    sync_folder(path.parent)
    _drop_earlier(folder, path)
    return path


def _at_rest(folder: Path) -> bool:
    """Say whether the database is whole by itself, with nothing to be rolled back, and stays."""
    journal = folder / f"{DATABASE}-journal"
    whole = not journal.exists() or not journal.stat().st_size
    ending = has_begun(folder)  # what is about to be destroyed is not copied first
    return whole and not ending and all((folder / n).is_file() for n in (DATABASE, HEADER))


def _state(folder: Path) -> tuple[bytes, int, int]:
    """Return what differs after any transaction; one that is under way has left the rest state."""
    database = folder / DATABASE
    stat = database.stat()
    with database.open("rb") as file:
        return file.read(_FIRST), stat.st_size, stat.st_mtime_ns


def _copy(database: Path, part: Path, stop: Callable[[], bool]) -> bytes | None:
    """Copy slice by slice and return the digest of all; None if it was stopped."""
    digest = hashlib.sha256()
    part.unlink(missing_ok=True)
    make_private(part)
    with database.open("rb") as source, part.open("wb") as copy:
        while data := source.read(_SLICE):
            if stop():
                return None
            digest.update(data)
            copy.write(data)
        copy.flush()
        os.fsync(copy.fileno())
    return digest.digest()


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _drop_earlier(folder: Path, newest: Path) -> None:
    """Remove earlier copies that nobody has opened: the newest says it all."""
    for path in backups(folder):
        if path.suffix == UNREAD and path != newest:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
                header_of(path).unlink(missing_ok=True)
