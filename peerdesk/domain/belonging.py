# SPDX-License-Identifier: Apache-2.0
"""A laptop's place in the team as the tables keep it: how it was admitted, and what counts of it.

Who belongs to the team and what they may do is asked of the roster, which has all of it at once;
whether an act about one laptop counts hangs on what is said of others.
"""

from collections.abc import Iterable

from msgspec import Struct

from peerdesk.domain.authority import lower
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.facts import MemberAdmitted
from peerdesk.domain.team import Member


class Belonging(Struct, frozen=True):
    """What counts of what leads said of a laptop: `acts` by hash, in order.

    `member` is how it was admitted; None for the founder's, which the founding tells.
    """

    device: str
    member: Member | None
    acts: tuple[str, ...]


def reduce_belonging(entries: Iterable[Entry]) -> Belonging | None:
    """Return a laptop's place in the team, or None where nothing that counts was said of it."""
    ordered = in_order(entries)
    if not ordered:
        return None
    admissions = (entry.fact for entry in ordered)
    members = [fact.member for fact in admissions if isinstance(fact, MemberAdmitted)]
    return Belonging(
        device=ordered[0].fact.entity,
        member=as_admitted(members),
        acts=tuple(entry.hash for entry in ordered),
    )


def as_admitted(members: Iterable[Member]) -> Member | None:
    """Return a laptop as admitted; of several admissions, in order, the one with least authority.

    Of equal ones the last tells the name.
    """
    stands: Member | None = None
    for member in members:
        if stands is None or lower(member.authority, stands.authority) is member.authority:
            stands = member
    return stands
