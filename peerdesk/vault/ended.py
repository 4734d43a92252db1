# SPDX-License-Identifier: Apache-2.0
"""Says whether a vault's end has begun: once no file of it holds a wrapped key any more.

Anybody who can write into the folder can put a marker there. So a marker alone ends nothing: it
counts only where the key slots are destroyed, which nobody but the open vault does, and while
they stand the vault opens as ever and the marker goes.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from peerdesk.vault.files import BACKUPS, DISPOSAL, DRILL

KEYS = ("vault.json*", f"{BACKUPS}/*.json*", f"{DRILL}/**/*.json*")
"""Names of whatever holds a wrapped key, half written ones included."""
_LARGEST = 1 << 16
_TEXT = 95
"""Per cent of text in a header, even in one that a disk has damaged; of chance 37 are."""


def key_files(folder: Path) -> Iterator[Path]:
    """Yield what holds a wrapped key, a file now and again twice."""
    for pattern in KEYS:
        for path in folder.glob(pattern):
            if path.is_symlink() or path.is_file():
                yield path


def keys_stand(folder: Path) -> bool:
    """Say whether any file still holds what may be a key slot; one that cannot be read may."""
    return any(map(_may_hold_a_key, key_files(folder)))


def has_begun(folder: Path) -> bool:
    """Say whether the end of the vault in a folder has begun, and was not finished."""
    return (folder / DISPOSAL).exists() and not keys_stand(folder)


def drop_marker(folder: Path) -> None:
    """Remove a marker that ended nothing, for the vault has just been opened with its key."""
    with contextlib.suppress(OSError):
        (folder / DISPOSAL).unlink(missing_ok=True)


def _may_hold_a_key(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    text = len(data) - len(data.translate(None, bytes(range(0x20, 0x7F))))
    return bool(data) and text * 100 >= len(data) * _TEXT
