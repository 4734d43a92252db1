# SPDX-License-Identifier: Apache-2.0
"""Laptops that hold less than they once signed: put back to an earlier state, in a later epoch.

What they signed before stays true of the past only. Who goes by it never sends them again what
they lack now: a change that came to them in between, or the word that a note was erased.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from peerdesk.ledger.chain import Gap, HeadClaim
from peerdesk.team.holdings import Held, held_by_laptop, up_to


def gone_back(claims: Iterable[HeadClaim]) -> dict[str, Held]:
    """Return, by laptop, the chains of which it holds less now than it once signed, and how much.

    A laptop's last epoch is the one of which no other of its claims tells.
    """
    signed: dict[str, list[HeadClaim]] = defaultdict(list)
    for claim in claims:
        signed[claim.head.device].append(claim)
    found: dict[str, Held] = {}
    for device, own in signed.items():
        if len(own) > 1:
            last = _last(own)
            now, ever = up_to((last.head, *last.holds)), held_by_laptop(own)[device]
            less = {chain: now.get(chain, 0) for chain in ever if now.get(chain, 0) < ever[chain]}
            if less:
                found[device] = less
    return found


def bare_elsewhere(claims: Iterable[HeadClaim], device: str) -> Iterator[Gap]:
    """Yield what other laptops have signed, in their last epochs, to hold without its contents."""
    signed: dict[str, list[HeadClaim]] = defaultdict(list)
    for claim in claims:
        if claim.head.device != device:
            signed[claim.head.device].append(claim)
    for own in signed.values():
        yield from _last(own).bare


def _last(claims: Sequence[HeadClaim]) -> HeadClaim:
    """Return what a laptop signed last; its clock decides only between copies that went apart."""
    told = {(h.device, h.epoch) for c in claims for h in c.holds if h.epoch != c.head.epoch}
    last = [c for c in claims if (c.head.device, c.head.epoch) not in told] or claims
    return max(last, key=lambda claim: claim.at)
