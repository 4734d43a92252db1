# SPDX-License-Identifier: Apache-2.0
"""One laptop's register: what leads have said of it, and so what it may do at a place in its chain.

What nobody replaced stands; of several the one that leaves least, and removal leaves nothing. A
change of authority and a removal have a cut: up to there it is as though they had not been said.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.domain.ancestry import Ancestry
from peerdesk.domain.authority import lower
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import ChallengeFounded, Fact, MemberAdmitted
from peerdesk.domain.membership import AuthorityChanged, ChangesReleased, Cut, MemberRemoved
from peerdesk.domain.team import Member
from peerdesk.domain.words import Authority, RemovalReason

ON_LAPTOPS = MemberAdmitted | AuthorityChanged | MemberRemoved
"""What a register is made of."""
OF_ROSTER = ChallengeFounded | ON_LAPTOPS | ChangesReleased
"""Facts that a roster is made of."""


class Former(Struct, frozen=True, kw_only=True):
    """A laptop that was removed: why, when (UTC milliseconds, for showing) and by which laptop."""

    member: Member
    reason: RemovalReason
    at: int
    offset: int
    by: str


class Register:
    """What is said of one laptop and counts, in the one order.

    `replaced` says which acts stand instead of which, at whatever remove. `founds` says that this
    is the laptop on which the challenge was founded.
    """

    def __init__(self, acts: Iterable[Entry], replaced: Ancestry, *, founds: bool) -> None:
        self.acts = tuple(acts)
        self._replaced = replaced
        self._founds = founds
        self._known: dict[tuple[str, int], Authority | MemberRemoved | None] = {}

    @cached_property
    def now(self) -> Authority | MemberRemoved | None:
        """Return what the laptop may do from here on, its removal, or None where nothing says."""
        return self._weakest(self.acts)

    @cached_property
    def is_cut(self) -> bool:
        """Say whether it matters where in its chain the laptop wrote something."""
        return any(cut_of(act.fact) for act in self.acts)

    def at(self, epoch: str, number: int) -> Authority | MemberRemoved | None:
        """Return what the laptop could do at a place in its chain."""
        ends = self._ends.get(epoch)
        stretch = (epoch, sum(end < number for end in ends)) if ends else ("", 0)
        if stretch not in self._known:
            reaching = [act for act in self.acts if reaches_place(act.fact, epoch, number)]
            self._known[stretch] = self._weakest(reaching)
        return self._known[stretch]

    def leads_at(self, entry: Entry) -> bool:
        """Say whether the laptop could speak for the team where it wrote an entry."""
        reaching = [a for a in self.acts if reaches_place(a.fact, entry.epoch, entry.number)]
        return may_lead(reaching, self._replaced, founds=self._founds)

    def former(self, member: Member) -> Former | None:
        """Return the laptop, as it was admitted, with its removal, or None where none stands.

        Of several removals the first in the one order tells why.
        """
        standing = _standing(self.acts, self._replaced)
        removed = next((act for act in standing if isinstance(act.fact, MemberRemoved)), None)
        if removed is None or not isinstance(removed.fact, MemberRemoved):
            return None
        left = [act for act in self.acts if not isinstance(act.fact, MemberRemoved)]
        could = self._weakest(left)
        return Former(
            member=replace(member, authority=could) if isinstance(could, Authority) else member,
            reason=removed.fact.reason,
            at=removed.at,
            offset=removed.offset,
            by=removed.device,
        )

    @cached_property
    def _ends(self) -> Mapping[str, Sequence[int]]:
        """Return where cuts lie, by epoch."""
        ends: dict[str, set[int]] = {}
        for act in self.acts:
            for cut in cut_of(act.fact):
                ends.setdefault(cut.epoch, set()).add(cut.number)
        return {epoch: sorted(found) for epoch, found in ends.items()}

    def _weakest(self, acts: Sequence[Entry]) -> Authority | MemberRemoved | None:
        """Return what leaves least of what stands of these acts."""
        weakest: Authority | None = None
        for act in _standing(acts, self._replaced):
            fact = act.fact
            if isinstance(fact, MemberRemoved):
                return fact
            said = _granted(fact)
            weakest = lower(said, weakest) if said and weakest else said
        return Authority.LEAD if weakest is None and self._founds else weakest


def may_lead(acts: Sequence[Entry], replaced: Ancestry, *, founds: bool) -> bool:
    """Say whether these acts about a laptop let it admit, change and remove others.

    Here one admission as a lead is enough, for a second one has no cut: what was built on the
    first would fall with it. A change of authority and a removal do take it away.
    """
    made = founds
    for act in _standing(acts, replaced):
        if isinstance(act.fact, AuthorityChanged | MemberRemoved) and not makes_lead(act.fact):
            return False
        made = made or makes_lead(act.fact)
    return made


def replacing(acts: Iterable[Entry]) -> Ancestry:
    """Return what each act stands instead of, at whatever remove."""
    return Ancestry({act.hash: getattr(act.fact, "replaces", ()) for act in acts})


def cut_of(fact: Fact) -> tuple[Cut, ...]:
    """Return up to where in a laptop's chains a fact about it leaves things as they were."""
    return fact.cut if isinstance(fact, AuthorityChanged | MemberRemoved) else ()


def reaches_place(fact: Fact, epoch: str, number: int) -> bool:
    """Say whether a fact about a laptop bears on what it wrote at a place in its chain."""
    return not any(cut.epoch == epoch and number <= cut.number for cut in cut_of(fact))


def _standing(acts: Sequence[Entry], replaced: Ancestry) -> list[Entry]:
    """Return the acts that no other of them stands instead of."""
    if len(acts) <= 1:
        return list(acts)
    standing = set(replaced.not_behind([act.hash for act in acts]))
    return [act for act in acts if act.hash in standing]


def makes_lead(fact: Fact) -> bool:
    """Say whether a fact gives its laptop the authority of a lead."""
    return _granted(fact) is Authority.LEAD


def _granted(fact: Fact) -> Authority | None:
    if isinstance(fact, AuthorityChanged):
        return fact.authority
    return fact.member.authority if isinstance(fact, MemberAdmitted) else None
