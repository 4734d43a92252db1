# SPDX-License-Identifier: Apache-2.0
"""What has to go from a ledger in memory, by the rules that the vault has too."""

from collections import defaultdict
from collections.abc import Iterable

from peerdesk.domain.custody import NoteRestated
from peerdesk.domain.entry import Entry
from peerdesk.domain.erasure import (
    Erasure,
    Named,
    lets_go,
    lets_go_restated,
    named,
    reduce_erasure,
    to_go,
)
from peerdesk.domain.hold import Hold
from peerdesk.domain.roster import Roster
from peerdesk.domain.standing import excusing
from peerdesk.ledger.change import Change


def excused(entries: Iterable[Entry], roster: Roster) -> Named:
    """Return what may lack its contents, by all that was ever heard."""
    heard = list(entries)
    things: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in heard:
        if entry.fact.about == "erasure":
            things[entry.fact.entity][entry.hash] = entry
    knowing = roster.joined(heard)
    reduced = (reduce_erasure(excusing(e.values(), knowing)) for e in things.values())
    return named([erasure for erasure in reduced if erasure], heard)


def doomed(
    entries: Iterable[Entry], erasures: Iterable[Erasure], holds: Iterable[Hold]
) -> tuple[list[Entry], list[Entry]]:
    """Return what goes with erased notes, and what goes because its note was written anew."""
    heard, standing = list(entries), list(holds)
    notes = to_go(erasures, standing)
    attachments = frozenset(
        e.fact.entity
        for e in heard
        if e.fact.about == "attachment" and getattr(e.fact, "note", "") in notes
    )
    restated = [
        e
        for e in heard
        if isinstance(e.fact, NoteRestated) and not any(h.covers(e.fact.note) for h in standing)
    ]
    erased = [e for e in heard if lets_go(e, notes, attachments)]
    replaced = [e for e in heard if any(lets_go_restated(e, one) for one in restated)]
    return erased, replaced


def without_contents(change: Change) -> Change:
    """Return a change as it stays when its contents are gone."""
    return Change(change.header_bytes, None, None)
