# SPDX-License-Identifier: Apache-2.0
"""Keeps files as received until they can be taken in; see `peerdesk.desk.parked`."""

from peerdesk.desk.errors import NotFound
from peerdesk.desk.parked import Parked
from peerdesk.vault.database import Database


class ParkingTable:
    """One table; each call is one transaction of whoever calls."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def park(self, parked: Parked, content: bytes) -> None:
        """Keep a file, instead of an earlier one of the same name."""
        self._database.run(
            "INSERT OR REPLACE INTO parked VALUES (?, ?, ?, ?, ?)",
            (parked.name, parked.sender, parked.at, parked.why, content),
        )

    def parked(self) -> tuple[Parked, ...]:
        """Return what is kept, the earliest first."""
        rows = self._database.rows(
            "SELECT name, sender, at, why, length(content) FROM parked ORDER BY at, name"
        )
        return tuple(
            Parked(name=name, sender=sender, at=at, why=why, size=size)
            for name, sender, at, why, size in rows
        )

    def content(self, name: str) -> bytes:
        """Return a file's bytes, or raise `NotFound`."""
        found = self._database.value("SELECT content FROM parked WHERE name = ?", (name,))
        if found is None:
            raise NotFound("parked file", name)
        return bytes(found)

    def unpark(self, names: tuple[str, ...]) -> None:
        """Let files go.

        They are encrypted to this laptop, and whatever of them is erased for good makes the
        whole database to be written anew: so their pages are freed and need not be wiped first.
        """
        self._database.rows("PRAGMA secure_delete = FAST")
        try:
            self._database.run("DELETE FROM parked WHERE name = ?", [(name,) for name in names])
        finally:
            self._database.rows("PRAGMA secure_delete = ON")
