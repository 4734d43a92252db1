# SPDX-License-Identifier: Apache-2.0
"""The map of evidence: on what separate settings each line of enquiry or message stands.

Counted are sessions, files and documents, never lines: ten lines from one focus group, or five
peers who took notes in it, are one (`peerdesk.compose.atlas`). How often something was said is
no weight; from how many sides it was heard, read, seen and shown in data is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from peerdesk.compose.atlas import Atlas, Kind, Setting
from peerdesk.domain.ground import Ground
from peerdesk.domain.words import Source, Voice

KINDS, VOICES = (
    tuple(Kind),
    (
        Voice.FRONTLINE,
        Voice.MANAGERS,
        Voice.SENIOR_LEADERS,
        Voice.PARTNERS,
        Voice.MEMBERS,
        Voice.CHILDREN_AND_FAMILIES,
    ),
)
"""The columns of the map, in order: kinds of source, or voices from the frontline on."""


class Named(Struct, frozen=True):
    """What a row of the map is about: a line of enquiry or a message, and the theme above it."""

    id: str
    title: str
    theme: str


class Row(Struct, frozen=True, kw_only=True):
    """One line of enquiry, or one message, and the separate settings that bear on it.

    `kinds` and `voices` count settings in the order of `KINDS` and `VOICES`; `sources` are the
    ways in which it reached the team, out of heard, read, seen and data.
    """

    about: Named
    kinds: tuple[int, ...]
    voices: tuple[int, ...]
    settings: int
    sources: tuple[Source, ...]

    @property
    def sides(self) -> int:
        """Return from how many kinds of source it is known."""
        return sum(1 for count in self.kinds if count)

    @property
    def heard_of(self) -> tuple[Voice, ...]:
        """Return whose voices are in it."""
        return tuple(voice for voice, n in zip(VOICES, self.voices, strict=True) if n)


class Balance(Struct, frozen=True):
    """In how many separate settings each voice was heard, in the order of `VOICES`."""

    settings: tuple[int, ...]


def lines_map(grounds: Iterable[Ground], atlas: Atlas, lines: Sequence[Named]) -> tuple[Row, ...]:
    """Return a row for every line of enquiry given, in their order."""
    by_line: dict[str, set[Ground]] = defaultdict(set)
    for ground in grounds:
        for kloe in ground.kloes:
            by_line[kloe].add(ground)
    return tuple(row_of(line, by_line.get(line.id, ()), atlas) for line in lines)


def messages_map(
    linked: Mapping[str, Iterable[Ground]], atlas: Atlas, messages: Sequence[Named]
) -> tuple[Row, ...]:
    """Return a row for every message given; `linked` are the grounds that support each."""
    return tuple(row_of(message, linked.get(message.id, ()), atlas) for message in messages)


def row_of(about: Named, grounds: Iterable[Ground], atlas: Atlas) -> Row:
    """Count the separate settings of some grounds, as a whole, by kind and by voice."""
    every: set[Setting] = set()
    kinds: dict[Kind, set[Setting]] = defaultdict(set)
    voices: dict[Voice, set[Setting]] = defaultdict(set)
    sources: set[Source] = set()
    for ground in grounds:
        setting = atlas.setting(ground)
        every.add(setting)
        sources.add(ground.source)
        kinds[atlas.kind(ground)].add(setting)
        for voice in ground.voices:
            voices[voice].add(setting)
    return Row(
        about=about,
        kinds=tuple(len(kinds[kind]) for kind in KINDS),
        voices=tuple(len(voices[voice]) for voice in VOICES),
        settings=len(every),
        sources=tuple(source for source in Source if source in sources),
    )


def balance(grounds: Iterable[Ground], atlas: Atlas) -> Balance:
    """Return in how many settings each voice was heard, whatever it spoke of."""
    voices: dict[Voice, set[Setting]] = defaultdict(set)
    for ground in grounds:
        for voice in ground.voices:
            voices[voice].add(atlas.setting(ground))
    return Balance(tuple(len(voices[voice]) for voice in VOICES))
