# SPDX-License-Identifier: Apache-2.0
"""A ledger kept in memory, that truly chains, signs and unites."""

import secrets
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from peerdesk.domain.entry import Entry
from peerdesk.domain.erasure import Named
from peerdesk.domain.facts import ChallengeFounded, Fact
from peerdesk.ledger.chain import Gap, HeadClaim, SignedHead, sign_head
from peerdesk.ledger.change import Change, Head, Link, make_change
from peerdesk.ledger.errors import ForkedDevice
from peerdesk.ledger.store import Accepted, Span, Told, unheard
from peerdesk.team.keys import DeviceKeys
from tests.fakes.erasing import without_contents

Chain = tuple[str, str]


class Ticks(Protocol):
    """What tells the time here, as `peerdesk.desk.clock.Clock` does."""

    def now(self) -> tuple[int, int]:
        """Return UTC milliseconds and minutes from UTC."""
        ...


class MinuteHand:
    """A clock that goes on by a minute whenever it is looked at, from 09:00 on 12 May 2026."""

    def __init__(self, at: int = 1_778_572_800_000, offset: int = 60) -> None:
        self.at = at
        self.offset = offset

    def now(self) -> tuple[int, int]:
        """Return the next minute."""
        self.at += 60_000
        return self.at, self.offset


class MemoryLedger:
    """Chains of changes in memory; implements `LedgerStore`."""

    def __init__(self, device: str, keys: DeviceKeys, clock: Ticks | None = None) -> None:
        self.device = device
        self.keys = keys
        self.clock: Ticks = clock or MinuteHand()
        self._epoch = secrets.token_hex(8)
        self._chains: dict[Chain, list[Change]] = {}
        self._waiting: dict[str, Change] = {}
        self._cited: dict[Chain, int] = {}
        self._heads: dict[Chain, SignedHead] = {}
        self._reached: dict[Chain, SignedHead] = {}
        self._challenge = ""
        self._excused = Named()

    @property
    def challenge_id(self) -> str:
        """Return the challenge's identifier, or nothing before there is one."""
        return self._challenge

    def vector(self) -> tuple[Head, ...]:
        """Return the last applied change of every chain."""
        return tuple(sorted(chain[-1].head for chain in self._chains.values()))

    def gaps(self) -> tuple[Gap, ...]:
        """Return nothing: memory does not rot."""
        return ()

    def changes(self, spans: Sequence[Span]) -> Iterator[Change]:
        """Yield the applied changes of these spans."""
        for span in spans:
            yield from self._chains.get((span.device, span.epoch), [])[span.first - 1 : span.last]

    def signed_heads(self) -> tuple[SignedHead, ...]:
        """Return the newest signed head of every chain."""
        return tuple(self._heads[chain] for chain in sorted(self._heads))

    def vouching_heads(self) -> tuple[SignedHead, ...]:
        """Return, of chains whose newest signed head was not reached here, the last that was."""
        return tuple(
            self._reached[chain]
            for chain, newest in sorted(self._heads.items())
            if chain in self._reached
            and self._reached[chain].claim.head.number < newest.claim.head.number
        )

    def accept(
        self, changes: Sequence[Change], heads: Sequence[SignedHead], told: Told = unheard
    ) -> Accepted:
        """Unite verified changes and heads with what is here."""
        forks = {c.hash: ForkedDevice(*_place(c)) for c in changes if self._forks(c)}
        sound = {c.hash: c for c in changes if c.hash not in forks}
        fresh = [change for change in sound.values() if not self._knows(change)]
        held_before = set(self._waiting)
        self._waiting.update({change.hash: change for change in fresh})
        self.fill([change for change in sound.values() if change.payload is not None])
        self._excused = self.excuses([*self._waiting.values(), *sound.values()])
        while ready := [change for change in self._waiting.values() if self._follows(change)]:
            for change in ready:
                if self._follows(change):
                    del self._waiting[change.hash]
                    self._apply(change)
        forked = {(c.header.device, c.header.epoch) for c in changes if c.hash in forks}
        for signed in heads:
            if (signed.claim.head.device, signed.claim.head.epoch) not in forked:
                self._keep_head(signed)
        told(len(changes), len(changes))
        still = sum(change.hash in self._waiting for change in fresh)
        return Accepted(
            new=len(fresh) - still,
            already=len(changes) - len(fresh) - len(forks),
            waiting=still,
            released=len(held_before - set(self._waiting)),
            refused=len(forks),
            refusals=tuple(fork.user_message for fork in forks.values()),
        )

    def next_bundle(self) -> int:
        """Return the number of the next bundle: a ledger alone has written none."""
        return 1

    def sign(self, *, bundle: int = 0) -> SignedHead:
        """Sign the head of this laptop's own chain, with what it holds of every other."""
        own = self._chains.get((self.device, self._epoch))
        head = own[-1].head if own else Head(self.device, self._epoch, 0, "")
        claim = HeadClaim(
            challenge=self._challenge,
            head=head,
            holds=self.vector(),
            at=self.clock.now()[0],
            bundle=max(bundle, self.next_bundle() - 1),
            wanting=self.wanting(),
        )
        signed = sign_head(claim, self.keys.signing)
        self._keep_head(signed)
        return signed

    def write(self, facts: Sequence[Fact]) -> tuple[Entry, ...]:
        """Put facts at the end of this laptop's own chain."""
        if isinstance(facts[0], ChallengeFounded):
            self._challenge = facts[0].challenge
        entries = []
        for fact in facts:
            change = make_change(fact, self._link(), *self.clock.now())
            self._apply(change)
            entry = change.entry
            if entry is None:
                raise TypeError(type(fact))
            entries.append(entry)
        return tuple(entries)

    def own(self) -> list[Change]:
        """Return the changes of this laptop's own chain."""
        return self._chains.get((self.device, self._epoch), [])

    def applied(self, change: Change) -> None:
        """Take note of a change that has been applied; the book projects it."""

    def wanting(self) -> tuple[str, ...]:
        """Return the attachments whose bytes are lacking; the book knows."""
        return ()

    def excuses(self, offered: Sequence[Change]) -> Named:
        """Return what may lack its contents; the book knows."""
        del offered
        return Named()

    def fill(self, changes: Sequence[Change]) -> None:
        """Put contents back into what waits without them, and into what stands without them."""
        for change in changes:
            header = change.header
            if change.hash in self._waiting:
                self._waiting[change.hash] = change
                continue
            chain = self._chains.get((header.device, header.epoch), [])
            if header.number <= len(chain) and chain[header.number - 1].payload is None:
                chain[header.number - 1] = change
                self.applied(change)

    def strip(self, hashes: Collection[str]) -> None:
        """Take the contents out of these changes, wherever they are."""
        for chain in self._chains.values():
            chain[:] = [without_contents(c) if c.hash in hashes else c for c in chain]
        for digest in self._waiting.keys() & set(hashes):
            self._waiting[digest] = without_contents(self._waiting[digest])

    def _apply(self, change: Change) -> None:
        header = change.header
        self._challenge = self._challenge or header.challenge
        self._chains.setdefault((header.device, header.epoch), []).append(change)
        self.applied(change)

    def _link(self) -> Link:
        own = self.own()
        mine = (self.device, self._epoch)
        newly = [
            chain[-1]
            for key, chain in self._chains.items()
            if key != mine and len(chain) > self._cited.get(key, 0)
        ]
        for change in newly:
            header = change.header
            self._cited[header.device, header.epoch] = header.number
        before = own[-1] if own else None
        deepest = max((c.header.depth for c in (*own[-1:], *newly)), default=0)
        return Link(
            challenge=self._challenge,
            device=self.device,
            epoch=self._epoch,
            number=len(own) + 1,
            previous=before.hash if before else "",
            knew=tuple(sorted(change.head for change in newly)),
            depth=deepest + 1,
        )

    def _knows(self, change: Change) -> bool:
        header = change.header
        chain = self._chains.get((header.device, header.epoch), [])
        return header.number <= len(chain) or change.hash in self._waiting

    def _forks(self, change: Change) -> bool:
        header = change.header
        chain = self._chains.get((header.device, header.epoch), [])
        return header.number <= len(chain) and chain[header.number - 1].hash != change.hash

    def _follows(self, change: Change) -> bool:
        header = change.header
        chain = self._chains.get((header.device, header.epoch), [])
        return (
            header.number == len(chain) + 1
            and header.previous == (chain[-1].hash if chain else "")
            and all(self._holds(head) for head in header.knew)
            and (change.payload is not None or self._excused.excuses(header.device, change.hash))
        )

    def _holds(self, head: Head) -> bool:
        chain = self._chains.get((head.device, head.epoch), [])
        return len(chain) >= head.number and chain[head.number - 1].hash == head.hash

    def _keep_head(self, signed: SignedHead) -> None:
        head = signed.claim.head
        known = self._heads.get((head.device, head.epoch))
        for one in (known, signed):
            if one is not None and one.claim.head.number and self._holds(one.claim.head):
                best = self._reached.setdefault((head.device, head.epoch), one)
                if best.claim.head.number < one.claim.head.number:
                    self._reached[head.device, head.epoch] = one
        if known is None or known.claim.head.number <= head.number:
            self._heads[head.device, head.epoch] = signed


def _place(change: Change) -> tuple[str, int]:
    return change.header.device, change.header.number
