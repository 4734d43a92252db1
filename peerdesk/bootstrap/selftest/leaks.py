# SPDX-License-Identifier: Apache-2.0
"""After a whole session not one marked word stands in clear in any file that it touched."""

import base64
import secrets
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path, user_state_path

from peerdesk.bootstrap.selftest.bench import OWNER, Bench, line
from peerdesk.bootstrap.selftest.finding import NotHeld
from peerdesk.desk.attachments import Prepared, attach
from peerdesk.desk.exchange import admit, export
from peerdesk.desk.query import NoteQuery
from peerdesk.team.identity_file import write_identity
from peerdesk.team.keys import DeviceKeys
from peerdesk.transport.folder import FolderCarrier
from peerdesk.vault.generations import Occasion

PROMISE = "Nothing of the evidence is ever in clear on the disk"
MARKERS = 40
_PIECE = 4 << 20
_WORD = 12
_LONGEST = 8 * _WORD
"""Bytes in the longest of the encodings, and more."""


def try_leaks(bench: Bench) -> str:
    """Put marked words through a session, and look for them in every file written since.

    At the end a marked word is written in clear on purpose, and has to be found.
    """
    begun = time.time() - 2  # some file systems keep time in steps of two seconds
    markers = [secrets.token_hex(_WORD) for _ in range(MARKERS)]
    needles = frozenset(needle for marker in markers for needle in encodings(marker))
    _session(bench, markers)
    files = unread = size = 0
    for path in _written_since(begun, bench):
        length = _length_without(needles, path)
        files, unread, size = files + 1, unread + (length is None), size + (length or 0)
    _find_on_purpose(needles, bench, markers[0])
    remark = f"; {unread:,} could not be read" if unread else ""
    return (
        f"{MARKERS} marked words, each in clear, as UTF-16, hexadecimal and base64, in none of the "
        f"{files:,} files ({size / 1e6:,.1f} MB{remark}) written meanwhile: vault, attachment, "
        "bundle, backups, temporary, settings and cache folders. One written on purpose was found."
    )


def _find_on_purpose(needles: frozenset[bytes], bench: Bench, marker: str) -> None:
    """Write a word in clear and find it, or finding none would mean nothing."""
    careless = bench.folder / "on purpose"
    careless.write_bytes(bytes(_PIECE - _WORD) + marker.encode())
    try:
        _length_without(needles, careless)
    except NotHeld:
        return
    finally:
        careless.unlink()
    raise NotHeld("The search for words in clear finds none where there is one")


def encodings(marker: str) -> Iterator[bytes]:
    """Yield the ways in which a word could stand in a file."""
    plain = marker.encode()
    yield plain
    yield marker.encode("utf-16-le")
    yield marker.encode("utf-16-be")
    yield plain.hex().encode()
    for shift in range(3):  # base64 reads differently from each of three beginnings
        yield base64.b64encode(b"." * shift + plain)[4 * (shift > 0) : -4]


def _session(bench: Bench, markers: list[str]) -> None:
    """Write, draft, search for, index, attach, share, back up and shut away every marked word."""
    with bench.open(bench.keys()) as vault:
        for marker in markers:
            vault.append(line(f"They said {marker} twice"))
            vault.keep_draft("capture", f"half a line about {marker}")
            vault.count_notes(NoteQuery(words=marker))
        written = line("with a chart")
        vault.append(written)
        chart = Prepared("application/pdf", "\n".join(markers).encode())
        attach(vault, written.note, f"{markers[0]}.pdf", chart)
        colleague = DeviceKeys.generate()
        admit(vault, write_identity(colleague.member(OWNER), colleague))
        export(vault, FolderCarrier(bench.folder), everything=True)
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


def _length_without(needles: frozenset[bytes], path: Path) -> int | None:
    """Return the length of a file in which none of these stands, None where it cannot be read.

    It is read piece by piece, each with the end of the one before it. Raises `NotHeld`.
    """
    length, before = 0, b""
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                data = before + piece
                if any(needle in data for needle in needles):
                    raise NotHeld(f"A marked word stands in clear in {path.name}")
                length, before = length + len(piece), data[-_LONGEST:]
    except OSError:
        return None
    return length
