# SPDX-License-Identifier: Apache-2.0
"""What laptops hold, by their own signed word: up to which number of every chain."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from peerdesk.ledger.chain import HeadClaim
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
