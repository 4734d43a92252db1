# SPDX-License-Identifier: Apache-2.0
"""Words of laptops that destroyed their vault are verified, counted and doubted."""

import pytest

from peerdesk.desk.certifying import certify
from peerdesk.desk.cleared import clearing_board, confirmations, others_missing
from peerdesk.desk.closing import call_off, check_closed, closing, last_order, take_cleared
from peerdesk.desk.closing_errors import ForeignConfirmation, NotClosed, UnknownLaptop
from peerdesk.desk.errors import NotAllowed
from peerdesk.desk.membership import remove_laptop
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.custody import DisposalConfirmed, DisposalOrdered
from peerdesk.domain.disposal import reduce_disposal
from peerdesk.domain.words import Authority, RemovalReason, Role
from peerdesk.team.confirmation import read_cleared
from peerdesk.team.errors import DamagedConfirmation
from tests.desk.closing_day import NOW, order
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE, Join, share
from tests.fakes.clearing import word_of
from tests.fakes.team import write_notes


def test_a_word_is_taken_in_once_and_by_a_lead(book: MemoryBook, join: Join) -> None:
    peer = join()
    order(book)
    share(book, peer)
    write_notes(peer, "Nobody else has this")
    word = word_of(peer, NOW)
    with pytest.raises(NotAllowed):
        take_cleared(peer, word)
    assert take_cleared(book, word).device == peer.device
    before = book.writes
    take_cleared(book, word)
    assert book.writes == before
    own, theirs = clearing_board(book)
    assert (own.own, own.cleared) == (True, None)
    assert theirs.cleared == read_cleared(word)
    assert theirs.behind == 1


def test_what_was_destroyed_before_a_calling_off_is_still_taken_in_and_certified(
    book: MemoryBook, join: Join
) -> None:
    peer = join()
    with pytest.raises(NotClosed):
        last_order(book)
    order(book)
    share(book, peer)
    word = word_of(peer, NOW)
    call_off(book)
    take_cleared(book, word)
    made = certify(book, NOW)
    assert made.called_off == "12 May 2026, 09:13, by Helen Okafor"
    assert made.laptops[1].cleared
    order(book)
    assert certify(book, NOW).called_off == ""
    assert last_order(book) == closing(book)


def test_a_removed_laptop_is_not_waited_for_and_its_word_counts_if_it_comes(
    book: MemoryBook, join: Join
) -> None:
    peer = join()
    order(book)
    share(book, peer)
    remove_laptop(book, peer.device, RemovalReason.LEFT)
    assert others_missing(book) == 0
    assert len(clearing_board(book)) == 1
    name = peer.identity.name
    left = f"One laptop was removed from the team before ({name}); whether anything is still"
    assert left in " ".join(certify(book, NOW).exports)
    take_cleared(book, word_of(peer, NOW))
    assert [row.member.device for row in clearing_board(book)] == [book.device, peer.device]
    made = certify(book, NOW)
    assert made.laptops[1].cleared
    assert "removed from the team" not in " ".join(made.exports)


def test_the_others_that_have_not_confirmed_are_counted(book: MemoryBook, join: Join) -> None:
    peer, _ = join(), join()
    order(book)
    share(book, peer)
    assert others_missing(book) == 2
    take_cleared(book, word_of(peer, NOW))
    assert others_missing(book) == 1


def test_a_laptop_that_writes_after_its_word_is_in_doubt(book: MemoryBook, join: Join) -> None:
    peer = join()
    order(book)
    share(book, peer)
    take_cleared(book, word_of(peer, NOW))
    assert [row.done for row in clearing_board(book)] == [False, True]
    write_notes(peer, "In another copy", "Twice")
    share(peer, book)
    _, theirs = clearing_board(book)
    assert (theirs.ahead, theirs.doubtful, theirs.done) == (2, True, False)
    laptop = certify(book, NOW).laptops[1]
    assert laptop.doubtful
    assert laptop.remarks[0] == "2 changes of it are known that its word does not name"
    assert others_missing(book) == 1


def test_a_head_that_was_signed_after_the_word_is_enough_for_doubt(
    book: MemoryBook, join: Join
) -> None:
    peer = join()
    order(book)
    share(book, peer)
    take_cleared(book, word_of(peer, NOW))
    write_notes(peer, "Not sent")
    book.accept((), (peer.sign(),))
    assert clearing_board(book)[1].ahead == 1


def test_strange_words_are_refused(book: MemoryBook, join: Join) -> None:
    peer = join()
    order(book)
    share(book, peer)
    word = word_of(peer, NOW)
    other = MemoryBook()
    found_challenge(other, FRAMEWORK, SCOPE)
    with pytest.raises(ForeignConfirmation):
        take_cleared(other, word)
    stranger = MemoryBook(clock=book.clock)
    share(book, stranger)
    with pytest.raises(UnknownLaptop):
        take_cleared(book, word_of(stranger, NOW))
    with pytest.raises(DamagedConfirmation):
        take_cleared(book, word.replace(b'"strangers":0', b'"strangers":1'))
    call_off(book)
    assert take_cleared(book, word).device == peer.device


def test_what_somebody_merely_claims_does_not_count(book: MemoryBook, join: Join) -> None:
    peer = join()
    order(book)
    share(book, peer)
    word = word_of(peer, NOW).decode()
    disposal = check_closed(book).id
    for device, cleared in ((peer.device, "{}"), (book.device, word), ("gone", word)):
        book.append(DisposalConfirmed(disposal=disposal, device=device, cleared=cleared))
    assert confirmations(book) == {}


def test_a_confirmation_alone_is_no_disposal(book: MemoryBook) -> None:
    order(book)
    entries = [
        entry
        for entry in book.history("disposal", check_closed(book).id)
        if not isinstance(entry.fact, DisposalOrdered)
    ]
    assert reduce_disposal(entries) is None


def test_a_word_about_one_order_says_nothing_about_another(book: MemoryBook, join: Join) -> None:
    manager, peer = join(Role.MANAGER, Authority.LEAD), join()
    order(book)
    order(manager)
    share(book, peer)
    word = word_of(peer, NOW)
    share(manager, book)
    first, second = sorted(book.disposals(), key=lambda one: one.id in word.decode())
    assert second.id in word.decode()
    book.append(DisposalConfirmed(disposal=first.id, device=peer.device, cleared=word.decode()))
    assert confirmations(book) == {}
    take_cleared(book, word)
    assert list(confirmations(book)) == [peer.device]
