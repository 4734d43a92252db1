# SPDX-License-Identifier: Apache-2.0
"""What this laptop remembers of look and lock, handed in by bootstrap."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

LOCK_AFTER = (2, 5, 10, 15)
LOCK_AFTER_CAPTURING = (5, 10, 20, 30)
"""Minutes to choose from; there is no never."""


@dataclass(frozen=True)
class Privacy:
    """When the window locks by itself, in minutes, and whether others may record it."""

    lock_after: int = 5
    lock_after_capturing: int = 20
    hidden_from_capture: bool = True


class Settings(Protocol):
    """What this laptop remembers of look and lock; never anything of the evidence."""

    @property
    def version(self) -> str:
        """Return the program's version."""
        ...

    def theme(self) -> str:
        """Return the chosen theme, or "" to follow the system."""
        ...

    def factor(self) -> float:
        """Return the text size, 1.0 for 100 %."""
        ...

    def keep(self, theme: str, factor: float) -> None:
        """Remember both."""
        ...

    def keys(self) -> Mapping[str, str]:
        """Return the keys that were changed, by the names of actions."""
        ...

    def keep_keys(self, keys: Mapping[str, str]) -> None:
        """Remember those."""
        ...

    def privacy(self) -> Privacy:
        """Return when to lock, and whether the window may be recorded."""
        ...

    def keep_privacy(self, privacy: Privacy) -> None:
        """Remember that."""
        ...
