# SPDX-License-Identifier: Apache-2.0
"""A workbook written as XLSX: every text stays a text, whatever sign it begins with.

A note that begins with "=" would be a formula to a spreadsheet, and may reach out of it. Each such
cell is typed as text and marked as quoted, so that it stays one when somebody edits it.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook as Book
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from peerdesk.compose.workbook import Cell, Column, Sheet, Workbook
from peerdesk.domain.text import sanitise

LONGEST = 32_000
"""Characters of a cell; Excel holds 32,767, and what is longer goes on in the cell below."""
_ABOUT = "About"
_NO_TITLE = re.compile(r"[\[\]:*?/\\]")
_TITLE = 31
"""Characters of a sheet's name."""
_STILL = datetime(2000, 1, 1)  # noqa: DTZ001 - a file has no moment of its own to tell
_HEAD = PatternFill("solid", fgColor="E2EEF0")


def write_workbook(workbook: Workbook) -> bytes:
    """Return the workbook as the bytes of an XLSX file, with no name of person or machine in it."""
    book = Book()
    book.remove(book.active)
    _about(book.create_sheet(_ABOUT), workbook)
    names = {_ABOUT.lower()}
    for sheet in workbook.sheets:
        _fill(book.create_sheet(_name(sheet.title, names)), sheet)
    properties = book.properties
    properties.creator, properties.lastModifiedBy = "PeerDesk", ""
    properties.title, properties.language = sanitise(workbook.title), "en-GB"
    properties.created = properties.modified = _STILL
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _about(page: Worksheet, workbook: Workbook) -> None:
    page.column_dimensions["A"].width = 100
    _put(page, 1, 1, workbook.title)
    page.cell(1, 1).font = Font(bold=True, size=14)
    for number, line in enumerate(workbook.about, 2):
        _put(page, number, 1, line)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    """Write one sheet: a heading that stays in view, filters over it, rows as high as they need."""
    _head(page, sheet.columns)
    number = 1
    for row in sheet.rows:
        for part in _parts(row):
            number += 1
            for place, cell in enumerate(part, 1):
                _put(page, number, place, cell)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(max(len(sheet.columns), 1))}{number}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _head(page: Worksheet, columns: Sequence[Column]) -> None:
    for place, column in enumerate(columns, 1):
        _put(page, 1, place, column.name)
        cell = page.cell(1, place)
        cell.font, cell.fill = Font(bold=True), _HEAD
        page.column_dimensions[get_column_letter(place)].width = column.width


def _put(page: Worksheet, row: int, column: int, value: Cell) -> None:
    cell = page.cell(row, column)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, int):
        cell.value = value
        return
    text = sanitise(value)
    cell.value = text
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@", "\t")):
        cell.quotePrefix = True


def _parts(row: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """Return a row, and below it what is too long for one cell."""
    cut = [_cut(cell) if isinstance(cell, str) else [cell] for cell in row]
    high = max(map(len, cut), default=1)
    return [tuple(cells[n] if n < len(cells) else "" for cells in cut) for n in range(high)]


def _cut(text: str) -> list[Cell]:
    return [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)] or [""]


def _name(title: str, taken: set[str]) -> str:
    """Return a name for a tab that no other has, without the signs that a tab may not have."""
    plain = " ".join(_NO_TITLE.sub(" ", sanitise(title)).split())[:_TITLE].strip("'") or "Sheet"
    name, number = plain, 1
    while name.lower() in taken:
        number += 1
        name = f"{plain[: _TITLE - 4]} {number}"
    taken.add(name.lower())
    return name
