# SPDX-License-Identifier: Apache-2.0
"""How like two wordings are, and whether enough is left of one for the other to be its point."""

import re

from msgspec import Struct
from rapidfuzz import fuzz

from peerdesk.compose.read_back import plain

SAME = 58
"""Likeness from which two texts make the same point.

Of some 60 000 pairs of unrelated sentences of this trade a quarter are 40 alike, one in a hundred
50, and three in ten thousand 58.
"""
KEPT, FEWEST_KEPT = 0.5, 3
"""The share of telling words, and how many, by which a text cut short is still the same point."""
_STEM = 6
"""Letters by which a word is known again, whatever its ending."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_USUAL = frozenset({
    "about", "all", "and", "any", "are", "been", "before", "being", "but", "can", "could",
    "did", "does", "each", "every", "for", "from", "had", "has", "have", "how", "into", "its",
    "may", "might", "more", "not", "one", "our", "over", "should", "some", "than", "that",
    "the", "their", "them", "then", "there", "these", "they", "this", "those", "very", "was",
    "were", "what", "when", "where", "which", "who", "will", "with", "would",
})  # fmt: skip
"""Words that stand in any sentence, and of the same point say nothing."""


class Ready(Struct, frozen=True):
    """A text made ready to be compared: as it reads, and with its words in order."""

    reads: str
    ordered: str
    telling: frozenset[str]


def made_ready(text: str) -> Ready:
    """Return a text as it is compared."""
    reads = plain(text)
    words = reads.casefold().split()
    telling = (match[0] for word in words if (match := _WORD.search(word)))
    stems = frozenset(word[:_STEM] for word in telling if word not in _USUAL)
    return Ready(reads, " ".join(sorted(words)), stems)


def makes_same_point(one: Ready, other: Ready) -> bool:
    """Say whether enough of a wording is left for what was told of it to count."""
    shared, fewest = len(one.telling & other.telling), min(len(one.telling), len(other.telling))
    cut_short = shared >= FEWEST_KEPT and shared >= KEPT * fewest
    return cut_short or likeness(one, other) >= SAME


def likeness(one: Ready, other: Ready) -> float:
    """Return how like two texts are, out of 100: as they read, or with their words moved about.

    Only the same words in the same order are wholly alike.
    """
    if one.reads == other.reads:
        return 100
    alike = max(fuzz.ratio(one.reads, other.reads), fuzz.ratio(one.ordered, other.ordered))
    return min(alike, 99)
