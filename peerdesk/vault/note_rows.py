# SPDX-License-Identifier: Apache-2.0
"""The rows of notes: body, facets, tags and words, changed together."""

import json
from collections.abc import Container, Sequence

from peerdesk.domain.note import Note
from peerdesk.vault.database import Database
from peerdesk.vault.facets import Standing, facet_row, read_note, write_body
from peerdesk.vault.numbering import SLOTS, first_number, free_number, numbers_of_tick, tick_of_time

_ADD_FACETS = "INSERT INTO note_facet VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SET_FACETS = "INSERT OR REPLACE INTO note_facet VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_WORDS = "INSERT INTO note_search (rowid, text) VALUES (?, ?)"
_DROP_WORDS = "INSERT INTO note_search (note_search, rowid, text) VALUES ('delete', ?, ?)"
_ADD_TAG = "INSERT INTO note_kloe (kloe, note) VALUES (?, ?)"
_DROP_TAG = "DELETE FROM note_kloe WHERE kloe = ? AND note = ?"


class NoteRows:
    """Writes notes as they stand; of a note written before, only what differs is touched."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write_fresh(self, notes: Sequence[Note]) -> None:
        """Write notes that are not there yet; the tables refuse a number that is taken."""
        self._insert([Standing(first_number(note.at, note.id), note) for note in notes])

    def write(self, notes: Sequence[Note], known: Container[str]) -> None:
        """Write notes; only those in `known` can be there already."""
        before = self._before([note.id for note in notes if note.id in known])
        new: list[Note] = []
        kept: list[tuple[Standing, Note]] = []
        moved: list[Standing] = []
        for note in notes:
            was = before.get(note.id)
            if was is None:
                new.append(note)
            elif tick_of_time(was.note.at) == tick_of_time(note.at):
                kept.append((was, note))
            else:
                moved.append(was)
                new.append(note)
        self._remove(moved)
        self._insert(self._numbered(new))
        self._change(kept)

    def _before(self, identifiers: list[str]) -> dict[str, Standing]:
        if not identifiers:
            return {}
        rows = self._database.rows(
            "SELECT f.id, n.number, n.body FROM note_facet f JOIN note n USING (number) "
            "WHERE f.id IN (SELECT value FROM json_each(?))",
            (json.dumps(identifiers),),
        )
        return {found: Standing(number, read_note(body)) for found, number, body in rows}

    def _numbered(self, notes: list[Note]) -> list[Standing]:
        """Give notes numbers that nobody has taken."""
        wanted = [first_number(note.at, note.id) for note in notes]
        taken = self._taken(wanted)
        standing: list[Standing] = []
        for number, note in zip(wanted, notes, strict=True):
            free = number
            if number in taken:
                taken |= self._in_tick(number)
                free = free_number(number, taken)
            taken.add(free)
            standing.append(Standing(free, note))
        return standing

    def _taken(self, numbers: list[int]) -> set[int]:
        rows = self._database.rows(
            "SELECT number FROM note WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(numbers),),
        )
        return {row[0] for row in rows}

    def _in_tick(self, number: int) -> set[int]:
        rows = self._database.rows(
            "SELECT number FROM note WHERE number BETWEEN ? AND ?",
            numbers_of_tick(number >> SLOTS),
        )
        return {row[0] for row in rows}

    def _insert(self, standing: Sequence[Standing]) -> None:
        run = self._database.run
        run(
            "INSERT INTO note (number, body) VALUES (?, ?)",
            [(number, write_body(note)) for number, note in standing],
        )
        run(_ADD_FACETS, [facet_row(number, note) for number, note in standing])
        run(_ADD_WORDS, [(number, note.text) for number, note in standing])
        run(_ADD_TAG, [(held.value, number) for number, note in standing for held in note.kloes])

    def _remove(self, standing: Sequence[Standing]) -> None:
        run = self._database.run
        run(_DROP_WORDS, [(number, note.text) for number, note in standing])
        run(_DROP_TAG, [(kloe, number) for number, note in standing for kloe in note.kloe_ids])
        run("DELETE FROM note_facet WHERE number = ?", [(was.number,) for was in standing])
        run("DELETE FROM note WHERE number = ?", [(was.number,) for was in standing])

    def _change(self, pairs: Sequence[tuple[Standing, Note]]) -> None:
        """Write anew what differs; words come last, after the body they are checked against."""
        run = self._database.run
        reworded = [(was, note) for was, note in pairs if was.note.text != note.text]
        run(_DROP_WORDS, [(was.number, was.note.text) for was, _ in reworded])
        run(
            "UPDATE note SET body = ? WHERE number = ?",
            [(write_body(note), was.number) for was, note in pairs],
        )
        run(_SET_FACETS, [facet_row(was.number, note) for was, note in pairs])
        run(_ADD_WORDS, [(was.number, note.text) for was, note in reworded])
        tags = [(was.number, set(was.note.kloe_ids), set(note.kloe_ids)) for was, note in pairs]
        run(_DROP_TAG, [(k, number) for number, old, new in tags for k in sorted(old - new)])
        run(_ADD_TAG, [(k, number) for number, old, new in tags for k in sorted(new - old)])
