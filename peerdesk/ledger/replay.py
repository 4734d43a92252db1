# SPDX-License-Identifier: Apache-2.0
"""What stands after everything that happened: a pure function of the ledger."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from peerdesk.domain.entry import Entry
from peerdesk.domain.reduction import REDUCERS
from peerdesk.domain.roster import Roster
from peerdesk.domain.standing import counting
from peerdesk.ledger.change import Change

State = dict[tuple[str, str], Struct]
"""What stands, by sort of entity and identifier."""


def replay(changes: Iterable[Change]) -> State:
    """Return everything that stands after these changes, whatever order they come in.

    Changes of a kind unknown here, and erased ones, are passed over; they stay in the ledger.
    So does what is beyond its writer's authority, by all admissions among these changes.
    """
    entries: dict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
    for change in changes:
        entry = change.entry
        if entry is not None:
            entries[entry.fact.about, entry.fact.entity][entry.hash] = entry
    roster = Roster().joined(entry for found in entries.values() for entry in found.values())
    stands = {
        (sort, entity): REDUCERS[sort](counting(found.values(), roster))
        for (sort, entity), found in entries.items()
    }
    return {key: value for key, value in stands.items() if value is not None}
