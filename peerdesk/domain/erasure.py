# SPDX-License-Identifier: Apache-2.0
"""An erasure: what remains of a note that was erased for good, and what has to go with it.

Contents go once, on whichever laptop, and never come back. So whatever is allowed to take them
only ever grows with what arrives: see `peerdesk.domain.standing` for whose erasures count.
"""

from collections.abc import Iterable

from msgspec import Struct

from peerdesk.domain import custody
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.hold import Hold
from peerdesk.domain.words import ErasureReason

ERASING = custody.NoteErased | custody.ErasureExtended | custody.NoteRestated
"""Facts that name changes whose contents are gone."""


class Erasure(Struct, frozen=True, kw_only=True):
    """The tombstone of a note: when it went, why, and by whose authority.

    `erases` are the changes, by hash, whose payloads are gone or to go.
    """

    id: str
    note: str
    reason: ErasureReason
    authority: str
    at: int
    offset: int
    device: str
    erases: tuple[str, ...]


def reduce_erasure(entries: Iterable[Entry]) -> Erasure | None:
    """Return the erasure, or None while the change that ordered it is missing."""
    ordered = in_order(entries)
    ordered_by = next((e for e in ordered if isinstance(e.fact, custody.NoteErased)), None)
    if ordered_by is None or not isinstance(ordered_by.fact, custody.NoteErased):
        return None
    fact = ordered_by.fact
    erases = {
        change
        for e in ordered
        if isinstance(e.fact, custody.NoteErased | custody.ErasureExtended)
        for change in e.fact.erases
    }
    return Erasure(
        id=fact.erasure,
        note=fact.note,
        reason=fact.reason,
        authority=fact.authority,
        at=ordered_by.at,
        offset=ordered_by.offset,
        device=ordered_by.device,
        erases=tuple(sorted(erases)),
    )


class Named(Struct, frozen=True):
    """The changes that may stand without their contents: by an erasure, or by their own laptop."""

    erased: frozenset[str] = frozenset()
    restated: frozenset[tuple[str, str]] = frozenset()

    def excuses(self, device: str, change: str) -> bool:
        """Say whether this change of a laptop may lack its contents."""
        return change in self.erased or (device, change) in self.restated


def named(erasures: Iterable[Erasure], entries: Iterable[Entry]) -> Named:
    """Return what erasures that count name, and what laptops that restated a note name of theirs.

    Nobody restates but what they wrote themselves, so nobody else's change is named by it.
    """
    return Named(
        frozenset(change for erasure in erasures for change in erasure.erases),
        frozenset(
            (e.device, change)
            for e in entries
            if isinstance(e.fact, custody.NoteRestated)
            for change in e.fact.erases
        ),
    )


def contents_of(entries: Iterable[Entry]) -> frozenset[str]:
    """Return these entries by hash, and what restated notes among them have replaced.

    Whoever takes a restated note away has to name that too: its word is gone with it.
    """
    listed = list(entries)
    replaced = (e.fact.erases for e in listed if isinstance(e.fact, custody.NoteRestated))
    return frozenset(e.hash for e in listed).union(*replaced)


def also(excused: Named, changes: Iterable[str]) -> Named:
    """Return what may stand without contents once these changes have lost theirs too."""
    return Named(excused.erased.union(changes), excused.restated)


def to_go(erasures: Iterable[Erasure], holds: Iterable[Hold]) -> frozenset[str]:
    """Return the notes of which nothing may stay: erased, and kept by no hold that is open."""
    still = [hold for hold in holds if hold.open]
    notes = {erasure.note for erasure in erasures}
    return frozenset(note for note in notes if not any(hold.covers(note) for hold in still))


def lets_go(entry: Entry, notes: frozenset[str], attachments: frozenset[str]) -> bool:
    """Say whether the contents of an entry go with these notes and their attachments.

    That an attachment was saved outside stays: when, by which laptop and why, and not what it was.
    """
    fact = entry.fact
    if isinstance(fact, custody.AttachmentReleased):
        return False
    if isinstance(fact, custody.AttachmentAdded) and fact.note in notes:
        return True
    if fact.about == "attachment":
        return fact.entity in attachments
    return fact.about == "note" and fact.entity in notes


def lets_go_restated(entry: Entry, restated: Entry) -> bool:
    """Say whether an entry goes because its own laptop wrote the note anew."""
    fact = restated.fact
    return (
        isinstance(fact, custody.NoteRestated)
        and entry.hash in fact.erases
        and entry.device == restated.device
        and (entry.fact.about, entry.fact.entity) == ("note", fact.note)
    )
