# SPDX-License-Identifier: Apache-2.0
"""Which of the leads' acts about the team count, where some of them contradict each other.

An act counts if its writer could lead at that place in the chain, by the acts about the writer
that count. That is asked of every act after those that it hangs on. Where acts hang on each
other in a ring, as when two leads remove each other without knowing it, the one whose writer is
nearest to the founder is asked first, after those which that writer knew. Decision 020 has the
reasons.
"""

import heapq
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from peerdesk.domain.ancestry import Ancestry
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import MemberAdmitted
from peerdesk.domain.membership import AuthorityChanged, ChangesReleased, MemberRemoved
from peerdesk.domain.register import (
    ON_LAPTOPS,
    makes_lead,
    may_lead,
    reaches_place,
    replacing,
)
from peerdesk.domain.rings import in_turn

MOST = 256
"""Acts of one laptop about others that are looked at; no challenge has a tenth of them."""


def recognised(founder: str, acts: Sequence[Entry], leads: frozenset[str]) -> frozenset[str]:
    """Return which of these acts count, by hash.

    `acts` are in the one order and sound; `leads` are all laptops that were ever made a lead.
    """
    return _Recognition(founder, looked_at(acts, leads)).run()


class _Recognition:
    """One look at all acts of a team."""

    def __init__(self, founder: str, acts: Sequence[Entry]) -> None:
        self._founder = founder
        self._acts = {act.hash: act for act in acts}
        self._replaced = replacing(acts)
        self._known = Ancestry(_known_before(acts))
        self._near = nearness(founder, acts)
        self._about: dict[str, list[Entry]] = defaultdict(list)
        for act in acts:
            if isinstance(act.fact, ON_LAPTOPS):
                self._about[act.fact.entity].append(act)

    def run(self) -> frozenset[str]:
        """Return which acts count."""
        needs = {name: self._needs(act) for name, act in self._acts.items()}
        counted: set[str] = set()
        for ring in in_turn(needs):
            for name in self._by_turns(ring):
                on_writer = [self._acts[other] for other in needs[name] if other in counted]
                founds = self._acts[name].device == self._founder
                if may_lead(on_writer, self._replaced, founds=founds):
                    counted.add(name)
        return frozenset(counted)

    def _needs(self, act: Entry) -> list[str]:
        """Return the acts about the writer of an act that bear on whether it counts."""
        return [other.hash for other in self._about[act.device] if self._bears(other, act)]

    def _bears(self, on_writer: Entry, act: Entry) -> bool:
        """Say whether an act about a laptop bears on one that this laptop wrote.

        Nobody removes others before having heard that they lead. And whoever lowers a laptop
        leaves standing what they knew it had said of the team, wherever they make the cut.
        """
        fact = on_writer.fact
        if not reaches_place(fact, act.epoch, act.number):
            return False
        if makes_lead(fact):
            admits = isinstance(act.fact, MemberAdmitted)
            return admits or self._known.lies_behind(on_writer.hash, act.hash)
        lowers = not isinstance(fact, MemberAdmitted)
        return lowers and not self._known.lies_behind(act.hash, on_writer.hash)

    def _by_turns(self, ring: Sequence[str]) -> Iterator[str]:
        """Yield the acts of a ring, the nearest first, but none before what its writer knew.

        Those of one laptop come in the one order.
        """
        rows: dict[str, deque[str]] = defaultdict(deque)
        for name in sorted(ring, key=self._turn):
            rows[self._acts[name].device].append(name)
        left = self._known.among(ring) if len(ring) > 1 else 0
        while rows:
            firsts = [row[0] for row in rows.values()]
            free = (name for name in firsts if not self._known.any_behind(left, name))
            name = next(free, firsts[0])  # a forged place can keep two waiting for each other
            left -= self._known.among([name]) if left else 0
            row = rows[self._acts[name].device]
            row.popleft()
            if not row:
                del rows[self._acts[name].device]
            yield name

    def _turn(self, name: str) -> tuple[int, tuple[int, str]]:
        act = self._acts[name]
        return self._near.get(act.device, len(self._near)), act.place


def nearness(founder: str, acts: Sequence[Entry]) -> Mapping[str, int]:
    """Return how near to the founder every admitted laptop is, from 0 for the founder's own.

    That is the order of their admissions, but nobody is nearer than the one who admitted them, so
    nobody comes nearer by a friend with a forged place.
    """
    admitted: dict[str, list[tuple[tuple[int, str], str]]] = defaultdict(list)
    for act in acts:
        if isinstance(act.fact, MemberAdmitted):
            admitted[act.device].append((act.place, act.fact.device))
    ahead = [((0, ""), (0, ""), founder)]
    near: dict[str, int] = {}
    while ahead:
        farthest, _, device = heapq.heappop(ahead)
        if device not in near:
            near[device] = len(near)
            for place, other in admitted[device]:
                heapq.heappush(ahead, (max(farthest, place), place, other))
    return near


def looked_at(acts: Sequence[Entry], leads: frozenset[str]) -> list[Entry]:
    """Return the acts of laptops that could ever lead: of each the first ones, and no more."""
    seen: dict[str, int] = defaultdict(int)
    kept: list[Entry] = []
    for act in acts:
        if act.device in leads:
            seen[act.device] += isinstance(act.fact, ON_LAPTOPS)
            if seen[act.device] <= MOST:
                kept.append(act)
    return kept


def _known_before(acts: Sequence[Entry]) -> Mapping[str, tuple[str, ...]]:
    """Return what every act names as known, and the act before it in its own chain."""
    before: dict[str, tuple[str, ...]] = {}
    chains: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for act in acts:
        chains[act.device, act.epoch].append(act)
    for chain in chains.values():
        chain.sort(key=lambda act: act.number)
        before.update((after.hash, (act.hash,)) for act, after in pairwise(chain))
    return {act.hash: (*before.get(act.hash, ()), *_named(act)) for act in acts}


def _named(act: Entry) -> Iterator[str]:
    fact = act.fact
    if isinstance(fact, AuthorityChanged | MemberRemoved | ChangesReleased):
        yield from fact.knew
        yield from getattr(fact, "replaces", ())
