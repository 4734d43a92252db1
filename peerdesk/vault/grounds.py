# SPDX-License-Identifier: Apache-2.0
"""Reads the grounds that notes stand on, a stretch of notes at a time: see `domain.ground`.

What came of a stretch is kept until a note in it is written: an hour's lines are all in the last
one, so whoever looks at the map again waits for that one and not for every note of the vault.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from peerdesk.domain.ground import Ground
from peerdesk.domain.words import Source, Voice
from peerdesk.vault.database import Database
from peerdesk.vault.facets import VOICE_BIT

_PLACED = "session || case_file || record"
_PART, _LINE = "\x1f", "\x1e"
"""What stands between the columns and the rows of a stretch; texts of ours hold neither."""
_COLUMNS = (
    "source", "session", "case_file", "record", f"CASE {_PLACED} WHEN '' THEN author ELSE '' END",
    f"CASE {_PLACED} WHEN '' THEN day ELSE '' END", "voices", "kloes",
)  # fmt: skip
_NOTES = (
    "FROM (SELECT * FROM note_facet ORDER BY number LIMIT ? OFFSET ?) "
    "WHERE withdrawn = 0 AND stance <> 'reflection'"
)
_STRETCH = f"SELECT group_concat({' || char(31) || '.join(_COLUMNS)}, char(30)) {_NOTES}"
"""All of a stretch as one text: rows one by one would take longer than all that follows."""
_ROWS = f"SELECT {', '.join(_COLUMNS)} {_NOTES}"
_BOUNDS = (
    "SELECT min(number), max(number), count(*) "
    "FROM (SELECT number FROM note_facet ORDER BY number LIMIT ? OFFSET ?)"
)
_EVERY = 1 << 62


class _Stretch(NamedTuple):
    """What came of a stretch, and from which number to which it reaches."""

    low: int
    high: int
    grounds: frozenset[Ground]


class Grounds:
    """Grounds by stretches; told by whoever writes notes which of them were written."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[tuple[int, int], _Stretch] = {}
        self._of: object = None

    def read(self, first: int, count: int) -> frozenset[Ground]:
        """Return the grounds of `count` notes from one on, in the order of their numbers.

        They are parted by lines of enquiry (`peerdesk.domain.ground.parted`).
        """
        database = self._database
        of = database.driver, database.taken_back
        if of != self._of:
            self.forget()
            self._of = of
        found = self._known.get((first, count))
        if found is None:
            found = self._known[first, count] = self._look(first, count)
        return found.grounds

    def changed(self, numbers: Iterable[int]) -> None:
        """Forget the stretches in which notes with these numbers stand as they stood before."""
        for number in numbers if self._known else ():
            for key, stretch in list(self._known.items()):
                if stretch.low <= number <= stretch.high:
                    del self._known[key]

    def shifted(self, numbers: Iterable[int]) -> None:
        """Forget what notes come after that are new under these numbers, or are gone."""
        first = min(numbers, default=None)
        if first is not None:
            self._known = {key: one for key, one in self._known.items() if one.high < first}

    def forget(self) -> None:
        """Read everything anew next time."""
        self._known = {}

    def _look(self, first: int, count: int) -> _Stretch:
        low, high, number = self._database.rows(_BOUNDS, (count, first))[0]
        grounds = frozenset(_parted(self._lines(first, count)))
        return _Stretch(
            _EVERY if low is None else low, high if number == count else _EVERY, grounds
        )

    def _lines(self, first: int, count: int) -> set[tuple[str, ...]]:
        """Return what is different of a stretch's notes, in the order of the columns."""
        text = self._database.value(_STRETCH, (count, first)) or ""
        lines = {tuple(line.split(_PART)) for line in set(text.split(_LINE))} if text else set()
        if all(len(line) == len(_COLUMNS) for line in lines):
            return lines
        return {tuple(map(str, row)) for row in self._database.rows(_ROWS, (count, first))}


def _parted(lines: Iterable[tuple[str, ...]]) -> Iterable[Ground]:
    """Yield the grounds of a stretch, one line of enquiry each."""
    places: dict[tuple[tuple[str, ...], str], int] = {}
    for *place, voices, kloes in lines:
        bits = int(voices)
        for kloe in kloes.split() or ("",):
            key = tuple(place), kloe
            places[key] = places.get(key, 0) | bits
    for (where, kloe), bits in places.items():
        source, session, case, record, author, day = where
        yield Ground(
            source=Source(source), session=session, case=case, record=record, author=author,
            day=day, kloes=(kloe,) if kloe else (), voices=_voices(bits),
        )  # fmt: skip


@cache
def _voices(bits: int) -> tuple[Voice, ...]:
    return tuple(sorted(voice for voice, bit in VOICE_BIT.items() if bits & bit))
