# SPDX-License-Identifier: Apache-2.0
"""Laptops that act on each other as ours do: each by what it has heard of."""

import random
from collections.abc import Iterable
from hashlib import sha256
from itertools import permutations

from msgspec.structs import replace

from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import ChallengeFounded, Fact, MemberAdmitted, NoteWritten
from peerdesk.domain.identifiers import mint
from peerdesk.domain.membership import AuthorityChanged, ChangesReleased, Cut, MemberRemoved
from peerdesk.domain.roster import Roster
from peerdesk.domain.standing import counting
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Authority, RemovalReason, Role, Source
from peerdesk.team.keys import DeviceKeys


class Laptop:
    """One laptop's chain and what it knows; `heard` grows only by `hears`."""

    def __init__(self, name: str, *, person: str = "") -> None:
        member = DeviceKeys.generate().member(Person(name, Role.OFFICER_PEER))
        self.member: Member = replace(member, person=person) if person else member
        self.device = self.member.device
        self.heard: dict[str, Entry] = {}
        self.epoch = "a"
        self.number = 0
        self.depth = 0

    @property
    def roster(self) -> Roster:
        """Return the roster by what this laptop has heard."""
        return Roster().joined(self.heard.values())

    def hears(self, *others: "Laptop") -> None:
        """Take in everything that others know."""
        for other in others:
            self.heard.update(other.heard)
            self.depth = max(self.depth, other.depth)

    def restart(self, epoch: str) -> None:
        """Go on in another epoch, as after a restore."""
        self.epoch, self.number = epoch, 0

    def says(self, fact: Fact) -> Entry:
        """Put a fact at the end of the chain, whether it may or not."""
        self.number += 1
        self.depth += 1
        name = f"{self.device}{self.epoch}{self.number}{fact!r}"
        digest = sha256(name.encode()).hexdigest()
        entry = Entry(digest, self.depth, self.device, 1, 60, fact, self.epoch, self.number)
        self.heard[digest] = entry
        return entry

    def founds(self) -> Entry:
        founder = replace(self.member, authority=Authority.LEAD)
        self.member = founder
        return self.says(
            ChallengeFounded(
                challenge="c", offer="x", framework="x", framework_version="1", practice=False,
                founder=founder,
            )
        )  # fmt: skip

    def admits(self, other: "Laptop", authority: Authority = Authority.PEER) -> Entry:
        granted = replace(other.member, authority=authority)
        return self.says(MemberAdmitted(device=other.device, member=granted))

    def changes(self, other: "Laptop", authority: Authority) -> Entry:
        return self.says(
            AuthorityChanged(
                device=other.device, authority=authority, cut=self.cut(other),
                knew=self.roster.unreplaced(), replaces=self.roster.unreplaced(other.device),
            )
        )  # fmt: skip

    def removes(self, other: "Laptop", reason: RemovalReason = RemovalReason.LEFT) -> Entry:
        return self.says(
            MemberRemoved(
                device=other.device, reason=reason, cut=self.cut(other),
                knew=self.roster.unreplaced(), replaces=self.roster.unreplaced(other.device),
            )
        )  # fmt: skip

    def releases(self, *entries: Entry) -> Entry:
        hashes = tuple(sorted(entry.hash for entry in entries))
        return self.says(
            ChangesReleased(device=entries[0].device, changes=hashes, knew=self.roster.unreplaced())
        )

    def writes(self, text: str = "words") -> Entry:
        note = mint(self.device)
        return self.says(
            NoteWritten(note=note, author=self.member.person, text=text, source=Source.HEARD)
        )

    def cut(self, other: "Laptop") -> tuple[Cut, ...]:
        """Return up to where another laptop's chains have been heard here."""
        ends: dict[str, Entry] = {}
        for entry in self.heard.values():
            last = ends.get(entry.epoch)
            if entry.device == other.device and (last is None or last.number < entry.number):
                ends[entry.epoch] = entry
        return tuple(sorted(Cut(e.epoch, e.number, e.hash) for e in ends.values()))


def team(*names: str, leads: int = 1) -> list[Laptop]:
    """Return the founder's laptop and colleagues' whom it admitted, the first so many as leads."""
    founder, *others = (Laptop(name) for name in names)
    founder.founds()
    for number, other in enumerate(others, 1):
        founder.admits(other, Authority.LEAD if number < leads else Authority.PEER)
    for other in others:
        other.hears(founder)
    return [founder, *others]


def together(*laptops: Laptop) -> Roster:
    """Return the roster by all that laptops know, having seen that no order of arrival shows."""
    known: dict[str, Entry] = {}
    for laptop in laptops:
        known.update(laptop.heard)
    return in_any_order(known.values())


def in_any_order(entries: Iterable[Entry]) -> Roster:
    """Return the roster that entries make one by one: in every order, or in many."""
    listed = [e for e in entries if not isinstance(e.fact, NoteWritten)]
    first = listed[:1]  # which founding is heard first is local, and compared by voice
    whole = Roster().joined(listed)
    rest = [e for e in listed if e not in first]
    few = 5
    orders = list(permutations(rest)) if len(rest) <= few else list(_shuffled(rest, 60))
    for order in orders:
        roster = Roster().joined(first)
        for one in order:
            roster = roster.joined([one])
        assert roster == whole
        assert (roster.members, roster.former) == (whole.members, whole.former)
        assert roster.counted == whole.counted
    return whole


def counts(entry: Entry, roster: Roster) -> bool:
    """Say whether one change counts, on its own."""
    return bool(counting([entry], roster))


def _shuffled(entries: list[Entry], times: int) -> Iterable[list[Entry]]:
    chance = random.Random(times)
    for _ in range(times):
        yield chance.sample(entries, len(entries))
