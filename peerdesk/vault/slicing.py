# SPDX-License-Identifier: Apache-2.0
"""One transaction of an import: judges each change by what it follows, then writes them all."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from peerdesk.domain.entry import Entry
from peerdesk.domain.erasure import Named
from peerdesk.ledger.change import Change
from peerdesk.ledger.errors import BrokenChain, ForkedDevice
from peerdesk.vault.bare import keep_bare
from peerdesk.vault.chains import Key, key_of, place_of
from peerdesk.vault.contents import Contents
from peerdesk.vault.erasing import let_go
from peerdesk.vault.following import Following
from peerdesk.vault.naming import is_restated, lacks
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.pool import Pool


class Verdict(Enum):
    """What becomes of a change that is offered."""

    APPLIED = auto()
    WAITS = auto()
    ALREADY = auto()
    FORKED = auto()


class Slice:
    """Works on a copy of where the chains stand; nothing is written before `write`."""

    def __init__(
        self, ledger: OpenLedger, pool: Pool, batch: Sequence[Change], excused: Named
    ) -> None:
        self._ledger = ledger
        self._pool = pool
        self._excused = excused
        self.chains = ledger.chains.copy()
        self._following = Following(self.chains, pool, self._of_chain, self._forked_change)
        self._with_gaps: set[Key] = set()
        self._stored = ledger.tables.at(self._taken_places(batch))
        self._applied: dict[int, tuple[Change, Entry | None]] = {}
        self._restored: dict[int, tuple[Change, Entry | None]] = {}
        self._waiting: list[tuple[int, Change]] = []
        self._forked: list[Change] = []

    def judge(self, change: Change) -> Verdict:
        """Return what becomes of a change, or raise a `LedgerError` where it is refused."""
        key = key_of(change)
        twin = self._twin(key, change)
        if twin is not None and not self._takes_over(key, change, twin):
            return self._compared(change, twin)
        needs = self._following.needs(change)
        if needs.forks or (needs.missing and self._is_forked(needs.missing)):
            return self._fork(change)
        if needs.missing:
            return self._wait(key, change, needs.missing)
        if not needs.holds(change.header.depth):
            raise BrokenChain(*_named(change), "its depth is wrong")
        if change.payload is None and not self._excused.excuses(key[0], change.hash):
            return self._wait(key, change, change.hash)
        entry = change.entry  # raises where the content is not what the header says
        self._ledger.tables.add_chain(self.chains, key)
        self._applied[self.chains.place(change)] = change, entry
        self._following.advance(key, change)
        if key in self.chains.gaps:
            self._with_gaps.add(key)
        return Verdict.APPLIED

    def freed_below(self, change: Change) -> list[Change]:
        """Take out and return what waits just below a change that was put into a gap."""
        key, number = key_of(change), change.header.number - 1
        return self._pool.take(key, number) if self.chains.lacks(key, number) else []

    def write(self) -> frozenset[str]:
        """Write what was judged: what stands first, since it reads what happened before.

        Returns the hashes of what lost its contents, for they were to go.
        """
        ledger = self._ledger
        both = (*self._applied.values(), *self._restored.values())
        entries = [entry for _, entry in both if entry is not None]
        if entries:
            ledger.projection.write(entries)
        if self._restored:
            ledger.settings.emptied += 1
        Contents(ledger.database).restore(
            (place, entry.fact.entity if entry else None, change)
            for place, (change, entry) in self._restored.items()
        )
        ledger.tables.insert(
            (place, entry.fact.entity if entry else None, change)
            for place, (change, entry) in self._applied.items()
        )
        for change, _ in self._applied.values():
            if change.header.knew and key_of(change) == self.chains.own:
                ledger.tables.keep_seen(self.chains, change)
        ledger.tables.keep_gaps(self.chains, self._with_gaps)
        ledger.tables.keep_waiting(self._waiting)
        ledger.tables.drop_waiting([p for p in self._applied if p in self._pool.stored])
        ledger.tables.keep_forked(self._forked)
        keep_bare(ledger, self._applied_bare(), self._restored)
        return let_go(ledger, entries)

    def written(self) -> bool:
        """Let memory follow after the commit; say whether anything but notes was touched."""
        self._pool.stored.update(place for place, _ in self._waiting)
        self._pool.stored.difference_update(self._applied)
        self._ledger.committed(self.chains)
        entries = (entry for _, entry in (*self._applied.values(), *self._restored.values()))
        return any(entry is not None and entry.fact.about != "note" for entry in entries)

    def _applied_bare(self) -> Iterator[int]:
        """Yield the places of what is applied without its contents because an erasure names it."""
        for place, (change, _) in self._applied.items():
            if change.payload is None and change.hash in self._excused.erased:
                yield place

    def _taken_places(self, batch: Sequence[Change]) -> list[int]:
        """Return the places of those changes whose numbers are taken already."""
        places: list[int] = []
        for change in batch:
            header = change.header
            tip = self.chains.tips.get((header.device, header.epoch))
            if tip is not None and 1 <= header.number <= tip.head.number:
                places.append(self.chains.place(change))
        return places

    def _twin(self, key: Key, change: Change) -> Change | None:
        """Return what is here under the change's number, applied or waiting."""
        number = change.header.number
        tip = self.chains.tips.get(key)
        if tip is not None and number <= tip.head.number and not self.chains.lacks(key, number):
            return self._at(place_of(self.chains.codes[key], number))
        return self._pool.get(key, number)

    def _of_chain(self, key: Key, number: int) -> Change | None:
        """Return an applied change by its chain and number."""
        code = self.chains.codes.get(key)
        return None if code is None or number < 1 else self._at(place_of(code, number))

    def _at(self, place: int) -> Change | None:
        if place in self._applied:
            return self._applied[place][0]
        if place not in self._stored:
            self._stored.update(self._ledger.tables.at([place]))
        return self._stored.get(place)

    def _takes_over(self, key: Key, change: Change, twin: Change) -> bool:
        """Say whether a copy that waits gives way, for it lacks what this one has."""
        gives_way = lacks(twin, change) and self._pool.get(key, change.header.number) is twin
        if gives_way:
            self._pool.remove(twin)
        return gives_way

    def _compared(self, change: Change, twin: Change) -> Verdict:
        if twin.header_bytes == change.header_bytes:
            if lacks(twin, change) and not is_restated(self._ledger, change):
                self._restored[self.chains.place(change)] = change, change.entry
            return Verdict.ALREADY
        return self._fork(change)

    def _fork(self, change: Change) -> Verdict:
        """Keep a second content of one number beside the ledger, and say so the first time.

        Behind the end of a chain that went on otherwise here, it is missing no longer.
        """
        key, number = key_of(change), change.header.number
        tip = self.chains.tips.get(key)
        if key in self.chains.gaps and tip is not None and number > tip.head.number:
            self.chains.fill(key, number)
            self._with_gaps.add(key)
        if self._is_forked(change.hash):
            return Verdict.FORKED
        self._forked.append(change)
        raise ForkedDevice(*_named(change))

    def _wait(self, key: Key, change: Change, missing: str) -> Verdict:
        code = self._ledger.tables.add_chain(self.chains, key)
        self._pool.add(change, missing)
        self._waiting.append((place_of(code, change.header.number), change))
        return Verdict.WAITS

    def _is_forked(self, digest: str) -> bool:
        return self._forked_change(digest) is not None

    def _forked_change(self, digest: str) -> Change | None:
        for change in self._forked:
            if change.hash == digest:
                return change
        return self._ledger.tables.forked(digest)


def _named(change: Change) -> tuple[str, int]:
    return change.header.device, change.header.number
