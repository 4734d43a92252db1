# SPDX-License-Identifier: Apache-2.0
"""A disk of a few megabytes, which can be filled, made read-only, and pulled out."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

_ROOM = 4096


@dataclass(frozen=True)
class SmallDisk:
    """A tmpfs mounted for one test."""

    place: Path

    @contextlib.contextmanager
    def full(self, left: int = 0) -> Iterator[None]:
        """Leave no room but so many bytes, until the end of the `with`."""
        filler = self.place / "filler"
        with filler.open("wb") as file, contextlib.suppress(OSError):
            while True:
                os.write(file.fileno(), bytes(_ROOM))
        os.truncate(filler, max(filler.stat().st_size - left, 0))
        try:
            yield
        finally:
            filler.unlink()

    @contextlib.contextmanager
    def read_only(self) -> Iterator[None]:
        """Refuse every write, as a locked card does; nothing on it may be open."""
        _mount("-o", "remount,ro", str(self.place))
        try:
            yield
        finally:
            _mount("-o", "remount,rw", str(self.place))


@contextlib.contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[SmallDisk]:
    """Mount a small disk, or skip the test where that is not allowed."""
    place.mkdir(parents=True)
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a small disk")
    try:
        _mount("-t", "tmpfs", "-o", f"size={megabytes}m,mode=700", "tmpfs", str(place))
    except subprocess.CalledProcessError:
        pytest.skip("nothing may be mounted here")
    try:
        yield SmallDisk(place)
    finally:
        _run("umount", "-l", str(place))


def pull_out(disk: SmallDisk) -> None:
    """Take the disk away while files on it are open, and put an empty one in its place."""
    _mount("-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", str(disk.place))


def put_back(disk: SmallDisk) -> None:
    """Let the first disk be seen again."""
    _run("umount", str(disk.place))


def _mount(*options: str) -> None:
    _run("mount", *options)


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)
