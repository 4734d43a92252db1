# SPDX-License-Identifier: Apache-2.0
"""Any system: a gap between two beats of a timer says that the laptop has slept.

It is the net under the other watches, for a laptop whose sleep nobody tells of: then at least
nobody finds it open when it wakes.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from peerdesk.ui.presence.absence import Absence, Told

BEAT = 10.0
"""Seconds between two looks at the clock."""
LAPSE = 60.0
"""Seconds beyond the beat that only a sleep explains: no job holds the screen for so long."""


def seconds() -> float:
    """Return a clock that goes on while the laptop sleeps.

    Where the system has none that nobody can set, it is the wall's; setting that ahead while a
    challenge is open locks it, which loses nothing.
    """
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(clock) if clock is not None else time.time()


class LapseWatch(QObject):
    """Implements `Watch` with a timer."""

    def __init__(self, clock: Callable[[], float] = seconds) -> None:
        super().__init__()
        self._clock = clock
        self._last = clock()
        self._told: Told | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(round(BEAT * 1000))
        self._timer.timeout.connect(self.beat)

    def start(self, told: Told) -> None:
        """Look at the clock from now on."""
        self._told = told
        self._last = self._clock()
        self._timer.start()

    def beat(self) -> None:
        """Look at the clock, and tell if too much time has gone by since the last look."""
        now = self._clock()
        gone, self._last = now - self._last, now
        if gone > BEAT + LAPSE and self._told is not None:
            self._told(Absence.SLEPT)

    def hold(self) -> None:
        """Do nothing: this watch finds out afterwards."""

    def let_go(self) -> None:
        """Do nothing, as in `hold`."""

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._told = None
