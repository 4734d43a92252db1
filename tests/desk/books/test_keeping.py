# SPDX-License-Identifier: Apache-2.0
"""What every book keeps of chains, bundles, drafts and choices, in memory and in a real vault."""

import pytest

from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import write_line
from peerdesk.desk.errors import NotFound
from peerdesk.desk.exchange import admit, identity_file
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.team import Person
from peerdesk.domain.words import (
    Role,
)
from peerdesk.ledger.store import Span
from peerdesk.team.receipt import Counts, Receipt
from tests.desk.books.conftest import MakeBook, bring, texts
from tests.fakes.book import LEADER

PRIYA = Person("Priya Nair", Role.OFFICER_PEER)


def test_the_founder_stands_first_among_the_laptops(book: TeamBook, make_book: MakeBook) -> None:
    colleague = make_book(PRIYA)
    admit(book, identity_file(colleague))
    assert [member.device for member in book.members()] == [book.device, colleague.device]


def test_what_is_brought_is_taken_in_once(book: TeamBook, make_book: MakeBook) -> None:
    colleague = make_book(PRIYA)
    admit(book, identity_file(colleague))
    write_line(book, "From the leader")
    changes = sum(head.number for head in book.vector())
    assert bring(book, colleague) == (changes, 0, 0, 0)
    assert bring(book, colleague) == (0, changes, 0, 0)
    assert colleague.challenge_id == book.challenge_id
    assert colleague.vector() == book.vector()
    assert texts(colleague, NoteQuery()) == ["From the leader"]
    write_line(colleague, "From the colleague")
    bring(colleague, book)
    assert book.notes(NoteQuery()) == colleague.notes(NoteQuery())


def test_a_change_waits_for_what_it_follows_on(book: TeamBook, make_book: MakeBook) -> None:
    colleague = make_book(PRIYA)
    admit(book, identity_file(colleague))
    write_line(book, "Last")
    (head,) = book.vector()
    span = Span(head.device, head.epoch, 1, head.number)
    *before, last = book.changes([span])
    first = colleague.accept(before[:1], [])
    assert (first.new, first.waiting) == (1, 0)
    waits = colleague.accept([last], [])
    assert (waits.new, waits.already, waits.waiting, waits.released) == (0, 0, 1, 0)
    assert colleague.count_notes(NoteQuery()) == 0
    rest = colleague.accept(before[1:], [])
    assert (rest.new, rest.waiting, rest.released) == (len(before) - 1, 0, 1)
    assert texts(colleague, NoteQuery()) == ["Last"]


def test_signed_heads_are_kept_and_the_newest_counts(book: TeamBook) -> None:
    first = book.sign()
    write_line(book, "A line")
    second = book.sign()
    assert second.claim.head.number == first.claim.head.number + 1
    assert book.signed_heads() == (second,)
    assert second.claim.head in book.vector()


def test_bundles_and_receipts_are_remembered(book: TeamBook) -> None:
    assert (book.next_bundle(), book.shared()) == (1, ())
    assert book.unshared() == book.vector()[0].number
    book.record_bundle(1, book.vector())
    assert (book.next_bundle(), book.shared(), book.unshared()) == (2, book.vector(), 0)
    write_line(book, "A line")
    assert book.unshared() == 1
    counts = Counts(
        changes=1, new=1, already=0, waiting=0, notes=1, revised=0, messages=0, withdrawn=0,
        clashes=0, refused=0,
    )  # fmt: skip
    receipts = [
        Receipt(
            sender="Priya Nair", sender_device="d", number=number, imported_at=at, offset=60,
            digest="0", counts=counts,
        )
        for number, at in ((1, 1_000), (2, 2_000))
    ]  # fmt: skip
    for receipt in receipts:
        book.keep_receipt(receipt)
    assert book.receipts() == tuple(reversed(receipts))


def test_drafts_are_kept_until_they_are_empty(book: TeamBook) -> None:
    assert book.draft("capture") == ""
    book.keep_draft("capture", "Half a li")
    book.keep_draft("capture", "Half a line")
    book.keep_draft("other", "Else")
    assert book.draft("capture") == "Half a line"
    assert book.drafts() == {"capture": "Half a line", "other": "Else"}
    book.keep_draft("capture", "")
    assert (book.draft("capture"), book.draft("other")) == ("", "Else")
    assert book.drafts() == {"other": "Else"}


def test_a_file_waits_as_it_came_until_it_is_let_go(book: TeamBook) -> None:
    book.park("b", "device", "stranger", b"later")
    book.park("a", "device", "unfinished", b"first")
    book.park("b", "device", "stranger", b"came again")
    assert [(p.name, p.why, p.size) for p in book.parked()] == [
        ("a", "unfinished", 5),
        ("b", "stranger", 10),
    ]
    assert book.parked_content("b") == b"came again"
    book.unpark("a", "b")
    assert book.parked() == ()
    with pytest.raises(NotFound):
        book.parked_content("b")


def test_a_choice_is_remembered_until_it_is_taken_back(make_book: MakeBook) -> None:
    book = make_book(LEADER)
    assert book.choice("team-folder") == ""
    book.keep_choice("team-folder", "/srv/team")
    book.keep_choice("another", "x")
    assert book.choice("team-folder") == "/srv/team"
    book.keep_choice("team-folder", "/srv/other")
    assert book.choice("team-folder") == "/srv/other"
    book.keep_choice("team-folder", "")
    assert (book.choice("team-folder"), book.choice("another")) == ("", "x")
