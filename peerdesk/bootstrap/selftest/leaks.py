# SPDX-License-Identifier: Apache-2.0
"""After a whole session not one marked word stands in clear in any file that it touched."""

import base64
import secrets
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path, user_state_path

from peerdesk.bootstrap.selftest.bench import Bench, line
from peerdesk.bootstrap.selftest.finding import NotHeld
from peerdesk.desk.query import NoteQuery
from peerdesk.vault.generations import Occasion

PROMISE = "Nothing of the evidence is ever in clear on the disk"
MARKERS = 40
_LARGEST = 64 << 20
_WORD = 12


def try_leaks(bench: Bench) -> str:
    """Put marked words through a session, and look for them in every file written since."""
    begun = time.time() - 2  # some file systems keep time in steps of two seconds
    markers = [secrets.token_hex(_WORD) for _ in range(MARKERS)]
    _session(bench, markers)
    needles = {needle for marker in markers for needle in encodings(marker)}
    files = bytes_looked_at = 0
    for path in _written_since(begun, bench):
        data = _read(path)
        files, bytes_looked_at = files + 1, bytes_looked_at + len(data)
        if any(needle in data for needle in needles):
            raise NotHeld(f"A marked word stands in clear in {path.name}")
    return (
        f"{MARKERS} marked words in {len(needles) // MARKERS} encodings each, in none of the "
        f"{files:,} files ({bytes_looked_at / 1e6:,.1f} MB) written meanwhile: vault, backups, "
        "temporary, settings and cache folders."
    )


def encodings(marker: str) -> Iterator[bytes]:
    """Yield the ways in which a word could stand in a file."""
    plain = marker.encode()
    yield plain
    yield marker.encode("utf-16-le")
    yield marker.encode("utf-16-be")
    yield plain.hex().encode()
    yield base64.b64encode(plain)


def _session(bench: Bench, markers: list[str]) -> None:
    """Write, draft, search for, index, back up and shut away every marked word."""
    with bench.open(bench.keys()) as vault:
        for marker in markers:
            vault.append(line(f"They said {marker} twice"))
            vault.keep_draft("capture", f"half a line about {marker}")
            vault.count_notes(NoteQuery(words=marker))
        vault.upkeep.rebuild()
        vault.upkeep.backup(Occasion.ASKED)


def _written_since(begun: float, bench: Bench) -> Iterator[Path]:
    seen: set[Path] = set()
    for root in sorted(_places(bench)):
        for path in _files(root):
            if path not in seen and _changed(path) >= begun:
                seen.add(path)
                yield path


def _places(bench: Bench) -> set[Path]:
    """Return the folders that a program of the user may write into."""
    of_program = (user_data_path, user_config_path, user_cache_path, user_state_path)
    roots = {place("PeerDesk", appauthor=False) for place in of_program}
    return roots | {bench.folder, Path(tempfile.gettempdir())}


def _files(root: Path) -> Iterator[Path]:
    try:
        found = sorted(root.iterdir())
    except OSError:
        return
    for path in found:
        if path.is_symlink():
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError:
        return b""
