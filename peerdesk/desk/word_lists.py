# SPDX-License-Identifier: Apache-2.0
"""The lists that documents are checked with, as this challenge wants them.

What is shipped stays what it is; a challenge adds phrases and takes phrases out, and both are
facts of the ledger that travel to the team. Changes of two leads who did not know of each other
both count: what either adds is looked for, and what either takes out is not.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from peerdesk.compose.checks.lists import PEOPLE, CheckWords
from peerdesk.compose.checks.wording import HARMLESS, Listing
from peerdesk.desk.book import Book
from peerdesk.desk.errors import DeskError, NotFound
from peerdesk.desk.writing import write
from peerdesk.domain.identifiers import mint
from peerdesk.domain.placed import Placed
from peerdesk.domain.publishing import WordListSet
from peerdesk.domain.text import one_line
from peerdesk.domain.word_list import WordList

LONGEST = 120
"""Characters of a phrase."""
MOST = 500
"""Phrases that a challenge adds to one list, or takes out of it."""
_LEAST = 2
"""Letters of a phrase: with fewer it would be found everywhere."""


class TooShortPhrase(DeskError):
    """A phrase has too few letters to be looked for."""

    def __init__(self) -> None:
        super().__init__("A phrase needs two letters or more: write a word, or several.")


class TooManyPhrases(DeskError):
    """A list has as many changes as it can hold."""

    def __init__(self) -> None:
        super().__init__(f"A challenge changes {MOST} phrases of a list at most: take some back.")


class ListAsItStands(Struct, frozen=True):
    """A list as this challenge has it; `added` and `removed` are the challenge's own doing."""

    name: str
    listing: Listing
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def word_lists(book: Book, words: CheckWords) -> tuple[ListAsItStands, ...]:
    """Return every list, with what this challenge has changed in it: names first, then by title."""
    found = []
    for name, listing in words.lists.items():
        added, removed = _changes(book, name)
        found.append(ListAsItStands(name, listing.changed(added, removed), added, removed))
    return tuple(sorted(found, key=lambda one: (one.name != PEOPLE, one.listing.title)))


def word_list(book: Book, words: CheckWords, name: str) -> ListAsItStands:
    """Return one list by its name, or raise `NotFound`."""
    for one in word_lists(book, words):
        if one.name == name:
            return one
    raise NotFound("word list", name)


def add_phrase(book: Book, words: CheckWords, name: str, phrase: str, *, harmless: bool) -> bool:
    """Have a phrase looked for, or have it make finds harmless; say whether that is new.

    Only leads do. Raises `TooShortPhrase`, `TooManyPhrases`, `EmptyText` and `TextTooLong`.
    """
    held = word_list(book, words, name)
    written = (HARMLESS if harmless else "") + _checked(phrase)
    shipped = words.lists[name]
    known = written in shipped.phrases or written in {f"{HARMLESS}{p}" for p in shipped.innocent}
    removed = tuple(p for p in held.removed if p != written)
    if known or written in held.added:
        return set_changes(book, name, held.added, removed)
    return set_changes(book, name, (*held.added, written), removed)


def take_out(book: Book, words: CheckWords, name: str, phrase: str) -> bool:
    """Do without a phrase, shipped or added, harmless ones with their sign; say whether it was in.

    Only leads do. Raises `NotFound` for a phrase that is not in the list.
    """
    held = word_list(book, words, name)
    written = phrase.strip()
    if written in held.added:
        return set_changes(book, name, tuple(p for p in held.added if p != written), held.removed)
    shipped = {*held.listing.phrases, *(f"{HARMLESS}{p}" for p in held.listing.innocent)}
    if written not in shipped:
        raise NotFound("phrase in this list", written)
    return set_changes(book, name, held.added, (*held.removed, written))


def put_back(book: Book, words: CheckWords, name: str, phrase: str) -> bool:
    """Look again for a shipped phrase that was taken out; say whether it had been."""
    held = word_list(book, words, name)
    kept = tuple(p for p in held.removed if p != phrase.strip())
    return set_changes(book, name, held.added, kept) if kept != held.removed else False


def _checked(phrase: str) -> str:
    text = one_line(phrase, LONGEST).strip().lstrip(HARMLESS).strip()
    if sum(letter.isalnum() for letter in text) < _LEAST:
        raise TooShortPhrase
    return text


def _changes(book: Book, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is added and taken out by all who changed the list, in the one order."""
    values = [choice.value for held in _held(book, name) for choice in held.choices]
    added = dict.fromkeys(phrase for value in values for phrase in value.added)
    removed = dict.fromkeys(phrase for value in values for phrase in value.removed)
    return tuple(added), tuple(removed)


def _held(book: Book, name: str) -> Iterator[Placed[WordList]]:
    for held in book.word_lists():
        if any(choice.value.name == name for choice in held.choices):
            yield held


def set_changes(book: Book, name: str, added: Iterable[str], removed: Iterable[str]) -> bool:
    """Write what the challenge wants of a list in the place of all that stood; say if it is new.

    Raises `TooManyPhrases`.
    """
    held = list(_held(book, name))
    wanted = WordList(name=name, added=tuple(added), removed=tuple(removed))
    if max(len(wanted.added), len(wanted.removed)) > MOST:
        raise TooManyPhrases
    standing = [choice.value for one in held for choice in one.choices]
    if standing == [wanted] or (not standing and not wanted.added and not wanted.removed):
        return False
    first = held[0].id if held else mint(book.device)
    rest = [
        WordListSet(wordlist=one.id, details=WordList(name=name), replaces=one.hashes)
        for one in held[1:]
    ]
    hashes = held[0].hashes if held else ()
    write(book, WordListSet(wordlist=first, details=wanted, replaces=hashes), *rest)
    return True
