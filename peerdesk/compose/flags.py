# SPDX-License-Identifier: Apache-2.0
"""Gaps in the evidence, in words: where the team has looked from one side only, or not at all.

A flag advises and never judges: it says what is so and asks a question that would mend it.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from peerdesk.compose.phrases import counted, handle, listed, lowered, number
from peerdesk.compose.triangulation import Row
from peerdesk.domain.calendar import local
from peerdesk.domain.challenge import Scope
from peerdesk.domain.words import Source, Voice, title

SENIOR = frozenset({Voice.SENIOR_LEADERS, Voice.MEMBERS})
"""Whose voice alone never carries a point: those who decide, heard of by nobody who lives it."""
_NOON = "12:00"


class FlagKind(StrEnum):
    """What is lacking."""

    NOTHING = "nothing"
    ONE_KIND = "one-kind"
    SENIOR_ONLY = "senior-only"
    ONE_VOICE = "one-voice"
    CONTRADICTED = "contradicted"


FLAG_TITLES = {
    FlagKind.NOTHING: "Nothing by the second noon",
    FlagKind.ONE_KIND: "One kind of source only",
    FlagKind.SENIOR_ONLY: "Senior voices only",
    FlagKind.ONE_VOICE: "One voice only",
    FlagKind.CONTRADICTED: "Contradicted, not settled",
}
_SHORT = {
    FlagKind.NOTHING: "nothing yet",
    FlagKind.SENIOR_ONLY: "senior only",
    FlagKind.ONE_VOICE: "one voice",
    FlagKind.CONTRADICTED: "contradicted",
}


class Flag(Struct, frozen=True):
    """One gap: what it is about (a line's or message's identifier), why, and what would mend it.

    `question` is proposed as the words of a question of the team; `only` is the one source where
    there is but one.
    """

    kind: FlagKind
    about: str
    words: str
    question: str
    only: Source | None = None

    @property
    def title(self) -> str:
        """Return what is lacking, as a heading."""
        return FLAG_TITLES[self.kind]

    @property
    def short(self) -> str:
        """Return it in two words; one source is named, for a map tells more kinds apart than that.

        An interview and a focus group are two kinds in the map, and both are heard.
        """
        return f"{self.only.value} only" if self.only else _SHORT[self.kind]


class Contradiction(Struct, frozen=True):
    """A message that some settings speak against."""

    message: str
    wording: str
    settings: int


def by_second_noon(scope: Scope, at: int, offset: int) -> bool:
    """Say whether noon of the second day on site has come; of a single day, its own noon."""
    second = scope.days[min(1, len(scope.days) - 1)]
    now = local(at, offset)
    return (now.date().isoformat(), f"{now:%H:%M}") >= (second, _NOON)


def flags_of(row: Row, *, late: bool) -> tuple[Flag, ...]:
    """Return what is lacking of a line or message; `late` once the second noon has come.

    Where there is nothing, nothing else is lacking; senior voices alone are not said to be one
    voice as well.
    """
    if not row.settings:
        return (_nothing(row),) if late else ()
    found = [_one_kind(row)] if len(row.sources) == 1 else []
    heard = frozenset(row.heard_of)
    if heard and heard <= SENIOR:
        found.append(_senior(row))
    elif len(heard) == 1:
        found.append(_one_voice(row))
    return tuple(found)


def all_flags(
    rows: Iterable[Row], contradictions: Sequence[Contradiction], *, late: bool
) -> tuple[Flag, ...]:
    """Return every flag: of the lines in their order by what is lacking most, then of messages."""
    every = [flag for row in rows for flag in flags_of(row, late=late)]
    order = {kind: place for place, kind in enumerate(FlagKind)}
    every.sort(key=lambda flag: order[flag.kind])
    return (*every, *_contradicted(contradictions))


def worst_flags(
    rows: Iterable[Row], contradictions: Sequence[Contradiction], *, late: bool
) -> dict[str, Flag]:
    """Return, by line or message, the one flag to show of it: a contradiction before the rest."""
    lacking = {row.about.id: flags for row in rows if (flags := flags_of(row, late=late))}
    found = {about: flags[0] for about, flags in lacking.items()}
    return found | {flag.about: flag for flag in _contradicted(contradictions)}


def _nothing(row: Row) -> Flag:
    name = row.about.title
    return Flag(
        FlagKind.NOTHING,
        row.about.id,
        f"{name}: nothing heard, read or seen yet.",
        f"Who can tell us about {lowered(name)}?",
    )


def _one_kind(row: Row) -> Flag:
    (source,) = row.sources
    name, settings = row.about.title, counted(row.settings, "setting")
    only = "shown in data" if source is Source.DATA else source.value
    others = {
        Source.HEARD: "Where can we read or see what we heard about {}?",
        Source.READ: "Whom can we ask about what we read on {}?",
        Source.SEEN: "Who can tell us, or what can we read, about {}?",
        Source.DATA: "What lies behind the figures on {}?",
    }
    return Flag(
        FlagKind.ONE_KIND,
        row.about.id,
        f"{name}: {only} only, in {settings}.",
        others[source].format(lowered(name)),
        source,
    )


def _senior(row: Row) -> Flag:
    name = row.about.title
    voices = listed([title(voice).lower() for voice in row.heard_of])
    return Flag(
        FlagKind.SENIOR_ONLY,
        row.about.id,
        f"{name}: {voices} only; nobody from the frontline or partners yet.",
        f"What do the frontline and partners say about {lowered(name)}?",
    )


def _one_voice(row: Row) -> Flag:
    name = row.about.title
    (voice,) = row.heard_of
    heard = title(voice).lower()
    settings = counted(row.voices[_place(row)], "setting")
    return Flag(
        FlagKind.ONE_VOICE,
        row.about.id,
        f"{name}: {heard} only, in {settings}.",
        f"Who besides {heard} can tell us about {lowered(name)}?",
    )


def _place(row: Row) -> int:
    return next(place for place, count in enumerate(row.voices) if count)


def _contradicted(contradictions: Sequence[Contradiction]) -> Iterator[Flag]:
    for one in contradictions:
        name = handle(one.wording)
        says = "setting says" if one.settings == 1 else "settings say"
        yield Flag(
            FlagKind.CONTRADICTED,
            one.message,
            f"{name}: {number(one.settings)} {says} otherwise, and no question asks why.",
            f"How does what was said otherwise fit with: {lowered(name)}?",
        )
