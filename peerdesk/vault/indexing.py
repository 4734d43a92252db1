# SPDX-License-Identifier: Apache-2.0
"""Bodies and words of notes, which may run behind the lines just typed until somebody searches.

Indexing one line touches more pages of the disk than all the rest of saving it. So a fresh line
is saved as its change and its facets; its body, its words and the index of what happened to it
follow with the next search, import, edit or closing, in one transaction for all such lines. A
mark in the database says up to where our own chain has been indexed, so that after a crash the
rest is known exactly.
"""

import contextlib
import json
from collections.abc import Sequence
from typing import NamedTuple

from peerdesk.domain.entry import Entry
from peerdesk.domain.note import Note
from peerdesk.vault.database import Database
from peerdesk.vault.errors import DamagedDatabase
from peerdesk.vault.facets import Standing, write_body
from peerdesk.vault.settings import Settings

USUAL_PARTS = 4
IMPORT_PARTS = 12
"""Parts of the index that lie beside each other; at 16 the library joins them come what may."""
MOST = 64
"""Lines that may be behind; then the next one takes them along."""

_ADD_BODY = "INSERT INTO note (number, body) VALUES (?, ?)"
_PUT_BODY = "INSERT OR REPLACE INTO note (number, body) VALUES (?, ?)"
_SET_BODY = "UPDATE note SET body = ? WHERE number = ?"
_DROP_BODY = "DELETE FROM note WHERE number = ?"
_GATHER = "INSERT INTO note_search (note_search, rank) VALUES ('automerge', ?)"
_ADD_WORDS = "INSERT INTO note_search (rowid, text) VALUES (?, ?)"
_DROP_WORDS = "INSERT INTO note_search (note_search, rowid, text) VALUES ('delete', ?, ?)"
_WORDS = (
    "SELECT number, json_extract(body, '$.texts[#-1].text') FROM note "
    "WHERE number IN (SELECT value FROM json_each(?)) AND json_valid(body)"
)
_CHECK = "INSERT INTO note_search (note_search, rank) VALUES ('integrity-check', 1)"
_ANEW = "INSERT INTO note_search (note_search) VALUES ('rebuild')"


class Line(NamedTuple):
    """A note just typed: its number, the place of its change, and what both hold."""

    number: int
    place: int
    entry: Entry
    note: Note


class NoteIndex:
    """Writes bodies and words, inside the transactions of whoever changes the notes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self.behind: dict[str, Line] = {}
        """Notes that are saved and have no body and words yet, by identifier."""

    def add(self, standing: Sequence[Standing]) -> None:
        """Write the bodies of notes that have none, and index the words they show."""
        self._database.run(_ADD_BODY, [(number, write_body(note)) for number, note in standing])
        self._database.run(_ADD_WORDS, [(number, note.text) for number, note in standing])

    def gather(self, parts: int) -> None:
        """Let as many parts of the index lie beside each other before they are made one.

        An import writes one part a slice, and joining them again and again would take as long
        as writing them; searching looks through a few more of them meanwhile.
        """
        self._database.run(_GATHER, (parts,))

    def drop(self, standing: Sequence[Standing]) -> None:
        """Take out bodies and words; the index has to be told the words that it knows."""
        self._database.run(_DROP_WORDS, [(number, note.text) for number, note in standing])
        self._database.run(_DROP_BODY, [(number,) for number, _ in standing])

    def put(self, standing: Sequence[Standing]) -> None:
        """Write bodies and words, whatever is in their places; words that are there stay."""
        held = self._words([number for number, _ in standing])
        others = [one for one in standing if held.get(one.number) != one.note.text]
        self._drop_words({n: held[n] for n, _ in others if n in held})
        self._database.run(_PUT_BODY, [(number, write_body(note)) for number, note in standing])
        self._database.run(_ADD_WORDS, [(number, note.text) for number, note in others])

    def clear(self, numbers: Sequence[int]) -> None:
        """Take out the bodies with these numbers, and their words."""
        self._drop_words(self._words(numbers))
        self._database.run(_DROP_BODY, [(number,) for number in numbers])

    def _words(self, numbers: Sequence[int]) -> dict[int, str]:
        """Return the words of the bodies with these numbers, of those that have any."""
        return dict(self._database.rows(_WORDS, (json.dumps(numbers),)))

    def _drop_words(self, held: dict[int, str]) -> None:
        """Take words out as the bodies have them; where the index knows others, it is wrong now.

        So is one that refuses; whether it `matches` is seen later.
        """
        with contextlib.suppress(DamagedDatabase):
            self._database.run(_DROP_WORDS, list(held.items()))

    def matches(self) -> bool:
        """Say whether the index holds the words of the bodies, each and no others."""
        try:
            self._database.run(_CHECK)
        except DamagedDatabase:
            return False
        return True

    def make_anew(self) -> None:
        """Make the index anew from the bodies."""
        self._database.run(_ANEW)

    def change(self, pairs: Sequence[tuple[Standing, Note]]) -> None:
        """Write bodies anew, and the words of those that were reworded."""
        reworded = [(was, note) for was, note in pairs if was.note.text != note.text]
        run = self._database.run
        run(_DROP_WORDS, [(was.number, was.note.text) for was, _ in reworded])
        run(_SET_BODY, [(write_body(note), was.number) for was, note in pairs])
        run(_ADD_WORDS, [(was.number, note.text) for was, note in reworded])

    def catch_up(self, number: int) -> None:
        """Write what is behind; `number` is where our own chain stands after this transaction."""
        lines = list(self.behind.values())
        self._database.run(
            "UPDATE change SET entity = ? WHERE place = ?",
            [(line.note.id, line.place) for line in lines],
        )
        self.add([Standing(line.number, line.note) for line in lines])
        if self._settings.indexed != number:  # what changes nothing needs no disk
            self._settings.indexed = number
