# SPDX-License-Identifier: Apache-2.0
"""How much of a long piece of work goes into one transaction, so that a line need not wait."""

import contextlib
import gc
import time
from collections.abc import Iterator

GOAL = 0.2
"""Seconds of one transaction; a line that comes meanwhile waits for one at most.

Each transaction waits three times for the disk, however little it writes, so shorter ones would
make an import longer.
"""
_LEAST = 25
_MOST = 2_000


class SliceSize:
    """A number of changes that fits the time of a slice on this laptop, learnt while working."""

    def __init__(self, count: int = 400) -> None:
        self.count = count

    @contextlib.contextmanager
    def timed(self) -> Iterator[None]:
        """Measure one slice and fit the next one's size to it."""
        begun = time.perf_counter()
        yield
        taken = max(time.perf_counter() - begun, 1e-4)
        wanted = int(self.count * GOAL / taken)
        self.count = min(max(wanted, self.count // 2, _LEAST), self.count * 2, _MOST)


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Let Python look for garbage only after a slice.

    Thousands of values made at once look like garbage to be sought, and none of it is.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
