# SPDX-License-Identifier: Apache-2.0
"""An erasure: what remains of a note that was erased for good."""

from collections.abc import Iterable

from msgspec import Struct

from peerdesk.domain import custody
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.words import ErasureReason


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
