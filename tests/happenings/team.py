# SPDX-License-Identifier: Apache-2.0
"""Laptops that work apart, exchange by chance, and must be equal once all got everything."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NobodyElse, NotAdmitted, NothingToShare
from peerdesk.desk.exchange import admit, export, identity_file, preview, take_in
from peerdesk.domain import custody, facts
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority, Role
from peerdesk.team.errors import NoFounding, NotForThisLaptop, UnknownSender
from peerdesk.team.receipt import Receipt
from tests.fakes.book import LEADER, MemoryBook
from tests.fakes.chains import MinuteHand
from tests.fakes.stick import Stick
from tests.happenings.laptops import Laptop, Workshop
from tests.happenings.scene import Scene
from tests.happenings.state import differing, ledger_of, state_of
from tests.happenings.table import MAKERS

MORNING = 1_778_572_800_000
"""UTC milliseconds of 09:00 in London on 12 May 2026."""
NOT_YET = (NotForThisLaptop, UnknownSender, NoFounding)
"""Why a bundle may not be taken in, or not yet."""
_ROUNDS = 4
"""Times that a bundle goes round the table; what goes only when all is together, goes late."""


@dataclass
class Team:
    """A team leader's laptop with a challenge on it, and whoever joins."""

    workshop: Workshop
    laptops: list[Laptop] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)
    """Notes whose writing has returned, but for those of which the only laptop is gone."""
    erased: set[str] = field(default_factory=set)
    """Notes that anybody tried to erase."""
    happened: Counter[str] = field(default_factory=Counter)
    something_lost: bool = False

    def begin(self, *, practice: bool = False) -> None:
        """Begin the challenge."""
        lead = self.workshop.laptop(LEADER, MinuteHand())
        lead.book.append(
            facts.ChallengeFounded(
                challenge=mint(), offer="CSPC", framework="Children’s services",
                framework_version="2026", practice=practice, founder=lead.book.identity,
            )
        )  # fmt: skip
        self.laptops.append(lead)

    def joins(self, owner: Person, clock: int = 0) -> Laptop | None:
        """Admit a colleague's laptop by the first lead there is; None where nobody leads."""
        lead = next((one.book for one in self.laptops if self._leads(one.book)), None)
        if lead is None:
            return None
        laptop = self.workshop.laptop(owner, MinuteHand(at=MORNING + clock))
        admit(lead, identity_file(laptop.book))
        self.laptops.append(laptop)
        return laptop

    def happen(self, kind: str, laptop: Laptop, chance: random.Random) -> None:
        """Let something of a kind happen on a laptop that has the challenge."""
        book = laptop.book
        if not book.challenge_id:
            return
        known = {note.id for note in Scene(book).notes()} if kind == "NoteWritten" else set()
        fact = MAKERS[kind](Scene(book, chance))
        if fact is None:
            return
        book.append(fact)
        self.happened[kind] += 1
        if isinstance(fact, facts.NoteWritten) and fact.note not in known:
            self.acknowledged.add(fact.note)
        if isinstance(fact, custody.NoteErased):
            self.erased.add(fact.note)

    def share(self, laptop: Laptop, *, whole: bool) -> bytes:
        """Return a bundle that a laptop writes, or nothing where it has none to write."""
        stick = Stick()
        if not laptop.book.challenge_id:
            return b""
        try:
            exported = export(laptop.book, stick, everything=whole)
        except (NothingToShare, NobodyElse, NotAdmitted):
            return b""
        return stick.files[exported.name]

    def take(self, laptop: Laptop, data: bytes) -> Receipt | None:
        """Take a bundle in, as it was previewed; None where it cannot be."""
        if not data:
            return None
        try:
            expected = preview(laptop.book, data)
            receipt = take_in(laptop.book, data)
        except NOT_YET:
            return None
        assert receipt.refusals == expected.refusals
        counts = receipt.counts
        assert counts.new + counts.already + counts.waiting + counts.refused == counts.changes
        return receipt

    def put_back(self, laptop: Laptop) -> None:
        """Put a laptop back to its backup; what only it had since is lost with the disk."""
        before = _notes_in(laptop.book)
        if laptop.put_back():
            self._gone(before - _notes_in(laptop.book), [x for x in self.laptops if x != laptop])

    def lose(self, laptop: Laptop) -> None:
        """Lose a laptop for good."""
        self.laptops.remove(laptop)
        self._gone(_notes_in(laptop.book), self.laptops)
        laptop.lose()

    def meet(self) -> None:
        """Let everybody get everything, first as they would, then whoever is shut out as well."""
        ring = [*self.laptops[1:], self.laptops[0]]
        for _ in range(_ROUNDS):
            for giver, taker in zip(self.laptops, ring, strict=True):
                if giver is not taker:
                    self.take(taker, self.share(giver, whole=True))
            if self._agree():
                return
        for _ in range(_ROUNDS):
            for giver, taker in zip(self.laptops, ring, strict=True):
                if giver is not taker and giver.book.challenge_id:
                    taker.book.accept(ledger_of(giver.book), giver.book.signed_heads())
            if self._agree():
                return

    def _agree(self) -> bool:
        return len({laptop.book.vector() for laptop in self.laptops}) == 1

    def check(self) -> None:
        """Raise unless all are equal, nothing acknowledged is missing, and nothing erased there."""
        first, *others = self.laptops
        waits = {laptop.waiting for laptop in self.laptops}
        assert waits == {0} or self.something_lost
        expected = state_of(first.book)
        for other in others:
            assert other.book.vector() == first.book.vector()
            if waits == {0}:
                assert differing(expected, state_of(other.book)) == {}
        if waits == {0}:
            assert differing(expected, state_of(_replayed(first.book))) == {}
        for laptop in self.laptops:
            self._check_notes(laptop.book)

    def _check_notes(self, book: TeamBook) -> None:
        found = {c.fact.entity for c in ledger_of(book) if c.fact}
        assert self.acknowledged - self.erased <= found
        kept = [hold for hold in book.holds() if hold.open]
        shown = {note.id for note in Scene(book).notes()}
        for note in {erasure.note for erasure in book.erasures()}:
            if not any(hold.covers(note) for hold in kept):
                assert note not in found | shown

    def _gone(self, notes: set[str], left: Sequence[Laptop]) -> None:
        self.something_lost = True
        self.acknowledged -= notes.difference(*(_notes_in(laptop.book) for laptop in left))

    @staticmethod
    def _leads(book: TeamBook) -> bool:
        mine = (member for member in book.members() if member.device == book.device)
        return any(member.authority is Authority.LEAD for member in mine)


def _notes_in(book: TeamBook) -> set[str]:
    return {c.fact.entity for c in ledger_of(book) if c.fact and c.fact.about == "note"}


def _replayed(book: TeamBook) -> MemoryBook:
    """Return a laptop in memory that gets the whole ledger at once, and nothing before."""
    fresh = MemoryBook(Person("Nobody Yet", Role.OFFICER_PEER))
    fresh.accept(ledger_of(book), book.signed_heads())
    return fresh
