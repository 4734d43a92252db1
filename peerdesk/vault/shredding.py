# SPDX-License-Identifier: Apache-2.0
"""Destroys a vault's files, those that hold its key first.

What is encrypted is lost with its key, so the files with key slots go before all others, and
are overwritten before they go: the vault's header and the copy of it beside every backup. On a
flash disk the overwritten bytes may survive in cells that only the disk's maker can read; nobody
who lacks the passphrase can use them.

Only what the vault itself wrote is touched. A folder may hold other people's files, and these
stay.
"""

import contextlib
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISREG

from peerdesk.team.confirmation import Parts
from peerdesk.vault.ended import key_files
from peerdesk.vault.files import (
    BACKUPS,
    CLEARED,
    DISPOSAL,
    DRILL,
    HEADER,
    LOCK,
    sync_folder,
)

_DATABASES = ("evidence*.db", f"{BACKUPS}/evidence*", f"{DRILL}/**/*.db")
_OTHERS = ("evidence*", "head*", "tries*", "lock.*", "*.part", f"{BACKUPS}/*", f"{DRILL}/**/*")
_BEGINNING = 1 << 16
"""Bytes at the beginning of a database that are overwritten: without them no page can be found."""


def parts_of(folder: Path) -> Parts:
    """Return how many files of a vault stand in its folder, and how large they are together."""
    keys, databases, others = sorted_out(folder)
    size = sum(path.lstat().st_size for path in (*keys, *databases, *others))
    return Parts(keys=len(keys), databases=len(databases), others=len(others), size=size)


def strangers_in(folder: Path) -> int:
    """Return how many files stand in the folder that are not the vault's."""
    ours = {path for group in sorted_out(folder) for path in group}
    own = {CLEARED, DISPOSAL, LOCK}
    found = (path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())
    return sum(path not in ours and path.name not in own for path in found)


def destroy(folder: Path, outside: Iterable[Path] = ()) -> None:
    """Destroy all files of a vault, and those of its marks outside; `OSError` where one stays.

    Done again it goes on where it stopped.
    """
    destroy_keys(folder)
    _, databases, others = sorted_out(folder)
    for path in (*databases, *others, *outside):
        shred(path)
    for inside in _folders(folder):
        with contextlib.suppress(OSError):  # not empty: somebody else's file lies in it
            inside.rmdir()
    if (folder / BACKUPS).is_symlink():  # to another disk, which is emptied by now
        (folder / BACKUPS).unlink()
    sync_folder(folder)


def destroy_keys(folder: Path) -> None:
    """Destroy the files with key slots, the vault's own header last; `OSError` where one stays.

    While that header stands the vault opens, so it is either whole or without any key.
    """
    own = folder / HEADER
    keys = sorted(key_files(folder), key=lambda path: (path == own, path))
    for path in keys:
        _overwrite(path, path.lstat().st_size)
    for path in keys:
        path.unlink(missing_ok=True)
    _sync(folder)


def shred(path: Path) -> None:
    """Overwrite a small file and remove it, if it is there."""
    _overwrite(path, _BEGINNING)
    path.unlink(missing_ok=True)


def sorted_out(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...], tuple[Path, ...]]:
    """Return the vault's files: those with key slots, the databases, the others."""
    keys = set(key_files(folder))
    databases = set(_found(folder, _DATABASES)) - keys
    others = set(_found(folder, _OTHERS)) - keys - databases
    return tuple(sorted(keys)), tuple(sorted(databases)), tuple(sorted(others))


def _found(folder: Path, patterns: Iterable[str]) -> Iterator[Path]:
    for pattern in patterns:
        for path in folder.glob(pattern):
            if path.is_symlink() or path.is_file():
                yield path


def _folders(folder: Path) -> Iterator[Path]:
    """Yield the folders that a vault makes inside its own, the innermost first."""
    for path in (folder / BACKUPS, folder / DRILL):
        if path.is_dir() and not path.is_symlink():
            yield from sorted((p for p in path.rglob("*") if p.is_dir()), reverse=True)
            yield path


def _overwrite(path: Path, most: int) -> None:
    """Overwrite the beginning of a file with chance, and bring that to the disk."""
    try:
        facts = path.lstat()
    except FileNotFoundError:
        return
    size = min(facts.st_size, most)
    if not S_ISREG(facts.st_mode) or not size:
        return
    path.chmod(0o600)
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(size))
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Bring to the disk that the files with key slots are gone."""
    sync_folder(folder)
    if (folder / BACKUPS).is_dir():
        sync_folder(folder / BACKUPS)
