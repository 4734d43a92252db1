# SPDX-License-Identifier: Apache-2.0
"""Small files beside the database, written so that a crash leaves the old or the new one whole."""

import contextlib
import os
import secrets
import shutil
from pathlib import Path

HEADER = "vault.json"
DATABASE = "evidence.db"
HEAD = "head"
LOCK = "lock"
KEYS_LOCK = "lock.keys"
TRIES = "tries.json"
BACKUPS = "backups"
DRILL = "drill.part"
DISPOSAL = "disposal.json"
CLEARED = "cleared.peerdesk-cleared"
"""All that is left of a vault in the end; see `peerdesk.team.confirmation`."""


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under another name, bring it to the disk, then put it in its place."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        make_private(part)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    sync_folder(path.parent)


def read_small(path: Path, most: int) -> bytes:
    """Return a small file's bytes, or none of them where it has more than it ever could.

    What lies in a vault's folder may have been put there by anybody.
    """
    with path.open("rb") as file:
        data = file.read(most + 1)
    return data if len(data) <= most else b""


def make_private(path: Path) -> None:
    """Make an empty file that only this user can read; `FileExistsError` where there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def make_private_folder(folder: Path) -> None:
    """Make a folder that only this user can look into, with all that it needs above it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def drop_parts(folder: Path) -> None:
    """Remove what a crash left half written, as far as the disk lets; nothing whole is named so."""
    with contextlib.suppress(OSError):
        halves = ("*.part", "*.part-journal", f"{BACKUPS}/*.part*")
        for part in [path for half in halves for path in folder.glob(half)]:
            with contextlib.suppress(OSError):
                if part.is_dir():
                    shutil.rmtree(part)
                else:
                    part.unlink()


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of names to the disk, where the system can do that."""
    if os.name == "nt":
        return  # Windows has no such call; NTFS keeps names in its own journal
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
