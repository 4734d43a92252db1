# SPDX-License-Identifier: Apache-2.0
"""Notes made by chance from a fixed seed: 80 words each, common words common and rare ones rare."""

import random
from collections.abc import Iterable, Iterator, Sequence

from peerdesk.domain.facts import Fact, NoteWritten
from peerdesk.domain.words import Source, Stance, Voice
from peerdesk.ledger.change import Change, Link, following, make_change

WORDS = 80
_TYPED = 10
ENTER = "\n"
START = 1_778_576_400_000
"""UTC milliseconds of the first note: ten in the morning of 12 May 2026 in London."""
_MINUTE = 60_000
_OFTEN = {Stance.UNSORTED: 12, Stance.STRENGTH: 4, Stance.CONSIDERATION: 4, Stance.VERBATIM: 3}
"""How often a note carries a mark; any other once."""
_SYLLABLES = [first + second for first in "bcdfghlm" for second in "aeio"]
_WARNED = ("ring 07700 900123", "write to head@example.org", "two girls", "file 20261234")
"""Words that a note should rather not hold; the number is one that nobody has."""
_REAL = (
    "the", "and", "to", "of", "in", "a", "for", "with", "on", "team", "social", "worker",
    "children", "families", "plan", "visit", "school", "health", "threshold", "supervision",
    "caseload", "manager", "front", "door", "early", "help", "review", "record", "voice",
)  # fmt: skip


def vocabulary(count: int = 4_000) -> list[str]:
    """Return words: real ones first, which are the common ones, then invented ones."""
    chance = random.Random(7)
    words = dict.fromkeys(_REAL)
    while len(words) < count:
        words["".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 5)))] = None
    return list(words)


def note_texts(count: int, seed: int = 1) -> Iterator[str]:
    """Yield texts of 80 words; the n-th word is chosen about 1/n as often as the first."""
    words = vocabulary()
    weights = [1 / (rank + 1) for rank in range(len(words))]
    chance = random.Random(seed)
    for _ in range(count):
        yield " ".join(chance.choices(words, weights, k=WORDS))


def typed() -> Iterator[str]:
    """Yield what somebody types, letter by letter: short lines with a mark, a tag and a voice.

    Most words stand in no dictionary, and every line has something that Capture warns of.
    """
    for number, text in enumerate(note_texts(100, seed=11)):
        said = f"{' '.join(text.split()[:_TYPED])} {_WARNED[number % len(_WARNED)]}"
        yield from f"+ {said} #vision @frontline {ENTER}"


def notes(
    count: int, author: str, sessions: Sequence[str], kloes: Sequence[str], seed: int = 1
) -> Iterator[NoteWritten]:
    """Yield written notes with marks, tags and voices as in a real week."""
    chance = random.Random(seed)
    voices, sources = list(Voice), list(Source)
    stances = [stance for stance in Stance for _ in range(_OFTEN.get(stance, 1))]
    for number, text in enumerate(note_texts(count, seed)):
        yield NoteWritten(
            note=f"{START + number * _MINUTE:012x}7{chance.getrandbits(76):019x}",
            author=author,
            text=text,
            source=chance.choice(sources),
            session=chance.choice(sessions) if sessions else "",
            stance=chance.choice(stances),
            kloes=tuple(chance.sample(kloes, min(len(kloes), chance.randint(0, 2)))),
            voices=tuple(chance.sample(voices, chance.randint(0, 1))),
        )


def chain(facts: Iterable[Fact], start: Link, at: int = START) -> Iterator[Change]:
    """Yield the facts as one laptop's chain, beginning at a link; a minute between two."""
    link = start
    for number, fact in enumerate(facts):
        change = make_change(fact, link, at + number * _MINUTE, 60)
        yield change
        link = following(change)


def first_link(challenge: str, device: str) -> Link:
    """Return where the chain of a laptop begins that knows of nobody else."""
    return Link(
        challenge=challenge, device=device, epoch="e" * 16, number=1, previous="", knew=(), depth=1
    )


def as_received(changes: Iterable[Change]) -> list[Change]:
    """Return the changes as they come out of a bundle: bytes that nobody has looked into."""
    return [Change(c.header_bytes, c.salt, c.payload) for c in changes]
