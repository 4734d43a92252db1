# SPDX-License-Identifier: Apache-2.0
"""Takes colleagues' changes into the ledger: in short transactions, each once, none too early.

A change is applied when the one before it and all it knew of have been; until then it waits.
They are looked at by causal depth, so most are ready when their turn comes, and the order in
which they arrived never shows.
"""

import contextlib
from collections import deque
from collections.abc import Iterator, Sequence

from peerdesk.domain.custody import ChangesLost
from peerdesk.domain.erasure import Named, also
from peerdesk.ledger.change import Change
from peerdesk.ledger.errors import LedgerError
from peerdesk.ledger.store import Accepted, Told, unheard
from peerdesk.team.errors import ForeignChallenge
from peerdesk.vault.chains import Key
from peerdesk.vault.errors import NotSaved
from peerdesk.vault.indexing import IMPORT_PARTS, USUAL_PARTS
from peerdesk.vault.naming import excused, lacks
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.pool import Pool
from peerdesk.vault.reloading import settle
from peerdesk.vault.slices import SliceSize, uncollected
from peerdesk.vault.slicing import Slice, Verdict

_LONG = 2_000
"""Changes from which on an import is long."""
_PAGES = 8_000
"""Kilobytes of pages that a long import holds."""


class Uniting:
    """One import: what is still to be looked at, and what became of the rest."""

    def __init__(self, ledger: OpenLedger, changes: Sequence[Change], told: Told = unheard) -> None:
        self._ledger = ledger
        self._told = told
        self.challenge = _challenge_of(ledger, changes)
        """The challenge of the vault, or the one that an empty vault takes on."""
        distinct = {change.hash: change for change in changes}
        self._already = len(changes) - len(distinct)
        self._work = deque(sorted(distinct.values(), key=lambda change: change.header.depth))
        waits = {c.hash for c in _waiting(ledger) if not lacks(c, distinct.get(c.hash, c))}
        waits &= distinct.keys()
        self._already += len(waits)
        self._fresh = distinct.keys() - waits
        self._waited: set[str] = set()
        self._new = self._released = 0
        self._refusals: list[str] = []
        self._excused = Named()
        self.refused: set[Key] = set()
        """The chains of which something was refused."""

    def run(self) -> Accepted:
        """Take everything in, slice by slice; what is refused is left out, the rest goes in."""
        size = SliceSize()
        pool = self._pool()
        self._release_excused(pool)
        for entry in self._ledger.tables.losses():
            if isinstance(entry.fact, ChangesLost):
                self._work.extend(pool.learn(entry.device, entry.fact))
        with self._gathering():
            of = len(self._work)
            while self._work:
                with size.timed(), uncollected():
                    self._take(size.count)
                self._told(max(of - len(self._work), 0), of)
                self._ledger.breath.between_slices()
        return Accepted(
            new=self._new,
            already=self._already,
            waiting=len(self._fresh & self._waited),
            released=self._released,
            refused=len(self._refusals),
            refusals=tuple(dict.fromkeys(self._refusals)),
        )

    @contextlib.contextmanager
    def _gathering(self) -> Iterator[None]:
        """Let a long import leave the search index in more parts, and have them joined after.

        It holds few pages in memory meanwhile, where its own changes are: it comes back to hardly
        any of those that it has written.
        """
        if len(self._work) < _LONG:
            yield
            return
        self._gather(IMPORT_PARTS)
        self._ledger.database.hold(_PAGES)
        try:
            yield
        finally:
            self._ledger.database.hold()
            with contextlib.suppress(NotSaved):  # the next long import says it again
                self._gather(USUAL_PARTS)

    def _gather(self, parts: int) -> None:
        settle(self._ledger)
        with self._ledger.database.transaction():
            self._ledger.index.gather(parts)

    def _take(self, count: int) -> None:
        """Take some changes in, in one transaction."""
        ledger = self._ledger
        settle(ledger)
        pool = self._pool()
        batch = [self._work.popleft() for _ in range(min(count, len(self._work)))]
        part = Slice(ledger, pool, batch, self._excused)
        try:
            with ledger.database.transaction():
                for change in batch:
                    self._judge(part, pool, change)
                ledger.index.catch_up(part.chains.own_head().number)
                gone = part.write()
                if not ledger.challenge:
                    ledger.settings.challenge = self.challenge
        except BaseException:
            ledger.pool = None
            raise
        for change in batch:
            change.forget()
        ledger.index.behind.clear()
        if part.written():
            ledger.entities.forget()
        ledger.challenge = self.challenge
        self._excused = also(self._excused, gone)

    def _release_excused(self, pool: Pool) -> None:
        """Learn what may lack its contents; look again at what waits for nothing else."""
        self._excused = excused(self._ledger, [*self._work, *pool.all()])
        for change in pool.lacking():
            if self._excused.excuses(change.header.device, change.hash):
                self._work.extend(pool.release(change.hash))

    def _judge(self, part: Slice, pool: Pool, change: Change) -> None:
        self._ledger.breath.within()
        try:
            verdict = part.judge(change)
        except LedgerError as refusal:
            self._refusals.append(refusal.user_message)
            self.refused.add((change.header.device, change.header.epoch))
            return
        if verdict is Verdict.APPLIED:
            self._count(change.hash)
            self._work.extendleft(pool.release(change.hash))
            self._work.extendleft(part.freed_below(change))
        elif verdict is Verdict.WAITS:
            self._waited.add(change.hash)
        elif change.hash in self._fresh:
            self._already += 1
        loss = _loss_in(change)
        if loss is not None and verdict in {Verdict.APPLIED, Verdict.WAITS}:
            self._work.extendleft(pool.learn(change.header.device, loss))
        if verdict is Verdict.FORKED:
            self.refused.add((change.header.device, change.header.epoch))

    def _count(self, applied: str) -> None:
        """Count one that was applied, which happens once: new with this import, or released."""
        if applied in self._fresh:
            self._fresh.remove(applied)
            self._new += 1
        else:
            self._released += 1

    def _pool(self) -> Pool:
        """Return what waits; what was stored by an earlier run is looked at again with the rest."""
        pool = self._ledger.pool
        if pool is None:
            pool = Pool()
            stored = self._ledger.tables.waiting()
            pool.stored.update(place for place, _ in stored)
            here = {change.hash for change in self._work}
            self._work.extend(c for _, c in stored if c.hash not in here)
            self._ledger.pool = pool
        return pool


def _waiting(ledger: OpenLedger) -> list[Change]:
    """Return what waits already; that it comes again, as it is, is nothing new."""
    if ledger.pool is not None:
        return ledger.pool.all()
    return [change for _, change in ledger.tables.waiting()]


def _loss_in(change: Change) -> ChangesLost | None:
    """Return the loss that a change declares, if it is one that can be read."""
    if change.header.kind != ChangesLost.__name__:
        return None
    with contextlib.suppress(LedgerError):
        fact = change.fact
        return fact if isinstance(fact, ChangesLost) else None
    return None


def _challenge_of(ledger: OpenLedger, changes: Sequence[Change]) -> str:
    """Return the challenge of all these changes, or raise `ForeignChallenge`."""
    found = {change.header.challenge for change in changes}
    if ledger.challenge:
        found.add(ledger.challenge)
    if len(found) > 1:
        raise ForeignChallenge
    return next(iter(found), "")
