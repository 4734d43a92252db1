# SPDX-License-Identifier: Apache-2.0
"""Overwrites keys where they lie in memory, once they are not needed any more.

Python frees memory without clearing it, and a key that was dropped can be read from a memory
image for as long as nothing else is written there. CPython keeps the content of `bytes` in one
piece behind a head of fixed size, so it can be written over; elsewhere nothing is done. What the
libraries below copied is theirs to clear: SQLCipher clears its key when the database is closed.
"""

import ctypes
import sys

_HEAD = sys.getsizeof(b"") - 1
"""Bytes before the content of a `bytes`."""
_TEXT_HEAD = sys.getsizeof("") - 1
_WIDE_HEAD = sys.getsizeof("\u00e9" * 20) - 21
_SHORTEST = 16
"""Shorter ones are nobody's key, and some of them are shared by the whole program."""


def forget(*secrets: bytes | str) -> None:
    """Write zeros over secrets of our own making, which nobody may use afterwards."""
    if sys.implementation.name != "cpython":
        return
    for secret in secrets:
        if len(secret) >= _SHORTEST:
            begin, width = _where(secret)
            ctypes.memset(id(secret) + begin, 0, len(secret) * width)


def _where(secret: bytes | str) -> tuple[int, int]:
    """Return how far behind its head the content begins, and the bytes of each place in it."""
    if isinstance(secret, bytes):
        return _HEAD, 1
    if secret.isascii():
        return _TEXT_HEAD, 1
    widest = ord(max(secret))
    return _WIDE_HEAD, 1 if widest < 1 << 8 else 2 if widest < 1 << 16 else 4


def apart(secret: bytes) -> bytes:
    """Return a copy of a key that can be forgotten without the other."""
    return bytes(bytearray(secret))
