# SPDX-License-Identifier: Apache-2.0
"""What of our own chains was written once and is not here; how much of it others hold."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from peerdesk.desk.backups import Returned, Returning
from peerdesk.ledger.change import Head
from peerdesk.vault.chains import Key, place_of
from peerdesk.vault.marks import Mark
from peerdesk.vault.open_ledger import OpenLedger


class Lacking(Struct, frozen=True):
    """Changes of one own chain that are not here: those after `have`, up to `known`."""

    chain: Key
    have: int
    known: int


def lacking(ledger: OpenLedger, heads: Iterable[Head]) -> tuple[Lacking, ...]:
    """Return the own chains of which these heads say more than is here, or something else."""
    furthest: dict[Key, Head] = {}
    for head in heads:
        furthest[chain_of_head(head)] = max(head, furthest.get(chain_of_head(head), head))
    return tuple(
        Lacking(chain, max(min(stands_at(ledger, chain), head.number - 1), 0), head.number)
        for chain, head in sorted(furthest.items())
        if not _holds(ledger, head)
    )


def tell(
    ledger: OpenLedger, kind: Returning, lost: Sequence[Lacking], mark: Mark | None
) -> Returned:
    """Return what happened, counted; a colleague's signed word counts as much as our bundles."""
    names = {m.device: m.name for m in ledger.projection.roster.known.values()}
    holders = mark.holders if mark else ()
    own = shared = 0
    who: set[str] = set()
    for gone in lost:
        given = _reach(mark.shared if mark else (), gone.chain)
        for holder in holders:
            held = _reach(holder.heads, gone.chain)
            given = max(given, held)
            if held > gone.have:
                who.add(names.get(holder.device, f"laptop {holder.device[:8]}"))
        own += gone.known - gone.have
        shared += max(min(given, gone.known) - gone.have, 0)
    known = mark is not None or bool(lost)
    return Returned(kind=kind, own=own, shared=shared, holders=tuple(sorted(who)), known=known)


def chain_of_head(head: Head) -> Key:
    """Return the chain that a head is of."""
    return head.device, head.epoch


def _reach(heads: Iterable[Head], chain: Key) -> int:
    return max((head.number for head in heads if chain_of_head(head) == chain), default=0)


def stands_at(ledger: OpenLedger, chain: Key) -> int:
    """Return the last number of a chain that is here, whatever is written under it."""
    tip = ledger.chains.tips.get(chain)
    return tip.head.number if tip else 0


def _holds(ledger: OpenLedger, head: Head) -> bool:
    """Say whether the very change of a head is here; number 0 only says that the chain began."""
    code = ledger.chains.codes.get(chain_of_head(head))
    if code is None or not head.number:
        return code is not None
    place = place_of(code, head.number)
    change = ledger.tables.at([place]).get(place)
    return change is not None and change.hash == head.hash
