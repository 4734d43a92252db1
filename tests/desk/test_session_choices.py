# SPDX-License-Identifier: Apache-2.0
"""What a laptop remembers of a session is its own, and one thing never drops another."""

from peerdesk.desk.session_choices import (
    ReadOut,
    SessionChoices,
    change_choices,
    keep_find,
    learn,
    learned,
    session_choices,
    unlearn,
)
from tests.fakes.book import MemoryBook

READ = ReadOut("2026.1", 1_000, 60)


def test_each_session_has_choices_of_its_own(book: MemoryBook) -> None:
    change_choices(book, "s1", pins=("k1", ""))
    change_choices(book, "s1", read_out=READ)
    assert session_choices(book, "s1") == SessionChoices(pins=("k1", ""), read_out=READ)
    assert session_choices(book, "s2") == SessionChoices()
    assert session_choices(book, "") == SessionChoices()
    assert book.writes == 0


def test_what_is_kept_in_a_note_adds_up(book: MemoryBook) -> None:
    keep_find(book, "s1", "n1", {"denise": "public"})
    keep_find(book, "s1", "n1", {"hope": "no-person"})
    keep_find(book, "s1", "n2", {"grace": "agreed"})
    assert session_choices(book, "s1").kept == {
        "n1": {"denise": "public", "hope": "no-person"},
        "n2": {"grace": "agreed"},
    }


def test_what_cannot_be_read_is_begun_anew(book: MemoryBook) -> None:
    book.keep_choice("capture s1", '{"pins": 7}')
    assert session_choices(book, "s1") == SessionChoices()


def test_a_word_is_learned_once_and_forgotten_again(book: MemoryBook) -> None:
    assert learn(book, "Stannerby") == ("stannerby",)
    assert learn(book, "stannerby") == ("stannerby",)
    assert learn(book, "Riverlands") == learned(book) == ("stannerby", "riverlands")
    assert unlearn(book, "STANNERBY") == ("riverlands",)
