# SPDX-License-Identifier: Apache-2.0
"""Which texts may say the same: candidates by the rare words that they share.

Two people who note one point share its rare words more than any others. So of each text only the
rarest words that any other has are looked up, and the cost follows what is alike, not all pairs.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

_WORD = re.compile(r"\w+")
_COMMON = frozenset(
    """a about after all also an and any are as at be because been but by can could did do does for
    from get had has have he her his how i if in into is it its just may more most no not of on one
    or our out she should so some such than that the their them then there they this to too very
    was we were what when which who will with would you your""".split()  # noqa: SIM905 - reads as text
)
_ENDINGS = ("ing", "ed", "es", "s")
LEAST = 3
"""Words that carry meaning which a text needs, to be held against others at all."""
SHARE = 0.6
"""How much of the shorter text's words the other has to hold."""
RAREST = 6
"""Words of a text that are looked up in the others."""
SHARED = 2
"""How many of these another text has to hold."""
NEAREST = 40
"""Texts looked at for one word, those written nearest: more of them tell little of each other."""


class _Stems(dict[str, str]):
    """Words without their endings, each worked out once for all the texts."""

    def __missing__(self, word: str) -> str:
        found = self[word] = _stem(word)
        return found


def words_of(text: str, stems: Mapping[str, str] | None = None) -> frozenset[str]:
    """Return the words of a text that carry meaning, without their endings."""
    words = set(_WORD.findall(text.casefold())) - _COMMON
    return frozenset(map((_Stems() if stems is None else stems).__getitem__, words))


def candidates(
    texts: Sequence[str], breathe: Callable[[], None] = lambda: None
) -> Iterator[tuple[int, int]]:
    """Yield, once each, the pairs of texts that share enough words, by their places.

    `breathe` is called for each text, so that a thread which has other work can go on with it.
    """
    sets: list[frozenset[str]] = []
    holders: dict[str, list[int]] = {}
    stems = _Stems()
    for place, text in enumerate(texts):
        breathe()
        words = words_of(text, stems)
        sets.append(words if len(words) >= LEAST else frozenset())
        for word in sets[place]:
            holders.setdefault(word, []).append(place)
    seen: set[tuple[int, int]] = set()
    for place, words in enumerate(sets):
        breathe()
        for other in _sharing(place, words, holders):
            pair = min(place, other), max(place, other)
            shorter = min(len(words), len(sets[other]))
            if pair not in seen and len(words & sets[other]) >= SHARE * shorter:
                seen.add(pair)
                yield pair


def _sharing(
    place: int, words: frozenset[str], holders: Mapping[str, Sequence[int]]
) -> Iterator[int]:
    """Yield the texts that hold enough of the rarest words of this one."""
    lists = sorted((len(holders[word]), word) for word in words)
    rarest = [word for holding, word in lists if holding > 1][:RAREST]
    found: Counter[int] = Counter()
    for word in rarest:
        found.update(_nearest(holders[word], place))
    del found[place]
    yield from (other for other, shared in found.items() if shared >= SHARED)


def _nearest(holding: Sequence[int], place: int) -> Sequence[int]:
    if len(holding) <= NEAREST:
        return holding
    middle = bisect_left(holding, place)
    first = max(0, min(middle - NEAREST // 2, len(holding) - NEAREST))
    return holding[first : first + NEAREST]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word
