# SPDX-License-Identifier: Apache-2.0
"""All holds that this laptop has heard of, those still waiting for an earlier change included.

A bundle that is lost on its way keeps what comes after it from being applied. A hold must not
wait for that: what it covers would be erased meanwhile, and nothing brings that back.
"""

from collections import defaultdict

from peerdesk.domain.custody import HoldPlaced
from peerdesk.domain.entry import Entry
from peerdesk.domain.hold import Hold, reduce_hold
from peerdesk.domain.standing import counting
from peerdesk.vault.contents import Contents
from peerdesk.vault.entities import Entities
from peerdesk.vault.open_ledger import OpenLedger


def heard_holds(ledger: OpenLedger, stands: Entities | None = None) -> tuple[Hold, ...]:
    """Return every hold, in order, lifted ones too; those heard of and not applied yet come last.

    That a hold was lifted counts only once it is applied, for erasing cannot be undone.
    """
    applied = (stands or ledger.entities).holds()
    waiting = Contents(ledger.database).waiting_of_kind(HoldPlaced.__name__)
    if not waiting:
        return applied
    things: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in (*waiting, *ledger.tables.entries({e.fact.entity for e in waiting})):
        if entry.fact.about == "hold":
            things[entry.fact.entity][entry.hash] = entry
    roster = ledger.projection.roster
    reduced = (reduce_hold(counting(found.values(), roster)) for found in things.values())
    heard = {hold.id: hold for hold in reduced if hold is not None}
    known = tuple(heard.pop(hold.id, hold) for hold in applied)
    return (*known, *(heard[name] for name in sorted(heard)))
