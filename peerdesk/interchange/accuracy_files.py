# SPDX-License-Identifier: Apache-2.0
"""A factual-accuracy log read from a Word file or a workbook, by what the file is."""

import warnings
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from peerdesk.desk.accuracy_rows import AccuracyRow
from peerdesk.interchange.accuracy_table import (
    LONGEST,
    MOST_COLUMNS,
    MOST_ROWS,
    rows_of,
)
from peerdesk.interchange.docx_comments import W, word_comments
from peerdesk.interchange.office_errors import (
    BrokenOfficeFile,
    NoOfficeFile,
    NothingToRead,
    OvergrownOfficeFile,
)
from peerdesk.interchange.office_limits import LARGEST, check_limits
from peerdesk.interchange.office_package import Package
from peerdesk.interchange.text_errors import BrokenDocument

__all__ = ["LARGEST", "read_accuracy"]
_MOST_SHEETS = 20
_FOREIGN = (LookupError, ValueError, TypeError, AttributeError, SyntaxError, EOFError, OSError,
            RuntimeError, AssertionError, ArithmeticError)  # fmt: skip
"""What openpyxl is known to raise for damaged workbooks."""


def read_accuracy(data: bytes) -> tuple[AccuracyRow, ...]:
    """Return the comments of a council's log, or of a draft that came back with comments.

    A Word file's tables come first, then what stands in its margin, then tracked changes.
    Raises an `InterchangeError`.
    """
    check_limits(data)
    try:
        rows = _rows(data)
    except BrokenDocument as error:
        raise BrokenOfficeFile from error
    if not rows:
        raise NothingToRead
    return rows


def _rows(data: bytes) -> tuple[AccuracyRow, ...]:
    package = Package(data)
    main = package.main()
    body = package.root(main)
    if body.tag == f"{W}document":
        tables = (row for table in body.iter(f"{W}tbl") for row in rows_of(_word_table(table)))
        return (*tables, *word_comments(package, main))
    if etree.QName(body).localname == "workbook":
        return tuple(_sheet_rows(data))
    raise NoOfficeFile


def _word_table(table: "etree._Element") -> Iterator[list[str]]:
    """Yield the rows of a table as it reads with tracked changes accepted."""
    for row in table.iterfind(f"{W}tr"):
        cells: list[str] = []
        for cell in list(row.iter(f"{W}tc"))[:MOST_COLUMNS]:
            spans = cell.find(f"{W}tcPr/{W}gridSpan")
            wide = spans.get(f"{W}val", "1") if spans is not None else "1"
            more = min(int(wide), MOST_COLUMNS) - 1 if wide.isdecimal() else 0
            cells += [_cell(cell), *[""] * max(more, 0)]
        yield cells


def _cell(cell: "etree._Element") -> str:
    words: list[str] = []
    for paragraph in cell.iter(f"{W}p"):
        words += [text.text or "" for text in paragraph.iter(f"{W}t")]
        words.append(" ")
    return " ".join("".join(words).split())[:LONGEST]


def _sheet_rows(data: bytes) -> Iterator[AccuracyRow]:
    from openpyxl import load_workbook  # noqa: PLC0415 - read in only for a workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which are not read
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets[:_MOST_SHEETS]:
                yield from rows_of(_sheet(sheet))
            book.close()
    except _FOREIGN as error:
        raise BrokenOfficeFile from error


def _sheet(sheet: object) -> Iterator[list[str]]:
    """Yield the rows of a sheet; a formula that was never worked out is empty."""
    bound = MOST_ROWS * 10
    rows = sheet.iter_rows(max_row=bound, max_col=MOST_COLUMNS, values_only=True)  # type: ignore[attr-defined] # openpyxl has no types
    for number, values in enumerate(rows, 1):
        if number == bound:
            raise OvergrownOfficeFile(number, bound, "rows")
        cells = ["" if value is None else _written(value) for value in values]
        if any(cells):
            yield cells


def _written(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()[:LONGEST]
