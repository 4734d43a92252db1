# SPDX-License-Identifier: Apache-2.0
"""Where a vault's folder lies: on a network share, a removable drive, in a synchronised folder.

Each of the three can cost what was saved, or carry copies to where disposal cannot reach them.
It is told and never forbidden: some councils give their officers no other place.
"""

import os
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from peerdesk.vault.drives import Drive, drive_of

_SERVICES = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud", "iCloud Drive"),
    ("mobile documents", "iCloud Drive"),
    ("com~apple~clouddocs", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("box sync", "Box"),
    ("pclouddrive", "pCloud"),
    ("megasync", "MEGA"),
    ("syncthing", "Syncthing"),
)
"""How the services name their folders; a folder may go on, as in “OneDrive - Stannerby”."""
_EXACTLY = {"box": "Box", "mega": "MEGA", "cloudstorage": "a service of this laptop"}
_VARIABLES = {
    "OneDrive": "OneDrive",
    "OneDriveCommercial": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "APPDATA": "the roaming profile",
}
"""Folders that the system names in its environment."""
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
}
"""What the services leave at the top of a folder that they synchronise, whatever its name."""
_HIDDEN = ((".sync_", ".db", "Nextcloud"), ("._sync_", ".db", "Nextcloud"))


class Where(StrEnum):
    """What is unfit about a place."""

    NETWORK = "network"
    REMOVABLE = "removable"
    SYNCHRONISED = "synchronised"


class Surrounding(Struct, frozen=True):
    """One thing that is unfit about a place, and by which service, where it is synchronised."""

    where: Where
    service: str = ""

    @property
    def sentence(self) -> str:
        """Return what is so, and what to do."""
        advice = "Keep it on this laptop’s own disk if you can."
        if self.where is Where.NETWORK:
            return (
                "The vault’s folder lies on a network share: a broken connection can stop a line "
                f"from being saved, and the server keeps copies. {advice}"
            )
        if self.where is Where.REMOVABLE:
            return (
                "The vault’s folder lies on a removable drive: pulled out too early, it cannot "
                f"save, and it is easily left behind. {advice}"
            )
        return (
            f"The vault’s folder looks synchronised by {self.service}: encrypted copies leave this "
            "laptop, and closing the challenge cannot reach them. Keep it in a folder that is not "
            "synchronised if you can."
        )


class Sight(Struct, frozen=True):
    """What was seen of a place: its drive, and the names in every folder from it to the top."""

    drive: Drive
    parts: tuple[str, ...]
    folders: tuple[tuple[str, str], ...] = ()
    """Folders that the environment names, with their service, each a parent of the place."""
    beside: frozenset[str] = frozenset()


def judge(sight: Sight) -> tuple[Surrounding, ...]:
    """Return what is unfit about a place, the gravest first; nothing is looked up."""
    found = []
    if sight.drive.network:
        found.append(Surrounding(Where.NETWORK))
    if service := _service(sight):
        found.append(Surrounding(Where.SYNCHRONISED, service))
    if sight.drive.removable:
        found.append(Surrounding(Where.REMOVABLE))
    return tuple(found)


def surroundings(
    folder: Path, environment: Mapping[str, str] | None = None
) -> tuple[Surrounding, ...]:
    """Return what is unfit about where a vault lies, or would lie; never raises."""
    place = _existing(folder)
    known = os.environ if environment is None else environment
    sight = Sight(
        drive=drive_of(place),
        parts=(*place.parts, *folder.parts),  # the folder itself need not be there yet
        folders=tuple(_named(place, known)),
        beside=frozenset(_names_above(place)),
    )
    return judge(sight)


def warning(folder: Path) -> str:
    """Return one warning on where a vault lies, or ""."""
    found = surroundings(folder)
    return found[0].sentence if found else ""


def _service(sight: Sight) -> str:
    named = [service for _, service in sight.folders]
    marked = [service for name, service in _MARKERS.items() if name in sight.beside]
    hidden = [
        service
        for start, end, service in _HIDDEN
        if any(name.startswith(start) and name.endswith(end) for name in sight.beside)
    ]
    called = [service for part in sight.parts for service in _by_name(part)]
    return next(iter((*named, *marked, *hidden, *called)), "")


def _by_name(part: str) -> Iterable[str]:
    low = part.casefold()
    if low in _EXACTLY:
        yield _EXACTLY[low]
    for start, service in _SERVICES:
        if low.startswith(start):
            yield service


def _named(place: Path, environment: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for variable, service in _VARIABLES.items():
        value = environment.get(variable, "")
        if value and place.is_relative_to(Path(value)):
            yield value, service


def _existing(folder: Path) -> Path:
    """Return the folder with links followed, or the nearest above it that exists."""
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() fails on a folder that is gone
    for candidate in (place, *place.parents):
        try:
            if candidate.exists():
                return candidate.resolve()
        except OSError:
            continue
    return place


def _names_above(place: Path) -> Iterable[str]:
    """Yield the hidden names of every folder from the place up; what cannot be read is passed."""
    for folder in (place, *place.parents):
        try:
            with os.scandir(folder) as found:
                yield from (entry.name for entry in found if entry.name.startswith("."))
        except OSError:
            continue
