# SPDX-License-Identifier: Apache-2.0
"""What the ledger asks of whoever keeps it; the vault does, and a fake in the tests."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from peerdesk.ledger.chain import Gap, SignedHead
from peerdesk.ledger.change import Change, Head

Told = Callable[[int, int], object]
"""Hears how much of all that is to be done has been."""


def unheard(done: int, of: int) -> None:
    """Stand for somebody who wants to hear nothing."""
    del done, of


class Span(Struct, frozen=True):
    """Changes of one chain, from one number to another, both included."""

    device: str
    epoch: str
    first: int
    last: int


class Accepted(Struct, frozen=True):
    """What became of changes offered to the ledger, as counts.

    `waiting` are kept but not yet applied, because something they knew of has not arrived.
    `refused` were left out, for the reasons in `refusals`: two contents of one number, or a place
    that cannot be.
    """

    new: int
    already: int
    waiting: int
    released: int
    refused: int = 0
    refusals: tuple[str, ...] = ()


class LedgerStore(Protocol):
    """A ledger that changes can be read from and united into."""

    @property
    def challenge_id(self) -> str:
        """Return the identifier of the challenge, or "" before one was founded or received."""
        ...

    def vector(self) -> tuple[Head, ...]:
        """Return, sorted, the last applied change of every chain (device and epoch)."""
        ...

    def gaps(self) -> tuple[Gap, ...]:
        """Return, sorted, what is missing of chains: before their last changes, or after them."""
        ...

    def changes(self, spans: Sequence[Span]) -> Iterator[Change]:
        """Yield the applied changes of these spans, each chain in the order of its numbers."""
        ...

    def signed_heads(self) -> tuple[SignedHead, ...]:
        """Return the newest signed head known of every chain."""
        ...

    def vouching_heads(self) -> tuple[SignedHead, ...]:
        """Return, of chains whose newest signed head was not reached here, the last that was.

        It vouches for what is here while something behind that is missing, perhaps for ever.
        """
        ...

    def accept(
        self, changes: Sequence[Change], heads: Sequence[SignedHead], told: Told = unheard
    ) -> Accepted:
        """Unite verified changes and heads with the ledger, in short transactions.

        A change is applied once the one before it and all it knew of are; until then it waits.
        The caller has verified chains and signatures. What cannot be is left out with the heads of
        its chain, and the rest goes in. Accepting twice changes nothing.
        """
        ...
