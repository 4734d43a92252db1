# SPDX-License-Identifier: Apache-2.0
"""What a Word file or workbook from elsewhere may hold before anything of it is parsed.

Its parts are counted and unpacked within a limit, whatever it says of their size, and one with a
document type or an entity of its own is refused: no document needs them, a few bytes of them can
fill a laptop's memory, and others would reach for its files. Macros, pictures and whatever else
is packed in it stay packed.
"""

import re
import zipfile
import zlib
from io import BytesIO
from struct import error as StructError  # noqa: N812 - named like the other errors here

from peerdesk.interchange.office_errors import (
    BrokenOfficeFile,
    ForbiddenOfficePart,
    LockedOfficeFile,
    NoOfficeFile,
    OvergrownOfficeFile,
)

LARGEST = 24 << 20
"""Bytes of the archive."""
UNPACKED = 48 << 20
"""Bytes of its XML parts together, when unpacked."""
MOST_PARTS = 3_000
MOST_MARKS = 600_000
"""Beginnings and ends of elements in one part: each takes many times its bytes in memory."""
_OLE = b"\xd0\xcf\x11\xe0"
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
_ENCODED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_PLAIN = {b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError,
           ValueError, KeyError, OverflowError, StructError)  # fmt: skip
"""What zipfile is known to raise for damaged or encrypted archives."""


def check_limits(data: bytes) -> None:
    """Look through a file, and return only if it may be parsed.

    Raises `NoOfficeFile`, `LockedOfficeFile`, `BrokenOfficeFile`, `OvergrownOfficeFile` and
    `ForbiddenOfficePart`.
    """
    if data.startswith(_OLE):
        raise LockedOfficeFile
    if not data.startswith(b"PK"):
        raise NoOfficeFile
    if len(data) > LARGEST:
        raise OvergrownOfficeFile(len(data), LARGEST, "bytes")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_parts(archive)
    except _BROKEN as error:
        raise BrokenOfficeFile from error


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise OvergrownOfficeFile(len(parts), MOST_PARTS, "parts")
    left = UNPACKED
    for part in parts:
        if part.flag_bits & 1:
            raise LockedOfficeFile
        if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        with archive.open(part) as opened:
            content = opened.read(left + 1)
        left -= len(content)
        if left < 0:
            raise OvergrownOfficeFile(UNPACKED - left, UNPACKED, "bytes when unpacked")
        _check_xml(content)


def _check_xml(content: bytes) -> None:
    plain = content.replace(b"\0", b"")  # as UTF-16 as well
    named = _ENCODED.search(plain[:200])
    if named and named[1].lower() not in _PLAIN:
        raise ForbiddenOfficePart  # an encoding in which the words below could hide
    if any(word in plain for word in _FORBIDDEN):
        raise ForbiddenOfficePart
    if (marks := plain.count(b"<")) > MOST_MARKS:
        raise OvergrownOfficeFile(marks, MOST_MARKS, "marks in one part")
