# SPDX-License-Identifier: Apache-2.0
"""How long work lets others have a turn: urgent work between slices, other threads within them.

Python gives the interpreter away only every few milliseconds when it is busy; a keystroke on the
screen would wait for that. A short sleep every two milliseconds costs little and is not felt.
"""

import time
from collections.abc import Callable

BUSY = 0.002
"""Seconds of Python work after which other threads get a turn."""
_TURN = 0.000_05


def _nothing() -> None:
    """There is nobody to give a turn to."""


class Breath:
    """Told by whoever runs the vault what to do in between; at first, nothing."""

    def __init__(self) -> None:
        self.between_slices: Callable[[], None] = _nothing
        self.shares_thread = False
        self._since = 0.0

    def within(self) -> None:
        """Give other threads a turn if the last one was some time ago."""
        if not self.shares_thread:
            return
        now = time.perf_counter()
        if now - self._since > BUSY:
            time.sleep(_TURN)
            self._since = time.perf_counter()
