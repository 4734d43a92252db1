# SPDX-License-Identifier: Apache-2.0
"""What the ledger comes to, as tables: written with every change, and made anew on demand.

A new fact recomputes the one thing that it is about from all that happened to it, with the same
reducer that replays a whole ledger, so the order in which facts arrive never shows.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from msgspec import Struct

from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.reduction import REDUCERS
from peerdesk.vault.database import Database
from peerdesk.vault.facets import write_body
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.note_rows import NoteRows
from peerdesk.vault.schema import PROJECTION, PROJECTION_VERSION, SEARCH
from peerdesk.vault.settings import Settings

Thing = tuple[str, str]
"""A sort of entity and an identifier."""
_BATCH = 1_000


class Projection:
    """Keeps the tables of what stands equal to a replay of the ledger."""

    def __init__(self, database: Database, ledger: LedgerTables, notes: NoteRows) -> None:
        self._database = database
        self._ledger = ledger
        self._notes = notes

    def write(self, entries: Sequence[Entry]) -> None:
        """Recompute what new entries are about; call it before their changes are inserted."""
        touched = _by_thing(entries)
        earlier = self._ledger.entries({identifier for _, identifier in touched})
        for identifier, found in earlier.items():
            for entry in found:
                thing = entry.fact.about, identifier
                if thing in touched:
                    touched[thing].append(entry)
        self._write_things(touched, known=earlier.keys())

    def write_fresh(self, entries: Sequence[Entry]) -> None:
        """Write what nothing has happened to before; nothing is looked up.

        Raises `RowTaken` where that is not so.
        """
        self._write_things(_by_thing(entries), known=None)

    def rebuild(self, pause: Callable[[], None]) -> int:
        """Make all tables anew from the ledger and return how many things stand."""
        self._drop()
        self.create()
        count = 0
        for things in self._batches():
            self._write_things(things, known=())
            count += len(things)
            pause()
        return count

    def create(self) -> None:
        """Make the empty tables."""
        PROJECTION.create_all(self._database.connection, checkfirst=False)
        for statement in SEARCH:
            self._database.run(statement)
        Settings(self._database).projection = PROJECTION_VERSION

    def _drop(self) -> None:
        for kind, name in (("TABLE", "note_search"), ("VIEW", "note_text")):
            self._database.run(f"DROP {kind} IF EXISTS {name}")
        for table in PROJECTION.sorted_tables:
            self._database.run(f"DROP TABLE IF EXISTS {table.name}")

    def _batches(self) -> Iterator[dict[Thing, list[Entry]]]:
        """Yield everything that ever happened, by what it is about, some things at a time."""
        after = ""
        while rows := self._database.rows(
            "SELECT DISTINCT entity FROM change WHERE entity > ? ORDER BY entity LIMIT ?",
            (after, _BATCH),
        ):
            found = self._ledger.entries([row[0] for row in rows])
            yield _by_thing(entry for entries in found.values() for entry in entries)
            after = rows[-1][0]

    def _write_things(self, things: dict[Thing, list[Entry]], known: Container[str] | None) -> None:
        """Write what stands; `known` is what may be there, or None where all is sure to be new."""
        notes: list[Note] = []
        others: list[tuple[str, str, int, str, str]] = []
        messages: list[Message] = []
        for (sort, identifier), entries in things.items():
            value = REDUCERS[sort](entries)
            if isinstance(value, Note):
                notes.append(value)
            elif value is not None:
                others.append(_row(sort, identifier, entries, value))
                if isinstance(value, Message):
                    messages.append(value)
        if notes and known is None:
            self._notes.write_fresh(notes)
        elif notes and known is not None:
            self._notes.write(notes, known)
        if others:
            self._database.run("INSERT OR REPLACE INTO entity VALUES (?, ?, ?, ?, ?)", others)
        if messages:
            self._link(messages)

    def _link(self, messages: Sequence[Message]) -> None:
        """Write which notes the messages that stand are linked to."""
        self._database.run(
            "DELETE FROM message_note WHERE message = ?", [(m.id,) for m in messages]
        )
        self._database.run(
            "INSERT OR IGNORE INTO message_note (note, message) VALUES (?, ?)",
            [(link.note, m.id) for m in messages if not m.withdrawn for link in m.links],
        )


def _by_thing(entries: Iterable[Entry]) -> dict[Thing, list[Entry]]:
    found: dict[Thing, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.fact.about, entry.fact.entity].append(entry)
    return found


def _row(
    sort: str, identifier: str, entries: list[Entry], value: Struct
) -> tuple[str, str, int, str, str]:
    first = in_order(entries)[0]
    return sort, identifier, first.depth, first.hash, write_body(value)
