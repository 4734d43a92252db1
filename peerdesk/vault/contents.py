# SPDX-License-Identifier: Apache-2.0
"""The contents of changes, payload and salt, apart from their headers: found, dropped, put back."""

import contextlib
import json
from collections.abc import Container, Iterable

from peerdesk.domain.entry import Entry
from peerdesk.ledger.change import Change
from peerdesk.ledger.errors import LedgerError
from peerdesk.vault.database import Database


class Contents:
    """Statements inside the transactions of whoever lets contents go."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def about(self, entities: Iterable[str]) -> list[tuple[int, Change]]:
        """Return the changes about these things that have their contents, with their places."""
        rows = self._database.rows(
            "SELECT place, header, salt, payload FROM change "
            "WHERE entity IN (SELECT value FROM json_each(?)) AND payload IS NOT NULL",
            (json.dumps(list(entities)),),
        )
        return [(place, Change(header, salt, payload)) for place, header, salt, payload in rows]

    def set_aside(self, sort: str) -> set[str]:
        """Return the things of a sort of which something does not count."""
        rows = self._database.rows("SELECT DISTINCT entity FROM aside WHERE sort = ?", (sort,))
        return {row[0] for row in rows}

    def of_kind(self, kind: str) -> list[Entry]:
        """Return every entry of a kind, found by looking through the headers of all."""
        rows = self._database.rows(
            "SELECT header, salt, payload FROM change WHERE instr(header, ?)",
            (f'"kind":"{kind}"'.encode(),),
        )
        entries = (Change(header, salt, payload).entry for header, salt, payload in rows)
        return [entry for entry in entries if entry is not None]

    def waiting_of_kind(self, kind: str) -> list[Entry]:
        """Return every entry of a kind that waits; one that cannot be read is left out."""
        rows = self._database.rows(
            "SELECT header, salt, payload FROM waiting WHERE instr(header, ?)",
            (f'"kind":"{kind}"'.encode(),),
        )
        found: list[Entry] = []
        for row in rows:
            with contextlib.suppress(LedgerError):  # it is refused when its turn comes
                entry = Change(*row).entry
                if entry is not None:
                    found.append(entry)
        return found

    def of_headers(self, table: str, headers: Container[bytes]) -> list[tuple[int, Change]]:
        """Return the changes with contents of a table that have one of these headers."""
        rows = self._database.rows(f"SELECT place, header FROM {table} WHERE payload IS NOT NULL")  # noqa: S608 - our own names
        places = [place for place, header in rows if header in headers]
        found = self._database.rows(
            f"SELECT place, header, salt, payload FROM {table} "  # noqa: S608 - our own names
            "WHERE place IN (SELECT value FROM json_each(?))",
            (json.dumps(places),),
        )
        return [(place, Change(header, salt, payload)) for place, header, salt, payload in found]

    def forked(self) -> list[Change]:
        """Return every second content that was kept beside the ledger."""
        rows = self._database.rows("SELECT header, salt, payload FROM forked")
        return [Change(*row) for row in rows]

    def drop(self, places: Iterable[int]) -> None:
        """Take payload and salt out of changes; they are about nothing any more."""
        self._database.run(
            "UPDATE change SET entity = NULL, salt = NULL, payload = NULL WHERE place = ?",
            [(place,) for place in places],
        )

    def restore(self, rows: Iterable[tuple[int, str | None, Change]]) -> None:
        """Put payload and salt back into changes that lacked them."""
        self._database.run(
            "UPDATE change SET entity = ?, salt = ?, payload = ? WHERE place = ?",
            [(about, c.salt, c.payload, place) for place, about, c in rows],
        )

    def drop_waiting(self, places: Iterable[int]) -> None:
        """Take payload and salt out of changes that wait."""
        self._database.run(
            "UPDATE waiting SET salt = NULL, payload = NULL WHERE place = ?",
            [(place,) for place in places],
        )

    def drop_forked(self, hashes: Iterable[str]) -> None:
        """Take payload and salt out of second contents, by their hashes."""
        self._database.run(
            "UPDATE forked SET salt = NULL, payload = NULL WHERE hash = ?",
            [(digest,) for digest in hashes],
        )
