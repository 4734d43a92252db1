# SPDX-License-Identifier: Apache-2.0
"""A label that names the council is found out; what any label may hold is not."""

import pytest

from peerdesk.desk.labels import names_council, telling_names
from peerdesk.desk.scope import found_challenge
from tests.fakes.book import LEADER, MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE


@pytest.fixture
def book() -> MemoryBook:
    book = MemoryBook(LEADER)
    found_challenge(book, FRAMEWORK, SCOPE)
    return book


def test_the_councils_own_name_is_found_in_any_case(book: MemoryBook) -> None:
    name = SCOPE.council.split()[0]
    assert names_council(book, f"Challenge {name.upper()}, May")
    assert names_council(book, f"({name})")


@pytest.mark.parametrize("label", ["", "Challenge, May 2026", "A council in May", "of the city"])
def test_words_of_any_council_tell_nothing(book: MemoryBook, label: str) -> None:
    assert not names_council(book, label)


def test_before_a_challenge_nothing_can_be_told() -> None:
    book = MemoryBook(LEADER)
    assert not names_council(book, SCOPE.council)
    assert telling_names(book) == ()


def test_a_guesser_would_try_council_and_team(book: MemoryBook) -> None:
    names = telling_names(book)
    assert SCOPE.council in names
    assert LEADER.name in names
    assert "" not in names
