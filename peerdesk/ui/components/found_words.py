# SPDX-License-Identifier: Apache-2.0
"""Where the words searched for stand in a text, so that they can be shown."""

import re
from collections.abc import Iterator, Sequence

from peerdesk.domain.search_words import wanted
from peerdesk.ui.components.options import plain

_WORD = re.compile(r"[^\W_]+")


def hits(text: str, searched: str, *, begins_only: bool = False) -> tuple[tuple[int, int], ...]:
    """Return where words of the text begin as a searched word does: place and length.

    The words of a phrase are found where they follow each other. With `begins_only` the length
    of the last one is that of what was typed, else of the whole word.
    """
    asked = tuple(filter(None, map(tuple, _phrases(searched))))
    if not asked:
        return ()
    firsts = tuple(words[0] for words in asked)
    there = list(_WORD.finditer(text))
    found: dict[int, int] = {}
    for place, word in enumerate(there):
        if not plain(word.group()).startswith(firsts):  # hardly any does
            continue
        for words in asked:
            run = there[place : place + len(words)]
            if _is_run([plain(one.group()) for one in run], words):
                for one, wanted_word in zip(run, words, strict=True):
                    whole = one.end() - one.start()
                    length = min(len(wanted_word), whole) if begins_only else whole
                    found[one.start()] = max(length, found.get(one.start(), 0))
    return tuple(sorted(found.items()))


def _phrases(searched: str) -> Iterator[Sequence[str]]:
    for one in wanted(searched):
        words = _WORD.findall(plain(one.value))
        if one.phrase:
            yield words
        else:
            yield from ((word,) for word in words)


def _is_run(said: Sequence[str], words: Sequence[str]) -> bool:
    return (
        len(said) == len(words)
        and list(said[:-1]) == list(words[:-1])
        and said[-1].startswith(words[-1])
    )
