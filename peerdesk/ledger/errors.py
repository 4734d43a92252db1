# SPDX-License-Identifier: Apache-2.0
"""What the ledger refuses."""

from peerdesk.errors import PeerDeskError


class LedgerError(PeerDeskError):
    """A change or a chain does not hold."""


class NotCanonical(LedgerError):
    """Bytes are not the one way of writing what they say, or break a bound."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"A record was refused because {what}: ask its sender to share again "
            "from a current version of PeerDesk."
        )
        self.what = what


class BrokenChain(LedgerError):
    """A change does not follow on the one before it."""

    def __init__(self, device: str, number: int, what: str) -> None:
        super().__init__(
            f"Change {number} of laptop {device[:8]} does not hold ({what}): nothing of it was "
            "taken; ask that colleague to share everything again."
        )
        self.device = device
        self.number = number
        self.what = what


class BadSignature(LedgerError):
    """A head is not signed by the laptop that it names."""

    def __init__(self, device: str) -> None:
        super().__init__(
            f"The signature of laptop {device[:8]} does not hold: do not import this file, "
            "and ask that colleague for another."
        )
        self.device = device


class ForkedDevice(LedgerError):
    """One laptop wrote two different changes under one number."""

    def __init__(self, device: str, number: int) -> None:
        super().__init__(
            f"Laptop {device[:8]} wrote two different changes under number {number}: stop using it "
            "and tell the team leader; what you hold stays as it is."
        )
        self.device = device
        self.number = number
