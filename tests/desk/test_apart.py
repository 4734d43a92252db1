# SPDX-License-Identifier: Apache-2.0
"""Laptops that did not know of each other end equal, whoever is imported first."""

from itertools import permutations

import pytest

from peerdesk.desk.board import team_board
from peerdesk.desk.exchange import preview, take_in
from peerdesk.domain.words import Authority
from peerdesk.ledger.replay import State, replay
from tests.fakes.apart import ASIDE, Apart, apart, take_all
from tests.fakes.book import MemoryBook
from tests.fakes.team import PEERS, bundle_of, everything

READER = MemoryBook(PEERS[0])


@pytest.fixture(scope="module")
def evening() -> Apart:
    return apart(READER.identity)


def reading() -> MemoryBook:
    """Return the reader's book before anything arrived."""
    book = MemoryBook(PEERS[0])
    book.keys, book.identity, book.device = READER.keys, READER.identity, READER.device
    return book


def standing(book: MemoryBook) -> State:
    return {
        (s, entity): value for s, found in book._stands.items() for entity, value in found.items()
    }


def test_every_order_of_import_ends_equal(evening: Apart) -> None:
    states = []
    for order in permutations(evening.bundles.values()):
        book = reading()
        take_all(book, order)
        states.append((standing(book), book.vector(), book.set_aside(), book.members()))
        assert standing(book) == replay(everything(book)[1])
    assert all(state == states[0] for state in states)


def test_of_two_admissions_the_lower_stands_and_sets_aside_what_came_before(
    evening: Apart,
) -> None:
    book = reading()
    take_all(book, [evening.bundles["ann"], evening.bundles["dan"]])
    assert book.note(evening.dans).text == "What Dan heard"
    take_in(book, evening.bundles["mia"])
    assert evening.dans not in book._stands["note"]
    dan = next(m for m in book.members() if m.device == evening.dan.device)
    assert dan.authority is Authority.OBSERVER
    assert (book.set_aside(), team_board(book).aside) == (1, 1)


def test_a_colleagues_note_stays_as_it_was_and_the_rest_of_the_chain_goes_in(
    evening: Apart,
) -> None:
    book = reading()
    take_in(book, evening.bundles["ann"])
    before = book.note(evening.note)
    shown = preview(book, evening.bundles["cat"])
    receipt = take_in(book, evening.bundles["cat"])
    assert book.note(evening.note) == before
    assert book.note(evening.cats).text == "What Cat saw"
    assert (receipt.counts.refused, receipt.counts.aside) == (0, 3)
    assert receipt.refusals == shown.refusals
    assert receipt.refusals[0].startswith("Set aside: 3 of the changes by Dev Anand")


def test_what_is_set_aside_is_passed_on(evening: Apart) -> None:
    book = reading()
    take_all(book, list(evening.bundles.values()))
    assert book.set_aside() == ASIDE
    dev = next(m for m in book.members() if m.name == "Dev Anand")
    held = [change for change in everything(book)[1] if change.header.device == dev.device]
    assert len(held) == 4
    again = reading()
    take_in(again, bundle_of(book))
    assert standing(again) == standing(book)
    assert again.set_aside() == ASIDE
