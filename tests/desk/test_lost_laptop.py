# SPDX-License-Identifier: Apache-2.0
"""A laptop is lost: any one colleague's ledger rebuilds everything that had ever been shared."""

import pytest

from peerdesk.desk.aside import look_at_aside
from peerdesk.desk.board import team_board
from peerdesk.desk.evidence import revise
from peerdesk.desk.exchange import identity_file, take_in
from peerdesk.desk.membership import release, replace_laptop
from peerdesk.desk.writing import own_entry
from peerdesk.domain.team import Person
from peerdesk.domain.words import RemovalReason, Role
from tests.builders import dump
from tests.desk.exchanging import joined, shared, texts
from tests.fakes.book import MemoryBook
from tests.fakes.team import founded, write_notes

EIGHT = 8


@pytest.fixture
def team() -> list[MemoryBook]:
    """Return eight laptops, each with a note of its own, that have exchanged everything."""
    lead = founded()
    people = [Person("Carys Evans", Role.MANAGER)]
    people += [Person(f"Peer {number}", Role.OFFICER_PEER) for number in range(EIGHT - 2)]
    books = [lead, *joined(lead, *people)]
    for number, book in enumerate(books):
        write_notes(book, f"note of laptop {number}")
    for book in books[1:]:
        take_in(lead, shared(book))
    data = shared(lead, whole=True)
    for book in books[1:]:
        take_in(book, data)
    return books


@pytest.mark.parametrize("keeper", [0, 1, 3])
def test_one_of_eight_is_rebuilt_from_any_one_other(team: list[MemoryBook], keeper: int) -> None:
    lost, manager = team[-1], team[1]
    owner = own_entry(lost)
    new = MemoryBook(Person(owner.name, owner.role))
    replaced = replace_laptop(manager, identity_file(new), lost.device)
    assert (replaced.person, replaced.authority) == (owner.person, owner.authority)
    helper = team[keeper]
    if helper is not manager:
        take_in(helper, shared(manager))
    receipt = take_in(new, shared(helper, whole=True))
    assert receipt.counts.refused == 0
    assert texts(new) == {f"note of laptop {number}" for number in range(EIGHT)}
    assert dump(new) == dump(helper)
    (former,) = team_board(new).former
    assert (former.device, former.reason) == (lost.device, RemovalReason.LOST)
    assert team_board(new).missing == ()


def test_their_notes_stay_theirs_on_the_new_laptop(team: list[MemoryBook]) -> None:
    lost, lead = team[-1], team[0]
    (note,) = (n.id for n in lead._stands["note"].values() if n.device == lost.device)
    new = MemoryBook(Person("Peer", Role.OFFICER_PEER))
    replace_laptop(lead, identity_file(new), lost.device)
    take_in(new, shared(lead, whole=True))
    revise(new, note, "said otherwise")
    take_in(lead, shared(new))
    assert lead.note(note).text == "said otherwise"


def test_what_only_the_lost_laptop_had_is_told_as_with_nobody(team: list[MemoryBook]) -> None:
    lost, lead, peer = team[-1], team[0], team[2]
    write_notes(lost, "one more", "and another")
    take_in(peer, shared(lost))
    write_notes(lost, "on a stick that was lost with it")
    shared(lost)
    write_notes(lost, "shared and yet without the one before")
    take_in(lead, shared(lost))
    new = MemoryBook(Person("Peer", Role.OFFICER_PEER))
    replace_laptop(lead, identity_file(new), lost.device)
    board = team_board(lead)
    (missing,) = board.missing
    assert missing.device == lost.device
    assert missing.nobody == missing.changes > 0


def test_what_comes_of_it_after_its_removal_is_listed_in_words_and_let_count(
    team: list[MemoryBook],
) -> None:
    lost, lead, peer = team[-1], team[0], team[2]
    write_notes(lost, "one more", "x" * 200)
    take_in(peer, shared(lost))
    new = MemoryBook(Person("Peer", Role.OFFICER_PEER))
    replace_laptop(lead, identity_file(new), lost.device)
    write_notes(peer, "something own")
    take_in(lead, shared(peer))
    assert "one more" not in texts(lead)
    (group,) = look_at_aside(lead)
    assert (group.device, group.name, group.changes) == (lost.device, "Peer 5", 2)
    assert group.why == "Written after this laptop had been removed from the team."
    assert group.words == ("Write notes: one more", f"Write notes: {'x' * 160}…")
    release(lead, group.hashes)
    assert texts(lead) >= {"one more", "x" * 200}
    assert look_at_aside(lead) == ()
