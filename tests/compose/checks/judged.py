# SPDX-License-Identifier: Apache-2.0
"""The corpus of sentences, held against the checks one by one."""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

from msgspec import Struct

from peerdesk.bootstrap.check_words import load_check_words
from peerdesk.compose.checks.finding import Piece, Where
from peerdesk.compose.checks.guard import attribution
from peerdesk.compose.checks.language import language
from peerdesk.compose.checks.lists import CheckLists, Own, make_lists
from peerdesk.compose.checks.voices import met_in
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.word_list import WordList
from peerdesk.domain.words import Voice
from tests.practice import RESOURCES

CORPUS = Path(__file__).parent / "corpus"
IDENTIFIERS = frozenset(
    """email telephone nhs-number ni-number date-of-birth case-number postcode name person initials
    one-of-an-age""".split()  # noqa: SIM905 - reads as text
)
"""Kinds that lead to one person by themselves; the rest judges or attributes."""
_ALIKE = frozenset({"grades", "judgement"})
"""Words that grade also judge; which list has them does not matter."""


class Sentence(Struct, frozen=True):
    """A sentence of the corpus: the kind of what is to be found, or what it only looks like.

    `whole` are words that have to be one find: of half a name the other half is left standing.
    """

    text: str
    kind: str = ""
    whole: str = ""
    like: str = ""
    under: str = ""


class Judged(Struct, frozen=True):
    """A sentence, and the kinds and words found in it."""

    sentence: Sentence
    found: tuple[tuple[str, str], ...]

    @property
    def right(self) -> bool:
        """Say whether what was to be found was, or nothing where there is nothing."""
        if not self.sentence.kind:
            return not self.found
        wanted = _ALIKE if self.sentence.kind in _ALIKE else {self.sentence.kind}
        return any(
            kind in wanted and self.sentence.whole in {"", found} for kind, found in self.found
        )


@cache
def corpus_lists() -> CheckLists:
    """Return the lists of the challenge that the corpus was written for."""
    read = tomllib.loads((CORPUS / "challenge.toml").read_text("utf-8"))
    words = load_check_words(RESOURCES).changed(
        [WordList(name="people", added=tuple(read["people"]))]
    )
    groups = [
        [RoleGroup(role, Voice.FRONTLINE, number) for role, number in session["groups"]]
        for session in read["sessions"]
    ]
    own = Own(
        team=read["team"],
        organisations=tuple(read["organisations"]),
        titles=(read["council"], *read["titles"]),
        sponsors=tuple(read["sponsors"]),
        met=met_in(groups, words.people, words.lists["posts"]),
        notes=[(note["id"], note["text"]) for note in read["notes"]],
    )
    return make_lists(words, own)


@cache
def judged(part: str) -> list[Judged]:
    """Return every sentence of a part of the corpus, such as "tuned", as the checks find it."""
    return [
        Judged(Sentence(**row), found_in(Sentence(**row)))
        for name in ("leaking", "innocent")
        for row in tomllib.loads((CORPUS / part / f"{name}.toml").read_text("utf-8"))["sentences"]
    ]


def recall(several: list[Judged], *, identifiers: bool) -> float:
    """Return which share of what leaks is found, of identifiers or of everything else."""
    leaking = [
        j for j in several if j.sentence.kind and (j.sentence.kind in IDENTIFIERS) is identifiers
    ]
    return sum(j.right for j in leaking) / len(leaking)


def false_alarms(several: list[Judged]) -> float:
    """Return in which share of the innocent sentences anything is found."""
    innocent = [j for j in several if not j.sentence.kind]
    return sum(not j.right for j in innocent) / len(innocent)


def counts(several: list[Judged]) -> Counter[str]:
    """Return how many sentences there are of each kind; innocent ones by what they look like."""
    return Counter(j.sentence.kind or f"like {j.sentence.like}" for j in several)


def found_in(sentence: Sentence) -> tuple[tuple[str, str], ...]:
    """Return the kinds and words found in a sentence."""
    pieces = [Piece(sentence.text, "here")]
    if sentence.under:
        pieces.insert(0, Piece(sentence.under, "heading", Where.HEADING))
    lists = corpus_lists()
    findings = (*attribution(pieces, lists), *language(pieces, lists))
    return tuple((finding.kind, finding.found) for finding in findings)
