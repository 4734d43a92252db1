# SPDX-License-Identifier: Apache-2.0
"""A folder or stick that carries bundles: each file is written once, whole, or not at all.

A file is written beside its place under a hidden name, brought to the disk, read back from
there, and only then given its name, in a way that fails where the name is taken. So a
colleague's computer or a folder that is synchronised never sees half a bundle, and nothing is
ever overwritten.
"""

import os
import stat
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import BinaryIO

from peerdesk.desk.errors import NameTaken
from peerdesk.team.bundle import SUFFIX
from peerdesk.transport.errors import BadFileName, FileGone, FileTooLarge, Interrupted
from peerdesk.transport.failures import NO_WAY_IN, making, reading, writing_in

Deed = Callable[[BinaryIO], object]
"""Something that writes to a file, or reads from it."""
SHARED = 0o644
"""Who may read a bundle: everybody, for it is encrypted, and colleagues have users of their own.

So it is with invitations and requests to join; an identity file holds public keys only.
"""
OWN = 0o600
"""Who may read anything else: this user alone."""
_O_BINARY = getattr(os, "O_BINARY", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a pipe of that name would wait for a writer for ever


class FolderCarrier:
    """Carries bundles in a folder; implements `peerdesk.desk.exchange.Carrier`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, write: Deed, read_back: Deed) -> str:
        """Write a bundle once, let it be read back, and return its path."""
        return str(write_once(self._folder, name, write, read_back, mode=SHARED))


def write_once(
    folder: Path,
    name: str,
    content: bytes | Deed,
    read_back: Deed | None = None,
    *,
    mode: int = OWN,
) -> Path:
    """Write a file that was not there before, read it back, and return its path.

    `content` is bytes or whatever writes them; without `read_back` bytes are compared with what
    was read. `mode` says who may read it, as far as the system knows users. Raises `NameTaken`,
    `FolderGone`, `NoSpace`, `NotWritable`, `Interrupted` or `BadFileName`, and then no file of
    this name has appeared.
    """
    if not name or name != Path(name).name or name[0] == "." or set(name) & {"\0", "\\"}:
        raise BadFileName
    path, beside = folder / name, folder / f".{name}.part"
    write: Deed = (lambda file: file.write(content)) if isinstance(content, bytes) else content
    check = read_back or _comparing(content)
    with writing_in(folder):
        if os.path.lexists(path):
            raise NameTaken(name)
        try:
            _write(beside, write, mode)
            with beside.open("rb") as file:
                _forget_cached(file)
                check(file)
            _name(beside, path)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        _sync_folder(folder)
    return path


def make_folder(folder: Path) -> None:
    """Make a folder where it is missing, with those above it; only this user looks into it.

    One that is there stays as it is. Raises `NoFolderHere`, `NotWritable` or `NoSpace`.
    """
    with making(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def is_free(folder: Path) -> bool:
    """Say whether a folder is missing or empty; raises `NoFolderHere` or `NotWritable`."""
    with making(folder):
        return not os.path.lexists(folder) or (folder.is_dir() and not any(folder.iterdir()))


def read_bundle(path: Path, limit: int) -> bytes:
    """Return a file's bytes, or refuse it by its size before anything is read.

    Raises `FileGone`, `FolderGone`, `FileTooLarge`, `NotReadable` and `Interrupted`.
    """
    with open_bundle_file(path, limit) as file, reading(path):
        data = file.read(limit + 1)
    if len(data) > limit:
        raise FileTooLarge(len(data), limit)
    return data


def open_bundle_file(path: Path, limit: int) -> BinaryIO:
    """Open a file to be read piece by piece, or refuse it as `read_bundle` does."""
    with reading(path), ExitStack() as closing:
        handle = os.open(path, os.O_RDONLY | _O_BINARY | _NO_WAIT)
        file = closing.enter_context(os.fdopen(handle, "rb"))
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            raise FileGone
        if facts.st_size > limit:
            raise FileTooLarge(facts.st_size, limit)
        closing.pop_all()
    return file


def bundles_in(folder: Path) -> tuple[Path, ...]:
    """Return the bundles that lie in a folder, the oldest first."""
    with reading(folder / "any"):
        found = []
        for path in folder.iterdir():
            if path.suffix.lower() != SUFFIX or path.name.startswith("."):
                continue
            with suppress(FileNotFoundError):  # taken away just now
                facts = looked_at(path)
                if is_file_or_link(facts):
                    found.append((facts.st_mtime_ns, path.name, path))
    return tuple(path for _, _, path in sorted(found))


def looked_at(path: Path) -> os.stat_result:
    """Return what the system says of a file; of a link that leads nowhere, what that itself is.

    So one such link hides nothing else that lies beside it: it is refused when it is read.
    """
    try:
        return path.stat()
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno not in NO_WAY_IN:
            raise
        return path.lstat()


def is_file_or_link(facts: os.stat_result) -> bool:
    """Say whether this may be a bundle, unlike a folder or a pipe."""
    return stat.S_ISREG(facts.st_mode) or stat.S_ISLNK(facts.st_mode)


def _comparing(content: bytes | Deed) -> Deed:
    def compare(file: BinaryIO) -> None:
        if isinstance(content, bytes) and file.read(len(content) + 1) != content:
            raise Interrupted

    return compare


def _write(path: Path, write: Deed, mode: int) -> None:
    """Write a new file and bring it to the disk; what a crash left under this name goes."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY, mode)
    with os.fdopen(handle, "wb") as file:
        write(file)
        file.flush()
        os.fsync(handle)


def _forget_cached(file: BinaryIO) -> None:
    """Ask the system to read from the disk itself, where it can be asked."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _name(beside: Path, path: Path) -> None:
    """Give a finished file its name, unless the name is taken.

    A hard link fails where the name exists. Sticks (FAT) know no links: there an empty file
    claims the name first and is then replaced by the finished one. On Windows a plain rename
    refuses by itself.
    """
    try:
        if sys.platform == "win32":
            beside.rename(path)
        else:
            _link(beside, path)
    except FileExistsError as error:
        raise NameTaken(path.name) from error


def _link(beside: Path, path: Path) -> None:
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            beside.replace(path)
        except OSError:
            path.unlink(missing_ok=True)
            raise


def _sync_folder(folder: Path) -> None:
    """Bring the folder's entry to the disk, where a system lets folders be opened."""
    if sys.platform != "win32":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
