# SPDX-License-Identifier: Apache-2.0
"""What a self-test leaves behind when it is killed, and its removal by the next one."""

import contextlib
import re
import secrets
import shutil
import time
from pathlib import Path

from peerdesk.vault.errors import VaultAlreadyOpen
from peerdesk.vault.lock import VaultLock

HOUR = 3_600
"""Seconds; no self-test takes a tenth of it, on whatever disk."""
_NAME = re.compile(r"selftest-[0-9a-f]{8}")


def fresh_name() -> str:
    """Return a name for the folder of a self-test."""
    return f"selftest-{secrets.token_hex(4)}"


def sweep(root: Path, now: float | None = None) -> int:
    """Remove folders of self-tests that nobody uses and that are older than an hour; count them.

    Only invented words were ever in them. What cannot be removed stays for the next time.
    """
    before = (time.time() if now is None else now) - HOUR
    return sum(_swept(folder, before) for folder in _found(root))


def _found(root: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return [path for path in root.iterdir() if _NAME.fullmatch(path.name)]
    return []


def _swept(folder: Path, before: float) -> bool:
    try:
        if folder.is_symlink() or not folder.is_dir() or folder.stat().st_mtime > before:
            return False
        VaultLock(folder).release()
        shutil.rmtree(folder)
    except (OSError, VaultAlreadyOpen):
        return False
    return True
