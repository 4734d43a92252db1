# SPDX-License-Identifier: Apache-2.0
"""A workbook holds texts and numbers, and nothing in it is ever worked out."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from peerdesk.compose.workbook import Column, Sheet, Workbook
from peerdesk.domain.text import sanitise
from peerdesk.interchange.workbook_xlsx import LONGEST, write_workbook

COLUMNS = (Column("What", 40), Column("How many"))


def book_of(*rows: tuple[str | int, ...], title: str = "Trail") -> Workbook:
    """Return a workbook of one sheet."""
    sheet = Sheet(title=title, columns=COLUMNS, rows=rows)
    return Workbook(title="Evidence trail", about=("For the team only.",), sheets=(sheet,))


def read(content: bytes, sheet: int = 1) -> list[tuple[object, ...]]:
    """Return the rows of a sheet, as a spreadsheet would work them out."""
    book = load_workbook(BytesIO(content))
    return [tuple(cell.value for cell in row) for row in book.worksheets[sheet].iter_rows()]


def test_rows_stand_under_their_headings() -> None:
    rows = read(write_workbook(book_of(("A note", 3), ("Another", 0))))
    assert rows == [("What", "How many"), ("A note", 3), ("Another", 0)]


def test_what_it_is_stands_first() -> None:
    assert read(write_workbook(book_of()), 0) == [("Evidence trail",), ("For the team only.",)]


@pytest.mark.parametrize(
    "text",
    ["=1+1", '=HYPERLINK("http://x","y")', "+44 20", "-2 staff", "@SUM(A1)", "=cmd|' /C x'!A0"],
)
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    content = write_workbook(book_of((text, 1)))
    cell = load_workbook(BytesIO(content)).worksheets[1]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    sheet = zipfile.ZipFile(BytesIO(content)).read("xl/worksheets/sheet2.xml")
    assert b"<f>" not in sheet


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "x\x1by", "￾", "a\u202eb"])
def test_signs_that_no_file_can_hold_stop_nothing(text: str) -> None:
    rows = read(write_workbook(book_of((f"before {text} after", 1))))
    assert rows[1][0] == sanitise(f"before {text} after")


def test_a_text_longer_than_a_cell_goes_on_below() -> None:
    rows = read(write_workbook(book_of(("x" * (LONGEST + 5), 1), ("next", 2))))
    assert [row[0] and len(str(row[0])) for row in rows[1:]] == [LONGEST, 5, 4]
    assert rows[2][1] is None


def test_names_of_sheets_are_made_to_fit_and_differ() -> None:
    sheets = tuple(Sheet(title=t, columns=COLUMNS) for t in ("a/b:c*?[]", "About", "A b c", "'"))
    content = write_workbook(Workbook(title="T", about=(), sheets=sheets))
    assert load_workbook(BytesIO(content)).sheetnames == [
        "About", "a b c", "About 2", "A b c 2", "Sheet",
    ]  # fmt: skip


def test_a_file_names_no_person_and_no_machine_and_is_the_same_each_time() -> None:
    content = write_workbook(book_of(("A", 1)))
    properties = load_workbook(BytesIO(content)).properties
    assert (properties.creator, properties.lastModifiedBy) == ("PeerDesk", None)
    assert properties.title == "Evidence trail"
    parts = zipfile.ZipFile(BytesIO(content))
    again = zipfile.ZipFile(BytesIO(write_workbook(book_of(("A", 1)))))
    sheets = [name for name in parts.namelist() if "sheet" in name]
    assert [parts.read(n) for n in sheets] == [again.read(n) for n in sheets]


def test_no_part_reaches_outside_the_file() -> None:
    parts = zipfile.ZipFile(BytesIO(write_workbook(book_of(("http://x", 1)))))
    assert not any(b'TargetMode="External"' in parts.read(name) for name in parts.namelist())


@settings(max_examples=25)
@given(st.text(max_size=60))
def test_every_text_comes_back_as_it_was_cleaned(text: str) -> None:
    (_, row) = read(write_workbook(book_of((f"x{text}", 1))))
    assert row[0] == sanitise(f"x{text}")
