# SPDX-License-Identifier: Apache-2.0
"""Fills a new, empty database with what was left of another."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from peerdesk.ledger.change import Change
from peerdesk.vault.carving import is_number
from peerdesk.vault.chains import Chains, place_of
from peerdesk.vault.database import Database
from peerdesk.vault.files import DATABASE
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.migrating import migrate
from peerdesk.vault.remains import Remains
from peerdesk.vault.rows import Row, Value
from peerdesk.vault.schema import KEPT
from peerdesk.vault.settings import Settings
from peerdesk.vault.sharing import Sharing

_SLICE = 1_000
"""Rows in one transaction."""
Stored = tuple[int, str | None, Change]


def refill(folder: Path, key: bytes, remains: Remains, turn: Callable[[], None]) -> None:
    """Make a database of what was left in a vault's folder; opening it makes the tables.

    `key` is the database's own. Raises `NotSaved` or `OSError` where the disk refuses.
    """
    database = Database(folder / DATABASE, key, create=True)
    try:
        migrate(database)
        filling = _Filling(database, remains)
        filling.begin()
        filling.write_changes(turn)
        filling.write_others(turn)
    finally:
        database.close()


class _Filling:
    """Writes in short transactions; nobody reads the database before all are done."""

    def __init__(self, database: Database, remains: Remains) -> None:
        self._database = database
        self._remains = remains
        self._tables = LedgerTables(database)
        self._chains = Chains(("", ""))

    def begin(self) -> None:
        """Write settings, chains, what is missing of them, and heads."""
        remains, run = self._remains, self._database.run
        codes = {key: code for code, key in remains.codes.items()}
        lost = remains.missing()
        with self._database.transaction():
            run("INSERT INTO setting VALUES (?, ?)", list(remains.settings.items()))
            run(
                "INSERT INTO chain (code, device, epoch) VALUES (?, ?, ?)",
                [(code, *key) for key, code in codes.items()],
            )
            settings = Settings(self._database)
            settings.challenge, settings.founder = remains.challenge, remains.founder
            self._chains = self._tables.chains((settings.member.device, ""))
            for key in remains.changes:
                self._tables.add_chain(self._chains, key)
            self._chains.gaps = lost
            self._tables.keep_gaps(self._chains, lost)
            sharing = Sharing(self._database, self._tables)
            sharing.keep_heads(self._chains, remains.heads, remains.changes)
            run(
                "INSERT INTO shared VALUES (?, ?, ?)",
                [(self._chains.codes[key], h.number, h.hash) for key, h in remains.shared.items()],
            )

    def write_changes(self, turn: Callable[[], None]) -> None:
        """Write every change at its place."""
        rows = self._stored()
        while part := list(islice(rows, _SLICE)):
            with self._database.transaction():
                self._tables.insert(part)
            turn()

    def write_others(self, turn: Callable[[], None]) -> None:
        """Write the rows of all other tables as they were."""
        for name, rows in self._remains.others.items():
            columns = list(KEPT.tables[name].columns)
            places = ", ".join("?" * len(columns))
            left = iter(
                [_with_number(row, [is_number(column) for column in columns]) for row in rows]
            )
            while part := list(islice(left, _SLICE)):
                with self._database.transaction():
                    self._database.run(f"INSERT OR IGNORE INTO {name} VALUES ({places})", part)  # noqa: S608 - our own names
                turn()

    def _stored(self) -> Iterator[Stored]:
        for key, chain in sorted(self._remains.changes.items()):
            code = self._chains.codes[key]
            for number, change in sorted(chain.items()):
                entry = change.entry
                yield place_of(code, number), entry.fact.entity if entry else None, change


def _with_number(row: Row, numbered: Sequence[bool]) -> tuple[Value, ...]:
    """Return a row's values, with its number where a column is another name for it."""
    return tuple(
        row.number if is_other_name else value
        for value, is_other_name in zip(row.values, numbered, strict=True)
    )
