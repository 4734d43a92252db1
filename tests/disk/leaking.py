# SPDX-License-Identifier: Apache-2.0
"""Forty words that nobody writes, and the ways in which they could stand in a file."""

import base64
import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.disk.tracing import Call

MARKERS = tuple(f"Kestrel{n:02}zq{chr(97 + n % 26)}violet" for n in range(40))


def encodings(marker: str) -> Iterator[bytes]:
    """Yield the ways in which a marker could stand in a file."""
    for text in (marker, marker.upper(), marker.lower(), marker[::-1]):
        plain = text.encode()
        yield from (plain, text.encode("utf-16-le"), text.encode("utf-16-be"))
        yield from (plain.hex().encode(), plain.hex().upper().encode())
        yield codecs.encode(text, "rot13").encode()
        for shift in range(3):  # base64 reads differently from each of three beginnings
            yield base64.b64encode(b"." * shift + plain)[4 * (shift > 0) : -4]


NEEDLES = tuple({needle for marker in MARKERS for needle in encodings(marker)})


_BEGINNING = 6
_GROUPS: dict[bytes, list[bytes]] = {}
for _needle in NEEDLES:
    _GROUPS.setdefault(_needle[:_BEGINNING], []).append(_needle)


def needles_in(data: bytes) -> list[bytes]:
    """Return which needles stand in bytes; those that begin alike are looked for only once."""
    return [n for begin, group in _GROUPS.items() if begin in data for n in group if n in data]


def found_in(*folders: Path) -> list[str]:
    """Return the files under folders in which a marker stands, whatever way, or in their names."""
    hits = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            data = str(path.relative_to(folder)).encode(errors="surrogateescape") + b"\0"
            if path.is_file():
                data += path.read_bytes()
            hits += [f"{path.name}: {needle!r}" for needle in needles_in(data)]
    return hits


def found_written(seen: Iterable[Call]) -> list[bytes]:
    """Return which needles were ever written, or stood in a name, by calls that were watched."""
    return needles_in(b"\0".join(text for call in seen for text in call.texts))
