# SPDX-License-Identifier: Apache-2.0
"""The palette's findings, and searches kept under a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.desk.capture import usable_kloes, write_line
from peerdesk.desk.errors import Missing, NotFound
from peerdesk.desk.messages import draft_message
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.search.finding import (
    FEW,
    REMEMBERED,
    Findings,
    Sort,
    Wish,
    find,
    last_used,
    remember_used,
)
from peerdesk.desk.search.kept import drop_search, keep_search, kept_search, kept_searches
from peerdesk.desk.search.names import search_names
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.words import MessageKind, Stance
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE


@pytest.fixture
def book() -> MemoryBook:
    """Return a small challenge with a session, a message and notes."""
    made = MemoryBook()
    found_challenge(made, FRAMEWORK, SCOPE, modules=("front-door",))
    plan_session(made, FOCUS_GROUP)
    theme = made.themes()[0].id
    draft_message(made, MessageKind.STRENGTH, theme, "Thresholds are understood by all.")
    for number in range(7):
        write_line(made, f"- Thresholds differ in area {number} #thresholds")
    return made


def _find(book: MemoryBook, typed: str, **more: object) -> Findings:
    return find(book, search_names(book), Wish(typed=typed, **more))  # type: ignore[arg-type] # as Wish has them


def test_one_word_finds_things_of_every_sort(book: MemoryBook) -> None:
    keep_search(book, "Threshold worries", "kloe:thresholds stance:-")
    found = _find(book, "thresh")
    assert list(dict.fromkeys(thing.sort for thing in found.things)) == [
        Sort.LINE, Sort.MESSAGE, Sort.NOTE, Sort.SEARCH,
    ]  # fmt: skip
    assert sum(thing.sort is Sort.NOTE for thing in found.things) == FEW
    assert found.more


def test_a_session_is_found_by_its_title_with_a_slip(book: MemoryBook) -> None:
    (thing,) = _find(book, FOCUS_GROUP.title.replace("o", "0", 1), sorts=(Sort.SESSION,)).things
    assert (thing.id, thing.sign) == (book.sessions()[0].id, FOCUS_GROUP.kind.value)


def test_filters_as_words_find_notes_only(book: MemoryBook) -> None:
    write_line(book, "+ Thresholds are shared #thresholds")
    found = _find(book, "stance:+ thresh")
    assert [thing.words for thing in found.things] == ["Thresholds are shared"]
    assert found.query.stance is Stance.STRENGTH
    assert not found.more


def test_with_nothing_typed_there_is_what_was_used_last(book: MemoryBook) -> None:
    session, kloe = book.sessions()[0].id, book.kloes()[0].id
    for key in (f"session:{session}", f"line:{kloe}", "line:gone"):
        remember_used(book, key)
    found = _find(book, " ", recent=last_used(book))
    assert [thing.key for thing in found.things] == [f"line:{kloe}", f"session:{session}"]
    assert not found.more


def test_one_sort_alone_shows_all_of_it(book: MemoryBook) -> None:
    found = _find(book, "", sorts=(Sort.LINE,))
    assert [thing.id for thing in found.things] == [kloe.id for kloe in usable_kloes(book)]


@given(st.lists(st.integers(0, 40), max_size=60))
def test_what_was_used_last_comes_first_and_once(used: list[int]) -> None:
    book = MemoryBook()
    for number in used:
        remember_used(book, f"line:{number}")
    expected = list(dict.fromkeys(f"line:{number}" for number in reversed(used)))
    assert list(last_used(book)) == expected[:REMEMBERED]


def test_kept_searches_stay_in_order_and_a_name_is_kept_once(book: MemoryBook) -> None:
    keep_search(book, " Schools ", "voice:partners")
    keep_search(book, "Untagged", "untagged")
    keep_search(book, "schools", "voice:partners school")
    assert [(one.name, one.words) for one in kept_searches(book)] == [
        ("schools", "voice:partners school"),
        ("Untagged", "untagged"),
    ]
    drop_search(book, "UNTAGGED")
    assert kept_search(book, "Schools").words == "voice:partners school"
    drop_search(book, "schools")
    assert kept_searches(book) == ()
    with pytest.raises(NotFound):
        drop_search(book, "schools")


@pytest.mark.parametrize(("name", "words"), [("", "untagged"), ("Mine", "  ")])
def test_a_search_needs_a_name_and_words(book: MemoryBook, name: str, words: str) -> None:
    with pytest.raises(Missing):
        keep_search(book, name, words)
