# SPDX-License-Identifier: Apache-2.0
"""What colleagues propose to withdraw, and what its author or a lead answers."""

from collections.abc import Callable

import pytest

from peerdesk.desk.capture import write_line
from peerdesk.desk.clashes import clashes, waiting
from peerdesk.desk.errors import NotAllowed
from peerdesk.desk.evidence import mark, restore, withdraw
from peerdesk.desk.exchange import preview, take_in
from peerdesk.desk.membership import change_authority
from peerdesk.desk.messages import draft_message, restore_message, reword, withdraw_message
from peerdesk.desk.proposals import Proposed, accept, decline, proposals
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.settling_errors import ChangedMeanwhile
from peerdesk.domain.words import Authority, MessageKind, Role, Stance
from tests.desk.exchanging import joined, shared
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE, Join, share
from tests.fakes.team import PEERS


def _draft(book: MemoryBook) -> str:
    theme = book.themes()[0].id
    return draft_message(book, MessageKind.STRENGTH, theme, "Partners share the plan")


def test_a_colleague_proposes_and_the_author_bins_it(join: Join) -> None:
    author, peer = join(), join()
    note = write_line(author, "They all have a copy").note
    share(author, peer)
    assert proposals(peer) == ()
    withdraw(peer, note)
    share(peer, author)
    (here,), (there,) = proposals(author), proposals(peer)
    assert (here.sort, here.id, here.title) == ("note", note, "They all have a copy")
    assert [proposer.who for proposer in here.by] == ["Priya Nair"]
    assert (here.may_answer, there.may_answer) == (True, False)
    assert (waiting(author), waiting(peer)) == (1, 0)
    for answer in (accept, decline):
        with pytest.raises(NotAllowed):
            answer(peer, there)
    accept(author, here)
    assert author.note(note).withdrawn
    assert proposals(author) == ()
    assert waiting(author) == 0


def test_proposals_that_a_bundle_brings_are_counted_for_themselves() -> None:
    author = MemoryBook()
    found_challenge(author, FRAMEWORK, SCOPE, modules=("front-door",))
    (peer,) = joined(author, PEERS[0])
    note, message = write_line(author, "They all have a copy").note, _draft(author)
    take_in(peer, shared(author))
    withdraw(peer, note)
    withdraw_message(peer, message)
    counts = preview(author, shared(peer)).counts
    assert (counts.new, counts.proposals, counts.withdrawn) == (2, 2, 0)


def test_who_takes_a_note_out_of_the_bin_has_answered_the_proposal(join: Join) -> None:
    author, peer = join(), join()
    note = write_line(author, "They all have a copy").note
    share(author, peer)
    withdraw(peer, note)
    share(peer, author)
    accept(author, proposals(author)[0])
    author.writes = 0
    assert restore(author, note).proposals == ()
    assert author.writes == 1
    assert proposals(author) == ()


def test_a_lead_keeps_a_note_and_only_what_was_answered_is_gone(
    book: MemoryBook, join: Join
) -> None:
    author, peer, other = join(), join(), join(Role.MEMBER_PEER)
    note = write_line(author, "They all have a copy").note
    for reader in (book, peer, other):
        share(author, reader)
    withdraw(peer, note)
    share(peer, book)
    (seen,) = proposals(book)
    withdraw(other, note)
    share(other, book)
    decline(book, seen)
    (left,) = proposals(book)
    assert [proposer.who for proposer in left.by] == ["Priya Nair"]
    assert set(left.changes).isdisjoint(seen.changes)
    book.writes = 0
    for answer in (accept, decline):
        with pytest.raises(ChangedMeanwhile):
            answer(book, seen)
    assert book.writes == 0
    share(book, peer)
    assert not peer.note(note).withdrawn
    assert waiting(book) == 1


@pytest.mark.parametrize("answered", [accept, decline])
def test_what_somebody_answered_meanwhile_is_not_answered_again(
    book: MemoryBook, join: Join, answered: Callable[[MemoryBook, Proposed], None]
) -> None:
    author, peer = join(), join()
    note, message = write_line(author, "They all have a copy").note, _draft(author)
    for reader in (book, peer):
        share(author, reader)
    withdraw(peer, note)
    withdraw_message(peer, message)
    for reader in (book, author):
        share(peer, reader)
    shown = proposals(book)
    for proposed in proposals(author):
        answered(author, proposed)
    share(author, book)
    book.writes = 0
    for proposed in shown:
        for answer in (accept, decline):
            with pytest.raises(ChangedMeanwhile):
                answer(book, proposed)
    assert book.writes == 0
    assert book.note(note).withdrawn is book.message(message).withdrawn is (answered is accept)


def test_who_may_answer_is_looked_up_when_it_is_answered(book: MemoryBook, join: Join) -> None:
    lead, peer = join(Role.MANAGER), join()
    note = write_line(book, "They all have a copy").note
    for reader in (lead, peer):
        share(book, reader)
    withdraw(peer, note)
    share(peer, lead)
    (shown,) = proposals(lead)
    assert shown.may_answer
    change_authority(book, lead.device, Authority.PEER)
    share(book, lead)
    with pytest.raises(NotAllowed):
        accept(lead, shown)
    assert not lead.note(note).withdrawn


def test_a_message_is_withdrawn_by_its_author_or_a_lead_and_by_others_proposed(
    book: MemoryBook, join: Join
) -> None:
    peer, other = join(), join()
    message = _draft(peer)
    for reader in (book, other):
        share(peer, reader)
    proposed = withdraw_message(other, message)
    assert not proposed.withdrawn
    assert len(proposed.proposals) == 1
    other.writes = 0
    assert withdraw_message(other, message) == proposed
    assert other.writes == 0
    share(other, book)
    share(other, peer)
    assert proposals(book)[0].title == "Partners share the plan"
    decline(peer, proposals(peer)[0])
    assert proposals(peer) == ()
    accept(book, proposals(book)[0])
    assert book.message(message).withdrawn
    assert withdraw_message(book, message).withdrawn
    share(book, other)
    with pytest.raises(NotAllowed):
        restore_message(other, message)
    restore_message(book, message)
    held = book.message(message)
    assert (held.withdrawn, held.proposals) == (False, ())
    withdraw_message(book, message)
    restore_message(book, message)
    restore_message(book, message)
    assert not book.message(message).withdrawn


def test_what_is_proposed_is_told_from_what_clashes(book: MemoryBook, join: Join) -> None:
    peer, manager = join(), join(Role.MANAGER)
    note, message = write_line(book, "They all have a copy").note, _draft(book)
    for reader in (peer, manager):
        share(book, reader)
    reword(book, message, "Mine")
    reword(manager, message, "Yours")
    withdraw_message(peer, message)
    mark(book, note, Stance.STRENGTH)
    mark(manager, note, Stance.QUESTION)
    for giver in (peer, manager):
        share(giver, book)
    assert [proposed.id for proposed in proposals(book)] == [message]
    assert [clash.id for clash in clashes(book)] == [note, message]
    assert waiting(book) == 2
    decline(book, proposals(book)[0])
    assert [clash.id for clash in clashes(book)] == [note, message]
    withdraw(book, note)
    assert withdraw(book, note).withdrawn
    assert waiting(book) == 1


def test_a_message_that_is_only_proposed_waits_for_its_author(book: MemoryBook, join: Join) -> None:
    peer, message = join(), _draft(book)
    share(book, peer)
    withdraw_message(peer, message)
    share(peer, book)
    assert (waiting(book), waiting(peer)) == (1, 0)
