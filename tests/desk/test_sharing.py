# SPDX-License-Identifier: Apache-2.0
"""Claims about what the next bundle has to bring: enough, though nobody ever asks for all."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.desk.errors import NobodyElse, NotAdmitted, NothingToShare
from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.desk.sharing import heads_to_send, what_to_share
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.ledger.change import Change
from peerdesk.ledger.store import Span
from peerdesk.team.errors import NoFounding, NotForThisLaptop, UnknownSender
from tests.fakes.book import MemoryBook
from tests.fakes.stick import Stick
from tests.fakes.team import PEERS, founded, write_notes


class Post:
    """Brings every bundle to every other laptop once, late and in any order, and loses none."""

    def __init__(self, chance: random.Random, *books: MemoryBook) -> None:
        self.chance = chance
        self.books = list(books)
        self.boxes: dict[str, list[bytes]] = defaultdict(list)

    def share(self, book: MemoryBook) -> bool:
        """Put what a laptop shares into everybody's box."""
        stick = Stick()
        try:
            exported = export(book, stick)
        except (NothingToShare, NobodyElse, NotAdmitted):
            return False  # not admitted: the change that admits it waits here for an earlier one
        for other in self.books:
            if other is not book:
                self.boxes[other.device].append(stick.files[exported.name])
        return True

    def fetch(self, book: MemoryBook) -> None:
        """Let a laptop import one bundle out of its box, as far as it can yet."""
        box = self.boxes[book.device]
        if not box:
            return
        data = box.pop(self.chance.randrange(len(box)))
        try:
            take_in(book, data)
        except NotForThisLaptop:
            pass  # shared before it was admitted
        except (UnknownSender, NoFounding):
            box.append(data)  # after the bundle that admits the sender, as the message says

    def empty(self) -> None:
        """Let everybody import all that lies in the boxes."""
        for _ in range(4 * sum(map(len, self.boxes.values())) + 1):
            for book in self.books:
                self.fetch(book)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**32))
def test_whoever_gets_every_bundle_ends_with_everything(seed: int) -> None:
    chance = random.Random(seed)
    lead = founded()
    post = Post(chance, lead)
    joining = [MemoryBook(Person(f"Peer {n}", Role.OFFICER_PEER)) for n in range(3)]
    for turn in range(40):
        book = chance.choice(post.books)
        deed = chance.choice(["join", *["write"] * 3, *["share"] * 2, *["fetch"] * 4])
        if joining and (deed == "join" or turn == 0):
            admit(lead, identity_file(joining[-1]))
            post.books.append(joining.pop())
        elif deed == "fetch":
            post.fetch(book)
        elif deed == "share" and book.challenge_id:
            post.share(book)
        elif book.challenge_id:
            write_notes(book, f"note {turn}")
    for _ in range(3):
        for book in post.books:
            if book.challenge_id:
                post.share(book)
        post.empty()
    for book in post.books:
        assert book.vector() == lead.vector()
        assert not book._waiting


def share_of(book: MemoryBook, *, everything: bool = False) -> tuple[int, int]:
    """Return how many changes and chains a laptop would share."""
    _, heads = heads_to_send(book)
    share = what_to_share(book, [signed.claim for signed in heads], everything=everything)
    return len(share.changes), len(share.spans)


def test_of_a_chain_whose_signed_head_is_not_reached_goes_what_an_earlier_one_vouches_for() -> None:
    lead, bo = founded(), MemoryBook(PEERS[0])
    admit(lead, identity_file(bo))
    post = Post(random.Random(0), lead, bo)
    post.share(lead)
    post.empty()
    write_notes(lead, "lost")
    post.share(lead)
    lost = post.boxes[bo.device].pop()
    write_notes(lead, "later")
    post.share(lead)
    post.empty()
    write_notes(bo, "own")
    assert share_of(bo, everything=True) == (4, 2)  # the lead's chain up to what was lost
    post.boxes[bo.device].append(lost)
    post.empty()
    assert share_of(bo, everything=True) == (6, 2)


def test_what_waits_is_passed_on_by_a_vault_that_hands_it_out() -> None:
    """A store may yield what waits too: then the whole run goes along, up to its signed head."""
    lead, bo = founded(), MemoryBook(PEERS[0])
    admit(lead, identity_file(bo))
    write_notes(lead, "one", "two")
    post = Post(random.Random(0), lead, bo)
    post.share(lead)
    post.empty()
    held = list(bo.changes([Span(lead.device, lead._epoch, 1, 5)]))
    chain = bo._chains[lead.device, lead._epoch]
    bo._chains[lead.device, lead._epoch] = chain[:4]
    write_notes(bo, "own")

    class Generous(MemoryBook):
        def changes(self, spans: Sequence[Span]) -> Iterator[Change]:
            for span in spans:
                run = held if span.device == lead.device else self._chains[span.device, span.epoch]
                yield from run[span.first - 1 : span.last]

    bo.__class__ = Generous
    assert share_of(bo, everything=True) == (6, 2)


def test_what_was_written_before_a_restore_is_shared_after_it() -> None:
    lead, bo = founded(), MemoryBook(PEERS[0])
    admit(lead, identity_file(bo))
    post = Post(random.Random(0), lead, bo)
    post.share(lead)
    post.empty()
    write_notes(bo, "never signed before the backup was needed")
    bo._epoch = "f" * 16  # restored: the vault goes on in a new epoch
    write_notes(bo, "afterwards")
    post.share(bo)
    post.empty()
    assert {note.text for note in lead._stands["note"].values()} == {
        "never signed before the backup was needed",
        "afterwards",
    }
    assert share_of(bo) == (0, 0)
    assert lead.vector() == bo.vector()


@pytest.mark.parametrize("hidden", [1, 3, 5])
def test_a_chain_in_which_something_is_missing_that_nobody_declared_lost_stays(hidden: int) -> None:
    class Holed(MemoryBook):
        def changes(self, spans: Sequence[Span]) -> Iterator[Change]:
            return (c for c in super().changes(spans) if c.header.number != hidden)

    lead = founded()
    write_notes(lead, "one", "two", "three", "four")
    (head,) = lead.vector()
    assert head.number == 5
    assert share_of(lead, everything=True) == (5, 1)
    lead.__class__ = Holed
    assert share_of(lead, everything=True) == (0, 0)
