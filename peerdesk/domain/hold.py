# SPDX-License-Identifier: Apache-2.0
"""A hold: while it stands nothing that it covers is erased, on any laptop."""

from collections.abc import Iterable

from msgspec import Struct

from peerdesk.domain import custody
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.words import HoldReason


class Hold(Struct, frozen=True, kw_only=True):
    """A hold as it stands; `standing` are the changes that place it, empty once lifted."""

    id: str
    reason: HoldReason
    reference: str
    notes: tuple[str, ...]
    at: int
    offset: int
    device: str
    standing: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Say whether the hold still stands."""
        return bool(self.standing)

    def covers(self, note: str) -> bool:
        """Say whether the hold keeps a note from being erased; it may be lifted already."""
        return self.open and (not self.notes or note in self.notes)


def reduce_hold(entries: Iterable[Entry]) -> Hold | None:
    """Return the hold; it is lifted only by a change that knew every placing of it."""
    ordered = in_order(entries)
    placed = [e for e in ordered if isinstance(e.fact, custody.HoldPlaced)]
    if not placed or not isinstance(placed[0].fact, custody.HoldPlaced):
        return None
    lifted = {
        change
        for e in ordered
        if isinstance(e.fact, custody.HoldLifted)
        for change in e.fact.replaces
    }
    first, fact = placed[0], placed[0].fact
    return Hold(
        id=fact.hold,
        reason=fact.reason,
        reference=fact.reference,
        notes=fact.notes,
        at=first.at,
        offset=first.offset,
        device=first.device,
        standing=tuple(e.hash for e in placed if e.hash not in lifted),
    )
