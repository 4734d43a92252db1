# SPDX-License-Identifier: Apache-2.0
"""Notes from a table: what is read, and which row is refused for what."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.desk.intake import NoteRow
from peerdesk.interchange import reading
from peerdesk.interchange.errors import BadHeading, NotText, TooLarge
from peerdesk.interchange.notes_csv import parse_csv


def test_columns_may_stand_in_any_order_and_be_left_out() -> None:
    data = b"Session, TEXT ,kloes,voices\nab12,Staff wait,#front-door thresholds;x,@members\n"
    parsed = parse_csv(data)
    assert parsed.rows == (
        NoteRow(
            number=2,
            text="Staff wait",
            session="ab12",
            kloes=("#front-door", "thresholds", "x"),
            voices=("@members",),
        ),
    )
    assert parsed.bad == ()


def test_a_byte_order_mark_semicolons_and_quoted_lines_are_read() -> None:
    data = '\ufefftext;case\r\n"Two\r\nlines; ""one"" cell";C-01\r\n\r\n;\r\nNext\r\n'.encode()
    rows = parse_csv(data).rows
    assert [(row.number, row.text, row.case) for row in rows] == [
        (2, 'Two\r\nlines; "one" cell', "C-01"),
        (5, "Next", ""),
    ]


def test_empty_columns_at_the_end_are_passed_over() -> None:
    assert [row.text for row in parse_csv(b"text,case,,\nOne,C-01,,\n").rows] == []
    assert [row.text for row in parse_csv(b"text,case,,\nOne,C-01\n").rows] == ["One"]


@pytest.mark.parametrize("data", ["text\nStaff".encode("utf-16"), b"text\nCaf\xe9\n"])
def test_other_encodings_are_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        parse_csv(data)


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        (b"", "is missing"),
        (b"\n\n", "has no column"),
        (b"note,session\n", "unknown column “note”"),
        (b"session\n", "has no column"),
        (b"text,text\n", "twice"),
    ],
)
def test_a_heading_that_names_no_columns_is_refused(heading: bytes, says: str) -> None:
    with pytest.raises(BadHeading, match=says):
        parse_csv(heading)


def test_a_row_with_more_cells_than_columns_is_bad_and_the_rest_is_read() -> None:
    parsed = parse_csv(b"text,session\nOne, two,ab12\nThree,ab12\n")
    assert [row.number for row in parsed.bad] == [2]
    assert "One" not in parsed.bad[0].reason
    assert [row.number for row in parsed.rows] == [3]


def test_an_endless_cell_and_an_open_quotation_mark_are_bad_rows() -> None:
    data = b"text\n" + b"x" * 200_000 + b'\nFine\n"never closed\n'
    parsed = parse_csv(data)
    assert [row.number for row in parsed.bad] == [2, 4]
    assert [row.text for row in parsed.rows] == ["Fine"]


def test_every_row_that_an_open_quotation_mark_takes_along_is_named() -> None:
    parsed = parse_csv(b'text,case\nOne,C-01\n"Two,C-02\nThree,C-03\nFour,C-04\n')
    assert [row.text for row in parsed.rows] == ["One"]
    assert [bad.number for bad in parsed.bad] == [3, 4, 5]
    assert "close its quotation marks" in parsed.bad[0].reason
    assert {bad.reason for bad in parsed.bad[1:]} == {
        "It stands inside a quotation mark of row 3 that is not closed where it should be."
    }


def test_a_quotation_mark_closed_in_a_later_row_takes_no_more_along_than_it_names() -> None:
    parsed = parse_csv(b'text,case\n"One,C-01\nTwo,"C-02\nThree,C-03\n')
    assert [bad.number for bad in parsed.bad] == [2, 3]
    assert [(row.number, row.text) for row in parsed.rows] == [(4, "Three")]


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    with pytest.raises(TooLarge):
        parse_csv(b"text\n1\n2\n3\n")
    monkeypatch.setattr(reading, "LARGEST", 5)
    with pytest.raises(TooLarge):
        parse_csv(b"text\n1\n")


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)))
def test_what_a_spreadsheet_writes_is_read_back(texts: list[str]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["text", "case"], *([text, "C-01"] for text in texts)])
    rows = parse_csv(out.getvalue().encode()).rows
    assert [row.text for row in rows] == texts


@given(st.binary(max_size=200))
def test_whatever_stands_in_a_file_is_read_or_refused(data: bytes) -> None:
    try:
        parse_csv(b"text,case\n" + data)
    except NotText:
        with pytest.raises(UnicodeDecodeError):
            data.decode("utf-8")
