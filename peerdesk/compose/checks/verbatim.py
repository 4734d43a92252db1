# SPDX-License-Identifier: Apache-2.0
"""Words taken over from a note: seven or more in a row, whatever signs stand between them.

Whoever was in the room knows their own words again. The notes are looked through once, four words
at a time: seven words in a row hold four that begin at every fourth word of a note, so only these
are looked up. The cost follows the words of the notes and not how many pieces they are held
against.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

LEAST = 7
"""Words in a row that are taken for somebody's own."""
_BLOCK = 4
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Taken(Struct, frozen=True):
    """Where words of a note stand in a text, by its place among the texts; `end` is after them."""

    text: int
    start: int
    end: int
    note: str


class _Words:
    """The words of a text, compared without capitals and forms of the apostrophe, with places."""

    __slots__ = ("spans", "words")

    def __init__(self, text: str) -> None:
        matches = list(_WORD.finditer(text))
        self.words = [match[0].lower().replace("’", "'") for match in matches]
        self.spans = [match.span() for match in matches]


def taken_over(
    texts: Sequence[str], notes: Iterable[tuple[str, str]], known: Iterable[str] = ()
) -> tuple[Taken, ...]:
    """Return where the texts say seven or more words in a row as a note does, the longest each.

    `notes` are identifiers and texts. `known` are texts that anybody may use: titles, questions.
    Of several notes that hold the same words the first one counts.
    """
    read = [_Words(text) for text in texts]
    blocks: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, text in enumerate(read):
        for place in range(len(text.words) - _BLOCK + 1):
            blocks[tuple(text.words[place : place + _BLOCK])].append((number, place))
    free = {gram for text in known for gram in _grams(_Words(text).words, LEAST)}
    found: dict[tuple[int, int], tuple[int, str]] = {}
    for identifier, note in notes:
        for number, first, length in _in_note(note, read, blocks):
            run = read[number].words[first : first + length]
            if all(gram in free for gram in _grams(run, LEAST)):
                continue
            if length > found.get((number, first), (0, ""))[0]:
                found[number, first] = length, identifier
    return tuple(_apart(read, found))


def _in_note(
    note: str,
    read: Sequence[_Words],
    blocks: dict[tuple[str, ...], list[tuple[int, int]]],
) -> Iterator[tuple[int, int, int]]:
    """Yield the runs that a note shares: the text, its first word there, and how many words."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(note)]
    seen: set[tuple[int, int]] = set()
    for place in range(0, len(words) - _BLOCK + 1, _BLOCK):
        for number, at in blocks.get(tuple(words[place : place + _BLOCK]), ()):
            text = read[number].words
            back = 0
            while back < min(place, at) and words[place - back - 1] == text[at - back - 1]:
                back += 1
            ahead = _BLOCK
            while (
                place + ahead < len(words)
                and at + ahead < len(text)
                and words[place + ahead] == text[at + ahead]
            ):
                ahead += 1
            if back + ahead >= LEAST and (number, at - back) not in seen:
                seen.add((number, at - back))
                yield number, at - back, back + ahead


def _grams(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[n : n + size]) for n in range(len(words) - size + 1))


def _apart(
    read: Sequence[_Words], found: dict[tuple[int, int], tuple[int, str]]
) -> Iterator[Taken]:
    """Yield the runs of each text in order, one that lies within another left out."""
    ends: dict[int, int] = {}
    for (number, first), (length, note) in sorted(found.items()):
        last = first + length
        if last > ends.get(number, 0):
            ends[number] = last
            spans = read[number].spans
            yield Taken(number, spans[first][0], spans[last - 1][1], note)
