# SPDX-License-Identifier: Apache-2.0
"""What changed between two wordings, word by word, as data."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum

from msgspec import Struct

_WORDS = re.compile(r"(\s*)(\w+|[^\w\s]|$)")


class Sort(StrEnum):
    """What became of a run of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Part(Struct, frozen=True):
    """A run of text that stayed, came or went."""

    sort: Sort
    text: str


def differences(before: str, after: str) -> tuple[Part, ...]:
    """Return the runs of words that lead from one wording to another.

    What stayed and went, joined, is the wording before; what stayed and came, the one after:
    to the letter. Words are compared as wholes and the gaps between them go with the word that
    follows, so that a phrase which was replaced reads as one.
    """
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, [w for _, w in old], [w for _, w in new])
    parts: list[Part] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            for was, now in zip(old[first:last], new[start:end], strict=True):
                parts += _replaced(was[0], now[0])
                parts.append(Part(Sort.SAME, now[1]))
        else:
            parts += _replaced(_joined(old[first:last]), _joined(new[start:end]))
    return tuple(_merged(parts))


def _words(text: str) -> list[tuple[str, str]]:
    """Return every word or sign with the gap before it; a gap at the end has none behind it."""
    return [(gap, word) for gap, word in _WORDS.findall(text) if gap or word]


def _joined(words: list[tuple[str, str]]) -> str:
    return "".join(gap + word for gap, word in words)


def _replaced(old: str, new: str) -> Iterator[Part]:
    """Yield what went and what came; the gap before both stays."""
    gap = old[: len(old) - len(old.lstrip())]
    if gap and new.startswith(gap):
        yield Part(Sort.SAME, gap)
        old, new = old.removeprefix(gap), new.removeprefix(gap)
    yield Part(Sort.REMOVED, old)
    yield Part(Sort.ADDED, new)


def _merged(parts: list[Part]) -> Iterator[Part]:
    """Yield runs as long as they are; what is empty is left out."""
    run: list[str] = []
    sort = Sort.SAME
    for part in parts:
        if not part.text:
            continue
        if run and part.sort is not sort:
            yield Part(sort, "".join(run))
            run = []
        sort = part.sort
        run.append(part.text)
    if run:
        yield Part(sort, "".join(run))
