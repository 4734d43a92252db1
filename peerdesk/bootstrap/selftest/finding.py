# SPDX-License-Identifier: Apache-2.0
"""What a trial found: a promise in plain words, and whether it held here."""

from enum import StrEnum
from typing import Self

from msgspec import Struct

from peerdesk.errors import PeerDeskError

_WIDTH = 11


class Outcome(StrEnum):
    """How a trial ended."""

    HELD = "held"
    BROKEN = "broken"
    NOT_TRIED = "not tried"


class Finding(Struct, frozen=True, kw_only=True):
    """One promise: what was tried, with its figures, and how it ended. `milliseconds` it took."""

    promise: str
    outcome: Outcome
    tried: str
    milliseconds: int = 0

    @property
    def line(self) -> str:
        """Return the finding as one line; no promise has a full stop in it."""
        return f"{self.outcome.upper():{_WIDTH}}{self.promise}. {self.tried}"

    @classmethod
    def of_line(cls, line: str) -> Self | None:
        """Return the finding that such a line says, or None where it is another line."""
        outcome = line[:_WIDTH].strip().lower()
        promise, stop, tried = line[_WIDTH:].partition(". ")
        if not stop or outcome not in set(Outcome):
            return None
        return cls(promise=promise, outcome=Outcome(outcome), tried=tried)


class NotHeld(PeerDeskError):
    """A promise did not hold on this laptop."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: keep no evidence on this laptop, and report this.")
        self.what = what


class NotTried(PeerDeskError):
    """A trial cannot be made on this system."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why}: have this tried on a laptop where it can be.")
        self.why = why
