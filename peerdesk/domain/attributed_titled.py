# SPDX-License-Identifier: Apache-2.0
"""A name behind a title, to its end: half of it struck out leaves the other half standing."""

from collections.abc import Sequence

from peerdesk.domain.attributed_parts import (
    MOST_PARTS,
    STOPPED,
    NameLists,
    at_place,
    is_first,
    is_ordinary,
    surname_at,
)
from peerdesk.domain.token import Token

_KNIGHTED = frozenset({"sir", "dame", "lord", "lady"})
"""Titles that also stand before the names of schools and houses."""


def titled(words: Sequence[Token], place: int, lists: NameLists) -> int:
    """Return how many words from a title on are one name: title, first names, initials, surname."""
    title = words[place]
    strict = len(title.text) > STOPPED or title.lower in _KNIGHTED
    length = 1
    for _ in range(MOST_PARTS):
        here = place + length
        if _is_initial(words, here):
            length += 1
            continue
        given = length > 1 and _is_given(words[here - 1], lists)
        more = surname_at(words, here, lists, strict=not given and (strict or length > 1))
        more = more or _listed_surname(words, here, lists, first=length == 1 or given)
        more = more or (length == 1 and _stands_before_name(words, here, lists))
        if not more:
            break
        length += more
    named = length > 1 and not _is_initial(words, place + length - 1)
    housed = title.lower in _KNIGHTED and at_place(words, place, length - 1, lists)
    return length if named and not housed else 0


def _is_initial(words: Sequence[Token], place: int) -> bool:
    """Say whether a letter stands there that is followed by another part of a name."""
    return (
        place + 1 < len(words)
        and len(words[place].text) == 1
        and words[place].text.isupper()
        and words[place].gap in {" ", ". "}
        and words[place + 1].text[:1].isupper()
        and words[place + 1].gap in {" ", ". ", "."}
    )


def _is_given(token: Token, lists: NameLists) -> bool:
    """Say whether a surname is still to come behind a word of a name."""
    known = is_first(token, lists) or len(token.text) == 1
    return known or not is_ordinary(token, lists)


def _listed_surname(words: Sequence[Token], place: int, lists: NameLists, *, first: bool) -> int:
    """Return 1 where a plain word stands there that many people are called by."""
    after = words[place : place + 1]
    return int(
        first
        and any(
            token.is_capitalised and token.gap in {" ", ". "} and token.lower in lists.surnames
            for token in after
        )
        and not words[place - 1].possessive
    )


def _stands_before_name(words: Sequence[Token], place: int, lists: NameLists) -> int:
    """Return 1 for a word that only looks plain, as the name behind it shows: "Xi Chen"."""
    here, after = words[place : place + 1], words[place + 1 : place + 2]
    return int(
        all(token.is_capitalised and token.follows_space for token in (*here, *after))
        and any(is_first(t, lists) or not is_ordinary(t, lists) for t in after)
        and any(token.lower not in lists.places for token in here)
        and not any(token.lower in lists.innocent for token in (*here, *after))
    )
