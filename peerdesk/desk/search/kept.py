# SPDX-License-Identifier: Apache-2.0
"""Searches kept under a name, inside the vault of this laptop; nothing of them travels."""

import msgspec
from msgspec import Struct

from peerdesk.desk.choices import Choices
from peerdesk.desk.errors import NotFound
from peerdesk.desk.texts import needed

NAME_LIMIT, WORDS_LIMIT = 60, 400
MOST = 99
_KEPT = "searches"


class KeptSearch(Struct, frozen=True):
    """A search by the name that somebody gave it; `words` as they would be typed."""

    name: str
    words: str


_decoder = msgspec.json.Decoder(tuple[KeptSearch, ...])


def kept_searches(book: Choices) -> tuple[KeptSearch, ...]:
    """Return the searches in the order in which they were kept."""
    held = book.choice(_KEPT)
    return _decoder.decode(held) if held else ()


def keep_search(book: Choices, name: str, words: str) -> KeptSearch:
    """Keep a search under a name, in place of an earlier one of that name.

    Raises `Missing` for an empty name or search, `TextTooLong`.
    """
    search = KeptSearch(
        needed(name, "The name of the search", NAME_LIMIT),
        needed(words, "What to search for", WORDS_LIMIT),
    )
    held = list(kept_searches(book))
    for place, other in enumerate(held):
        if other.name.casefold() == search.name.casefold():
            held[place] = search
            break
    else:
        held.append(search)
    _write(book, held[-MOST:])
    return search


def kept_search(book: Choices, name: str) -> KeptSearch:
    """Return the search of a name, or raise `NotFound`."""
    wanted = name.strip().casefold()
    for search in kept_searches(book):
        if search.name.casefold() == wanted:
            return search
    raise NotFound("search", name)


def drop_search(book: Choices, name: str) -> None:
    """Keep a search no longer; raises `NotFound`."""
    gone = kept_search(book, name)
    _write(book, [search for search in kept_searches(book) if search != gone])


def _write(book: Choices, searches: list[KeptSearch]) -> None:
    text = msgspec.json.encode(searches).decode() if searches else ""
    book.keep_choice(_KEPT, text)
