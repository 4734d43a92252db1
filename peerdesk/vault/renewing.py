# SPDX-License-Identifier: Apache-2.0
"""Puts the rows of what stands right, thing by thing, without taking any away beforehand."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from peerdesk.domain.note import Note
from peerdesk.vault.database import Database
from peerdesk.vault.facets import facet_row, write_body
from peerdesk.vault.note_rows import NoteRows

Thing = tuple[str, str]

_STRAYS = (
    "DELETE FROM message_note WHERE message NOT IN (SELECT id FROM entity WHERE sort = 'message')",
    "DELETE FROM aside WHERE entity NOT IN (SELECT entity FROM change WHERE entity IS NOT NULL)",
)


class Renewal:
    """Remembers which rows there were at the beginning, so that those too many can go at the end.

    What is written meanwhile is right already, and is not looked at.
    """

    def __init__(self, database: Database, notes: NoteRows) -> None:
        self._database = database
        self._notes = notes
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        for number, name in database.rows("SELECT number, id FROM note_facet"):
            self._numbers[name].append(number)
        self.rest: set[Thing] = {("note", name) for name in self._numbers}
        """What stands in the tables and has not been met in the ledger yet."""
        self.rest.update((s, name) for s, name in database.rows("SELECT sort, id FROM entity"))

    def met(self, things: Iterable[Thing]) -> None:
        """Remember that these stand."""
        self.rest.difference_update(things)

    def write_notes(self, notes: Sequence[Note]) -> None:
        """Write those notes whose rows are not what they should be."""
        stood = self._notes.numbers(notes)
        rows = self._database.rows(
            "SELECT f.*, n.body FROM note_facet f JOIN note n USING (number) "
            "WHERE f.number IN (SELECT value FROM json_each(?))",
            (json.dumps(list(stood.values())),),
        )
        there = {row[0]: row for row in rows}
        self._notes.clear(
            [
                (number, note.id)
                for note in notes
                for number in self._numbers.pop(note.id, ())
                if number != stood.get(note.id)
            ]
        )
        self._notes.put([note for note in notes if not _is_right(note, stood, there)])

    def drop_rest(self, standing: Iterable[Thing]) -> None:
        """Take out what is left, but for what stands after all: it was written meanwhile."""
        gone = sorted(self.rest.difference(standing))
        self._notes.clear(
            [
                (number, name)
                for sort, name in gone
                if sort == "note"
                for number in self._numbers[name]
            ]
        )
        self._notes.clear_strays()
        self._database.run("DELETE FROM entity WHERE sort = ? AND id = ?", gone)
        for statement in _STRAYS:
            self._database.run(statement)


def _is_right(note: Note, numbers: dict[str, int], there: dict[int, tuple[object, ...]]) -> bool:
    number = numbers.get(note.id, -1)
    return there.get(number) == (*facet_row(number, note), write_body(note))
