# SPDX-License-Identifier: Apache-2.0
"""What was set aside, and why: for the list in which a lead looks it through."""

from collections.abc import Sequence

from msgspec import Struct

from peerdesk.domain import custody
from peerdesk.domain.authority import reaches, rule_for
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.register import OF_ROSTER
from peerdesk.domain.roster import Roster
from peerdesk.domain.standing import BEGINS, counting
from peerdesk.domain.words import WhyAside

_BY_THEIR_OWN_RULE = OF_ROSTER | custody.NoteErased | custody.ErasureExtended
"""What no release lets count: a lead says it anew instead."""


class SetAside(Struct, frozen=True, kw_only=True):
    """A change that is kept and passed on, and does not count.

    `about` is the sort of thing and `entity` its identifier; `device` the laptop that wrote it.
    `releasable` says whether a lead can let it count.
    """

    hash: str
    kind: str
    device: str
    about: str
    entity: str
    why: WhyAside
    releasable: bool


def set_aside(happened: Sequence[Entry], roster: Roster) -> list[SetAside]:
    """Return what of all that happened to one thing does not count, in the one order."""
    counted = {entry.hash for entry in counting(happened, roster)}
    return [
        SetAside(
            hash=entry.hash,
            kind=type(entry.fact).__name__,
            device=entry.device,
            about=entry.fact.about,
            entity=entry.fact.entity,
            why=(why := _why(entry, roster)),
            releasable=_is_releasable(entry, why),
        )
        for entry in in_order(happened)
        if entry.hash not in counted
    ]


def _why(entry: Entry, roster: Roster) -> WhyAside:
    fact = entry.fact
    if fact.about == "challenge" and fact.entity != roster.challenge:
        return WhyAside.ANOTHER_CHALLENGE
    if roster.is_cut_off(entry):
        return WhyAside.REMOVED
    if isinstance(fact, OF_ROSTER | custody.NoteErased):
        led = entry.device in roster.leads
        return WhyAside.OVERTAKEN if led else WhyAside.BEYOND_AUTHORITY
    has = roster.authority_of(entry)
    if has is None:
        return WhyAside.NOT_ADMITTED
    if not reaches(has, rule_for(fact).needs):
        return WhyAside.BEYOND_AUTHORITY
    return WhyAside.BEGUN_BY_ANOTHER if isinstance(fact, BEGINS) else WhyAside.NOT_ITS_AUTHOR


def _is_releasable(entry: Entry, why: WhyAside) -> bool:
    never = why in {WhyAside.ANOTHER_CHALLENGE, WhyAside.BEGUN_BY_ANOTHER}
    return not never and not isinstance(entry.fact, _BY_THEIR_OWN_RULE)
