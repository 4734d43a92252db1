# SPDX-License-Identifier: Apache-2.0
"""Laptops that can be backed up, put back to that state, and lost; and such in memory."""

from dataclasses import dataclass
from typing import Protocol

from peerdesk.desk.book import TeamBook
from peerdesk.domain.team import Person
from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import Change, Head
from tests.fakes.book import MemoryBook
from tests.fakes.chains import MinuteHand
from tests.happenings.state import ledger_of


class Laptop(Protocol):
    """A laptop of the team; its book is another one after it was put back."""

    clock: MinuteHand

    @property
    def book(self) -> TeamBook:
        """Return what is open on it now."""
        ...

    @property
    def waiting(self) -> int:
        """Return how many changes wait for what came before them."""
        ...

    def start_again(self) -> None:
        """Close it and open it again."""
        ...

    def back_up(self) -> None:
        """Keep the present state aside."""
        ...

    def put_back(self) -> bool:
        """Go back to the state kept last, as after a crash of the disk; False where none is."""
        ...

    def lose(self) -> None:
        """Let nothing of it be left."""
        ...


class Workshop(Protocol):
    """Where laptops are made."""

    def laptop(self, owner: Person, clock: MinuteHand) -> Laptop:
        """Return a new laptop, without a challenge."""
        ...


@dataclass(frozen=True)
class _Kept:
    """A laptop in memory as it was."""

    changes: tuple[Change, ...]
    heads: tuple[SignedHead, ...]
    shared: tuple[Head, ...]
    chunks: dict[str, bytes]


class MemoryLaptop:
    """A laptop whose disk is memory."""

    def __init__(self, owner: Person, clock: MinuteHand) -> None:
        self.clock = clock
        self.book = MemoryBook(owner, clock=clock)
        self._kept: _Kept | None = None

    @property
    def waiting(self) -> int:
        """Return how many changes wait."""
        return len(self.book._waiting)

    def start_again(self) -> None:
        """Do nothing: memory has no opening."""

    def back_up(self) -> None:
        """Keep everything but what can be had again."""
        book = self.book
        held = (*ledger_of(book), *book._waiting.values())
        heads = (*book.vouching_heads(), *book.signed_heads())
        self._kept = _Kept(held, heads, book.shared(), dict(book.chunks))

    def put_back(self) -> bool:
        """Begin a new epoch on what was kept; only the numbers of bundles go on."""
        kept, before = self._kept, self.book
        if kept is None:
            return False
        again = MemoryBook(clock=self.clock)
        again.keys, again.identity, again.device = before.keys, before.identity, before.device
        again._shared, again._own_bundles, again.chunks = (
            kept.shared,
            before._own_bundles,
            kept.chunks,
        )
        if kept.changes:
            again.accept(kept.changes, kept.heads)
        self.book = again
        return True

    def lose(self) -> None:
        """Forget it."""


class MemoryWorkshop:
    """Makes laptops in memory."""

    def laptop(self, owner: Person, clock: MinuteHand) -> MemoryLaptop:
        """Return a new laptop."""
        return MemoryLaptop(owner, clock)
