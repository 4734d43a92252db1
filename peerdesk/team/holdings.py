# SPDX-License-Identifier: Apache-2.0
"""What laptops hold, by their own signed word: up to which number of every chain."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from peerdesk.ledger.chain import Gap, HeadClaim
from peerdesk.ledger.change import Head

Chain = tuple[str, str]
"""A laptop's device and epoch."""
Held = dict[Chain, int]
"""The number up to which each chain is held."""


def up_to(heads: Iterable[Head]) -> Held:
    """Return the number up to which these heads reach, chain by chain."""
    held: Held = {}
    for head in heads:
        chain = head.device, head.epoch
        held[chain] = max(head.number, held.get(chain, 0))
    return held


def held_by_laptop(claims: Iterable[HeadClaim]) -> dict[str, Held]:
    """Return what each laptop has signed that it holds, its own chains included."""
    heads: dict[str, list[Head]] = defaultdict(list)
    for claim in claims:
        heads[claim.head.device] += (claim.head, *claim.holds)
    return {device: up_to(found) for device, found in heads.items()}


def lacked_by_laptop(claims: Iterable[HeadClaim]) -> dict[str, tuple[Gap, ...]]:
    """Return what each laptop has signed that it lacks, though it holds what comes after.

    What it signed in an earlier epoch counts no more once it has signed, in a later one, that it
    knows that state: a laptop that was put back, and mended since, lacks nothing any longer.
    """
    signed: dict[str, list[HeadClaim]] = defaultdict(list)
    for claim in claims:
        signed[claim.head.device].append(claim)
    return {
        device: tuple(sorted({gap for claim in _newest(found) for gap in claim.lacks}))
        for device, found in signed.items()
    }


def wanted_by_laptop(claims: Iterable[HeadClaim]) -> dict[str, tuple[int, frozenset[str]]]:
    """Return the attachments whose bytes each laptop has signed to lack, and when it said so.

    The time is the laptop's own and only tells one word of it from the next.
    """
    signed: dict[str, list[HeadClaim]] = defaultdict(list)
    for claim in claims:
        signed[claim.head.device].append(claim)
    last = {device: _newest(found) for device, found in signed.items()}
    return {
        device: (max(c.at for c in found), frozenset(a for c in found for a in c.wanting))
        for device, found in last.items()
    }


def _newest(claims: Sequence[HeadClaim]) -> list[HeadClaim]:
    """Return one laptop's claims but for those that it made before another of them.

    One was made before another that holds the state which it is of, unless that goes both ways.
    """
    of_chain: dict[Chain, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        of_chain[claim.head.device, claim.head.epoch].append(place)
    held = [up_to(claim.holds) for claim in claims]

    def knew(one: int, other: int) -> bool:
        head = claims[other].head
        return held[one].get((head.device, head.epoch), -1) >= head.number

    older = {
        other
        for one, chains in enumerate(held)
        for chain in chains
        for other in of_chain.get(chain, ())
        if knew(one, other) and not knew(other, one)
    }
    return [claim for place, claim in enumerate(claims) if place not in older]


def most(holdings: Iterable[Mapping[Chain, int]]) -> Held:
    """Return what at least one of these holds."""
    held: Held = {}
    for holding in holdings:
        for chain, number in holding.items():
            held[chain] = max(number, held.get(chain, 0))
    return _some(held)


def least(holdings: Sequence[Mapping[Chain, int]]) -> Held:
    """Return what every one of these holds; nothing where there are none."""
    chains = {chain for holding in holdings for chain in holding}
    return _some({c: min(holding.get(c, 0) for holding in holdings) for c in chains})


def _some(held: Held) -> Held:
    """Leave out chains of which nothing is held, so that equal holdings compare as equal."""
    return {chain: number for chain, number in held.items() if number}
