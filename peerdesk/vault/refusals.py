# SPDX-License-Identifier: Apache-2.0
"""Foreign errors of disk and database, translated once into what the user can do."""

import errno

from sqlalchemy.exc import DBAPIError

from peerdesk.vault.errors import DamagedDatabase, Interrupted, NotSaved, RowTaken, VaultError
from peerdesk.vault.reading_errors import DatabaseBusy, OtherKey, UnreadDatabase

_FULL = "the disk is full, so make some room"
_READ_ONLY = "the disk cannot be written to, so unlock or change it"
_BUSY = "another program is writing to this file, so close that program"
REFUSED = "the disk refused, so check that it is still there"

_BY_NUMBER = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
}
_BY_NAME = {
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_BUSY": _BUSY,
}
_BY_KIND: dict[str, type[Interrupted | RowTaken | DamagedDatabase]] = {
    "SQLITE_INTERRUPT": Interrupted,
    "SQLITE_CONSTRAINT": RowTaken,
    "SQLITE_CORRUPT": DamagedDatabase,
    "SQLITE_NOTADB": DamagedDatabase,
}

_READ: dict[str, type[Interrupted | DatabaseBusy | DamagedDatabase]] = {
    "SQLITE_INTERRUPT": Interrupted,
    "SQLITE_BUSY": DatabaseBusy,
    "SQLITE_LOCKED": DatabaseBusy,
    "SQLITE_NOTADB": OtherKey,
    "SQLITE_IOERR": UnreadDatabase,
    "SQLITE_CANTOPEN": UnreadDatabase,
    "SQLITE_PERM": UnreadDatabase,
}


def refused_write(error: Exception) -> VaultError:
    """Return what a failed write means for the user."""
    if isinstance(error, MemoryError):
        return DamagedDatabase()  # what the driver makes of some damage to the search index
    if isinstance(error, OSError):
        return NotSaved(_BY_NUMBER.get(error.errno or 0, REFUSED))
    name = _name(error)
    if name in _BY_KIND:
        return _BY_KIND[name]()
    return NotSaved(_BY_NAME.get(name, REFUSED))


def refused_read(error: Exception) -> VaultError:
    """Return what a failed read means for the user."""
    if isinstance(error, OSError):
        return UnreadDatabase()
    return _READ.get(_name(error), DamagedDatabase)()


def _name(error: Exception) -> str:
    """Return SQLite's name of the error, without what the extended names add to it."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = str(getattr(cause, "sqlite_errorname", ""))
    return "_".join(name.split("_")[:2])
