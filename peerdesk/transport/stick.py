# SPDX-License-Identifier: Apache-2.0
"""Whether a stick may be taken out: whatever was written there has left this computer's memory.

It is said only where the system itself said so. Where it cannot be asked, or refuses, the person
is told to eject the stick as usual.
"""

import ctypes
import os
import sys
from pathlib import Path

_O_BINARY = getattr(os, "O_BINARY", 0)


def safe_to_remove(*paths: Path) -> bool:
    """Bring files, and whatever else waits for their disk, to it; say whether that was done.

    On Linux the whole file system is written out. Elsewhere each file is, and the folder's entry
    where folders can be opened; on Windows they cannot, so there nothing is promised.
    """
    if not paths or sys.platform == "win32":
        return False
    try:
        for path in paths:
            _bring_to_disk(path)
            _bring_to_disk(path.parent)
            if sys.platform == "linux":
                _write_out(path.parent)
    except OSError:
        return False
    return True


def _bring_to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | _O_BINARY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_out(folder: Path) -> None:
    """Write out all of the file system that a folder is on; raises `OSError` where it fails."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(handle) != 0:
            raise OSError(ctypes.get_errno(), "syncfs")
    finally:
        os.close(handle)
