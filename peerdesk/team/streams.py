# SPDX-License-Identifier: Apache-2.0
"""What stands between the age library and our files: it must not swallow or rename an error.

The library ends in silence when a writer fails at the very end, and turns a reader's error into
one of its own; so both are remembered here and asked for afterwards.
"""

from collections.abc import Callable, Sequence
from typing import Protocol


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
    """Reads from a file for the library, remembers what went wrong, and counts."""

    def __init__(self, file: Reads) -> None:
        self.failed: OSError | None = None
        self.size = 0
        self._file = file

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, or b"" at the end."""
        try:
            data = self._file.read(size)
        except OSError as error:
            self.failed = error
            raise
        self.size += len(data)
        return data


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
        self._part = memoryview(b"")

    def read(self, size: int) -> bytes:
        """Return just as many bytes as asked for, fewer only at the end."""
        found: list[memoryview] = []
        while size > 0:
            if not self._part:
                following = next(self._parts, None)
                if following is None:
                    break
                self._part = memoryview(following)
            piece, self._part = self._part[:size], self._part[size:]
            found.append(piece)
            size -= len(piece)
        return b"".join(found)
