# SPDX-License-Identifier: Apache-2.0
"""Who belongs to the team and what each laptop may do, by all that has arrived about it.

Leads act without knowing of each other, so whatever they have said is kept, and what of it
stands is found anew from all of it: the roster is the same in whatever order things came. Whose
chains can be believed is another question, and the answer to that only ever grows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from msgspec.structs import replace

from peerdesk.domain.ancestry import Ancestry
from peerdesk.domain.belonging import as_admitted
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.facts import ChallengeFounded, MemberAdmitted
from peerdesk.domain.laptop import is_sound
from peerdesk.domain.membership import ChangesReleased, MemberRemoved
from peerdesk.domain.recognition import looked_at, recognised
from peerdesk.domain.register import OF_ROSTER, ON_LAPTOPS, Former, Register, makes_lead, replacing
from peerdesk.domain.team import Member
from peerdesk.domain.words import Authority

_NOBODY = Register((), Ancestry({}), founds=False)


@dataclass(frozen=True)
class Roster:
    """The founding that all trust hangs on, and every act about the team, counting or not."""

    founding: ChallengeFounded | None = None
    acts: tuple[Entry, ...] = ()

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
        made = {(act.device, act.fact.entity) for act in self._sound if makes_lead(act.fact)}
        while more := {device for by, device in made if by in found} - found:
            found |= more
        return frozenset(found)

    @cached_property
    def known(self) -> Mapping[str, Member]:
        """Return whose chains can be believed: the founder's, and all that any lead ever admitted.

        Whether a laptop belongs to the team still, `members` says.
        """
        found = {self.founder: self.founding.founder} if self.founding else {}
        found.update(_as_admitted(act for act in self._sound if act.device in self.leads))
        return found

    @cached_property
    def counted(self) -> frozenset[str]:
        """Return the acts that count, by hash."""
        return recognised(self.founder, self._sound, self.leads) if self.founding else frozenset()

    @cached_property
    def members(self) -> Mapping[str, Member]:
        """Return the laptops of the team, the founder's first, each with what stands of it."""
        return {
            device: replace(member, authority=now)
            for device, member in self._admitted.items()
            if isinstance(now := self._register(device).now, Authority)
        }

    @cached_property
    def former(self) -> Mapping[str, Former]:
        """Return the laptops that were removed from the team, with what they could do before."""
        return {
            device: former
            for device, member in self._admitted.items()
            if (former := self._register(device).former(member)) is not None
        }

    def authority(self, device: str) -> Authority | None:
        """Return what a laptop may do from now on, or None if it may do nothing.

        Of whom nothing is known, a laptop that has just been made, is taken for a peer's.
        """
        return self._told(device, self._register(device).now)

    def authority_of(self, entry: Entry) -> Authority | None:
        """Return what a laptop could do where it wrote this, or None if it could do nothing."""
        plain = self._plain.get(entry.device)
        if plain is not None:
            return plain
        register = self._register(entry.device)
        return self._told(entry.device, register.at(entry.epoch, entry.number))

    def is_cut_off(self, entry: Entry) -> bool:
        """Say whether a laptop wrote this after it had been removed from the team."""
        register = self._register(entry.device)
        return isinstance(register.at(entry.epoch, entry.number), MemberRemoved)

    def may_lead(self, entry: Entry) -> bool:
        """Say whether a laptop could admit and remove others where it wrote this."""
        return entry.device in self.leads and self._register(entry.device).leads_at(entry)

    def is_released(self, entry: Entry) -> bool:
        """Say whether a lead lets this count although it was set aside."""
        return entry.hash in self.released.get(entry.device, ())

    def person(self, device: str) -> str:
        """Return whose laptop this is, or was, or ""."""
        member = self._admitted.get(device)
        return member.person if member else ""

    def counts(self, act: Entry) -> bool:
        """Say whether an act about the team counts."""
        return act.hash in self.counted

    def unreplaced(self, device: str = "") -> tuple[str, ...]:
        """Return, by hash, what was said of one laptop or of all and nobody has replaced.

        Only what may count is named: what others sign, however much, lengthens no act of a lead.
        """
        could = looked_at(self._sound, self.leads)
        said = [act for act in could if isinstance(act.fact, ON_LAPTOPS)]
        gone = {old for act in said for old in getattr(act.fact, "replaces", ())}
        about = (act.hash for act in said if device in {"", act.fact.entity})
        return tuple(sorted(digest for digest in about if digest not in gone))

    def joined(self, entries: Iterable[Entry]) -> "Roster":
        """Return the roster after more has arrived; itself where nothing of it concerns a roster.

        The first founding that is heard of stays: which one that is, people compare by voice.
        """
        news = [e for e in entries if isinstance(e.fact, OF_ROSTER)]
        if not news:
            return self
        acts = {act.hash: act for act in self.acts}
        acts.update({e.hash: e for e in news if not isinstance(e.fact, ChallengeFounded)})
        begun = (found for e in in_order(news) if (found := founding_of(e)))
        return Roster(self.founding or next(begun, None), tuple(in_order(acts.values())))

    @cached_property
    def named(self) -> frozenset[str]:
        """Return the laptops that somebody says something of, whether it counts or not."""
        return frozenset(act.fact.entity for act in self.acts)

    @cached_property
    def _sound(self) -> tuple[Entry, ...]:
        """Return the acts, in the one order, that can be used at all, whoever's they are."""
        return tuple(act for act in self.acts if self._is_sound(act))

    def _is_sound(self, act: Entry) -> bool:
        """Say whether an act can be used; nobody lowers or removes themselves."""
        fact = act.fact
        if isinstance(fact, MemberAdmitted):
            same = fact.device == fact.member.device != self.founder
            return same and is_sound(fact.member)
        return isinstance(fact, ChangesReleased) or act.device != fact.entity

    @cached_property
    def registers(self) -> Mapping[str, Register]:
        """Return what counts of what is said of each laptop; the founder's is there always."""
        replaced = replacing(self._sound)
        about: dict[str, list[Entry]] = defaultdict(list)
        for act in self._sound:
            if act.hash in self.counted and isinstance(act.fact, ON_LAPTOPS):
                about[act.fact.entity].append(act)
        return {
            device: Register(about[device], replaced, founds=device == self.founder)
            for device in {self.founder, *about} - {""}
        }

    @cached_property
    def _admitted(self) -> Mapping[str, Member]:
        """Return all laptops that were admitted, the founder's first, the removed ones too."""
        found = {self.founder: self.founding.founder} if self.founding else {}
        found.update(_as_admitted(act for act in self._sound if act.hash in self.counted))
        return found

    @cached_property
    def _plain(self) -> Mapping[str, Authority]:
        """Return what laptops may do of which it does not matter where they wrote something."""
        return {
            device: register.now
            for device, register in self.registers.items()
            if isinstance(register.now, Authority) and not register.is_cut
        }

    @cached_property
    def released(self) -> Mapping[str, frozenset[str]]:
        """Return what was released of each laptop, by hash."""
        found: dict[str, frozenset[str]] = defaultdict(frozenset)
        for act in self.acts:
            if isinstance(act.fact, ChangesReleased) and act.hash in self.counted:
                found[act.fact.device] |= frozenset(act.fact.changes)
        return found

    def _register(self, device: str) -> Register:
        return self.registers.get(device, _NOBODY)

    def _told(self, device: str, said: Authority | MemberRemoved | None) -> Authority | None:
        if said is None and device not in self.named and device != self.founder:
            return Authority.PEER
        return said if isinstance(said, Authority) else None


def founding_of(entry: Entry) -> ChallengeFounded | None:
    """Return how a laptop founded a challenge for itself, or None where the entry is no such."""
    fact = entry.fact
    if isinstance(fact, ChallengeFounded) and fact.founder.device == entry.device:
        return fact if is_sound(fact.founder) else None
    return None


def _as_admitted(acts: Iterable[Entry]) -> Mapping[str, Member]:
    """Return the laptops as admitted, in the order of their first admissions."""
    admitted: dict[str, list[Member]] = defaultdict(list)
    for act in acts:
        if isinstance(act.fact, MemberAdmitted):
            admitted[act.fact.device].append(act.fact.member)
    return {device: stands for device, m in admitted.items() if (stands := as_admitted(m))}
