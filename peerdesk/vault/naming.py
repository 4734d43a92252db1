# SPDX-License-Identifier: Apache-2.0
"""Which changes may lack their contents, and what this laptop has still to name.

A change without its contents is a hole unless an erasure that counts names it, or its own laptop
wrote the note anew. The word of it may come in the same import, behind the change.
"""

import contextlib
from collections import defaultdict
from collections.abc import Iterable

from peerdesk.domain.custody import ErasureExtended
from peerdesk.domain.entry import Entry
from peerdesk.domain.erasure import Named, lets_go_restated, named, reduce_erasure
from peerdesk.domain.standing import excusing
from peerdesk.ledger.change import Change
from peerdesk.ledger.errors import LedgerError
from peerdesk.vault.open_ledger import OpenLedger

_TELLING = frozenset(
    (
        "NoteErased",
        "ErasureExtended",
        "NoteRestated",
        "MemberAdmitted",
        "AuthorityChanged",
        "ChallengeFounded",
    )
)
"""The kinds of what has a say in it."""


def excused(ledger: OpenLedger, offered: Iterable[Change]) -> Named:
    """Return what may lack its contents, by the ledger and by what is offered to it."""
    told = list(_told(ledger, offered))
    things: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in told:
        if entry.fact.about == "erasure":
            things[entry.fact.entity][entry.hash] = entry
    known = ledger.tables.named("erasure") | things.keys()
    for entry in ledger.tables.entries(known) if known else ():
        if entry.fact.about == "erasure":
            things[entry.fact.entity][entry.hash] = entry
    roster = ledger.projection.roster.joined(told)
    reduced = (reduce_erasure(excusing(found.values(), roster)) for found in things.values())
    return named([erasure for erasure in reduced if erasure is not None], told)


def lacks(one: Change, other: Change) -> bool:
    """Say whether one copy of a change lacks the contents that the other has."""
    same = one.header_bytes == other.header_bytes
    return same and one.payload is None and other.payload is not None


def is_restated(ledger: OpenLedger, change: Change) -> bool:
    """Say whether its own laptop wrote anew, in the ledger already, what a change says."""
    entry = change.entry
    happened = ledger.tables.entries([entry.fact.entity]) if entry else ()
    return any(lets_go_restated(entry, one) for one in happened if entry)


def unnamed(ledger: OpenLedger) -> tuple[ErasureExtended, ...]:
    """Return what this laptop has to say of contents that went here and that no erasure names."""
    missing = ledger.settings.unnamed
    if not missing:
        return ()
    known = {erasure.id: set(erasure.erases) for erasure in ledger.entities.erasures()}
    return tuple(
        ErasureExtended(erasure=erasure, erases=tuple(sorted(left)))
        for erasure, hashes in sorted(missing.items())
        if (left := set(hashes) - known.get(erasure, set()))
    )


def _told(ledger: OpenLedger, offered: Iterable[Change]) -> Iterable[Entry]:
    for change in offered:
        ledger.breath.within()
        with contextlib.suppress(LedgerError):  # it is refused when its turn comes
            if change.header.kind in _TELLING:
                entry = change.entry
                if entry is not None:
                    yield entry
