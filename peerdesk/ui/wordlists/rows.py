# SPDX-License-Identifier: Apache-2.0
"""What the place of the word lists shows, read on the vault's thread and frozen."""

from collections.abc import Iterator

from msgspec import Struct

from peerdesk.compose.checks.lists import CheckWords
from peerdesk.compose.checks.wording import HARMLESS
from peerdesk.desk.book import TeamBook
from peerdesk.desk.word_lists import ListAsItStands, word_lists
from peerdesk.desk.writing import own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.words import Authority


class Phrase(Struct, frozen=True):
    """A phrase of a list: what it does, and whether this challenge added it or took it out."""

    text: str
    harmless: bool = False
    added: bool = False
    removed: bool = False

    @property
    def written(self) -> str:
        """Return it as the list keeps it."""
        return (HARMLESS if self.harmless else "") + self.text


class Lists(Struct, frozen=True):
    """All lists by title, and whether they can be changed here."""

    lists: tuple[ListAsItStands, ...]
    lead: bool


def read_lists(book: TeamBook, words: CheckWords) -> Lists:
    """Return everything that the place shows; raises `NoChallenge`."""
    book.challenge()
    lead = reaches(own_entry(book).authority, Authority.LEAD)
    return Lists(word_lists(book, words), lead)


def phrases_of(one: ListAsItStands, part: str = "") -> tuple[Phrase, ...]:
    """Return the phrases of a list that have a text in them: own ones first, then by letter."""
    found = [phrase for phrase in _all(one) if part.casefold() in phrase.text.casefold()]
    own = [phrase for phrase in found if phrase.added or phrase.removed]
    rest = [phrase for phrase in found if not (phrase.added or phrase.removed)]
    return (*own, *sorted(rest, key=lambda p: (p.harmless, p.text.casefold())))


def _all(one: ListAsItStands) -> Iterator[Phrase]:
    added, removed = set(one.added), set(one.removed)
    for text in one.listing.phrases:
        yield Phrase(text, added=text in added)
    for text in one.listing.innocent:
        yield Phrase(text, harmless=True, added=f"{HARMLESS}{text}" in added)
    for text in sorted(removed - added):
        yield Phrase(text.removeprefix(HARMLESS), text.startswith(HARMLESS), removed=True)
