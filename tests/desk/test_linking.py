# SPDX-License-Identifier: Apache-2.0
"""Two notes support one message, whatever they were to it before, and that can be taken back."""

import pytest

from peerdesk.desk.capture import write_line
from peerdesk.desk.errors import InTheBin
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.linking import link_both, take_back
from peerdesk.desk.messages import draft_message, link_note, unlink_note
from peerdesk.domain.message import Message
from peerdesk.domain.words import MessageKind, Relation
from tests.fakes.book import MemoryBook


@pytest.fixture
def two(book: MemoryBook) -> tuple[str, str]:
    return write_line(book, "Staff trust managers").note, write_line(book, "Managers listen").note


@pytest.fixture
def message(book: MemoryBook) -> str:
    return draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "Trusted")


def relations(held: Message) -> set[tuple[str, Relation]]:
    return {(link.note, link.relation) for link in held.links}


@pytest.mark.parametrize("relation", [Relation.CONTRADICTS, Relation.CONTEXT, Relation.SUPPORTS])
def test_both_support_it_in_one_write_and_what_stood_before_comes_back(
    book: MemoryBook, two: tuple[str, str], message: str, relation: Relation
) -> None:
    link_note(book, message, two[0], relation)
    book.writes = 0
    linked = link_both(book, *two, message)
    assert book.writes == 1
    assert relations(book.message(message)) == {(note, Relation.SUPPORTS) for note in two}
    take_back(book, linked)
    assert book.writes == 2
    assert relations(book.message(message)) == {(two[0], relation)}
    take_back(book, linked)
    assert book.writes == 2


def test_what_somebody_linked_otherwise_since_stays(
    book: MemoryBook, two: tuple[str, str], message: str
) -> None:
    linked = link_both(book, *two, message)
    link_note(book, message, two[0], Relation.CONTRADICTS)
    unlink_note(book, message, two[1])
    take_back(book, linked)
    assert relations(book.message(message)) == {(two[0], Relation.CONTRADICTS)}


def test_nothing_is_written_where_one_of_the_two_lies_in_the_bin(
    book: MemoryBook, two: tuple[str, str], message: str
) -> None:
    withdraw(book, two[1])
    with pytest.raises(InTheBin):
        link_both(book, *two, message)
    assert relations(book.message(message)) == set()
