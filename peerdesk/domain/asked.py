# SPDX-License-Identifier: Apache-2.0
"""Questions and immediate concerns as they stand."""

from collections.abc import Iterable

from msgspec import Struct

from peerdesk.domain import asking
from peerdesk.domain.entry import Entry, in_order, standing
from peerdesk.domain.note import Held, withdrawals
from peerdesk.domain.placed import Placed, choices
from peerdesk.domain.question import Question


class Asked(Placed[Question], frozen=True, kw_only=True):
    """A question as it stands; `device` and `at` are those of whoever raised it.

    `answers` are notes, each with the changes that hold it there.
    """

    device: str
    at: int
    offset: int
    answers: tuple[Held, ...] = ()
    drops: tuple[str, ...] = ()

    @property
    def dropped(self) -> bool:
        """Say whether the team no longer asks."""
        return bool(self.drops)

    @property
    def open(self) -> bool:
        """Say whether it is asked and nothing answers it yet."""
        return not self.answers and not self.drops


class SealedRecord(Struct, frozen=True):
    """A part of a concern that only leads can read, and which laptop wrote it when."""

    hash: str
    sealed: str
    device: str
    at: int
    offset: int


class Concern(Struct, frozen=True, kw_only=True):
    """An immediate concern as everybody has it; `seen` names the leads who have read it."""

    id: str
    records: tuple[SealedRecord, ...]
    seen: tuple[Held, ...] = ()

    @property
    def device(self) -> str:
        """Return the laptop that it was recorded on."""
        return self.records[0].device

    @property
    def at(self) -> int:
        """Return when it was recorded, in UTC milliseconds of that laptop's clock."""
        return self.records[0].at


def reduce_question(entries: Iterable[Entry]) -> Asked | None:
    """Return the question as it stands, or None while what raised it is missing."""
    ordered = in_order(entries)
    begun = [entry for entry in ordered if isinstance(entry.fact, asking.QuestionSet)]
    if not begun:
        return None
    return Asked(
        id=begun[0].fact.entity,
        choices=choices(begun, asking.QuestionSet),
        device=begun[0].device,
        at=begun[0].at,
        offset=begun[0].offset,
        answers=held(ordered, asking.QuestionAnswered, asking.QuestionReopened, "note"),
        drops=withdrawals(ordered, asking.QuestionDropped, asking.QuestionTakenUp),
    )


def reduce_concern(entries: Iterable[Entry]) -> Concern | None:
    """Return the concern, or None while nothing of it has arrived but that somebody saw it."""
    ordered = in_order(entries)
    records = [
        SealedRecord(entry.hash, entry.fact.sealed, entry.device, entry.at, entry.offset)
        for entry in ordered
        if isinstance(entry.fact, asking.ConcernRaised | asking.ConcernAdded)
    ]
    if not records:
        return None
    return Concern(
        id=ordered[0].fact.entity,
        records=tuple(records),
        seen=held(ordered, asking.ConcernSeen, None, "person"),
    )


def held(
    ordered: Iterable[Entry], added: type, removed: type | None, field: str
) -> tuple[Held, ...]:
    """Return what was added and not taken away, once each, with the changes that hold it."""
    both = [e for e in ordered if isinstance(e.fact, (added, removed) if removed else added)]
    found: dict[str, list[str]] = {}
    for entry in standing(both):
        if isinstance(entry.fact, added):
            found.setdefault(getattr(entry.fact, field), []).append(entry.hash)
    return tuple(Held(value, tuple(by)) for value, by in found.items())
