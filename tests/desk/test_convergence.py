# SPDX-License-Identifier: Apache-2.0
"""Laptops that write and exchange in any order, lose bundles and gain members, end equal."""

import random
from contextlib import suppress
from itertools import count

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle as Drawn
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from peerdesk.desk.board import team_board
from peerdesk.desk.errors import DeskError, NobodyElse, NothingToShare
from peerdesk.desk.evidence import revise
from peerdesk.desk.exchange import admit, export, identity_file, preview, take_in
from peerdesk.domain import custody, facts
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Person
from peerdesk.domain.words import (
    Authority,
    ErasureReason,
    HoldReason,
    MessageKind,
    Role,
    Source,
    Stance,
)
from peerdesk.ledger.replay import State, replay
from peerdesk.team.errors import NoFounding, NotForThisLaptop, UnknownSender
from tests.fakes.book import MemoryBook
from tests.fakes.chains import MinuteHand
from tests.fakes.stick import Stick
from tests.fakes.team import everything, founded

YEAR = 365 * 24 * 3_600_000
NAMES = ("Bo Lindqvist", "Carys Evans", "Dev Anand")
ROLES = st.sampled_from([Role.MANAGER, Role.OFFICER_PEER, Role.MEMBER_PEER])
CLOCKS = st.sampled_from([0, -10 * YEAR, 4 * YEAR])
SEEDS = st.integers(0, 2**32)


def standing(book: MemoryBook) -> State:
    """Return what stands on a laptop, as a replay would give it."""
    return {
        (sort, entity): value
        for sort, found in book._stands.items()
        for entity, value in found.items()
    }


class Team(RuleBasedStateMachine):
    """Two to four laptops over everything that can happen between them."""

    shared = Drawn("shared")

    def __init__(self) -> None:
        super().__init__()
        self.lead = founded()
        self.books = [self.lead]
        self.written: set[str] = set()
        self.erased: set[str] = set()
        self.names = iter(NAMES)
        self.words = count()

    @initialize(role=ROLES)
    def begin(self, role: Role) -> None:
        """Let one colleague have the challenge, so that there is somebody to exchange with."""
        self._join(role, 0)
        self._give(self.lead, self.books[1])

    @rule(role=ROLES, clock=CLOCKS)
    def admit_somebody(self, role: Role, clock: int) -> None:
        """Admit another laptop, whose clock may be years wrong."""
        if len(self.books) < 4:
            self._join(role, clock)

    @rule(seed=SEEDS)
    def write_note(self, seed: int) -> None:
        """Write a line on some laptop."""
        book = self._writer(random.Random(seed))
        note = mint()
        book.append(
            facts.NoteWritten(note=note, author=book.person, text=self._text(), source=Source.HEARD)
        )
        self.written.add(note)

    @rule(seed=SEEDS)
    def change_note(self, seed: int) -> None:
        """Revise, mark, tag, untag or withdraw a note that is known on some laptop."""
        chance = random.Random(seed)
        book = self._writer(chance)
        notes = sorted(book._stands["note"])
        if notes:
            note = book.note(chance.choice(notes))
            texts = tuple(revision.hash for revision in note.texts)
            marks = tuple(held for stance in note.stances for held in stance.by)
            tags = tuple(held for kloe in note.kloes for held in kloe.by)
            text, stance = self._text(), chance.choice(list(Stance))
            choices: list[facts.Fact] = [
                facts.NoteRevised(note=note.id, text=text, replaces=texts),
                facts.NoteMarked(note=note.id, stance=stance, replaces=marks),
                facts.NoteTagged(note=note.id, kloe=chance.choice("kl")),
                facts.NoteUntagged(note=note.id, kloe="k", replaces=tags),
                facts.NoteWithdrawn(note=note.id),
                facts.NoteRestored(note=note.id, replaces=note.withdrawals),
            ]
            book.append(chance.choice(choices))

    @rule(seed=SEEDS)
    def word_message(self, seed: int) -> None:
        """Draft a message, or reword one that is known on some laptop."""
        chance = random.Random(seed)
        book = self._writer(chance)
        messages = sorted(book._stands["message"])
        if not messages or chance.random() < 0.3:
            message = mint()
            book.append(
                facts.MessageDrafted(
                    message=message, author=book.person, kind=MessageKind.STRENGTH, theme="t",
                    wording=self._text(), position=1,
                )
            )  # fmt: skip
            self.written.add(message)
            return
        held = book.message(chance.choice(messages))
        replaces = tuple(revision.hash for revision in held.wordings)
        book.append(facts.MessageReworded(message=held.id, wording=self._text(), replaces=replaces))

    @rule(seed=SEEDS)
    def erase_note(self, seed: int) -> None:
        """Erase a note that is known on some laptop, whether it may or not."""
        chance = random.Random(seed)
        book = self._writer(chance)
        notes = sorted(book._stands["note"])
        if notes:
            note = chance.choice(notes)
            happened = tuple(sorted(entry.hash for entry in book.history("note", note)))
            book.append(
                custody.NoteErased(
                    erasure=mint(book.device), note=note, reason=ErasureReason.NOT_NEEDED,
                    authority="somebody", erases=happened,
                )
            )  # fmt: skip
            self.erased.add(note)

    @rule(seed=SEEDS)
    def reword_own(self, seed: int) -> None:
        """Reword a line of a laptop's own, which nobody else may have yet."""
        chance = random.Random(seed)
        book = self._writer(chance)
        own = sorted(n for n, note in book._stands["note"].items() if note.device == book.device)
        if own and book.identity.authority is not Authority.OBSERVER:
            with suppress(DeskError):
                revise(book, chance.choice(own), self._text())

    @rule(seed=SEEDS)
    def hold_or_lift(self, seed: int) -> None:
        """Place a hold on a note or on everything, or lift one, whether it may or not."""
        chance = random.Random(seed)
        book = self._writer(chance)
        holds = [hold for hold in book.holds() if hold.open]
        notes = sorted(book._stands["note"])
        if holds and chance.random() < 0.6:
            hold = chance.choice(holds)
            book.append(custody.HoldLifted(hold=hold.id, replaces=hold.standing))
            return
        covered = (chance.choice(notes),) if notes and chance.random() < 0.8 else ()
        book.append(
            custody.HoldPlaced(
                hold=mint(book.device), reason=HoldReason.LEGAL, reference="L", notes=covered
            )
        )

    @rule(seed=SEEDS, authority=st.sampled_from(Authority))
    def admit_again(self, seed: int, authority: Authority) -> None:
        """Let any laptop say that another may do more or less, whether it may say so or not."""
        chance = random.Random(seed)
        member = replace(chance.choice(self.books).identity, authority=authority)
        self._writer(chance).append(facts.MemberAdmitted(device=member.device, member=member))

    @rule(target=shared, seed=SEEDS, whole=st.booleans())
    def share(self, seed: int, whole: bool) -> bytes:  # noqa: FBT001 - drawn, not called
        """Share from some laptop; the bundle may be imported at any time, often or never."""
        book = self._writer(random.Random(seed))
        stick = Stick()
        try:
            exported = export(book, stick, everything=whole)
        except (NothingToShare, NobodyElse):
            return b""
        return stick.files[exported.name]

    @rule(data=shared, seed=SEEDS)
    def import_one(self, data: bytes, seed: int) -> None:
        """Import any bundle on any laptop: new, old, for the second time, out of order."""
        if not data:
            return
        book = random.Random(seed).choice(self.books)
        try:
            expected = preview(book, data)
            receipt = take_in(book, data)
        except (NotForThisLaptop, UnknownSender, NoFounding):
            return  # shared before it was admitted, or its admission is in a bundle not seen yet
        assert receipt.refusals == expected.refusals
        counts = receipt.counts
        assert counts.new + counts.already + counts.waiting + counts.refused == counts.changes

    @invariant()
    def every_laptop_shows_what_its_ledger_says(self) -> None:
        """Compare what stands on the newest laptop with a replay of its changes."""
        book = self.books[-1]
        assert replay(everything(book)[1]) == standing(book)

    def teardown(self) -> None:
        """Let everybody get everything, and compare."""
        self._exchange()
        first = self.lead
        for book in self.books[1:]:
            assert book.vector() == first.vector()
            assert replay(everything(book)[1]) == replay(everything(first)[1])
            assert standing(book) == standing(first)
            assert not book._waiting
        self._compare_with_what_was_written()
        assert len({book.set_aside() for book in self.books}) == 1
        assert len({book.members() for book in self.books}) == 1
        assert all(team_board(book).complete for book in self.books)

    def _exchange(self) -> None:
        for book in self.books[1:]:
            if not book.challenge_id:
                self._give(self.lead, book)
        for turn in range(5):  # what goes only when all is together is named by whoever had it
            if turn > 1 and len({book.vector() for book in self.books}) == 1:
                break
            for book in self.books:
                for other in self.books:
                    if other is not book:
                        self._give(book, other)

    def _compare_with_what_was_written(self) -> None:
        found = {c.fact.entity for c in everything(self.lead)[1] if c.fact}
        assert self.written - self.erased <= found
        kept = [hold for hold in self.lead.holds() if hold.open]
        for note in {erasure.note for erasure in self.lead.erasures()}:
            if not any(hold.covers(note) for hold in kept):
                assert all(note not in book._stands["note"] for book in self.books)
                assert note not in found

    def _join(self, role: Role, clock: int) -> None:
        book = MemoryBook(
            Person(next(self.names), role), clock=MinuteHand(at=1_778_572_800_000 + clock)
        )
        admit(self.lead, identity_file(book))
        self.books.append(book)

    def _give(self, sender: MemoryBook, receiver: MemoryBook) -> None:
        stick = Stick()
        exported = export(sender, stick, everything=True)
        take_in(receiver, stick.files[exported.name])

    def _writer(self, chance: random.Random) -> MemoryBook:
        return chance.choice([book for book in self.books if book.challenge_id])

    def _text(self) -> str:
        return f"words {next(self.words)}"


TestTeam = Team.TestCase
TestTeam.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
