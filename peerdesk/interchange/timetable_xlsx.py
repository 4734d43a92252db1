# SPDX-License-Identifier: Apache-2.0
"""A timetable from an XLSX workbook: values only, within limits of size, nothing evaluated.

A workbook is an archive of XML. Before anything of it is parsed, its parts are counted and
unpacked within a limit, and one with an entity or a document type of its own is refused: a
timetable has neither, and a few bytes of them can fill a laptop's memory.
"""

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from io import BytesIO
from struct import error as StructError  # noqa: N812 - named like the other errors here

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from peerdesk.desk.timetable_file.table import Table, TimetableFile
from peerdesk.interchange.errors import TooLarge
from peerdesk.interchange.timetable_errors import BrokenTimetable, LockedTimetable, NoHeading
from peerdesk.interchange.timetable_table import MOST_COLUMNS, MOST_ROWS, table_of

LARGEST = 8 << 20
"""Bytes of the archive."""
UNPACKED = 48 << 20
"""Bytes of its parts together, when unpacked."""
MOST_PARTS = 400
MOST_SHEETS = 20
_LOWEST = 50_000
"""The row to which a sheet is read; empty ones that were once formatted may reach far down."""
_OLE = b"\xd0\xcf\x11\xe0"
"""How older workbooks begin, and those with a password."""
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
_FOREIGN = (zipfile.BadZipFile, zlib.error, InvalidFileException, KeyError, ValueError, TypeError,
            AttributeError, IndexError, SyntaxError, OverflowError, EOFError, OSError,
            NotImplementedError, RuntimeError, AssertionError, StructError, UnicodeError,
            ArithmeticError, LookupError)  # fmt: skip
"""What openpyxl, zipfile and the XML parser are known to raise for damaged files."""


def parse_xlsx(data: bytes) -> TimetableFile:
    """Return the sheets of a workbook that have a heading.

    Raises `TooLarge`, `LockedTimetable`, `BrokenTimetable` and `NoHeading`.
    """
    if len(data) > LARGEST:
        raise TooLarge(len(data), LARGEST, "bytes")
    if data.startswith(_OLE):
        raise LockedTimetable
    try:
        _check_parts(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which are not read
            found = tuple(_tables(data))
    except _FOREIGN as error:
        raise BrokenTimetable("workbook") from error
    if not found:
        raise NoHeading
    return TimetableFile(found)


def _check_parts(data: bytes) -> None:
    """Unpack every part once, within the limit, and refuse what no timetable holds.

    A part gives no more bytes than it says that it has, whatever is packed in it.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS:
            raise TooLarge(len(parts), MOST_PARTS, "parts")
        left = UNPACKED
        for part in parts:
            if part.file_size > left:
                raise TooLarge(UNPACKED - left + part.file_size, UNPACKED, "bytes when unpacked")
            with archive.open(part) as opened:
                content = opened.read()
            left -= len(content)
            if part.filename.endswith((".xml", ".rels")):
                _check_xml(content)


def _check_xml(content: bytes) -> None:
    plain = content.replace(b"\0", b"")  # as UTF-16 as well
    if any(word in plain for word in _FORBIDDEN):
        raise BrokenTimetable("workbook")


def _tables(data: bytes) -> Iterator[Table]:
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets[:MOST_SHEETS]:
            if sheet.sheet_state != "visible":
                continue
            table = table_of(_rows(sheet), name=str(sheet.title)[:60])
            if table is not None:
                yield table
    finally:
        book.close()


def _rows(sheet: object) -> Iterator[tuple[int, list[str]]]:
    rows = sheet.iter_rows(max_row=_LOWEST, max_col=MOST_COLUMNS, values_only=True)  # type: ignore[attr-defined] # openpyxl has no types
    found = 0
    for number, values in enumerate(rows, 1):
        cells = [_written(value) for value in values]
        if any(cell.strip() for cell in cells):
            found += 1
            yield number, cells
        if found > MOST_ROWS or number == _LOWEST:
            raise TooLarge(max(found, number), MOST_ROWS, "rows")


def _written(value: object) -> str:
    """Return a value as a council would write it; a formula that was never worked out is empty."""
    written = "" if value is None else str(value)
    if isinstance(value, bool):
        written = "yes" if value else "no"
    elif isinstance(value, datetime):
        midnight = value.time() == time()
        written = value.date().isoformat() if midnight else f"{value:%Y-%m-%d %H:%M}"
    elif isinstance(value, time):
        written = f"{value:%H:%M}"
    elif isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60 % (24 * 60)
        written = f"{minutes // 60:02}:{minutes % 60:02}"
    elif isinstance(value, float):
        written = str(int(value)) if value.is_integer() else f"{value:.6f}".rstrip("0")
    return written
