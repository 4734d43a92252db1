# SPDX-License-Identifier: Apache-2.0
"""Why nobody may be in front of the laptop any more, and who finds out."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol


class Absence(StrEnum):
    """What the system said, or what was found out in its place."""

    SLEEP = "the laptop goes to sleep"
    SCREEN_LOCKED = "the screen was locked"
    SWITCHED = "another user has the screen"
    SLEPT = "the laptop has slept"


Told = Callable[[Absence], object]


class Watch(Protocol):
    """One way to hear of absences; made and called on the screen's own thread."""

    def start(self, told: Told) -> None:
        """Listen from now on; where the system has no such signals, nothing is ever told."""
        ...

    def hold(self) -> None:
        """Ask the system to wait for `let_go` before the laptop sleeps, where it can wait."""
        ...

    def let_go(self) -> None:
        """Say that everything is kept and the keys are gone: the laptop may sleep."""
        ...

    def stop(self) -> None:
        """Listen no more."""
        ...
