# SPDX-License-Identifier: Apache-2.0
"""Wrong passphrases slow down, and starting the program again does not make it forget.

It hinders whoever types at this laptop; somebody who has copied the files pays Argon2id instead.
"""

import contextlib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from peerdesk.desk.clock import Clock
from peerdesk.vault.errors import TooManyTries
from peerdesk.vault.files import TRIES, write_whole

FREE = 5
"""Tries without a delay; people mistype."""
_LONGEST = 15 * 60
_MOST = 1_000_000
_LARGEST = 1 << 10


class _Tries(Struct, frozen=True):
    count: Annotated[int, Meta(ge=0, le=_MOST)] = 0
    last: Annotated[int, Meta(ge=0)] = 0


class Tries:
    """Counts the wrong passphrases of one vault in a small file beside it."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / TRIES
        self._clock = clock

    def begin(self) -> None:
        """Count a try before it is made, or raise `TooManyTries` if it comes too soon.

        A clock that was put back, by whomever and however far, makes the wait begin anew: it
        can neither shorten it nor stretch it to years.
        """
        tries = self._read()
        now = self._clock.now()[0]
        if now < tries.last:
            tries = _Tries(tries.count, now)
            self._write(tries)
        left = delay_after(tries.count) - (now - tries.last) / 1_000
        if left > 0:
            raise TooManyTries(int(left) + 1)
        self._write(_Tries(min(tries.count + 1, _MOST), now))

    def succeed(self) -> None:
        """Forget the wrong tries after a right one."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self) -> _Tries:
        try:
            with self._path.open("rb") as file:
                return msgspec.json.decode(file.read(_LARGEST), type=_Tries)
        except (OSError, msgspec.DecodeError, UnicodeError, RecursionError):
            return _Tries()

    def _write(self, tries: _Tries) -> None:
        with contextlib.suppress(OSError):  # a full disk keeps nobody from a try
            write_whole(self._path, msgspec.json.encode(tries))


def delay_after(count: int) -> int:
    """Return the seconds to wait after so many wrong tries: none at first, then doubling."""
    if count < FREE:
        return 0
    return min(1 << min(count - FREE + 1, _LONGEST.bit_length()), _LONGEST)
