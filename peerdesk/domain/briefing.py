# SPDX-License-Identifier: Apache-2.0
"""A day's no-surprises summary: how it is arranged, and what of it was issued."""

from collections.abc import Iterable

from msgspec import Struct

from peerdesk.domain import facts
from peerdesk.domain.entry import Entry, in_order, standing


class Arrangement(Struct, frozen=True):
    """What the leads chose for a day's summary, with the change that holds it."""

    hash: str
    sponsor: str
    left_out: tuple[str, ...]
    requests: tuple[str, ...]
    practical: tuple[str, ...]
    points: tuple[str, ...] | None = None
    plans: tuple[facts.ThinPlan, ...] = ()
    also: tuple[str, ...] = ()


class Issue(Struct, frozen=True):
    """An issued summary: frozen, numbered, with the digest of its content."""

    hash: str
    number: int
    day: str
    sponsor: str
    content: str
    digest: str
    points: tuple[facts.PointIssued, ...]
    at: int
    offset: int
    device: str


class Briefing(Struct, frozen=True, kw_only=True):
    """A day's summary as it stands."""

    id: str
    day: str
    arrangements: tuple[Arrangement, ...]
    issues: tuple[Issue, ...]

    @property
    def arrangement(self) -> Arrangement | None:
        """Return the choices to use: of several that stand, the last in the one order."""
        return self.arrangements[-1] if self.arrangements else None


def reduce_briefing(entries: Iterable[Entry]) -> Briefing | None:
    """Return the summary that these entries make, or None if there is nothing of it yet."""
    ordered = in_order(entries)
    arranged = [e for e in ordered if isinstance(e.fact, facts.BriefingArranged)]
    issued = [e for e in ordered if isinstance(e.fact, facts.BriefingIssued)]
    both = [e.fact for e in (*arranged, *issued)]
    if not both:
        return None
    first = both[0]
    if not isinstance(first, facts.BriefingArranged | facts.BriefingIssued):
        raise TypeError(type(first))
    return Briefing(
        id=first.briefing,
        day=first.day,
        arrangements=tuple(_arrangement(e) for e in standing(arranged)),
        issues=tuple(_issue(e) for e in issued),
    )


def _arrangement(entry: Entry) -> Arrangement:
    fact = entry.fact
    if not isinstance(fact, facts.BriefingArranged):
        raise TypeError(type(fact))
    return Arrangement(
        entry.hash, fact.sponsor, fact.left_out, fact.requests, fact.practical,
        fact.points, fact.plans, fact.also,
    )  # fmt: skip


def _issue(entry: Entry) -> Issue:
    fact = entry.fact
    if not isinstance(fact, facts.BriefingIssued):
        raise TypeError(type(fact))
    return Issue(
        entry.hash, fact.number, fact.day, fact.sponsor, fact.content, fact.digest, fact.points,
        entry.at, entry.offset, entry.device,
    )  # fmt: skip
