# SPDX-License-Identifier: Apache-2.0
"""The rows of notes: facets, body and words, changed together."""

import json
from collections.abc import Container, Iterable, Sequence
from itertools import count
from typing import NamedTuple

from peerdesk.domain.note import Note
from peerdesk.vault.database import Database
from peerdesk.vault.errors import RowTaken
from peerdesk.vault.facets import Standing, facet_row
from peerdesk.vault.grounds import Grounds
from peerdesk.vault.indexing import NoteIndex
from peerdesk.vault.numbering import SLOTS, first_number, free_number, numbers_of_tick, tick_of_time

_ADD_FACETS = "INSERT INTO note_facet VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SET_FACETS = "INSERT OR REPLACE INTO note_facet VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Turn(NamedTuple):
    """A note as it stood, if it did, and as it stands now."""

    was: Note | None
    note: Note


class NoteRows:
    """Writes notes as they stand; of a note written before, only what differs is touched."""

    def __init__(self, database: Database, index: NoteIndex, grounds: Grounds) -> None:
        self._database = database
        self._index = index
        self._grounds = grounds

    def write_fresh(self, notes: Sequence[Note]) -> list[Standing]:
        """Write only the facets of notes that are surely new, and return their numbers too.

        Raises `RowTaken` where one of them, or a number, is there already.
        """
        if any(note.id in self._index.behind for note in notes):
            raise RowTaken
        standing = [Standing(first_number(note.at, note.id), note) for note in notes]
        self._add(standing)
        return standing

    def write(self, turns: Sequence[Turn]) -> None:
        """Write notes and their words as they stand now.

        One that should be there and is not, because the tables are damaged, is written whole.
        """
        stood = self.numbers([turn.was for turn in turns if turn.was is not None])
        new: list[Note] = []
        lost: list[Note] = []
        moved: list[Standing] = []
        kept: list[tuple[Standing, Note]] = []
        for was, note in turns:
            if was is None:
                new.append(note)
            elif note.id not in stood:
                lost.append(note)
            elif tick_of_time(was.at) != tick_of_time(note.at):
                moved.append(Standing(stood[note.id], was))
                new.append(note)
            else:
                kept.append((Standing(stood[note.id], was), note))
        self._remove(moved)
        numbered = self._numbered(new)
        self._add(numbered)
        self._index.add(numbered)
        self._grounds.changed(was.number for was, _ in kept)
        self._database.run(_SET_FACETS, [facet_row(was.number, note) for was, note in kept])
        self._index.change(kept)
        self.put(lost)

    def put(self, notes: Sequence[Note]) -> None:
        """Write notes and their words, whatever stands of them or in their places."""
        stood = self.numbers(notes)
        standing = [Standing(stood[note.id], note) for note in notes if note.id in stood]
        standing += self._numbered([note for note in notes if note.id not in stood])
        self._grounds.shifted(one.number for one in standing)
        self._database.run(_SET_FACETS, [facet_row(*one) for one in standing])
        self._index.put(standing)

    def clear(self, rows: Sequence[tuple[int, str]]) -> None:
        """Take out the rows with these numbers that are of the notes with these identifiers."""
        run = self._database.run
        theirs = [row for row in rows if self._taken([row[0]]).get(row[0]) == row[1]]
        self._index.clear([number for number, _ in theirs])
        self._grounds.shifted(number for number, _ in theirs)
        run("DELETE FROM note_facet WHERE number = ?", [(number,) for number, _ in theirs])

    def clear_strays(self) -> None:
        """Take out bodies and words that are of no note."""
        rows = self._database.rows(
            "SELECT number FROM note WHERE number NOT IN (SELECT number FROM note_facet)"
        )
        self._index.clear([row[0] for row in rows])

    def remove(self, notes: Sequence[Note]) -> None:
        """Take out notes, given as they stood."""
        numbers = self.numbers(notes)
        self._remove([Standing(numbers[note.id], note) for note in notes if note.id in numbers])

    def numbers(self, notes: Iterable[Note]) -> dict[str, int]:
        """Return the numbers that notes have, by identifier."""
        wanted = {note.id: first_number(note.at, note.id) for note in notes}
        taken = self._taken(wanted.values())
        crowds = _Crowds(self._database)
        found: dict[str, int] = {}
        for identifier, number in wanted.items():
            if taken.get(number) == identifier:
                found[identifier] = number
            elif (elsewhere := crowds.find(number, identifier)) is not None:
                found[identifier] = elsewhere
        return found

    def _numbered(self, notes: list[Note]) -> list[Standing]:
        """Give notes numbers that nobody has taken."""
        wanted = [first_number(note.at, note.id) for note in notes]
        taken = self._taken(wanted)
        crowds = _Crowds(self._database)
        standing: list[Standing] = []
        for number, note in zip(wanted, notes, strict=True):
            free = crowds.free(number, taken) if number in taken else number
            taken[free] = note.id
            standing.append(Standing(free, note))
        return standing

    def _add(self, standing: Sequence[Standing]) -> None:
        self._grounds.shifted(number for number, _ in standing)
        self._database.run(_ADD_FACETS, [facet_row(*one) for one in standing])

    def _taken(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return which of these numbers are taken, and by which notes."""
        wanted = list(numbers)
        if not wanted:
            return {}
        return dict(
            self._database.rows(
                "SELECT number, id FROM note_facet "
                "WHERE number IN (SELECT value FROM json_each(?))",
                (json.dumps(wanted),),
            )
        )

    def _remove(self, standing: Sequence[Standing]) -> None:
        self._index.drop(standing)
        self._grounds.shifted(number for number, _ in standing)
        self._database.run(
            "DELETE FROM note_facet WHERE number = ?", [(number,) for number, _ in standing]
        )


class _Crowd(NamedTuple):
    """The notes of one moment: their numbers by identifier, and the numbers alone."""

    numbers: dict[str, int]
    taken: frozenset[int]


class _Crowds:
    """Moments in which several notes were written; each is read once.

    A full moment goes on in the next. Nobody writes so much in a second, but a hostile laptop
    may say that it did; then only the order within those seconds is not kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: dict[int, _Crowd] = {}

    def find(self, number: int, identifier: str) -> int | None:
        """Return the number of a note that found its first number taken, or None."""
        for tick in count(number >> SLOTS):
            crowd = self._at(tick)
            found = crowd.numbers.get(identifier)
            if found is not None or len(crowd.taken) < 1 << SLOTS:
                return found
        return None

    def free(self, number: int, taken: Container[int]) -> int:
        """Return the first number from this one on that neither table nor `taken` holds."""
        free = None
        while free is None:
            free = free_number(number, self._at(number >> SLOTS).taken, taken)
            number += 1 << SLOTS
        return free

    def _at(self, tick: int) -> _Crowd:
        if tick not in self._read:
            rows = self._database.rows(
                "SELECT id, number FROM note_facet WHERE number BETWEEN ? AND ?",
                numbers_of_tick(tick),
            )
            self._read[tick] = _Crowd(dict(rows), frozenset(number for _, number in rows))
        return self._read[tick]
