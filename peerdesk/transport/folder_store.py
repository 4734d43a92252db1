# SPDX-License-Identifier: Apache-2.0
"""A team folder on a disk, a stick or a share, also one that some other program synchronises.

Names are taken as they come: copies called “(1)”, names in capitals, files that are still being
copied or vanish while they are read. What a bundle is, its bytes say.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from peerdesk.desk.errors import NameTaken
from peerdesk.desk.folder.errors import NotThere
from peerdesk.desk.store import Lying
from peerdesk.team.bundle import SUFFIX
from peerdesk.transport.errors import BadFileName, FileGone
from peerdesk.transport.failures import reading, writing_in
from peerdesk.transport.folder import (
    SHARED,
    is_file_or_link,
    looked_at,
    read_bundle,
    write_once,
)
from peerdesk.transport.held import fetch_bundle

_MOST = 10_000
"""Files of one folder that are looked at; a team of eight writes some hundreds in a challenge."""


class FolderStore:
    """Implements `peerdesk.desk.store.Store` in a folder."""

    is_listed = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(
        self,
        name: str,
        write: Callable[[BinaryIO], object],
        read_back: Callable[[BinaryIO], object],
    ) -> str:
        """Write a bundle once, let it be read back, and return its path.

        A folder on a stick or a share may take a name in capitals for the same one: what would
        be taken so is `NameTaken` too.
        """
        with reading(self.folder / name):
            if name.casefold() in {path.name.casefold() for path in self.folder.iterdir()}:
                raise NameTaken(name)
        return str(write_once(self.folder, name, write, read_back, mode=SHARED))

    def names(self) -> tuple[Lying, ...]:
        """Return the bundles that lie in the folder, the oldest first."""
        found = []
        with reading(self.folder / "any"):
            for path in self.folder.iterdir():
                if path.suffix.casefold() != SUFFIX or path.name[0] in ".~":
                    continue
                with suppress(FileNotFoundError):  # taken away just now
                    facts = looked_at(path)
                    if is_file_or_link(facts):
                        stamp = f"{facts.st_size}.{facts.st_mtime_ns}"
                        found.append((facts.st_mtime_ns, Lying(path.name, stamp, facts.st_size)))
                if len(found) >= _MOST:
                    break
        return tuple(lying for _, lying in sorted(found, key=lambda one: (one[0], one[1].name)))

    def get(self, name: str, limit: int) -> bytes:
        """Return a bundle's bytes; raises `NotThere` and what `read_bundle` raises."""
        try:
            return read_bundle(self.folder / _checked(name), limit)
        except FileGone as error:
            raise NotThere from error

    def fetch(self, name: str, limit: int) -> BinaryIO:
        """Return a bundle to be read; raises as `get` does."""
        try:
            return fetch_bundle(self.folder / _checked(name), limit)
        except FileGone as error:
            raise NotThere from error

    def remove(self, name: str) -> None:
        """Take a bundle away; one that is gone stays gone."""
        path = self.folder / _checked(name)
        with writing_in(self.folder):
            os.lstat(self.folder)  # of a folder that is gone nobody can say what it holds
            path.unlink(missing_ok=True)


def _checked(name: str) -> str:
    if name != Path(name).name or name[:1] in {"", "."} or "\\" in name:
        raise BadFileName
    return name
