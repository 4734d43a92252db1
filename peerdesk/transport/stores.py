# SPDX-License-Identifier: Apache-2.0
"""A team folder in an object store or behind a server, over one of fsspec's file systems.

A server sees names that mean nothing to it, sizes, times and ciphertext. Nothing here can reach a
network by itself: `peerdesk.transport.opening` hands in the file system that can.
"""

import errno
import posixpath
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from peerdesk.desk.errors import NameTaken
from peerdesk.desk.folder.errors import NotThere
from peerdesk.desk.store import Lying
from peerdesk.errors import PeerDeskError
from peerdesk.team.bundle import SUFFIX
from peerdesk.transport.errors import (
    FileTooLarge,
    NoSpace,
    StoreRefused,
    StoreUnreachable,
)
from peerdesk.transport.failures import FULL
from peerdesk.transport.held import held

Errors = tuple[type[Exception], ...]


@dataclass(frozen=True)
class Foreign:
    """Errors of a library that are none of Python's.

    `refusals` say that this laptop is not let in, `failures` that the store cannot be reached.
    """

    refusals: Errors = ()
    failures: Errors = ()


@contextmanager
def translated(foreign: Foreign) -> Iterator[None]:
    """Turn what a store's library says into what to do next, once, here.

    Raises `StoreRefused`, `NoSpace` and `StoreUnreachable`.
    """
    refusals: Errors = (PermissionError, *foreign.refusals)
    try:
        yield
    except (PeerDeskError, FileExistsError, FileNotFoundError):
        raise
    except refusals as error:
        raise StoreRefused from error
    except OSError as error:
        if error.errno in FULL:
            raise NoSpace from error
        raise StoreUnreachable from error
    except foreign.failures as error:
        raise StoreUnreachable from error


class AddressStore:
    """Implements `peerdesk.desk.store.Store` over a file system, below one path of it."""

    is_listed = False

    def __init__(
        self,
        system: Any,  # noqa: ANN401 - fsspec's file systems carry no types
        root: str,
        shown: str,
        errors: Foreign = Foreign(),
    ) -> None:
        self._system, self._root, self._shown = system, root.rstrip("/"), shown.rstrip("/")
        self._errors = errors
        self._made = False

    def put(
        self,
        name: str,
        write: Callable[[BinaryIO], object],
        read_back: Callable[[BinaryIO], object],
    ) -> str:
        """Write a bundle once, read it back from the store, and return its address."""
        out = BytesIO()
        write(out)
        with self._translated():
            self._make()
            try:
                self._create(self._path(name), out.getvalue())
            except FileExistsError as error:
                raise NameTaken(name) from error
        try:
            read_back(BytesIO(self._read(name, len(out.getvalue()))))
        except PeerDeskError:
            self.remove(name)
            raise
        return f"{self._shown}/{name}"

    def names(self) -> tuple[Lying, ...]:
        """Return the bundles that lie there, by name; a store's clock decides nothing."""
        with self._translated():
            self._system.invalidate_cache()
            try:
                found = self._system.ls(self._root, detail=True)
            except FileNotFoundError:
                return ()
        names = ((posixpath.basename(one["name"]), one) for one in found)
        return tuple(
            Lying(name, _stamp(one), one["size"])
            for name, one in sorted(names, key=lambda pair: pair[0])
            if name.lower().endswith(SUFFIX) and name[0] not in ".~" and one["type"] == "file"
        )

    def get(self, name: str, limit: int) -> bytes:
        """Return a bundle's bytes, in one request; raises `NotThere` or `FileTooLarge`."""
        return self._read(name, limit)

    def fetch(self, name: str, limit: int) -> BinaryIO:
        """Return a bundle to be read; raises as `get` does."""
        return held((self._read(name, limit),))

    def remove(self, name: str) -> None:
        """Take a bundle away; one that is gone stays gone."""
        with self._translated(), suppress(FileNotFoundError):
            self._system.rm_file(self._path(name))

    def _read(self, name: str, limit: int) -> bytes:
        with self._translated():
            try:
                data = bytes(self._system.cat_file(self._path(name), start=0, end=limit + 1))
            except FileNotFoundError as error:
                raise NotThere from error
            except OSError as error:
                if error.errno != errno.EINVAL:
                    raise
                data = b""  # object stores have no first byte of an empty file to give
        if len(data) > limit:
            raise FileTooLarge(len(data), limit)
        return data

    def _create(self, path: str, data: bytes) -> None:
        """Write an object that appears whole or not at all, and only where there is none."""
        self._system.pipe_file(path, data, mode="create")

    def _make(self) -> None:
        """Make the folder where the store has folders; an object store has only names."""
        if not self._made:
            self._system.makedirs(self._root, exist_ok=True)
            self._made = True

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _translated(self) -> AbstractContextManager[None]:
        return translated(self._errors)


def _stamp(found: Mapping[str, Any]) -> str:
    """Return what changes with the bytes, as far as this sort of store tells."""
    changed = found.get("ETag") or found.get("mtime") or found.get("last_write_time") or ""
    return f"{found['size']}.{changed}"


class ObjectStore(AddressStore):
    """A store that has names and no folders, such as S3: nothing has to be made beforehand."""

    def _make(self) -> None:
        """Make nothing: a name with slashes in it is only a name."""


class ServerStore(AddressStore):
    """A server with real folders: a bundle is written beside its place and then named.

    So a colleague never sees half of one. Neither SFTP's nor SMB's renaming replaces a file that
    is there.
    """

    def _create(self, path: str, data: bytes) -> None:
        """Write the file under a hidden name and rename it where the name is free."""
        if self._system.exists(path):
            raise FileExistsError(path)
        folder, name = posixpath.split(path)
        beside = f"{folder}/.{name}.part"
        try:
            self._system.pipe_file(beside, data)
            if hasattr(self._system, "ftp"):  # fsspec's own renaming over SFTP replaces files
                self._system.ftp.rename(beside, path)
            else:
                self._system.mv(beside, path)
        finally:
            with suppress(FileNotFoundError):
                if self._system.exists(beside):
                    self._system.rm_file(beside)
