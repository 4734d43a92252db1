# SPDX-License-Identifier: Apache-2.0
"""Makes sure that nothing of what was erased is left on any page, of the vault or of its backups.

Wiping what is freed is not enough: where SQLite parts or joins pages it leaves stale copies of
rows behind, in places that belong to no row. So the database is written anew as a whole, and
every backup loses the same contents and is written anew too, then opened and counted.
"""

import contextlib
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from msgspec import Struct

from peerdesk.ledger.change import Change
from peerdesk.vault.backing import told_as_backup
from peerdesk.vault.breath import Breath
from peerdesk.vault.contents import Contents
from peerdesk.vault.database import Database
from peerdesk.vault.errors import DamagedDatabase, NotSaved
from peerdesk.vault.generations import backups, header_of
from peerdesk.vault.indexing import NoteIndex
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.lock import Holding
from peerdesk.vault.migrating import migrate
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.projection import Projection
from peerdesk.vault.reading_errors import DatabaseBusy, UnreadDatabase
from peerdesk.vault.schema import PROJECTION_VERSION
from peerdesk.vault.settings import Settings

_UNREAD = "a backup could not be read, so close whatever else may use it"


class Purged(Struct, frozen=True):
    """How many backups were written anew, and how many could not be read and were removed."""

    backups: int = 0
    removed: int = 0


def purge(ledger: OpenLedger, holding: Holding) -> Purged:
    """Leave nothing of what has gone for good, here and in every backup; cheap if nothing has.

    Raises `NotBackedUp` where the disk refuses, or a backup cannot be read just now: it stays
    due, and the next time goes on with it.
    """
    if not ledger.settings.purging:
        return Purged()
    done = removed = 0
    with told_as_backup():
        ledger.catch_up()
        ledger.database.write_anew()
        gone = _Gone(ledger.database)
        for path in backups(holding.folder):
            try:
                _purge_backup(path, holding.keys.database, gone)
                done += 1
            except (DatabaseBusy, UnreadDatabase) as error:
                raise NotSaved(_UNREAD) from error
            except DamagedDatabase:
                path.unlink(missing_ok=True)
                header_of(path).unlink(missing_ok=True)
                removed += 1
            ledger.breath.between_slices()
        with ledger.database.transaction():
            ledger.settings.purging = False
    return Purged(done, removed)


class _Gone:
    """What has gone from the vault: contents by the headers that they belong to, and pieces."""

    def __init__(self, database: Database) -> None:
        self.headers: frozenset[bytes] = frozenset(
            header
            for table in ("change", "waiting", "forked")
            for (header,) in database.rows(f"SELECT header FROM {table} WHERE payload IS NULL")  # noqa: S608 - our own names
        )
        self.chunks = frozenset(row[0] for row in database.rows("SELECT digest FROM chunk"))
        """The pieces of attachments that are still needed."""


def _purge_backup(path: Path, key: bytes, gone: _Gone) -> None:
    """Take out of a backup what has gone, write it anew, and open and count it.

    Its time stays as it is, for whether a new backup is due is told by it.
    """
    times = path.stat()
    backup = Database(path, key)
    try:
        if backup.rows("PRAGMA cipher_integrity_check"):
            raise DamagedDatabase
        migrate(backup)
        count = LedgerTables(backup).count()
        with backup.transaction():
            _take_out(backup, gone)
        backup.write_anew()
        damaged = backup.rows("PRAGMA cipher_integrity_check")
        if damaged or LedgerTables(backup).count() != count:
            raise DamagedDatabase
    finally:
        backup.close()
        with contextlib.suppress(OSError):
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _take_out(backup: Database, gone: _Gone) -> None:
    contents = Contents(backup)
    doomed = contents.of_headers("change", gone.headers)
    entries = (change.entry for _, change in doomed)
    things = {(e.fact.about, e.fact.entity) for e in entries if e is not None}
    drop = partial(contents.drop, [place for place, _ in doomed])
    _rewrite(backup, things, drop)
    settings = Settings(backup)  # the erasure itself came later, and is not in the backup
    settings.purged = sorted({*settings.purged, *(change.hash for _, change in doomed)})
    contents.drop_waiting(place for place, _ in contents.of_headers("waiting", gone.headers))
    forked = (Change(c.header_bytes, None, None) for c in contents.forked())
    contents.drop_forked(c.hash for c in forked if c.header_bytes in gone.headers)
    backup.run("DELETE FROM draft")  # a line half typed then may have become one that has gone
    pieces = (row[0] for row in backup.rows("SELECT digest FROM chunk"))
    backup.run("DELETE FROM chunk WHERE digest = ?", [(p,) for p in pieces if p not in gone.chunks])


def _rewrite(backup: Database, things: Iterable[tuple[str, str]], drop: partial[None]) -> None:
    """Drop contents and let the backup's tables follow: those touched, or all if they are old."""
    tables, settings = LedgerTables(backup), Settings(backup)
    projection = Projection(backup, tables, NoteIndex(backup, settings), Breath())
    own = tables.chains((settings.member.device, settings.epoch)).own_head()
    if settings.projection == PROJECTION_VERSION and settings.indexed == own.number:
        projection.rewrite(things, drop)
        return
    drop()
    projection.rebuild()
    settings.indexed = own.number
