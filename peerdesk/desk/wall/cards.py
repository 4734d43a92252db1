# SPDX-License-Identifier: Apache-2.0
"""What stands on the wall: a card a message or a cluster of notes, with what it rests on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from peerdesk.compose.atlas import Atlas, Kind
from peerdesk.domain.calendar import local
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.ground import ground_of
from peerdesk.domain.note import Note
from peerdesk.domain.placed import Placed
from peerdesk.domain.words import MessageKind, Stance, Voice


class CardSort(StrEnum):
    """What a card stands for."""

    MESSAGE = "message"
    CLUSTER = "cluster"


class Way(StrEnum):
    """In which way evidence reached the team, as the foot of a card shows it."""

    INTERVIEW = "interview"
    FOCUS_GROUP = "focus-group"
    CASE_FILE = "case-file"
    SEEN = "seen"
    READ = "read"
    DATA = "data"


class Card(Struct, frozen=True, kw_only=True):
    """One card; `kind` is None for a cluster, whose notes are in `notes`.

    `supports`, `against` and `context` count notes; `ways`, `voices` and `days` are those of the
    notes that support it, or of the cluster's, which with `one_line` are all tagged with one line.
    `merged` are the identifiers that it stands for beside its own. `guarded` says that its words
    are too near to a note's to be shown to a room.
    """

    id: str
    sort: CardSort
    theme: str
    position: int
    words: str
    kloe: str = ""
    kind: MessageKind | None = None
    agreed: bool = False
    clashes: bool = False
    changed: bool = False
    ways: tuple[Way, ...] = ()
    voices: tuple[Voice, ...] = ()
    days: int = 0
    supports: int = 0
    against: int = 0
    context: int = 0
    notes: tuple[str, ...] = ()
    one_line: bool = False
    merged: tuple[str, ...] = ()
    guarded: bool = False

    @property
    def is_cluster(self) -> bool:
        """Say whether this is a cluster of notes."""
        return self.sort is CardSort.CLUSTER


class Driving(Struct, frozen=True):
    """Which laptop moves the cards, whose it is, and since when."""

    device: str
    who: str
    at: int
    offset: int
    mine: bool


class Wall(Struct, frozen=True, kw_only=True):
    """The whole wall as it stands: its cards in their order, and who may move them.

    `waiting` is how many notes wait for a place on it, or None where they were not counted.
    """

    cards: tuple[Card, ...]
    themes: Mapping[str, str]
    kloes: tuple[Placed[Kloe], ...]
    waiting: int | None
    driving: Driving | None
    lead: bool
    writes: bool

    @property
    def moves(self) -> bool:
        """Say whether cards can be moved here: by who may write, where no other laptop drives."""
        return self.writes and (self.driving is None or self.driving.mine)


class Rests(Struct, frozen=True):
    """How broad some notes are."""

    ways: tuple[Way, ...]
    voices: tuple[Voice, ...]
    days: int


_OF_KIND = {
    Kind.INTERVIEW: Way.INTERVIEW,
    Kind.FOCUS_GROUP: Way.FOCUS_GROUP,
    Kind.CASE_RECORD: Way.CASE_FILE,
    Kind.OBSERVED: Way.SEEN,
    Kind.DOCUMENT: Way.READ,
    Kind.DATA: Way.DATA,
}
_WORD = re.compile(r"[^\W_]+")
RUN = 7
"""Words in a row taken from a note that tell whose they were."""
RUN_OF_VERBATIM = 4
"""The same for what was noted word for word."""


def way_of(note: Note, atlas: Atlas) -> Way:
    """Return in which way a note reached the team, the same as on the map of the evidence."""
    return _OF_KIND[atlas.kind(ground_of(note))]


def rests_on(notes: Iterable[Note], atlas: Atlas) -> Rests:
    """Return the ways, voices and days of notes that count; withdrawn ones and reflections not."""
    counted = [n for n in notes if not n.withdrawn and n.stance is not Stance.REFLECTION]
    sessions = atlas.sessions
    ways = {way_of(note, atlas) for note in counted}
    voices = {voice for note in counted for voice in note.voice_list}
    days = {
        sessions[n.session].day if n.session in sessions else local(n.at, n.offset).date()
        for n in counted
    }
    return Rests(
        tuple(way for way in Way if way in ways),
        tuple(voice for voice in Voice if voice in voices),
        len({str(day) for day in days}),
    )


def is_guarded(words: str, notes: Iterable[Note]) -> bool:
    """Say whether a wording takes so many words from a note that it could tell who spoke."""
    said = _words(words)
    runs = {length: _runs(said, length) for length in (RUN, RUN_OF_VERBATIM)}
    telling = {length: _telling(said, length) for length in runs}
    return any(_holds(note, runs[_run_of(note)], telling[_run_of(note)]) for note in notes)


def _holds(note: Note, runs: Sequence[str], telling: Sequence[str]) -> bool:
    """Say whether a note has any of these runs of words; one without their telling words has not.

    Few notes have, and to take every other one into words would be most of the wall's reading.
    """
    text = _plain(note.text)
    if not runs or not any(word in text for word in telling):
        return False
    noted = f" {' '.join(_WORD.findall(text))} "
    return any(run in noted for run in runs)


def _telling(words: Sequence[str], length: int) -> Sequence[str]:
    """Return every so many-th word, of which each run has one: the longest that there are."""
    steps = [words[first::length] for first in range(length)]
    return max(steps, key=lambda step: min(map(len, step), default=0))


def _run_of(note: Note) -> int:
    return RUN_OF_VERBATIM if note.stance is Stance.VERBATIM else RUN


def _runs(words: Sequence[str], length: int) -> tuple[str, ...]:
    """Return every so many words in a row, with a space round each run."""
    return tuple(f" {' '.join(words[n : n + length])} " for n in range(len(words) - length + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(_plain(text))


def _plain(text: str) -> str:
    return text.casefold().replace("’", "").replace("'", "")
