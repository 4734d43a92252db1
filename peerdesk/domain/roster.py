# SPDX-License-Identifier: Apache-2.0
"""Who belongs to the team and what each laptop may do, by all admissions that have arrived.

Two leads may admit one laptop without knowing of each other. Then the lower authority stands,
so the roster is the same in whatever order the admissions came. What a laptop admits counts if
anybody ever made it a lead: what is believed then only ever grows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from peerdesk.domain.authority import lower
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.facts import ChallengeFounded, MemberAdmitted
from peerdesk.domain.laptop import is_sound
from peerdesk.domain.team import Member
from peerdesk.domain.words import Authority

_OF_ROSTER = (ChallengeFounded, MemberAdmitted)


@dataclass(frozen=True)
class Roster:
    """The founding that all trust hangs on, and every admission, whether it counts or not."""

    founding: ChallengeFounded | None = None
    admissions: tuple[Entry, ...] = ()

    @property
    def challenge(self) -> str:
        """Return the challenge's identifier, or "" before it was founded."""
        return self.founding.challenge if self.founding else ""

    @property
    def founder(self) -> str:
        """Return the laptop that founded the challenge, or ""."""
        return self.founding.founder.device if self.founding else ""

    @cached_property
    def leads(self) -> frozenset[str]:
        """Return the laptops that the founder, or one made a lead already, ever made a lead."""
        found = {self.founder} - {""}
        made = {(by, m.device) for by, m in self._sound if m.authority is Authority.LEAD}
        while more := {device for by, device in made if by in found} - found:
            found |= more
        return frozenset(found)

    @cached_property
    def members(self) -> Mapping[str, Member]:
        """Return the admitted laptops, the founder's first, each with what stands of it."""
        found = {self.founder: self.founding.founder} if self.founding else {}
        for by, member in self._sound:
            if by in self.leads and member.device != self.founder:
                known = found.get(member.device, member)
                if lower(member.authority, known.authority) is member.authority:
                    found[member.device] = member
        return found

    def authority(self, device: str) -> Authority | None:
        """Return what a laptop may do, or None if those who admitted it may not admit anybody.

        Of whom no admission is known, a laptop that has just been made, is taken for a peer's.
        """
        member = self.members.get(device)
        if member is not None:
            return member.authority
        return None if device in self.named else Authority.PEER

    def person(self, device: str) -> str:
        """Return whose laptop this is, or ""."""
        member = self.members.get(device)
        return member.person if member else ""

    def believes(self, admission: Entry) -> bool:
        """Say whether an admission counts."""
        fact = admission.fact
        return (
            isinstance(fact, MemberAdmitted)
            and admission.device in self.leads
            and fact.device != self.founder
            and fact.device == fact.member.device
            and is_sound(fact.member)
        )

    def joined(self, entries: Iterable[Entry]) -> "Roster":
        """Return the roster after more has arrived; itself where nothing of it concerns a roster.

        The first founding that is heard of stays: which one that is, people compare by voice.
        """
        news = [e for e in entries if isinstance(e.fact, _OF_ROSTER)]
        if not news:
            return self
        admissions = {e.hash: e for e in self.admissions}
        admissions.update({e.hash: e for e in news if isinstance(e.fact, MemberAdmitted)})
        begun = (found for e in in_order(news) if (found := founding_of(e)))
        return Roster(self.founding or next(begun, None), tuple(in_order(admissions.values())))

    def changed(self, since: "Roster") -> frozenset[str]:
        """Return the laptops of which this roster says something else than an earlier one."""
        return frozenset(
            device
            for device in self.named | since.named | {self.founder}
            if self.says(device) != since.says(device)
        )

    def says(self, device: str) -> tuple[Authority | None, str, bool]:
        """Return all that depends on the roster of what a laptop wrote."""
        return self.authority(device), self.person(device), device in self.leads

    @cached_property
    def _sound(self) -> tuple[tuple[str, Member], ...]:
        """Return who admits whom, in the one order, where keys and names can be used at all."""
        facts = ((entry.device, entry.fact) for entry in self.admissions)
        return tuple(
            (by, fact.member)
            for by, fact in facts
            if isinstance(fact, MemberAdmitted)
            and fact.device == fact.member.device
            and is_sound(fact.member)
        )

    @cached_property
    def named(self) -> frozenset[str]:
        """Return the laptops that somebody admits, whether it counts or not."""
        return frozenset(entry.fact.entity for entry in self.admissions)


def founding_of(entry: Entry) -> ChallengeFounded | None:
    """Return how a laptop founded a challenge for itself, or None where the entry is no such."""
    fact = entry.fact
    if isinstance(fact, ChallengeFounded) and fact.founder.device == entry.device:
        return fact if is_sound(fact.founder) else None
    return None
