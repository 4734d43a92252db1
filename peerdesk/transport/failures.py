# SPDX-License-Identifier: Apache-2.0
"""The one place where the system's errors become ours."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peerdesk.transport.errors import (
    FileGone,
    FolderGone,
    Interrupted,
    NoFolderHere,
    NoSpace,
    NotReadable,
    NotWritable,
    TransportError,
)

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
NO_WAY_IN = _CLOSED | {errno.ELOOP}
_ABSENT = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENODEV, errno.ENXIO}


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """Translate what the system says while something is written in a folder."""
    try:
        yield
    except OSError as error:
        raise _while_writing(error, folder) from error


@contextmanager
def making(folder: Path) -> Iterator[None]:
    """Translate what the system says while a folder is made, or looked into before it is used."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL | _CLOSED:
            raise _while_writing(error, folder) from error
        raise NoFolderHere from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Translate what the system says while a file or folder is read."""
    try:
        yield
    except OSError as error:
        raise _while_reading(error, path) from error


def _while_writing(error: OSError, folder: Path) -> TransportError:
    if error.errno in FULL:
        return NoSpace()
    if error.errno in _ABSENT and not _is_there(folder):
        return FolderGone()
    if error.errno in _CLOSED | _ABSENT:
        return NotWritable()
    return Interrupted()


def _while_reading(error: OSError, path: Path) -> TransportError:
    if error.errno in _ABSENT:
        return FileGone() if _is_there(path.parent) else FolderGone()
    if error.errno in NO_WAY_IN:
        return NotReadable()
    return Interrupted()


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False
