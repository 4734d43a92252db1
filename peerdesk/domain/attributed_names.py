# SPDX-License-Identifier: Apache-2.0
"""Names in a text: the challenge's own people, first names, titles, and pairs that look like one.

A capital alone says little: places, bodies, titles of themes and the first word of a sentence
have one too. So a pair of capitalised words counts only where neither is an ordinary word.
"""

from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec import Struct

from peerdesk.domain.token import Token

_LEAST = 3
"""Letters that a name of the team's needs to be looked for alone."""
_PARTICLES = frozenset({"al", "ap", "bin", "bint", "da", "de", "del", "den", "der", "di", "dos",
                        "el", "la", "le", "mac", "mc", "van", "von"})  # fmt: skip
_SAINTS = frozenset({"st", "saint"})
_SPEECH = frozenset(
    """agreed asked asks believes explained explains feels felt says said showed shows suggested
    tells thinks thought told wants wanted""".split()  # noqa: SIM905 - reads as text
)
_MOST_PARTICLES = 2
_STOPPED = 4
"""Letters of an initial or a short title, which a full stop may follow: "J. Smith"."""
Spot = tuple[int, int, str]
"""Where a name begins and ends, and the role of whoever it is, if that is known."""


class NameLists(Struct, frozen=True):
    """What names are told from other words by; all lists are in small letters.

    `own` gives the role of the challenge's own people by their full names; `innocent` are words
    of its council, places, themes and lines; `ordinary` are the words of a dictionary, plain
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


def names_in(words: Sequence[Token], lists: NameLists) -> Iterator[Spot]:
    """Yield the names in a text, in order."""
    own = _own_parts(lists)
    place = 0
    while place < len(words):
        length, role = _name_at(words, place, lists, own)
        if length:
            yield words[place].start, words[place + length - 1].bare_end, role
        place += max(length, 1)


def _own_parts(lists: NameLists) -> dict[str, tuple[tuple[str, ...], str]]:
    """Return, by each part of a name of the challenge's own people, the whole name and the role."""
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for name, role in lists.own.items():
        parts = tuple(name.lower().split())
        for part in parts:
            if len(part) >= _LEAST and part not in _PARTICLES:
                found.setdefault(part, (parts, role))
    return found


def _name_at(
    words: Sequence[Token],
    place: int,
    lists: NameLists,
    own: Mapping[str, tuple[tuple[str, ...], str]],
) -> tuple[int, str]:
    """Return how many words from here are one name (0 for none), and the role that is known."""
    token = words[place]
    if token.is_tag_or_path or not token.text[:1].isalpha():
        return 0, ""
    known = own.get(token.lower)
    if known is not None:
        parts, role = known
        if _matches(words, place, parts):
            return len(parts), role
        if token.is_capitalised and not _is_word_here(token, lists):
            return 1, role
    if not token.text[:1].isupper():
        return 0, ""
    if token.lower in lists.titles:
        surname = _surname(words, place + 1, lists, strict=len(token.text) > _STOPPED)
        return (1 + surname if surname else 0), ""
    return _unknown_name(words, place, lists), ""


def _matches(words: Sequence[Token], place: int, parts: tuple[str, ...]) -> bool:
    here = words[place : place + len(parts)]
    return [token.lower for token in here] == list(parts)


def _unknown_name(words: Sequence[Token], place: int, lists: NameLists) -> int:
    """Return how many words from here are the name of somebody nobody here knows."""
    token = words[place]
    before = words[place - 1].lower if place else ""
    if token.lower in lists.innocent or token.lower in _SAINTS or before in _SAINTS:
        return 0
    surname = _surname(words, place + 1, lists, strict=True)
    if len(token.text) == 1:  # an initial: "J Hargreaves"
        return 1 + surname if surname and token.text not in "AI" else 0
    if not token.is_capitalised:
        return 0
    if _is_first(token, lists):
        return _first_name(words, place, lists, surname)
    plain = _is_ordinary(token, lists) or token.bare in lists.ordinary
    return (
        1 + surname if surname and not plain and not _at_place(words, place, surname, lists) else 0
    )


def _first_name(words: Sequence[Token], place: int, lists: NameLists, surname: int) -> int:
    token = words[place]
    doubtful = token.lower in lists.weak or _is_word_here(token, lists)
    if not doubtful:
        surname = surname or _surname(words, place + 1, lists, strict=False)
    if _at_place(words, place, surname, lists):
        return 0
    return 1 + surname if surname or not doubtful or _speaks(words, place) else 0


def _speaks(words: Sequence[Token], place: int) -> bool:
    """Say whether what follows is what people do: "Mark said", "Grace told us"."""
    return any(token.lower in _SPEECH for token in words[place + 1 : place + 2])


def _is_first(token: Token, lists: NameLists) -> bool:
    """Say whether this is a first name, or two joined by a hyphen."""
    return (
        token.lower in lists.first
        or token.lower in lists.weak
        or ("-" in token.text and all(part in lists.first for part in token.lower.split("-")))
    )


def _is_word_here(token: Token, lists: NameLists) -> bool:
    """Say whether a capital may just be that of a sentence's first word."""
    return token.begins_sentence and token.lower in lists.ordinary


def _is_ordinary(token: Token, lists: NameLists) -> bool:
    return any(part in lists.ordinary for part in token.lower.split("-"))


def _at_place(words: Sequence[Token], place: int, surname: int, lists: NameLists) -> bool:
    """Say whether a name is that of a building or a body: "Elizabeth House"."""
    after = words[place + 1 : place + surname + 2]
    return any(token.is_capitalised and token.lower in lists.places for token in after)


def _surname(words: Sequence[Token], place: int, lists: NameLists, *, strict: bool) -> int:
    """Return how many words from here are a surname; `strict` takes no ordinary word for one."""
    if words[place - 1].possessive:
        return 0
    for length, token in enumerate(words[place : place + _MOST_PARTICLES + 1], 1):
        if not (
            token.follows_space or (token.gap == ". " and len(words[place - 1].text) <= _STOPPED)
        ):
            return 0
        if token.lower in _PARTICLES:
            continue
        if not token.is_capitalised or token.is_tag_or_path or token.lower in lists.innocent:
            return 0
        if token.lower in lists.places or (strict and _is_ordinary(token, lists)):
            return 0
        return length
    return 0
