# SPDX-License-Identifier: Apache-2.0
"""What all files of notes have in common: the encoding, the limits, the columns."""

import codecs
import re

from msgspec import Struct

from peerdesk.desk.intake import BadRow, NoteRow
from peerdesk.interchange.errors import NotText, TooLarge

LARGEST = 20 << 20
"""Bytes in one file."""
MOST_ROWS = 10_000
"""Rows in one file; they are written as one transaction."""
COLUMNS = ("text", "session", "case", "stance", "source", "author", "kloes", "voices")
_BETWEEN = re.compile(r"[\s,;]+")


class Parsed(Struct, frozen=True):
    """The rows of a file that could be read, and those that could not."""

    rows: tuple[NoteRow, ...]
    bad: tuple[BadRow, ...]


def decoded(data: bytes) -> str:
    """Return a file's text without a byte order mark, or raise `NotText` or `TooLarge`."""
    if len(data) > LARGEST:
        raise TooLarge(len(data), LARGEST, "bytes")
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        raise NotText from None


def check_rows(count: int) -> None:
    """Raise `TooLarge` where a file has more rows than are taken in at once."""
    if count > MOST_ROWS:
        raise TooLarge(count, MOST_ROWS, "rows")


def listed(text: str) -> tuple[str, ...]:
    """Return the codes in a cell: between spaces, commas or semicolons."""
    return tuple(filter(None, _BETWEEN.split(text)))
