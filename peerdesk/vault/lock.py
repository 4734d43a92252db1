# SPDX-License-Identifier: Apache-2.0
"""One program at a time for a vault: a lock that the system drops when a program ends.

A lock file left behind by a crash is not a lock; only the system's own lock on it counts.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from peerdesk.vault.errors import VaultAlreadyOpen
from peerdesk.vault.files import LOCK
from peerdesk.vault.keys import VaultKeys

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class VaultLock:
    """Held from opening to closing; released when closed, or by the system after a crash.

    Another lock of the kind, by another name, is held while the key slots are rewritten, which
    can be done to an open vault too.
    """

    def __init__(self, folder: Path, name: str = LOCK) -> None:
        self._descriptor = os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise VaultAlreadyOpen from error

    def release(self) -> None:
        """Let another program open the vault."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


@dataclass
class Holding:
    """What is held while a vault is open: its folder, its keys, and the lock on it.

    The keys are others once the vault's key has been changed.
    """

    folder: Path
    keys: VaultKeys
    lock: VaultLock
