# SPDX-License-Identifier: Apache-2.0
"""Notes from a table: CSV as spreadsheets save it, the first row naming the columns.

Rows are numbered as a spreadsheet shows them: the heading is row 1.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from peerdesk.desk.intake import BadRow, NoteRow
from peerdesk.interchange.errors import BadHeading
from peerdesk.interchange.reading import COLUMNS, Parsed, check_rows, decoded, listed

_UNREADABLE = "It cannot be read: close its quotation marks, or split a very long text."
_SWALLOWED = "It stands inside a quotation mark of row {row} that is not closed where it should be."
_TOO_MANY = "It has more cells than the heading: put quotation marks round texts with commas."


def parse_csv(data: bytes) -> Parsed:
    """Return the notes of a table, with commas, semicolons or tabs between its cells.

    Raises `NotText`, `TooLarge` and `BadHeading`; a row that cannot be read is among the bad.
    """
    text = decoded(data)
    heading, _, _ = text.partition("\n")
    rows: list[NoteRow] = []
    bad: list[BadRow] = []
    columns: tuple[str, ...] = ()
    for number, cells in _table(text, _delimiter(heading)):
        if isinstance(cells, str):
            bad.append(BadRow(number, cells))
        elif not columns:
            columns = _columns(cells)
        elif any(cell.strip() for cell in cells):
            if len(cells) > len(columns):
                bad.append(BadRow(number, _TOO_MANY))
            else:
                rows.append(_row(number, columns, cells))
    if not columns:
        raise BadHeading("is missing", COLUMNS)
    check_rows(len(rows) + len(bad))
    return Parsed(tuple(rows), tuple(bad))


def _table(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield each row's number with its cells, or with the reason why it cannot be read.

    A quotation mark that is not closed takes the lines after it along; each of them is told.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        before = reader.line_num
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error:
            opened = number
            yield opened, _UNREADABLE
            for number in range(opened + 1, opened + reader.line_num - before):
                yield number, _SWALLOWED.format(row=opened)


def _delimiter(heading: str) -> str:
    return max(",;\t", key=heading.count)


def _columns(cells: Sequence[str]) -> tuple[str, ...]:
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    unknown = next((name for name in names if name not in COLUMNS), None)
    if unknown is not None:
        raise BadHeading(f"has an unknown column “{unknown[:40]}”", COLUMNS)
    if len(set(names)) < len(names):
        raise BadHeading("names a column twice", COLUMNS)
    if "text" not in names:
        raise BadHeading("has no column “text”", COLUMNS)
    return tuple(names)


def _row(number: int, columns: Sequence[str], cells: Sequence[str]) -> NoteRow:
    given = dict(zip(columns, cells, strict=False))
    return NoteRow(
        number=number,
        text=given.get("text", ""),
        session=given.get("session", ""),
        case=given.get("case", ""),
        stance=given.get("stance", ""),
        source=given.get("source", ""),
        author=given.get("author", ""),
        kloes=listed(given.get("kloes", "")),
        voices=listed(given.get("voices", "")),
    )
