# SPDX-License-Identifier: Apache-2.0
"""The disk outside the vault, as the window reaches it: identities, bundles, documents."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from platformdirs import user_desktop_path, user_documents_path, user_downloads_path

from peerdesk.desk.accuracy_rows import AccuracyRow
from peerdesk.desk.timetable_file.table import TimetableFile
from peerdesk.errors import PeerDeskError
from peerdesk.interchange.accuracy_log import log_docx, log_xlsx
from peerdesk.interchange.accuracy_table import SUFFIXES
from peerdesk.interchange.office_limits import LARGEST as LARGEST_LOG
from peerdesk.interchange.timetables import LARGEST, parse_timetable
from peerdesk.transport.folder import OWN, SHARED, FolderCarrier, read_bundle, write_once
from peerdesk.transport.held import fetch_bundle
from peerdesk.transport.stick import safe_to_remove
from peerdesk.ui.files import Listing

_MOST = 2_000
"""Rows of one folder that are listed; nobody scrolls further."""


class FolderClosed(PeerDeskError):
    """A folder cannot be looked into."""

    def __init__(self) -> None:
        super().__init__(
            "This folder cannot be opened: put the stick in, or choose another folder."
        )


class Disk:
    """Implements `peerdesk.ui.files.Files`."""

    def read(self, path: Path, limit: int) -> bytes:
        """Return a file's bytes; raises what `peerdesk.transport.folder.read_bundle` raises."""
        return read_bundle(path, limit)

    def read_timetable(self, path: Path) -> TimetableFile:
        """Return what a timetable's file holds; raises an `InterchangeError` where it is none."""
        return parse_timetable(path.name, read_bundle(path, LARGEST))

    @property
    def comment_suffixes(self) -> tuple[str, ...]:
        """Return how the names of files end in which a council's comments come."""
        return SUFFIXES

    def read_comments(self, path: Path) -> tuple[AccuracyRow, ...]:
        """Return the comments that a file holds; raises an `InterchangeError` where none."""
        from peerdesk.interchange.accuracy_files import (  # noqa: PLC0415 - with XML's library
            read_accuracy,
        )

        return read_accuracy(read_bundle(path, LARGEST_LOG))

    def write_log(self, path: Path, title: str, rows: Sequence[AccuracyRow]) -> Path:
        """Write a log as a workbook if the name says so, else as a Word table."""
        made = log_xlsx if path.suffix.lower() == ".xlsx" else log_docx
        return self.write(path, made(title, rows))

    def fetch(self, path: Path, limit: int) -> BinaryIO:
        """Return a bundle to be read; raises what `peerdesk.transport.held.fetch_bundle` raises."""
        return fetch_bundle(path, limit)

    def write(self, path: Path, data: bytes, *, shared: bool = False) -> Path:
        """Write a new file, read it back and return its path; nothing is overwritten."""
        mode = SHARED if shared else OWN
        return write_once(path.parent, path.name, data, mode=mode)

    def carrier(self, folder: Path) -> FolderCarrier:
        """Return what puts bundles into a folder or onto a stick."""
        return FolderCarrier(folder)

    def safe_to_remove(self, paths: Sequence[Path]) -> bool:
        """Bring files to their disk, and say whether a stick with them may be taken out."""
        return safe_to_remove(*paths)

    def homes(self) -> tuple[tuple[str, Path], ...]:
        """Return sticks first, then the folders where people keep files."""
        usual = (
            ("Documents", user_documents_path()),
            ("Desktop", user_desktop_path()),
            ("Downloads", user_downloads_path()),
            ("Home", Path.home()),
        )
        return (*_sticks(), *((name, path) for name, path in usual if path.is_dir()))

    def list(self, folder: Path, suffixes: tuple[str, ...]) -> Listing:
        """Return folders and fitting files by name, without hidden ones.

        Raises `FolderClosed` where the disk does not let it be read.
        """
        try:
            with os.scandir(folder) as found:
                entries = [(entry.name, entry.is_dir()) for entry in found]
        except OSError as error:
            raise FolderClosed from error
        shown = sorted((e for e in entries if e[0][0] != "."), key=lambda e: e[0].casefold())
        folders = [name for name, is_folder in shown if is_folder]
        files = [
            name
            for name, is_folder in shown
            if not is_folder and suffixes and name.lower().endswith(suffixes)
        ]
        return Listing(folder, tuple(folders[:_MOST]), tuple(files[:_MOST]))


def _sticks() -> tuple[tuple[str, Path], ...]:
    """Return what is plugged in, by the name it bears."""
    if sys.platform == "win32":
        drives = (Path(f"{letter}:\\") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ")
        return tuple((str(drive), drive) for drive in drives if drive.is_dir())
    if sys.platform == "darwin":
        return _inside(Path("/Volumes"))
    user = Path.home().name
    return (*_inside(Path("/media") / user), *_inside(Path("/run/media") / user))


def _inside(root: Path) -> tuple[tuple[str, Path], ...]:
    try:
        return tuple((path.name, path) for path in sorted(root.iterdir()) if path.is_dir())
    except OSError:
        return ()
