# SPDX-License-Identifier: Apache-2.0
"""Backups: encrypted copies inside the vault's folder, each opened and counted after writing."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

from peerdesk.vault.breath import Breath
from peerdesk.vault.database import Database, refuse_plaintext
from peerdesk.vault.errors import DamagedDatabase, NotBackedUp, NotSaved
from peerdesk.vault.files import BACKUPS, HEADER, make_private_folder, sync_folder, write_whole
from peerdesk.vault.generations import UNREAD, Occasion, backups, header_of, name_of, superseded
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.lock import Holding
from peerdesk.vault.page_codes import damaged_in
from peerdesk.vault.reading_errors import DatabaseBusy, UnreadDatabase
from peerdesk.vault.refusals import refused_write

PAGES = 256
"""Pages copied at a time: one mebibyte, a few milliseconds."""
LITTLE = "PRAGMA cache_size = -2048"
"""A copy is written and read from end to end once: keeping its pages in memory helps nobody."""
MEANWHILE = 8 * 1024
"""KiB of the source's pages that are held while it is copied."""
_SPARE = 1 << 20
"""Bytes of the disk that no backup takes, so that lines can be saved while it is made."""
_TURN = 0.005
"""Seconds after which whoever waits for a check looks for something more urgent."""


class Backing:
    """Makes the backups of an open vault, on the thread that has it; lines are saved meanwhile."""

    def __init__(self, database: Database, holding: Holding, breath: Breath) -> None:
        self._database = database
        self._folder = holding.folder
        self._key = holding.keys.database
        self._breath = breath

    def make(self, at: int, why: Occasion) -> Path:
        """Copy the database and its header, check the copy, and return its path.

        `at` is UTC milliseconds. Raises `NotBackedUp` where the disk refuses, `DamagedDatabase`
        where the copy does not hold what it should; older backups are then left as they are.
        """
        place = self._folder / BACKUPS
        path = place / name_of(at, why)
        with told_as_backup():
            make_private_folder(place)
            leave_room(place, self._size())
            with self._little_held():
                self.copy(path)
            self.read_copies()
            self._prune(path)
        return path

    def copy(self, path: Path) -> None:
        """Write a checked copy of the database, beside its header, under a name it gets last.

        A damaged database is not copied: the copy would pass its checks and push out good ones.
        """
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        if damaged_in(self._database.path, self._key, self._breath.between_slices):
            raise DamagedDatabase
        try:
            self._write(part)
            self._check(part, LedgerTables(self._database).count())
            write_whole(header_of(path), (self._folder / HEADER).read_bytes())
            part.replace(path)
            sync_folder(path.parent)
        finally:
            for left in (part, part.with_name(f"{part.name}-journal")):
                with contextlib.suppress(OSError):
                    left.unlink(missing_ok=True)

    def read_copies(self) -> None:
        """Open and count what was copied after the lock; what does not hold is removed.

        What could not be read just now stays, and is opened the next time.
        """
        for path in backups(self._folder):
            if path.suffix == UNREAD:
                try:
                    self._check(path, None)
                except (DatabaseBusy, UnreadDatabase):
                    continue
                except DamagedDatabase:
                    path.unlink(missing_ok=True)
                    header_of(path).unlink(missing_ok=True)
                else:
                    path.replace(path.with_suffix(".db"))
                    self._prune(path.with_suffix(".db"))

    @contextlib.contextmanager
    def _little_held(self) -> Iterator[None]:
        """Hold few pages of the source meanwhile: a copy reads each once, and would fill memory.

        What lists and searches have in memory goes too, and is read again when it is asked for.
        """
        self._database.hold(MEANWHILE)
        try:
            yield
        finally:
            self._database.hold()

    def _size(self) -> int:
        pages, size = (self._database.value(f"PRAGMA {n}") for n in ("page_count", "page_size"))
        return int(pages) * int(size)

    def _write(self, part: Path) -> None:
        copy = Database(part, self._key, create=True)
        try:
            copy.rows(LITTLE)
            self._database.copy_to(copy, PAGES, self._breath.between_slices)
        finally:
            copy.close()

    def _check(self, path: Path, count: int | None) -> None:
        """Raise `DamagedDatabase` unless every page holds, with so many changes if it is said."""
        refuse_plaintext(path)
        copy = Database(path, self._key)

        def holds() -> bool:
            copy.rows(LITTLE)
            damaged = copy.rows("PRAGMA cipher_integrity_check")
            return not damaged and count in {None, LedgerTables(copy).count()}

        try:
            if not beside(holds, copy.interrupt, self._breath):
                raise DamagedDatabase
        finally:
            copy.close()

    def _prune(self, newest: Path) -> None:
        for old in superseded(backups(self._folder), newest):
            old.unlink(missing_ok=True)
            header_of(old).unlink(missing_ok=True)


def beside(work: Callable[[], bool], stop: Callable[[], None], breath: Breath) -> bool:
    """Do work that asks nothing of the vault beside its thread, where somebody may want that."""
    if not breath.shares_thread:
        return work()
    with ThreadPoolExecutor(1, thread_name_prefix="peerdesk-checking") as pool:
        doing = pool.submit(work)
        try:
            while not doing.done():
                wait([doing], _TURN)
                breath.between_slices()
        except BaseException:
            stop()
            raise
        return doing.result()


@contextlib.contextmanager
def told_as_backup() -> Iterator[None]:
    """Translate what the disk refuses into what it means for a backup.

    Raises `NotBackedUp`.
    """
    try:
        try:
            yield
        except OSError as error:
            raise refused_write(error) from error
    except NotSaved as error:
        raise NotBackedUp(error.what) from error


def leave_room(place: Path, size: int) -> None:
    """Raise `NotBackedUp` where a copy of this size would fill the disk."""
    free = shutil.disk_usage(place).free
    if free < size + _SPARE:
        raise NotBackedUp(f"it would fill the disk, so free {-(-(size + _SPARE - free) >> 20)} MB")
