# SPDX-License-Identifier: Apache-2.0
"""What the screen needs to have this laptop tested: a test under way, and what it finds."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Verdict(StrEnum):
    """How trying a promise ended."""

    HELD = "held"
    BROKEN = "broken"
    NOT_TRIED = "not tried"


@dataclass(frozen=True)
class Tried:
    """A promise in plain words, how trying it ended, and what was tried, in a sentence."""

    promise: str
    verdict: Verdict
    what: str


@dataclass(frozen=True)
class TriedLaptop:
    """How the test ended: in a sentence, promise by promise, and the files of its report."""

    sentence: str
    promises: tuple[Tried, ...]
    files: tuple[Path, ...]

    @property
    def held(self) -> bool:
        """Say whether no promise was broken."""
        return all(one.verdict is not Verdict.BROKEN for one in self.promises)


Heard = Callable[[Tried], object]
"""Hears each promise as it is found, on a thread of its own."""


class LaptopTest(Protocol):
    """A test that is under way, in a process of its own."""

    @property
    def promises(self) -> int:
        """Return how many promises are tried."""
        ...

    @property
    def ended(self) -> Future[TriedLaptop]:
        """Return how it ends; what is refused, or stopped, says why in a `PeerDeskError`."""
        ...

    def stop(self) -> None:
        """End it at once and return; nothing more is heard, and nothing of it stays."""
        ...
