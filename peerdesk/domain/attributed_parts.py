# SPDX-License-Identifier: Apache-2.0
"""What parts of a name are known by: first names, surnames, and words that are neither."""

from collections.abc import Container, Mapping, Sequence

from msgspec import Struct

from peerdesk.domain.token import Token

PARTICLES = frozenset({"al", "ap", "bin", "bint", "da", "de", "del", "den", "der", "di", "dos",
                       "el", "la", "le", "mac", "mc", "van", "von"})  # fmt: skip
STOPPED = 4
"""Letters of an initial or a short title, which a full stop may follow: "J. Smith"."""
MOST_PARTS = 4
"""Names that one person has at most, without particles."""
_MOST_PARTICLES = 2


class NameLists(Struct, frozen=True):
    """What names are told from other words by; all lists are in small letters.

    `own` gives the role of the challenge's own people by their full names; `innocent` are words
    of its council, places, themes and lines; `surnames` are plain words that many people are called
    by, and are taken for a name behind a title; `ordinary` are the words of a dictionary, plain
    ones in small letters and others as they are written, so that "mark" is one and "denise" none.
    """

    own: Mapping[str, str] = {}
    first: Container[str] = frozenset()
    weak: Container[str] = frozenset()
    titles: Container[str] = frozenset()
    places: Container[str] = frozenset()
    innocent: Container[str] = frozenset()
    ordinary: Container[str] = frozenset()
    people: Container[str] = frozenset()
    between: Container[str] = frozenset()
    surnames: Container[str] = frozenset()


def surname_at(words: Sequence[Token], place: int, lists: NameLists, *, strict: bool) -> int:
    """Return how many words from here are a surname; `strict` takes no ordinary word for one."""
    if words[place - 1].possessive:
        return 0
    for length, token in enumerate(words[place : place + _MOST_PARTICLES + 1], 1):
        if not (
            token.follows_space or (token.gap == ". " and len(words[place - 1].text) <= STOPPED)
        ):
            return 0
        if token.lower in PARTICLES:
            continue
        if not token.is_capitalised or token.is_tag_or_path or token.lower in lists.innocent:
            return 0
        if token.lower in lists.places or (strict and is_ordinary(token, lists)):
            return 0
        return length
    return 0


def is_first(token: Token, lists: NameLists) -> bool:
    """Say whether this is a first name, or two joined by a hyphen."""
    return (
        token.lower in lists.first
        or token.lower in lists.weak
        or ("-" in token.text and all(part in lists.first for part in token.lower.split("-")))
    )


def is_word_here(token: Token, lists: NameLists) -> bool:
    """Say whether a capital may just be that of a sentence's first word."""
    return token.begins_sentence and token.lower in lists.ordinary


def is_ordinary(token: Token, lists: NameLists) -> bool:
    """Say whether this is a plain word; a name of two parts is one only where both parts are."""
    parts = [part in lists.ordinary for part in token.lower.split("-")]
    doubled = len(parts) > 1 and all(part[:1].isupper() for part in token.bare.split("-"))
    return all(parts) if doubled else any(parts)


def at_place(words: Sequence[Token], place: int, surname: int, lists: NameLists) -> bool:
    """Say whether a name is that of a building or a body: "Elizabeth House"."""
    after = words[place + 1 : place + surname + 2]
    return any(token.is_capitalised and token.lower in lists.places for token in after)
