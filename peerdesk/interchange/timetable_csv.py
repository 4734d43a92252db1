# SPDX-License-Identifier: Apache-2.0
"""A timetable from CSV, as spreadsheets and calendars save it; rows numbered as they show them."""

import codecs
import csv
import io
from collections.abc import Iterator

from peerdesk.desk.timetable_file.table import TimetableFile, Unread
from peerdesk.interchange.errors import NotText, TooLarge
from peerdesk.interchange.timetable_errors import NoHeading
from peerdesk.interchange.timetable_table import MOST_COLUMNS, MOST_ROWS, table_of

LARGEST = 4 << 20
"""Bytes of a table of sessions."""
_UNREADABLE = "It cannot be read: close its quotation marks."
_SAMPLE = 4_000


def parse_csv(data: bytes) -> TimetableFile:
    """Return the table in a CSV file, with commas, semicolons or tabs between its cells.

    UTF-8, UTF-16 with a mark, and the older Western encoding of Windows are read. Raises
    `TooLarge`, `NotText` and `NoHeading`.
    """
    if len(data) > LARGEST:
        raise TooLarge(len(data), LARGEST, "bytes")
    text = _decoded(data)
    rows: list[tuple[int, list[str]]] = []
    unread: list[Unread] = []
    for number, cells in _rows(text):
        if cells is None:
            unread.append(Unread(number, _UNREADABLE))
        elif any(cell.strip() for cell in cells):
            rows.append((number, cells[:MOST_COLUMNS]))
    if len(rows) + len(unread) > MOST_ROWS:
        raise TooLarge(len(rows) + len(unread), MOST_ROWS, "rows")
    table = table_of(rows, unread=unread)
    if table is None:
        raise NoHeading
    return TimetableFile((table,))


def _decoded(data: bytes) -> str:
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        if b"\0" in data:
            raise NotText from None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise NotText from None


def _rows(text: str) -> Iterator[tuple[int, list[str] | None]]:
    """Yield each row with its number; None where it cannot be read."""
    sample = text[:_SAMPLE]
    delimiter = max(",;\t", key=sample.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield number, None
