# SPDX-License-Identifier: Apache-2.0
"""On a full disk nothing is called saved, nothing is lost, and afterwards work goes on."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator

from peerdesk.bootstrap.selftest.bench import Bench, line
from peerdesk.bootstrap.selftest.finding import NotHeld, NotTried
from peerdesk.desk.query import NoteQuery
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import NotSaved
from peerdesk.vault.files import DATABASE

PROMISE = "On a full disk the program says NOT SAVED, and goes on when there is room"
_LONG = "x" * 15_000
_LINES = 5
_ROOM = 2 * 4096
_PIECE = 4096
_MEGABYTES = 8


def try_full_disk(bench: Bench) -> str:
    """Let the vault's disk be full, write, make room, and write again."""
    with _small_disk(bench) as small:
        if small is None:
            _try_on(bench, _limited(bench))
            how = "imitated by a limit on the size of this program’s files"
        else:
            _try_on(small, _filled(small))
            how = f"on a small disk of {_MEGABYTES} MB that was filled up"
    return f"{_LINES} long lines refused, each with NOT SAVED; then one saved and found ({how})."


def _try_on(bench: Bench, full: "contextlib.AbstractContextManager[None]") -> None:
    keys = bench.keys()
    with bench.open(keys) as vault:
        before = vault.count_notes(NoteQuery())
        with full:
            for _ in range(_LINES):
                _must_be_refused(vault)
        if vault.count_notes(NoteQuery()) != before:
            raise NotHeld("A line that was refused stands all the same")
        vault.append(line(_LONG))
        if vault.upkeep.verify().findings:
            raise NotHeld("After the disk was full the vault is not whole")
    with bench.open(keys) as vault:
        if vault.count_notes(NoteQuery()) != before + 1:
            raise NotHeld("After the disk was full a line is missing, or stands twice")


def _must_be_refused(vault: OpenVault) -> None:
    try:
        vault.append(line(_LONG))
    except NotSaved:
        return
    raise NotHeld("A full disk was not noticed")


@contextlib.contextmanager
def _small_disk(bench: Bench) -> Iterator[Bench | None]:
    """Give a copy of the vault on a small disk in memory, or None where none may be made."""
    place = bench.folder / "small disk"
    place.mkdir()
    if not _ran("mount", "-t", "tmpfs", "-o", f"size={_MEGABYTES}m,mode=700", "tmpfs", str(place)):
        yield None
        return
    try:
        yield bench.apart(place.name)
    finally:
        _ran("umount", "-l", str(place))


def _ran(*words: str) -> bool:
    """Say whether a command of the system was there, allowed, and done."""
    if sys.platform != "linux":
        return False
    try:
        return subprocess.run(words, capture_output=True, check=False).returncode == 0  # noqa: S603 - our own words
    except OSError:
        return False


@contextlib.contextmanager
def _filled(bench: Bench) -> Iterator[None]:
    """Fill a small disk to its last byte."""
    filler = bench.folder / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(_PIECE))
    try:
        yield
    finally:
        filler.unlink()


@contextlib.contextmanager
def _limited(bench: Bench) -> Iterator[None]:
    """Let the system refuse every file of this program any room beyond a few pages."""
    if sys.platform == "win32":
        raise NotTried("This system cannot be told to refuse room to one program")
    import resource  # noqa: PLC0415 - not there on Windows
    import signal  # noqa: PLC0415 - used with it only

    size = (bench.vault / DATABASE).stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (min(_ROOM, size), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
