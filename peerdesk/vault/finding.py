# SPDX-License-Identifier: Apache-2.0
"""Finds the notes that a query wants, newest first, without looking at more than it must.

Notes' numbers grow with time, so every list comes out of a table or the search index in order;
within one moment the time and then the identifiers decide, so that all laptops show one order.
"""

import json
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Integer, Select, column, exists, func, select, text
from sqlalchemy import table as named_table

from peerdesk.desk.query import NoteQuery
from peerdesk.domain.note import Note
from peerdesk.domain.words import Source
from peerdesk.vault.database import Database
from peerdesk.vault.entities import Entities
from peerdesk.vault.facets import read_note
from peerdesk.vault.filters import facet_filters
from peerdesk.vault.indexing import NoteIndex
from peerdesk.vault.numbering import SLOTS, numbers_of_tick
from peerdesk.vault.remembered import Remembered
from peerdesk.vault.schema import note_facet
from peerdesk.vault.words import match_expression

_search = named_table("note_search", column("rowid", Integer))
_Numbers = Select[int]
_SEARCHED = (
    "SELECT rowid FROM note_search WHERE note_search MATCH ? "
    "AND rowid NOT IN (SELECT number FROM note_facet WHERE withdrawn = 1) ORDER BY rowid"
)
_OLDEST = f"{_SEARCHED} LIMIT ? OFFSET ?"
_NEWEST = f"{_SEARCHED} DESC LIMIT ? OFFSET ?"
"""What search as you type asks at every key, written out: putting it together took longer."""
_EVIDENCE = (
    "SELECT json_group_array(source || kloes) FROM note_facet "
    "WHERE withdrawn = 0 AND kloes <> '' AND stance <> 'reflection'"
)
"""Told as one text and counted here: SQLite would sort all of them to count them."""
_BY_SESSION = (
    "SELECT session, count(*) FROM note_facet WHERE author = ? AND withdrawn = 0 GROUP BY session"
)


class NoteFinder:
    """Reads pages of notes, and counts them."""

    def __init__(self, database: Database, entities: Entities, index: NoteIndex) -> None:
        self._database = database
        self._entities = entities
        self._index = index
        self._remembered = Remembered(database)

    def page(self, query: NoteQuery, first: int, count: int) -> tuple[Note, ...]:
        """Return a page of the notes that a query wants, by time and then identifier."""
        wanted = _Wanted(query, self._entities)
        if wanted.words_alone:
            statement = _NEWEST if query.newest_first else _OLDEST
            found = self._database.rows(statement, (wanted.words, count, first))
            numbers = [row[0] for row in found]
        else:
            numbers = self._numbers(wanted.ordered().offset(first).limit(count))
        if not numbers:
            return ()
        before, after = self._same_moment(wanted, numbers)
        notes = self._read([*before, *numbers, *after])
        notes.sort(key=lambda note: (note.at, note.id), reverse=query.newest_first)
        return tuple(notes[len(before) : len(before) + count])

    def count(self, query: NoteQuery) -> int:
        """Return how many notes a query wants."""
        return self._remembered.get(query, lambda: self._look(query))

    def _look(self, query: NoteQuery) -> int:
        wanted = _Wanted(query, self._entities)
        if wanted.only_bin_is_left_out:
            return self._count(wanted.anywhere()) - self._count(wanted.in_bin())
        return self._count(wanted.numbers())

    def count_by_session(self, author: str) -> dict[str, int]:
        """Return how many notes of somebody stand in each session, in one look."""
        rows = self._remembered.get(
            (_BY_SESSION, author), lambda: self._database.rows(_BY_SESSION, (author,))
        )
        return {str(session): int(notes) for session, notes in rows}

    def count_evidence(self) -> Counter[tuple[str, Source]]:
        """Return how many notes carry a line of enquiry, by line and source, in one look."""
        return self._remembered.get(_EVIDENCE, self._count_evidence).copy()

    def _count_evidence(self) -> Counter[tuple[str, Source]]:
        counts: Counter[tuple[str, Source]] = Counter()
        tagged = json.loads(self._database.value(_EVIDENCE))
        for facets, notes in Counter(tagged).items():
            source, *kloes = facets.split()
            for kloe in kloes:
                counts[kloe, Source(source)] += notes
        return counts

    def _same_moment(self, wanted: "_Wanted", page: Sequence[int]) -> tuple[list[int], list[int]]:
        """Return the numbers around a page that share a moment with its first or last.

        Their order is that of time and identifier, which the tables do not know.
        """
        low, high = min(page[0], page[-1]), max(page[0], page[-1])
        older = self._between(wanted, numbers_of_tick(low >> SLOTS)[0], low - 1)
        newer = self._between(wanted, high + 1, numbers_of_tick(high >> SLOTS)[1])
        return (newer, older) if wanted.query.newest_first else (older, newer)

    def _between(self, wanted: "_Wanted", low: int, high: int) -> list[int]:
        """Return the numbers wanted in a range, in which there is mostly no note at all."""
        there = self._database.value(
            "SELECT 1 FROM note_facet WHERE number BETWEEN ? AND ?", (low, high)
        )
        return self._numbers(wanted.between(low, high)) if there else []

    def _numbers(self, statement: _Numbers) -> list[int]:
        return [row[0] for row in self._database.select(statement)]

    def _read(self, numbers: Sequence[int]) -> list[Note]:
        rows = self._database.rows(
            "SELECT body FROM note WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(numbers),),
        )
        wanted = set(numbers)
        behind = (line.note for line in self._index.behind.values() if line.number in wanted)
        return [*(read_note(row[0]) for row in rows), *behind]

    def _count(self, statement: _Numbers) -> int:
        counted = select(func.count()).select_from(statement.subquery())
        return int(self._database.select(counted)[0][0])


class _Wanted:
    """A query as statements that give numbers of notes.

    The statement is driven by the search index, or by the facets of all notes; both give
    numbers in order, and the filters are checked for each, until a page is full.
    """

    def __init__(self, query: NoteQuery, entities: Entities) -> None:
        self.query = query
        self.words = match_expression(query.words)
        self._filters = facet_filters(query, entities)
        self._drive: ColumnElement[int] = _search.c.rowid if self.words else note_facet.c.number

    @property
    def words_alone(self) -> bool:
        """Say whether the words decide, and nothing else but that the bin is left out."""
        return bool(self.words) and self.only_bin_is_left_out

    @property
    def only_bin_is_left_out(self) -> bool:
        """Say whether nothing is filtered but what lies in the bin, which is little."""
        return not self._filters and not self.query.withdrawn

    def numbers(self) -> _Numbers:
        """Return what gives all numbers wanted, in any order."""
        in_place = note_facet.c.withdrawn == int(self.query.withdrawn)
        return self._that([in_place, *self._filters])

    def ordered(self) -> _Numbers:
        """Return what gives all numbers wanted, in order."""
        by = self._drive.desc() if self.query.newest_first else self._drive.asc()
        return self.numbers().order_by(by)

    def between(self, low: int, high: int) -> _Numbers:
        """Return what gives the numbers wanted from one to another."""
        return self.numbers().where(self._drive.between(low, high))

    def anywhere(self) -> _Numbers:
        """Return what gives all numbers with these words, also in the bin."""
        return self._that([])

    def in_bin(self) -> _Numbers:
        """Return what gives the numbers with these words that lie in the bin."""
        bin_only = select(note_facet.c.number).where(note_facet.c.withdrawn == 1)
        return self._that([]).where(self._drive.in_(bin_only))

    def _that(self, filters: Sequence[ColumnElement[bool]]) -> _Numbers:
        statement = select(self._drive)
        if not self.words:
            return statement.where(*filters)
        found = text("note_search MATCH :words").bindparams(words=self.words)
        statement = statement.where(found)
        if not filters:
            return statement
        return statement.where(
            exists(select(note_facet.c.number).where(note_facet.c.number == self._drive, *filters))
        )
