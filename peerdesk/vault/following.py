# SPDX-License-Identifier: Apache-2.0
"""What has to be here before a change can be applied: the one before it, and all it knew of.

Two things stand in for a change that is missing. One that follows it here vouches for it by its
hash, so it fits into its gap whatever else is missing. And where its own laptop declares it lost,
nobody waits for it; then a depth can only be held to be large enough, for what it counts from is
gone.
"""

from collections.abc import Callable
from typing import NamedTuple

from peerdesk.domain.custody import ChangesLost
from peerdesk.ledger.change import Change, Head
from peerdesk.ledger.errors import BrokenChain
from peerdesk.vault.chains import Chains, Key, key_of
from peerdesk.vault.gaps import joined
from peerdesk.vault.pool import Pool

At = Callable[[Key, int], Change | None]
"""Looks up an applied change by its chain and number."""
Forked = Callable[[str], Change | None]


class Needs(NamedTuple):
    """The hash of what has to come first, or "", and the depth to exceed.

    `exact` says that the depth must be just one more. `forks` says that the change is a second
    content of its number.
    """

    missing: str = ""
    depth: int = 0
    exact: bool = True
    forks: bool = False

    def holds(self, depth: int) -> bool:
        """Say whether a change of this depth may follow."""
        return depth == self.depth + 1 if self.exact else depth > self.depth


class Following:
    """Answers for one transaction, by its own copy of where the chains stand."""

    def __init__(self, chains: Chains, pool: Pool, at: At, forked: Forked) -> None:
        self._chains = chains
        self._pool = pool
        self._at = at
        self._forked = forked

    def needs(self, change: Change) -> Needs:
        """Return what a change needs; raises `BrokenChain` where it cannot be where it says."""
        key, header = key_of(change), change.header
        if header.number == 1 and header.previous:
            raise BrokenChain(header.device, 1, "its start is wrong")
        if self._chains.lacks(key, header.number):
            return self._into_gap(key, change)
        tip = self._chains.tips.get(key)
        before = tip.head if tip else Head(*key, 0, "")
        depth = tip.depth if tip else 0
        if (before.number, before.hash) == (header.number - 1, header.previous):
            return self._knowing(change, Needs(depth=depth))
        losses = self._pool.lost_before(change)
        if any(_reaches(loss, before) for loss in losses):
            return self._knowing(change, Needs(depth=depth, exact=False))
        if losses and before.number < losses[0].first - 1:
            return Needs(losses[0].before)  # what it follows on itself will never come
        return Needs(header.previous)

    def advance(self, key: Key, change: Change) -> None:
        """Let the chain of a change go on with it, or let it be missing no longer."""
        number = change.header.number
        if self._chains.lacks(key, number):
            self._chains.fill(key, number)
            return
        tip = self._chains.tips.get(key)
        skipped = (tip.head.number if tip else 0) + 1, number - 1
        if skipped[0] <= skipped[1]:
            self._chains.gaps[key] = joined(self._chains.gaps.get(key, ()), (skipped,))
        self._chains.advance(change)

    def _into_gap(self, key: Key, change: Change) -> Needs:
        header = change.header
        above = self._at(key, header.number + 1)
        if above is not None:
            forks = above.header.previous != change.hash
            return Needs(depth=0, exact=False, forks=forks)
        below = self._at(key, header.number - 1)
        if header.number > 1 and (below is None or below.hash != header.previous):
            return Needs(header.previous)
        return self._knowing(change, Needs(depth=below.header.depth if below else 0))

    def _knowing(self, change: Change, needs: Needs) -> Needs:
        """Return what a change needs beyond the one before it."""
        depth, exact = needs.depth, needs.exact
        for head in change.header.knew:
            known = self._depth_of(head)
            if known is not None:
                depth = max(depth, known)
            elif self._pool.is_lost(head):
                exact = False
            else:
                return Needs(head.hash)
        return Needs(depth=depth, exact=exact)

    def _depth_of(self, head: Head) -> int | None:
        """Return the depth of a change that another knew of, or None before it has arrived."""
        key = head.device, head.epoch
        tip = self._chains.tips.get(key)
        if tip is not None and tip.head == head:
            return tip.depth
        if tip is not None and 1 <= head.number < tip.head.number:
            change = self._at(key, head.number)
            if change is not None and change.hash == head.hash:
                return change.header.depth
        forked = self._forked(head.hash)
        return forked.header.depth if forked else None


def _reaches(loss: ChangesLost, tip: Head) -> bool:
    """Say whether a chain goes on behind a loss: it stands just before it, or within."""
    if tip.number + 1 == loss.first:
        return tip.hash == loss.before
    return loss.first <= tip.number <= loss.last
