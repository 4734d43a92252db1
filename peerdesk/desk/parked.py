# SPDX-License-Identifier: Apache-2.0
"""Files as received that cannot be taken in yet, kept in the vault until they can.

A bundle of somebody whom nobody has admitted waits here for the admission, a request to join for
a lead's word, and a bundle whose import was under way for the rest of it.
"""

from typing import Protocol

from msgspec import Struct

STRANGER = "stranger"
"""A bundle of a laptop that nobody is known to have admitted."""
UNFINISHED = "unfinished"
"""A bundle whose import was under way when the program stopped."""
REQUEST = "request"
"""A request to join that no lead has answered."""
DECLINED = "declined"
"""Nothing but the name of a laptop that was turned down here, so that it is not kept again."""


class Parked(Struct, frozen=True, kw_only=True):
    """What is kept of a file beside its bytes; `at` is UTC milliseconds, when it was put here."""

    name: str
    sender: str
    at: int
    why: str
    size: int


class Parking(Protocol):
    """What a book does for files that wait; nothing of it travels."""

    def park(self, name: str, sender: str, why: str, content: bytes) -> None:
        """Keep a file as received; one of the same name is kept once, as it came last."""
        ...

    def parked(self) -> tuple[Parked, ...]:
        """Return what is kept, the earliest first."""
        ...

    def parked_content(self, name: str) -> bytes:
        """Return the bytes of a file kept here, or raise `NotFound`."""
        ...

    def unpark(self, *names: str) -> None:
        """Let files go that have been taken in, or are not wanted any more."""
        ...
