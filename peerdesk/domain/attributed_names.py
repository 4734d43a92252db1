# SPDX-License-Identifier: Apache-2.0
"""Names in a text: the challenge's own people, first names, titles, and pairs that look like one.

A capital alone says little: places, bodies, titles of themes and the first word of a sentence
have one too. So a pair of capitalised words counts only where neither is an ordinary word.
"""

from collections.abc import Iterator, Mapping, Sequence

from peerdesk.domain.attributed_parts import (
    MOST_PARTS,
    PARTICLES,
    NameLists,
    at_place,
    is_first,
    is_ordinary,
    is_word_here,
    surname_at,
)
from peerdesk.domain.attributed_titled import titled
from peerdesk.domain.token import Token

_LEAST = 3
"""Letters that a name of the team's needs to be looked for alone."""
_SAINTS = frozenset({"st", "saint"})
_SPEECH = frozenset(
    """agreed asked asks believes explained explains feels felt says said showed shows suggested
    tells thanked thanks thinks thought told wants wanted welcomed wrote""".split()  # noqa: SIM905 - reads as text
)
_BEFORE_MONTHS = frozenset("and by during from in of or since to until".split())  # noqa: SIM905 - reads as text
"""Words behind which a month stands rather than somebody of that name: "Staff in June said"."""
Spot = tuple[int, int, str]
"""Where a name begins and ends, and the role of whoever it is, if that is known."""


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
            if len(part) >= _LEAST and part not in PARTICLES:
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
        if token.is_capitalised and not is_word_here(token, lists):
            return 1, role
    if not token.text[:1].isupper():
        return 0, ""
    if token.lower in lists.titles:
        return titled(words, place, lists), ""
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
    surname = surname_at(words, place + 1, lists, strict=True)
    if len(token.text) == 1:  # an initial: "J Hargreaves"
        return 1 + surname if surname and token.text not in "AI" else 0
    if not token.is_capitalised:
        return 0
    if is_first(token, lists):
        return _first_name(words, place, lists, surname)
    plain = is_ordinary(token, lists) or token.bare in lists.ordinary
    return (
        1 + surname if surname and not plain and not at_place(words, place, surname, lists) else 0
    )


def _first_name(words: Sequence[Token], place: int, lists: NameLists, surname: int) -> int:
    token = words[place]
    weak = token.lower in lists.weak
    doubtful = weak or is_word_here(token, lists)
    plain = surname_at(words, place + 1, lists, strict=False)
    after = place + plain + 1
    alone = not any(t.is_capitalised and t.follows_space for t in words[after : after + 1])
    if not doubtful or (alone and not weak) or (plain and _speaks(words, place + plain)):
        surname = surname or plain
    if at_place(words, place, surname, lists):
        return 0
    length = 1 + surname
    while surname and length < MOST_PARTS and _goes_on(words, place + length, lists):
        length += 1
    return length if surname or not doubtful or _speaks(words, place) else 0


def _goes_on(words: Sequence[Token], place: int, lists: NameLists) -> bool:
    """Say whether another surname follows the first: "Maria Garcia Lopes"."""
    token = words[place : place + 1]
    unknown = any(t.bare not in lists.ordinary for t in token)
    return unknown and surname_at(words, place, lists, strict=True) == 1


def _speaks(words: Sequence[Token], place: int) -> bool:
    """Say whether what follows is what people do: "Mark said", "Grace thanked the team"."""
    before = words[place - 1].lower if place else ""
    joined = before in _BEFORE_MONTHS and words[place].follows_space
    return not joined and any(token.lower in _SPEECH for token in words[place + 1 : place + 2])
