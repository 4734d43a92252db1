# SPDX-License-Identifier: Apache-2.0
"""Search as you type: the first fifty notes for what somebody has typed so far."""

import random
from collections.abc import Iterator

from peerdesk.desk.query import NoteQuery
from peerdesk.vault.book import OpenVault
from tests.benchmarks.ground import Ground
from tests.benchmarks.material import vocabulary
from tests.benchmarks.plain import plain_index, plain_search
from tests.benchmarks.table import Goal, Row
from tests.benchmarks.timing import Work, in_turn

_GOAL = Goal(ratio=1.2, most=50)
_COMMON, _RARE = 60, 3_000
"""Ranks of words: the first sixty are in most notes, those from the 3,000th on in very few."""


def measure(ground: Ground, size: int) -> Iterator[Row]:
    """Compare with plain FTS5 over the same texts, unencrypted, asked the same questions."""
    built = ground.vault(size)
    with built.open() as book:
        plain = plain_index(ground.folder / f"plain-{size}.db", _texts(book))

        def ours(words: str) -> Work:
            return lambda: book.notes(NoteQuery(words=words), count=50)

        def theirs(words: str) -> Work:
            return lambda: plain_search(plain, words)

        typed = _typed()
        for words in typed:  # both have been searched before: caches are warm
            ours(words)()
            theirs(words)()
        found, matched = in_turn((ours(words), theirs(words)) for words in typed * 3)
        plain.close()
    yield Row(
        "search, first 50, 95 of 100", size, found.percentile(0.95) * 1e3, "ms", _GOAL,
        matched.percentile(0.95) * 1e3, "plain FTS5",
    )  # fmt: skip
    yield Row(
        "search, first 50, median", size, found.median * 1e3, "ms", Goal(),
        matched.median * 1e3, "plain FTS5",
    )  # fmt: skip


def _texts(book: OpenVault) -> Iterator[str]:
    """Yield the texts of all notes, the oldest first."""
    first = 0
    while page := book.notes(NoteQuery(newest_first=False), first, 2_000):
        yield from (note.text for note in page)
        first += len(page)


def _typed() -> list[str]:
    """Return what people type: words on the way, common and rare ones, two at once, and misses."""
    words = vocabulary()
    chance = random.Random(4)
    common, rare = words[:_COMMON], words[_RARE:]
    on_the_way = [word[:length] for word in chance.sample(words, 40) for length in (1, 2, 3)]
    two = [f"{chance.choice(common)} {chance.choice(words)}" for _ in range(40)]
    two_common = [f"{chance.choice(common)} {chance.choice(common)[:2]}" for _ in range(20)]
    typed = [*on_the_way, *common, *chance.sample(rare, 30), *two, *two_common, "zzz", "qx vision"]
    chance.shuffle(typed)
    return typed
