# SPDX-License-Identifier: Apache-2.0
"""The one home of Hypothesis strategies and of small ledgers built by hand."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from peerdesk.domain import facts
from peerdesk.domain.facts import Fact
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import MessageKind, Relation, Source, Stance, Status, Voice
from peerdesk.ledger.chain import HeadClaim, SignedHead, sign_head
from peerdesk.ledger.change import Change, Head, Link, make_change
from peerdesk.team.keys import DeviceKeys

CHALLENGE = "c" * 32
NOTES = tuple(f"{n:032x}" for n in range(3))
MESSAGES = tuple(f"{n:032x}" for n in range(100, 102))
KLOES = ("k1", "k2")

texts = st.text(min_size=1, max_size=40)


@dataclass
class Laptop:
    """A laptop that keeps its ledger in a list: the simplest writer of honest chains."""

    name: str = field(default_factory=mint)
    keys: DeviceKeys = field(default_factory=DeviceKeys.generate)
    epoch: str = "e" * 16
    ledger: dict[str, Change] = field(default_factory=dict)
    own: list[Change] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def write(self, fact: Fact, at: int = 1_000, offset: int = 60) -> Change:
        """Put a fact at the end of this laptop's chain, knowing all that has arrived."""
        new = [c for c in self.tips() if c.hash not in self.seen]
        last = self.own[-1] if self.own else None
        known = [c.header.depth for c in new] + ([last.header.depth] if last else [0])
        link = Link(
            challenge=CHALLENGE,
            device=self.name,
            epoch=self.epoch,
            number=len(self.own) + 1,
            previous=last.hash if last else "",
            knew=tuple(sorted(c.head for c in new)),
            depth=max(known, default=0) + 1,
        )
        change = make_change(fact, link, at, offset)
        self.seen.update(c.hash for c in new)
        self.own.append(change)
        self.ledger[change.hash] = change
        return change

    def tips(self) -> list[Change]:
        """Return the last change of every other laptop's chain."""
        last: dict[str, Change] = {}
        for change in self.ledger.values():
            device = change.header.device
            if device != self.name and (
                device not in last or last[device].header.number < change.header.number
            ):
                last[device] = change
        return list(last.values())

    def receive(self, changes: Sequence[Change]) -> None:
        """Unite with what a colleague sends."""
        self.ledger.update({change.hash: change for change in changes})

    def signed_head(self) -> SignedHead:
        """Sign the head of this laptop's own chain."""
        head: Head = self.own[-1].head
        claim = HeadClaim(challenge=CHALLENGE, head=head, holds=(head,), at=5)
        return sign_head(claim, self.keys.signing)

    def standing_hashes(self, entity: str, kinds: tuple[type[Fact], ...]) -> tuple[str, ...]:
        """Return the hashes of an entity's facts of some kinds that nobody has replaced."""
        mine = [c for c in self.ledger.values() if c.fact and c.fact.entity == entity]
        replaced = {h for c in mine for h in getattr(c.fact, "replaces", ())}
        return tuple(c.hash for c in mine if isinstance(c.fact, kinds) and c.hash not in replaced)


def random_fact(laptop: Laptop, chance: random.Random) -> Fact:
    """Return a fact that somebody at this laptop might cause next."""
    note, message = chance.choice(NOTES), chance.choice(MESSAGES)
    written = laptop.standing_hashes(note, (facts.NoteWritten, facts.NoteRevised))
    tagged = laptop.standing_hashes(note, (facts.NoteWritten, facts.NoteTagged))
    binned = laptop.standing_hashes(note, (facts.NoteWithdrawn,))
    worded = laptop.standing_hashes(message, (facts.MessageDrafted, facts.MessageReworded))
    linked = laptop.standing_hashes(message, (facts.MessageLinked,))
    kloe, word = chance.choice(KLOES), f"words {chance.randrange(1000)}"
    relation = chance.choice(list(Relation))
    choices: list[Fact] = [
        facts.NoteWritten(note=mint(), author="p1", text=word, source=Source.HEARD),
        facts.NoteWritten(note=note, author="p1", text=word, source=Source.READ, kloes=(kloe,)),
        facts.NoteRevised(note=note, text=word, replaces=written),
        facts.NoteMarked(note=note, stance=chance.choice(list(Stance)), replaces=written),
        facts.NoteTagged(note=note, kloe=kloe),
        facts.NoteUntagged(note=note, kloe=kloe, replaces=tagged),
        facts.NoteVoiced(note=note, voice=chance.choice(list(Voice))),
        facts.NoteUnvoiced(note=note, voice=Voice.MEMBERS, replaces=tagged),
        facts.NoteWithdrawn(note=note),
        facts.NoteRestored(note=note, replaces=binned),
        facts.MessageDrafted(
            message=message, author="p1", kind=MessageKind.STRENGTH, theme="t1", wording=word,
            position=chance.randrange(9),
        ),
        facts.MessageReworded(message=message, wording=word, replaces=worded),
        facts.MessageFiled(
            message=message, kind=chance.choice(list(MessageKind)), theme="t2", position=3,
            replaces=worded,
        ),
        facts.MessageLinked(message=message, note=note, relation=relation, replaces=linked),
        facts.MessageUnlinked(message=message, note=note, replaces=linked),
        facts.MessageSettled(message=message, status=chance.choice(list(Status)), replaces=()),
    ]  # fmt: skip
    return chance.choice(choices)


@st.composite
def ledgers(draw: st.DrawFn, laptops: int = 3, changes: int = 24) -> list[Change]:
    """Draw the union of several laptops' ledgers, written with exchanges in between."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    team = [Laptop(name=f"{n:032x}") for n in range(1, laptops + 1)]
    for _ in range(draw(st.integers(1, changes))):
        laptop = chance.choice(team)
        if chance.random() < 0.3:
            laptop.receive(list(chance.choice(team).ledger.values()))
        laptop.write(random_fact(laptop, chance), at=chance.randrange(10**12))
    union = {change.hash: change for laptop in team for change in laptop.ledger.values()}
    return list(union.values())
