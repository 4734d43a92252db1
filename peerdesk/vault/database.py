# SPDX-License-Identifier: Apache-2.0
"""The encrypted database: one connection, opened in the one order that is safe.

The driver makes a plaintext database without a word if it gets no key, so the first bytes on
the disk are looked at before and after (see the decision on journals for the pragmas).
"""

import binascii
import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.engine import Connection, CursorResult, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlalchemy.sql import Executable
from sqlcipher3 import dbapi2

from peerdesk.vault.errors import DamagedDatabase, PlaintextDatabase, VaultClosed, VaultError
from peerdesk.vault.files import make_private
from peerdesk.vault.forgetting import forget
from peerdesk.vault.refusals import refused_read, refused_write

PLAINTEXT = b"SQLite format 3\0"
CACHE = 64 * 1024
"""Page cache in KiB: what searches over 100,000 notes read again and again fits into it."""

_PRAGMAS = (
    "journal_mode = TRUNCATE",
    "synchronous = EXTRA",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "mmap_size = 0",
    f"cache_size = -{CACHE}",
)

_FOREIGN = (DBAPIError, dbapi2.Error, OSError, MemoryError)

Row = tuple[Any, ...]


class Database:
    """An open SQLCipher database; reads stand alone, writes go through `transaction`.

    Statements written out go straight to the driver, since for one row the bookkeeping around
    them would take as long as the row; those put together from parts go through SQLAlchemy.
    """

    def __init__(self, path: Path, key: bytes, *, create: bool = False) -> None:
        if not create:
            refuse_plaintext(path)
        else:
            make_private(path)
        self.path = path
        self._connection: Connection | None = None
        try:
            self._connect(_engine(path, key))
        except DBAPIError as error:
            raise (refused_write if create else refused_read)(error) from error
        self._writing = False
        self.in_doubt = False
        """Whether a commit failed so late that what it wrote may stand; see `reloading`."""
        self.taken_back = 0
        """How many transactions were taken back; what memory learnt within one is not so."""

    @property
    def state(self) -> tuple[object, int, int]:
        """Return what is another whenever a row may have been written since.

        The driver counts what it writes from its own beginning, and goes on counting when a
        transaction is taken back.
        """
        return self.driver, self.rows_written, self.taken_back

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run one statement of our own, once or, given a list of rows, for each row."""
        try:
            if not isinstance(parameters, list):
                self.driver.execute(sql, parameters)
            elif parameters:
                self.driver.executemany(sql, parameters)
        except _FOREIGN as error:
            raise self._refusal(error) from error

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of one statement of our own."""
        try:
            found: list[Row] = self.driver.execute(sql, parameters).fetchall()
        except _FOREIGN as error:
            raise self._refusal(error) from error
        return found

    def select(self, statement: Executable) -> list[Row]:
        """Return all rows of a statement put together with SQLAlchemy."""
        try:
            found: CursorResult[Any] = self._open().execute(statement)
            return [tuple(row) for row in found]
        except _FOREIGN as error:
            raise self._refusal(error) from error

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:  # noqa: ANN401 - as stored
        """Return the first column of the first row, or None where there is no row."""
        found = self.rows(sql, parameters)
        return found[0][0] if found else None

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Write everything inside or nothing; when it ends, the disk has it.

        Raises `NotSaved` where the disk refuses. There is none within another: what the inner
        one would call saved could still be taken back.
        """
        if self._writing:
            raise RuntimeError("a transaction is open already")
        self._writing = True
        try:
            self.run("BEGIN IMMEDIATE")
            yield
            self._commit()
        except _FOREIGN as error:
            self._roll_back()
            raise refused_write(error) from error
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._writing = False

    def write_anew(self) -> None:
        """Write every page anew, so that nothing is left but what the rows hold; or `NotSaved`."""
        try:
            self.driver.execute("VACUUM")
        except _FOREIGN as error:
            raise refused_write(error) from error

    def hold(self, kilobytes: int = CACHE) -> None:
        """Hold at most so many kilobytes of pages in memory, or as many as usual."""
        self.run(f"PRAGMA cache_size = -{kilobytes}")

    def shrink(self) -> None:
        """Let go of the pages in memory; what is asked for next is read from the disk again."""
        self.run("PRAGMA shrink_memory")

    @property
    def connection(self) -> Connection:
        """Return the connection itself, for what SQLAlchemy's own tools do with it."""
        return self._open()

    @property
    def rows_written(self) -> int:
        """Return how many rows were written since it was opened; for telling whether any were."""
        return int(self.driver.total_changes)

    def interrupt(self) -> None:
        """Stop the statement that runs now, from another thread; it is rolled back."""
        if self._connection is not None:
            self.driver.interrupt()

    def close(self) -> None:
        """Close the connection; what it knew of the key goes with it."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
            self._engine.dispose()

    def give_way_to(self, copy: Path, key: bytes) -> None:
        """Put a copy under another key in this database's place, and go on with that.

        Raises `NotSaved` where the disk refuses; this one then goes on as before.
        """
        former = self._engine
        self.close()
        try:
            try:
                copy.replace(self.path)
            except OSError:
                self._connect(former)
                raise
            self._connect(_engine(self.path, key))
        except (OSError, DBAPIError) as error:
            raise refused_write(error) from error

    def copy_to(self, copy: "Database", pages: int, between: Callable[[], None]) -> None:
        """Copy everything into another database, some pages at a time; or raise `NotSaved`.

        What is written in between is in the copy: nothing is let in once the last page is done.
        """

        def turn(_status: int, left: int, _all: int) -> None:
            if left:
                between()

        try:
            self.driver.backup(copy.driver, pages=pages, progress=turn)
        except _FOREIGN as error:
            raise refused_write(error) from error

    def _commit(self) -> None:
        try:
            self.run("COMMIT")
        except VaultError:
            self.in_doubt = True
            raise

    def _connect(self, engine: Engine) -> None:
        self._engine = engine
        try:
            connection = engine.connect()
        except DBAPIError:
            engine.dispose()
            raise
        self._connection = connection
        self.driver: Any = connection.connection.driver_connection

    def _refusal(self, error: Exception) -> VaultError:
        if self._connection is None:
            return VaultClosed()
        return refused_write(error) if self._writing else refused_read(error)

    def _open(self) -> Connection:
        if self._connection is None:
            raise VaultClosed
        return self._connection

    def _roll_back(self) -> None:
        """Take back what was written; the driver may have done so already."""
        self.taken_back += 1
        if self._connection is not None and self.driver.in_transaction:
            with contextlib.suppress(dbapi2.Error):
                self.driver.execute("ROLLBACK")


def refuse_plaintext(path: Path) -> None:
    """Raise `PlaintextDatabase`, `DamagedDatabase` or `UnreadDatabase` by a file's first bytes."""
    try:
        with path.open("rb") as file:
            first = file.read(len(PLAINTEXT))
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise DamagedDatabase from error
    except OSError as error:
        raise refused_read(error) from error
    if first == PLAINTEXT:
        raise PlaintextDatabase
    if len(first) < len(PLAINTEXT):
        raise DamagedDatabase


def _engine(path: Path, key: bytes) -> Engine:
    """Return an engine over one keyed connection; the key is in no address and no message."""

    def connect() -> Any:  # noqa: ANN401 - the driver ships no types
        connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
        try:
            unlock(connection, key)
        except BaseException:
            connection.close()
            raise
        return connection

    return create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=StaticPool,
        hide_parameters=True,
        isolation_level="AUTOCOMMIT",  # transactions begin and end where we say
    )


def _give_key(connection: Any, key: bytes) -> None:  # noqa: ANN401 - the driver ships no types
    """Hand the raw key over by the driver's own call, so that no statement with it is kept."""
    if not hasattr(connection, "set_key"):
        raise PlaintextDatabase
    digits = binascii.hexlify(key)
    written = b"x'%s'" % digits
    connection.set_key(written)
    forget(digits, written)


def unlock(connection: Any, key: bytes) -> None:  # noqa: ANN401 - the driver ships no types
    """Give a new connection its key and settings, in the order that SECURITY asks for."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    _give_key(connection, key)
    status = connection.execute("PRAGMA cipher_status").fetchone()
    if status is None or str(status[0]) != "1":
        raise PlaintextDatabase
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
