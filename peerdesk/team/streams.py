# SPDX-License-Identifier: Apache-2.0
"""What stands between the age library and our files: it must not swallow or rename an error.

The library ends in silence when a writer fails at the very end, and turns a reader's error into
one of its own; so both are remembered here and asked for afterwards.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

_BLOCK = 64 << 10
"""Bytes that a file is asked for at once."""


class Writes(Protocol):
    """Whatever takes bytes."""

    def write(self, data: bytes, /) -> object:
        """Take the next bytes."""
        ...


class Reads(Protocol):
    """Whatever gives bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes, or b"" at the end."""
        ...


class Source:
    """Reads from a file for the library, remembers what went wrong, and counts.

    The library asks for 8 KiB at a time; the file is asked for more at once.
    """

    def __init__(self, file: Reads) -> None:
        self.failed: OSError | None = None
        self.size = 0
        self._file = file
        self._block = b""
        self._place = 0

    def read(self, size: int) -> bytes:
        """Return at most so many of the next bytes, or b"" at the end."""
        data = self._block[self._place : self._place + size]
        if not data:
            self._fill()
            data = self._block[:size]
        self._place += len(data)
        return data

    def _fill(self) -> None:
        try:
            self._block, self._place = self._file.read(_BLOCK), 0
        except OSError as error:
            self.failed = error
            raise
        self.size += len(self._block)


class Sink:
    """Hands every piece to a function, remembers what it raised, and counts."""

    def __init__(self, take: Callable[[bytes], object]) -> None:
        self.failed: Exception | None = None
        self.size = 0
        self._take = take

    def write(self, data: bytes) -> int:
        """Hand over the next bytes; once something failed, nothing more is taken."""
        if self.failed is not None:
            raise self.failed
        self.size += len(data)
        try:
            self._take(data)
        except Exception as error:
            self.failed = error
            raise
        return len(data)

    def flush(self) -> None:
        """Do nothing: the pieces have been handed over already."""

    def check(self) -> None:
        """Raise what the function raised, if it did."""
        if self.failed is not None:
            raise self.failed


class Blocks:
    """Reads from pieces in memory as if they were one file, without joining them."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts = iter(parts)
        self._part = b""
        self._place = 0

    def read(self, size: int) -> bytes:
        """Return just as many bytes as asked for, fewer only at the end."""
        place = self._place
        data = self._part[place : place + size]
        self._place = place + len(data)
        if len(data) == size:  # nearly always: a part is many times as large
            return data
        found = [data]
        size -= len(data)
        while size > 0 and self._turn():
            data = self._part[:size]
            self._place = len(data)
            found.append(data)
            size -= len(data)
        return b"".join(found)

    def goes_on_with(self, data: bytes) -> bool:
        """Say whether the next bytes are just these, and pass over them; nothing is copied."""
        place = self._place
        if self._part.startswith(data, place):
            self._place = place + len(data)
            return True
        return self.read(len(data)) == data

    def _turn(self) -> bool:
        following = next(self._parts, None)
        self._part, self._place = following or b"", 0
        return following is not None
