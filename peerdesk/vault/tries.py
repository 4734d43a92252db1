# SPDX-License-Identifier: Apache-2.0
"""Wrong passphrases slow down, and starting the program again does not make it forget.

It hinders whoever types at this laptop; somebody who has copied the files pays Argon2id instead.
"""

import contextlib
from pathlib import Path

import msgspec
from msgspec import Struct

from peerdesk.desk.clock import Clock
from peerdesk.vault.errors import TooManyTries
from peerdesk.vault.files import TRIES, write_whole

FREE = 5
"""Tries without a delay; people mistype."""
_LONGEST = 15 * 60


class _Tries(Struct):
    count: int = 0
    last: int = 0


class Tries:
    """Counts the wrong passphrases of one vault in a small file beside it."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / TRIES
        self._clock = clock

    def begin(self) -> None:
        """Count a try before it is made, or raise `TooManyTries` if it comes too soon."""
        tries = self._read()
        now = self._clock.now()[0]
        passed = max(now - tries.last, 0) / 1_000
        left = delay_after(tries.count) - passed
        if left > 0:
            raise TooManyTries(int(left) + 1)
        self._write(_Tries(tries.count + 1, now))

    def succeed(self) -> None:
        """Forget the wrong tries after a right one."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self) -> _Tries:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_Tries)
        except (OSError, msgspec.DecodeError):
            return _Tries()

    def _write(self, tries: _Tries) -> None:
        with contextlib.suppress(OSError):  # on a read-only disk the vault can still be read
            write_whole(self._path, msgspec.json.encode(tries))


def delay_after(count: int) -> int:
    """Return the seconds to wait after so many wrong tries: none at first, then doubling."""
    if count < FREE:
        return 0
    return int(min(2 ** (count - FREE + 1), _LONGEST))
