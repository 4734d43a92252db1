# SPDX-License-Identifier: Apache-2.0
"""What the ledger comes to, as tables: written with every change, and made anew on demand.

A new fact recomputes the one thing that it is about from all that happened to it, with the same
reducer that replays a whole ledger, so the order in which facts arrive never shows.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from peerdesk.domain.aside import SetAside
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note, reduce_note
from peerdesk.domain.reduction import REDUCERS
from peerdesk.domain.roster import Roster
from peerdesk.domain.standing import counting
from peerdesk.vault.breath import Breath
from peerdesk.vault.database import Database
from peerdesk.vault.errors import RowTaken
from peerdesk.vault.facets import Standing, write_body
from peerdesk.vault.grounds import Grounds
from peerdesk.vault.indexing import NoteIndex
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.note_rows import NoteRows, Turn
from peerdesk.vault.projected import make_empty
from peerdesk.vault.renewing import Renewal
from peerdesk.vault.schema import PROJECTION_VERSION
from peerdesk.vault.settings import Settings
from peerdesk.vault.weighing import Things, Weighing, counted

_BATCH = 1_000


class _Past(NamedTuple):
    """What had happened when things were written last, and the roster by which it was weighed."""

    things: Things
    roster: Roster

    def note(self, identifier: str) -> Note | None:
        """Return a note as it stood, or None if it did not."""
        happened = self.things.get(("note", identifier))
        return reduce_note(counting(happened, self.roster)) if happened else None


class Stands(NamedTuple):
    """One thing as it stands, and what happened to it that counts."""

    sort: str
    id: str
    value: Struct
    entries: list[Entry]

    @property
    def row(self) -> tuple[int, str, str]:
        """Return the depth and hash of what happened first, and the body."""
        first = in_order(self.entries)[0]
        return first.depth, first.hash, write_body(self.value)


class Projection:
    """Keeps the tables of what stands equal to a replay of the ledger."""

    def __init__(
        self, database: Database, ledger: LedgerTables, index: NoteIndex, breath: Breath
    ) -> None:
        self._database = database
        self._ledger = ledger
        self.grounds = Grounds(database)
        self.notes = NoteRows(database, index, self.grounds)
        self._breath = breath
        self._weighing = Weighing(database, ledger)

    @property
    def roster(self) -> Roster:
        """Return the roster by which everything here has been weighed."""
        return self._weighing.roster

    def roster_holds(self) -> bool:
        """Say whether the tables lead to the same roster as the ledger alone."""
        self._weighing.forget()
        return self.roster == self._weighing.from_ledger()

    def forget(self) -> None:
        """Read the roster anew next time."""
        self._weighing.forget()

    def set_aside(self) -> int:
        """Return how many changes are kept that do not count."""
        return self._weighing.count()

    def aside_changes(self) -> tuple[SetAside, ...]:
        """Return the changes that are kept and do not count, and why."""
        return self._weighing.changes()

    def write(self, entries: Sequence[Entry]) -> None:
        """Recompute what new entries are about; call it before their changes are inserted.

        Where they change what a laptop may do, all that it has touched is weighed again.
        """
        old = self.roster
        new = old.joined(entries)
        again = self._weighing.touched(old, new)
        touched = _by_thing(entries)
        before = _by_thing(self._ledger.entries({name for _, name in touched} | again))
        for thing, happened in before.items():
            if thing in touched or thing[1] in again:
                touched[thing].extend(happened)
        count = counted(touched, new)
        stand = self._reduced(count)
        past = _Past(before, old)
        if again:
            self._take_out(touched.keys() - {(one.sort, one.id) for one in stand}, past)
        self._write(stand, past)
        self._weighing.set_aside(touched, count, before.keys() & touched.keys())

    def rewrite(self, things: Iterable[tuple[str, str]], change: Callable[[], None]) -> None:
        """Recompute things around a change to what the ledger holds of them."""
        wanted = set(things)
        roster = self._weighing.now()
        past = _Past(self._about(wanted), roster)
        change()
        now = self._about(wanted)
        count = counted(now, roster)
        stand = self._reduced(count)
        self._take_out(wanted - {(one.sort, one.id) for one in stand}, past)
        self._write(stand, past)
        self._weighing.set_aside(now, count, wanted)

    def _about(self, wanted: set[tuple[str, str]]) -> Things:
        """Return what happened to these things, by the ledger."""
        happened = _by_thing(self._ledger.entries([identifier for _, identifier in wanted]))
        return {thing: happened[thing] for thing in wanted & happened.keys()}

    def write_fresh(self, entries: Sequence[Entry]) -> list[Standing]:
        """Write the facets of notes just written; return them in the order of the entries.

        Raises `RowTaken` where something happened to one of them before, or one does not count.
        """
        things = _by_thing(entries)
        if len(things) < len(entries) or self._ledger.knows([name for _, name in things]):
            raise RowTaken
        stand = self._reduced(counted(things, self.roster))
        if len(stand) < len(entries):
            raise RowTaken
        return self.notes.write_fresh([s.value for s in stand if isinstance(s.value, Note)])

    def rebuild(self) -> int:
        """Empty all tables, fill them from the ledger and return how many things stand."""
        return sum(self.filling(lambda: _BATCH))

    def filling(self, size: Callable[[], int]) -> Iterator[int]:
        """Empty all tables and fill them, some things at a time; yield how many of those stand.

        `size` says how many come next. Each part may be a transaction of its own as long as
        nobody reads meanwhile: should it be broken off, the tables count as of no version.
        """
        make_empty(self._database)
        self.grounds.forget()
        self._file_unknown()
        Settings(self._database).projection = 0
        for things, roster in self._by_roster(size):
            count = counted(things, roster)
            stand = self._reduced(count)
            self._write(stand, _Past({}, roster))
            self._weighing.set_aside(things, count, ())
            yield len(stand)
        Settings(self._database).projection = PROJECTION_VERSION

    def renewing(self, size: Callable[[], int]) -> Iterator[int]:
        """Put all tables right by the ledger, some things at a time; yield how many of those stand.

        Each part may be a transaction of its own, and things may be written in between. Nothing
        is emptied: what stands in the tables stays until its turn comes, and what does not stand
        by the ledger goes last, so that no list is ever a part of itself, wherever this is broken
        off.
        """
        renewal = Renewal(self._database, self.notes)
        self._file_unknown()
        for things, roster in self._by_roster(size):
            count = counted(things, roster)
            stand = self._reduced(count)
            renewal.write_notes([one.value for one in stand if isinstance(one.value, Note)])
            self._write_others([one for one in stand if not isinstance(one.value, Note)])
            renewal.met((one.sort, one.id) for one in stand)
            self._weighing.set_aside(things, count, things)
            yield len(stand)
        renewal.drop_rest((one.sort, one.id) for one in self.standing(renewal.rest))

    def _by_roster(self, size: Callable[[], int]) -> Iterator[tuple[Things, Roster]]:
        """Yield what happened to everything, and the roster to weigh it by.

        Whoever belongs to the team comes first, since all else is weighed by that.
        """
        self._weighing.forget()
        roster = self._weighing.from_ledger()
        first = roster.named | {roster.founder, roster.challenge}
        yield _by_thing(self._ledger.entries(first)), roster
        for things in self._happened(size):
            yield {thing: e for thing, e in things.items() if thing[1] not in first}, self.roster

    def replay(self) -> Iterator[list[Stands]]:
        """Yield everything that stands by the ledger alone, some things at a time."""
        roster = self._weighing.from_ledger()
        for things in self._happened(lambda: _BATCH):
            yield self._reduced(counted(things, roster))

    def _happened(self, size: Callable[[], int]) -> Iterator[Things]:
        """Yield what happened to everything, some things at a time."""
        after = ""
        while rows := self._database.rows(
            "SELECT DISTINCT entity FROM change WHERE entity > ? ORDER BY entity LIMIT ?",
            (after, size()),
        ):
            names = {row[0] for row in rows}
            happened = _by_thing(self._ledger.entries(names))
            yield {thing: happened[thing] for thing in happened if thing[1] in names}
            after = rows[-1][0]

    def standing(self, things: Iterable[tuple[str, str]]) -> list[Stands]:
        """Return those of these things that stand by the ledger alone."""
        return self._reduced(counted(self._about(set(things)), self.roster))

    def _take_out(self, things: Iterable[tuple[str, str]], past: _Past) -> None:
        """Take out what stood and stands no longer."""
        gone = sorted(things)
        notes = (past.note(name) for sort, name in gone if sort == "note")
        self.notes.remove([note for note in notes if note is not None])
        run = self._database.run
        run("DELETE FROM entity WHERE sort = ? AND id = ?", gone)
        run("DELETE FROM message_note WHERE message = ?", [(name,) for _, name in gone])

    def _reduced(self, things: Things) -> list[Stands]:
        stand: list[Stands] = []
        for (sort, identifier), entries in things.items():
            self._breath.within()
            value = REDUCERS[sort](entries)
            if value is not None:
                stand.append(Stands(sort, identifier, value, entries))
        return stand

    def _write(self, stand: Sequence[Stands], past: _Past) -> None:
        """Write what stands; `past` is what it was written by last."""
        notes = [one.value for one in stand if isinstance(one.value, Note)]
        if notes:
            self.notes.write([Turn(past.note(note.id), note) for note in notes])
        self._write_others([one for one in stand if not isinstance(one.value, Note)])

    def _write_others(self, others: Sequence[Stands]) -> None:
        self._database.run(
            "INSERT OR REPLACE INTO entity VALUES (?, ?, ?, ?, ?)",
            [(one.sort, one.id, *one.row) for one in others],
        )
        self._link([one.value for one in others if isinstance(one.value, Message)])

    def _link(self, messages: Sequence[Message]) -> None:
        """Write which notes the messages that stand are linked to."""
        run = self._database.run
        run("DELETE FROM message_note WHERE message = ?", [(one.id,) for one in messages])
        run(
            "INSERT OR IGNORE INTO message_note (note, message) VALUES (?, ?)",
            [(link.note, m.id) for m in messages if not m.withdrawn for link in m.links],
        )

    def _file_unknown(self) -> None:
        """File changes whose kind an earlier version of the program did not know."""
        entries = ((place, change.entry) for place, change in self._ledger.unfiled())
        self._database.run(
            "UPDATE change SET entity = ? WHERE place = ?",
            [(entry.fact.entity, place) for place, entry in entries if entry is not None],
        )


def _by_thing(entries: Iterable[Entry]) -> Things:
    found: Things = defaultdict(list)
    for entry in entries:
        found[entry.fact.about, entry.fact.entity].append(entry)
    return found
