# SPDX-License-Identifier: Apache-2.0
"""Laptops that work apart, exchange by chance, and must be equal once all got everything."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NobodyElse, NotAdmitted, NothingToShare
from peerdesk.desk.exchange import admit, export, identity_file, preview, take_in
from peerdesk.desk.joining_errors import NotKept
from peerdesk.desk.strangers import keep_stranger, take_in_parked
from peerdesk.desk.undoing import undo, why_kept
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
NOT_YET = (NotForThisLaptop, NoFounding)
"""Why a bundle may not be taken in, or not yet."""
_ROUNDS = 6
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

    def share(self, laptop: Laptop, *, whole: bool) -> tuple[bytes, ...]:
        """Return the bundles that a laptop writes: none where it has nothing to say."""
        stick = Stick()
        if not laptop.book.challenge_id:
            return ()
        with suppress(NothingToShare, NobodyElse, NotAdmitted):
            export(laptop.book, stick, everything=whole)
        return tuple(stick.files.values())

    def take(self, laptop: Laptop, bundles: Iterable[bytes]) -> list[Receipt]:
        """Take bundles in, each as it was previewed; a stranger's is kept for later."""
        receipts = []
        for data in bundles:
            try:
                expected = preview(laptop.book, data)
                receipt = take_in(laptop.book, data)
            except UnknownSender:
                with suppress(NotKept):
                    keep_stranger(laptop.book, data)
                continue
            except NOT_YET:
                continue
            assert receipt.refusals == expected.refusals
            counts = receipt.counts
            whole = counts.new + counts.already + counts.waiting + counts.refused
            assert whole == counts.changes
            receipts += [receipt, *take_in_parked(laptop.book).receipts]
        return receipts

    def take_and_undo(self, laptop: Laptop, bundles: Iterable[bytes]) -> None:
        """Take bundles in and undo that at once, where it can be; all must be as it was."""
        if not laptop.book.challenge_id or laptop.book.parked():
            return
        before, waiting = state_of(laptop.book), laptop.waiting
        for receipt in reversed(self.take(laptop, bundles)):
            if why_kept(laptop.book, receipt):
                return
            undo(laptop.book, receipt)
        assert differing(before, state_of(laptop.book)) == {}
        assert laptop.waiting == waiting

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
        for _ in range(_ROUNDS):
            before = self._here()
            self.go_round()
            if self._agree() and self._here() == before:
                return
        assert self.something_lost or self._somebody_shut_out()
        for _ in range(_ROUNDS):
            before = self._here()
            for giver, taker in self._pairs():
                if giver.book.challenge_id:
                    taker.book.accept(ledger_of(giver.book), giver.book.signed_heads())
            if self._agree() and self._here() == before:
                return

    def go_round(self) -> None:
        """Let each laptop bring everything to the next one round the table."""
        for giver, taker in self._pairs():
            self.take(taker, self.share(giver, whole=True))

    def _pairs(self) -> list[tuple[Laptop, Laptop]]:
        return [
            (giver, taker)
            for giver, taker in zip(self.laptops, [*self.laptops[1:], self.laptops[0]], strict=True)
            if giver is not taker
        ]

    def _somebody_shut_out(self) -> bool:
        """Say whether anybody has nothing to read from another by now."""
        books = [laptop.book for laptop in self.laptops]
        return any(one.device not in other.roster().members for one in books for other in books)

    def _here(self) -> list[object]:
        """Return what every laptop has, and of what the contents are not there.

        Contents that a hold keeps come back to where they had gone, and that may take a round
        more than the changes themselves.
        """
        books = [laptop.book for laptop in self.laptops]
        return [(book.vector(), book.emptied()) for book in books]

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
