# SPDX-License-Identifier: Apache-2.0
"""Marks a folder that a vault is being salvaged into, so that one left half way can be told.

Whoever is killed meanwhile leaves a database that nothing opens. The next salvage finds the mark
with nobody holding it, and takes that folder away.
"""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from peerdesk.vault.errors import VaultAlreadyOpen
from peerdesk.vault.files import BACKUPS, HEADER
from peerdesk.vault.lock import VaultLock

MARK = "unfinished.part"
"""Goes with other leftovers once the vault is opened, should a crash have left it behind."""


@contextlib.contextmanager
def unfinished(folder: Path) -> Iterator[None]:
    """Mark a folder as not done yet, as long as this lasts."""
    held = VaultLock(folder, MARK)
    try:
        yield
    finally:
        held.release()
        (folder / MARK).unlink(missing_ok=True)


def sweep(root: Path) -> None:
    """Take away the folders straight under one that were left half way, as far as the disk lets.

    What can be opened, or has backups, is never one of them, whoever put a mark there.
    """
    with contextlib.suppress(OSError):
        for mark in list(root.glob(f"*/{MARK}")):
            folder = mark.parent
            opens = (folder / HEADER).exists() or any((folder / BACKUPS).glob("*"))
            if not opens and not _is_held(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_held(folder: Path) -> bool:
    try:
        VaultLock(folder, MARK).release()
    except (OSError, VaultAlreadyOpen):
        return True
    return False
