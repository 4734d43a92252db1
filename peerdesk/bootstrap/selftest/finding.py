# SPDX-License-Identifier: Apache-2.0
"""What a trial found: a promise in plain words, and whether it held here."""

from enum import StrEnum

from msgspec import Struct

from peerdesk.errors import PeerDeskError


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
