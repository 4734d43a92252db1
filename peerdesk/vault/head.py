# SPDX-License-Identifier: Apache-2.0
"""The head file: where this laptop's chain stands, kept outside the database.

A database that was put back as a whole passes every check of its own; only a mark outside it
can tell. Writing it at every line would nearly double a line's cost, so it follows within a
second: an older mark never blames a newer database.
"""

import contextlib
import hashlib
import hmac
import secrets
import threading
from pathlib import Path

import msgspec
from msgspec import Struct

from peerdesk.ledger.canonical import encode
from peerdesk.ledger.change import Head
from peerdesk.vault.errors import DamagedHead
from peerdesk.vault.files import HEAD, read_small, write_whole
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.marks import MarkFile

DELAY = 0.8
"""Seconds after a commit at which the file is written, with all that came meanwhile."""

_LARGEST = 1 << 12
"""Bytes in the file; about 250 are needed."""


class _Mark(Struct, frozen=True, forbid_unknown_fields=True):
    head: Head
    mac: bytes


class HeadFile:
    """Keeps the file up to date, and the mark outside the vault with it.

    May be asked to write at once. Where the mark cannot be written, an older one stays: it
    blames nobody, and only tells less.
    """

    def __init__(self, folder: Path, key: bytes, mark: MarkFile | None = None) -> None:
        self._path = folder / HEAD
        self._key = key
        self.mark = mark
        """What is kept outside the vault, if anything is."""
        self._folder_found = False
        self._due: Head | None = None
        self._written: Head | None = None
        self._guard = threading.Lock()
        self._timer: threading.Timer | None = None

    def under(self, keys: VaultKeys) -> "HeadFile":
        """Return the file, and the mark outside, as they go on under another vault key."""
        mark = self.mark.under(keys.mark) if self.mark else None
        return HeadFile(self._path.parent, keys.head, mark)

    def read(self) -> Head | None:
        """Return the head that was written last, or None where there is no such file."""
        try:
            data = read_small(self._path, _LARGEST)
            mark = msgspec.json.decode(data, type=_Mark)
        except FileNotFoundError:
            return None
        except IsADirectoryError as error:
            self._folder_found = True
            raise DamagedHead from error
        except (OSError, msgspec.DecodeError, UnicodeError, RecursionError) as error:
            raise DamagedHead from error
        if encode(mark) != data or not hmac.compare_digest(mark.mac, self._mac(mark.head)):
            raise DamagedHead
        self._written = mark.head
        return mark.head

    def follow(self, head: Head, *, again: bool = False) -> None:
        """Have the head written within a second, unless it stands in the file already.

        With `again` it is written all the same, for what goes with it into the mark.
        """
        with self._guard:
            if head == self._written and not again:
                return
            self._due = head
            if self._timer is None:
                self._timer = threading.Timer(DELAY, self._write_late)
                self._timer.daemon = True
                self._timer.start()

    def flush(self) -> None:
        """Write what is due now, and leave no thread behind; `OSError` where the disk refuses."""
        with self._guard:
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
            timer.join()
        with self._guard:
            self._write()

    def _write_late(self) -> None:
        with self._guard:
            self._timer = None
            try:
                self._write()
            except OSError:
                return  # still due: the next line or the closing tries again

    def _write(self) -> None:
        if self._due is not None:
            self._clear_the_way()
            write_whole(self._path, encode(_Mark(self._due, self._mac(self._due))))
            if self.mark is not None:
                with contextlib.suppress(OSError):
                    self.mark.write(self._due)
            self._written, self._due = self._due, None

    def _clear_the_way(self) -> None:
        """Set aside a folder that stands in the file's place; what is in it is not ours."""
        if self._folder_found and self._path.is_dir() and not self._path.is_symlink():
            self._path.rename(self._path.with_name(f"{HEAD}-set-aside-{secrets.token_hex(4)}"))

    def _mac(self, head: Head) -> bytes:
        return hmac.new(self._key, encode(head), hashlib.sha256).digest()
