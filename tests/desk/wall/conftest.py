# SPDX-License-Identifier: Apache-2.0
"""A leader’s wall with an evening’s cards, and colleagues who share it."""

import pytest

from peerdesk.desk.messages import draft_message
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.timetable import plan_session
from peerdesk.desk.wall.standing import read_wall
from peerdesk.domain.words import MessageKind
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE, share
from tests.fakes.evening import Evening, fill
from tests.fakes.team import PEERS, admit_all


@pytest.fixture
def book() -> MemoryBook:
    return founded()


def founded() -> MemoryBook:
    book = MemoryBook()
    found_challenge(book, FRAMEWORK, SCOPE, modules=("front-door",))
    plan_session(book, FOCUS_GROUP)
    return book


@pytest.fixture
def evening(book: MemoryBook) -> Evening:
    return fill(book)


def theme(book: MemoryBook, number: int = 0) -> str:
    return [held.id for held in book.themes() if held.value.chosen][number]


def order(book: MemoryBook) -> list[str]:
    return [card.id for card in read_wall(book).cards]


def colleague(book: MemoryBook, number: int = 0) -> MemoryBook:
    other = MemoryBook(PEERS[number])
    admit_all(book, other)
    share(book, other)
    return other


def cards(book: MemoryBook, count: int) -> list[str]:
    return [
        draft_message(book, MessageKind.STRENGTH, theme(book), f"Message {n}") for n in range(count)
    ]


def meet(*books: MemoryBook) -> None:
    """Let all hear of what all have done."""
    first, *others = books
    for other in others:
        share(other, first)
    for other in others:
        share(first, other)
