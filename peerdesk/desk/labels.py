# SPDX-License-Identifier: Apache-2.0
"""The label of a vault, which anybody at the laptop can read: whether it says too much."""

from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.errors import NoChallenge

_COMMON = frozenset(
    {"council", "borough", "county", "city", "district", "metropolitan", "royal", "unitary"}
)
_SHORTEST = 4
"""Letters of a word that tells a council; shorter ones, such as “of”, stand in any label."""


def names_council(book: Book, label: str) -> bool:
    """Say whether a label names the challenge's council, if there is a challenge yet."""
    try:
        council = scope_of(book).council
    except NoChallenge:
        return False
    telling = {word for word in _words(council) if len(word) >= _SHORTEST} - _COMMON
    return bool(telling & _words(label))


def telling_names(book: Book) -> tuple[str, ...]:
    """Return the names that a guesser of passphrases would try first: council's and team's."""
    members = [part for m in book.members() for part in (m.name, m.organisation)]
    try:
        scope = scope_of(book)
    except NoChallenge:
        return tuple(filter(None, members))
    people = [person.value.name for person in book.people()]
    return tuple(filter(None, (scope.council, scope.title, *members, *people)))


def _words(text: str) -> set[str]:
    return {word.strip(".,;:-–()'’").casefold() for word in text.split()}
