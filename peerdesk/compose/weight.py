# SPDX-License-Identifier: Apache-2.0
"""The weight of evidence behind a message, in words.

Weight is how many separate settings a point stands on, never how many lines were written:
ten lines from one focus group are one setting; see `peerdesk.compose.atlas`.
"""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.compose.atlas import Kind, Setting
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.phrases import capital, listed
from peerdesk.domain.ground import ground_of
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.words import Relation, Source

MANY = 5
"""Settings from which a point is heard in many."""
SEVERAL = 3
"""Settings from which a point is heard in several."""


class _Way(StrEnum):
    """How evidence reached the team; files and documents are both read, and said apart."""

    HEARD = "heard"
    FILES = "read in case files"
    DOCUMENTS = "read in documents"
    SEEN = "seen"
    DATA = "shown in data"


_WAYS = {
    Kind.INTERVIEW: _Way.HEARD,
    Kind.FOCUS_GROUP: _Way.HEARD,
    Kind.CASE_RECORD: _Way.FILES,
    Kind.DOCUMENT: _Way.DOCUMENTS,
    Kind.OBSERVED: _Way.SEEN,
    Kind.DATA: _Way.DATA,
}


class Weight(Struct, frozen=True):
    """What a message stands on: settings for it, settings against it, and kinds of source."""

    words: str
    settings: int
    against: int
    sources: tuple[Source, ...]


def weigh(casebook: Casebook, message: Message, day: str) -> Weight:
    """Return the weight of the notes linked to a message, up to and including an ISO day."""
    supports = list(casebook.linked(message, Relation.SUPPORTS, day))
    against = len(_settings(casebook, casebook.linked(message, Relation.CONTRADICTS, day)))
    words = _words(casebook, supports)
    if against:
        words = f"{words} Contradicted {_times(against)}."
    return Weight(
        words=words,
        settings=len(_settings(casebook, supports)),
        against=against,
        sources=tuple(source for source in Source if any(n.source is source for n in supports)),
    )


def _settings(casebook: Casebook, notes: Iterable[Note]) -> set[Setting]:
    return {_setting(casebook, note) for note in notes}


def _setting(casebook: Casebook, note: Note) -> Setting:
    ground = ground_of(note)
    if ground.day:  # as the clock has it: where that is plainly wrong, no day is known
        ground = replace(ground, day=casebook.day_of(note))
    return casebook.atlas.setting(ground)


def _way(casebook: Casebook, note: Note) -> _Way:
    return _WAYS[casebook.atlas.kind(ground_of(note))]


def _words(casebook: Casebook, notes: list[Note]) -> str:
    found: dict[_Way, list[Note]] = {way: [] for way in _Way}
    for note in notes:
        found[_way(casebook, note)].append(note)
    counts = {way: len(_settings(casebook, some)) for way, some in found.items() if some}
    if not counts:
        return "No evidence linked yet."
    data = counts.pop(_Way.DATA, 0)
    ways = sorted(counts.items(), key=lambda pair: -pair[1])
    phrases = [_phrase(way, settings) for way, settings in ways]
    if not data:
        return f"{capital(', '.join(phrases))}."
    if not phrases:
        return "Shown in data."
    return f"{capital(', '.join(phrases))}, and shown in data."


def _phrase(way: _Way, settings: int) -> str:
    if way is _Way.DOCUMENTS:
        return way.value
    if way is _Way.FILES:
        return f"read in {_many(settings)} case file{'s' if settings > 1 else ''}"
    return f"{way.value} {_times(settings)}"


def _times(settings: int) -> str:
    return "once" if settings == 1 else f"in {_many(settings)} settings"


def _many(settings: int) -> str:
    if settings >= MANY:
        return "many"
    if settings >= SEVERAL:
        return "several"
    return "two" if settings == 2 else "one"  # noqa: PLR2004 - two is two


def sources_in_words(sources: Iterable[Source]) -> str:
    """Return "heard", "heard and read", "read, seen and data" for kinds of source."""
    return listed([source.value for source in sources])
