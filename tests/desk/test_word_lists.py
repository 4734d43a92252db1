# SPDX-License-Identifier: Apache-2.0
"""A challenge adds words to the lists of the checks and takes words out; both travel."""

import pytest

from peerdesk.compose.checks.wording import HARMLESS
from peerdesk.desk.errors import NotAllowed, NotFound
from peerdesk.desk.word_lists import (
    MOST,
    TooManyPhrases,
    TooShortPhrase,
    add_phrase,
    put_back,
    take_out,
    word_list,
    word_lists,
)
from peerdesk.domain.publishing import WordListSet
from peerdesk.domain.word_list import WordList
from tests.fakes.aids import shipped_check_words
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join, share

WORDS = shipped_check_words()


def finds(book: MemoryBook, name: str, text: str) -> bool:
    return word_list(book, WORDS, name).listing.says(text)


def test_every_shipped_list_is_there_names_first(book: MemoryBook) -> None:
    first, *titles = [one.listing.title for one in word_lists(book, WORDS)]
    assert first == "Names to be found"
    assert titles == sorted(titles)
    assert {one.name for one in word_lists(book, WORDS)} == set(WORDS.lists)


def test_a_phrase_that_is_added_is_found(book: MemoryBook) -> None:
    assert not finds(book, "judgement", "A wobbly plan.")
    assert add_phrase(book, WORDS, "judgement", " wobbl* ", harmless=False)
    assert finds(book, "judgement", "A wobbly plan.")
    assert not add_phrase(book, WORDS, "judgement", "wobbl*", harmless=False)


def test_a_shipped_phrase_can_be_taken_out_and_put_back(book: MemoryBook) -> None:
    assert take_out(book, WORDS, "judgement", "unacceptable")
    assert not finds(book, "judgement", "It is unacceptable.")
    assert put_back(book, WORDS, "judgement", "unacceptable")
    assert not put_back(book, WORDS, "judgement", "unacceptable")
    assert finds(book, "judgement", "It is unacceptable.")


def test_a_phrase_taken_out_comes_back_by_being_added(book: MemoryBook) -> None:
    take_out(book, WORDS, "judgement", "unacceptable")
    assert add_phrase(book, WORDS, "judgement", "unacceptable", harmless=False)
    assert word_list(book, WORDS, "judgement").added == ()
    assert finds(book, "judgement", "It is unacceptable.")


def test_a_harmless_phrase_makes_a_find_none_until_it_is_taken_out(book: MemoryBook) -> None:
    add_phrase(book, WORDS, "judgement", "perfect fit", harmless=True)
    assert not finds(book, "judgement", "It is a perfect fit.")
    take_out(book, WORDS, "judgement", f"{HARMLESS}perfect fit")
    assert finds(book, "judgement", "It is a perfect fit.")


def test_a_shipped_harmless_phrase_can_be_taken_out(book: MemoryBook) -> None:
    take_out(book, WORDS, "judgement", f"{HARMLESS}perfect storm")
    assert finds(book, "judgement", "It was a perfect storm.")


def test_an_added_phrase_is_gone_when_taken_out(book: MemoryBook) -> None:
    add_phrase(book, WORDS, "people", "Malcolm Thistlewood", harmless=False)
    take_out(book, WORDS, "people", "Malcolm Thistlewood")
    stands = word_list(book, WORDS, "people")
    assert (stands.added, stands.removed) == ((), ())


@pytest.mark.parametrize("phrase", ["a", "*", "… …", "~ x"])
def test_what_would_be_found_everywhere_is_refused(book: MemoryBook, phrase: str) -> None:
    with pytest.raises(TooShortPhrase):
        add_phrase(book, WORDS, "judgement", phrase, harmless=False)


def test_unknown_lists_and_phrases_are_refused(book: MemoryBook) -> None:
    with pytest.raises(NotFound):
        add_phrase(book, WORDS, "nothing", "word", harmless=False)
    with pytest.raises(NotFound):
        take_out(book, WORDS, "judgement", "never there")


def test_a_list_does_not_grow_without_end(book: MemoryBook) -> None:
    many = WordList(name="people", added=tuple(f"Name {n}" for n in range(MOST)))
    book.append(WordListSet(wordlist="w" * 32, details=many))
    with pytest.raises(TooManyPhrases):
        add_phrase(book, WORDS, "people", "One More", harmless=False)


def test_only_leads_change_the_lists(join: Join) -> None:
    with pytest.raises(NotAllowed):
        add_phrase(join(), WORDS, "judgement", "wobbly", harmless=False)


def test_changes_reach_colleagues(book: MemoryBook, join: Join) -> None:
    colleague = join()
    add_phrase(book, WORDS, "judgement", "wobbly", harmless=False)
    share(book, colleague)
    assert finds(colleague, "judgement", "A wobbly plan.")


def test_what_two_leads_changed_apart_counts_both_and_is_one_list_again(book: MemoryBook) -> None:
    for identifier, phrase in (("a" * 32, "wobbly"), ("b" * 32, "creaky")):
        book.append(
            WordListSet(wordlist=identifier, details=WordList(name="judgement", added=(phrase,)))
        )
    assert finds(book, "judgement", "wobbly")
    assert finds(book, "judgement", "creaky")
    add_phrase(book, WORDS, "judgement", "rickety", harmless=False)
    assert word_list(book, WORDS, "judgement").added == ("wobbly", "creaky", "rickety")
