# SPDX-License-Identifier: Apache-2.0
"""Changes that wait for another to arrive, found again by the hash they are waiting for."""

from collections import defaultdict
from collections.abc import Container

from peerdesk.domain.custody import ChangesLost
from peerdesk.domain.loss import declares_own
from peerdesk.ledger.change import Change, Head
from peerdesk.vault.chains import Key


class Pool:
    """What waits, in memory; the table `waiting` holds the same."""

    def __init__(self) -> None:
        self._by_number: dict[tuple[Key, int], Change] = {}
        self._by_missing: dict[str, list[Change]] = defaultdict(list)
        self.stored: set[int] = set()
        """The places that have a row in the table."""
        self._losses: dict[Key, set[ChangesLost]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._by_number)

    def add(self, change: Change, missing: str) -> None:
        """Let a change wait for the one with this hash."""
        header = change.header
        self._by_number[(header.device, header.epoch), header.number] = change
        self._by_missing[missing].append(change)

    def get(self, key: Key, number: int) -> Change | None:
        """Return what waits under a number of a chain."""
        return self._by_number.get((key, number))

    def learn(self, device: str, loss: ChangesLost) -> list[Change]:
        """Remember that a laptop declared a loss; take out and return what may go on by that."""
        if not declares_own(loss, device):
            return []
        self._losses[loss.device, loss.epoch].add(loss)
        freed = [
            change
            for change in self._by_number.values()
            if change.hash == loss.follows or any(map(self.is_lost, change.header.knew))
        ]
        for change in freed:
            self.remove(change)
        return freed

    def is_lost(self, head: Head) -> bool:
        """Say whether a change is one that its own laptop declared lost."""
        losses = self._losses.get((head.device, head.epoch), ())
        return any(loss.first <= head.number <= loss.last for loss in losses)

    def lost_before(self, change: Change) -> list[ChangesLost]:
        """Return, the longest first, the losses that a change is declared to follow on.

        There may be several: where more was lost later, all of it is declared once more.
        """
        header = change.header
        losses = self._losses.get((header.device, header.epoch), ())
        found = [
            loss
            for loss in losses
            if loss.last == header.number - 1 and loss.follows == change.hash
        ]
        return sorted(found, key=lambda loss: (loss.first, loss.loss))

    def take(self, key: Key, number: int) -> list[Change]:
        """Take out and return what waits under a number of a chain, if anything does."""
        change = self.get(key, number)
        if change is None:
            return []
        self.remove(change)
        return [change]

    def lacking(self) -> list[Change]:
        """Return what waits for nothing but its own contents."""
        return [c for digest, found in self._by_missing.items() for c in found if c.hash == digest]

    def all(self) -> list[Change]:
        """Return everything that waits."""
        return list(self._by_number.values())

    def remove(self, change: Change) -> None:
        """Take out one that waits, for a better copy of it has come."""
        header = change.header
        del self._by_number[(header.device, header.epoch), header.number]
        for waiting in self._by_missing.values():
            waiting[:] = [one for one in waiting if one.hash != change.hash]

    def let_go(self, hashes: Container[str]) -> None:
        """Let those of these changes that wait go on without their contents."""
        for key, change in self._by_number.items():
            if change.hash in hashes:
                self._by_number[key] = Change(change.header_bytes, None, None)
        for waiting in self._by_missing.values():
            waiting[:] = [
                Change(c.header_bytes, None, None) if c.hash in hashes else c for c in waiting
            ]

    def release(self, arrived: str) -> list[Change]:
        """Take out and return what waited for the change that has just been applied."""
        released = self._by_missing.pop(arrived, [])
        for change in released:
            header = change.header
            del self._by_number[(header.device, header.epoch), header.number]
        return released
