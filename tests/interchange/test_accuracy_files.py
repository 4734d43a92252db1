# SPDX-License-Identifier: Apache-2.0
"""The council's comments come in from Word and workbooks, and nothing else does."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.desk.accuracy_rows import AccuracyRow
from peerdesk.domain.publication_words import Decision
from peerdesk.interchange.accuracy_files import read_accuracy
from peerdesk.interchange.accuracy_log import log_docx, log_xlsx
from peerdesk.interchange.accuracy_table import HEADINGS, decided, rows_of
from tests.interchange.returned import ROWS, WORD, body, commented, with_parts

BOTH = pytest.mark.parametrize("write", [log_docx, log_xlsx])
Write = Callable[[str, tuple[AccuracyRow, ...]], bytes]


@BOTH
def test_a_log_that_goes_out_comes_in_as_it_was(write: Write) -> None:
    assert read_accuracy(write("Factual accuracy", ROWS)) == ROWS


CELL = st.text(max_size=60).map(lambda text: " ".join(text.split()))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=3))
def test_whatever_a_cell_says_is_text_and_survives_the_way_out_and_in(
    cells: list[tuple[str, str, str]],
) -> None:
    rows = tuple(
        AccuracyRow(comment=f"c {a}", quoted=b, why=c, decision=Decision.OPEN) for a, b, c in cells
    )
    shown = [read_accuracy(write("Log", rows)) for write in (log_docx, log_xlsx)]
    word, sheet = ([row.comment for row in found] for found in shown)
    assert word == sheet
    assert len(word) == len(rows)


def test_what_looks_like_a_formula_is_written_as_words() -> None:
    data = log_xlsx("Log", (AccuracyRow(comment='=HYPERLINK("http://x")', number="1"),))
    cell = openpyxl.load_workbook(BytesIO(data)).active.cell(2, 4)
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x")')


@BOTH
def test_a_log_says_nothing_of_whose_laptop_wrote_it(write: Write) -> None:
    data = write("Factual accuracy", ROWS)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        core = archive.read("docProps/core.xml").decode()
        names = archive.namelist()
    assert "Factual accuracy" in core
    assert not [name for name in ("openpyxl", "python-docx") if name in core]
    assert not [name for name in names if "thumbnail" in name]


def test_the_table_in_word_repeats_its_heading_and_names_its_language() -> None:
    with zipfile.ZipFile(BytesIO(log_docx("Factual accuracy", ROWS))) as archive:
        body, styles = archive.read("word/document.xml"), archive.read("word/styles.xml")
    assert b"w:tblHeader" in body
    assert b'w:lang w:val="en-GB"' in styles


def test_a_council_may_use_its_own_table() -> None:
    table = (
        ["Factual accuracy check", "", "", ""],
        ["Page / paragraph", "Issue", "Proposed wording", "Accepted?"],
        ["4", "Wrong number", "three hubs", "Partly - see below"],
        ["5", "", "", ""],
        ["6", "", "remove", "No"],
    )
    assert rows_of(table) == (
        AccuracyRow(
            comment="Wrong number Suggests: three hubs", place="4", decision=Decision.PARTLY,
            why="see below",
        ),
        AccuracyRow(comment="Suggests: remove", place="6", decision=Decision.NOT_ACCEPTED),
    )  # fmt: skip


def test_a_table_of_something_else_is_no_log() -> None:
    assert rows_of((["Day", "Session"], ["Mon", "Panel"])) == ()
    assert rows_of((["Comment"], ["alone, a column of comments is not known"])) == ()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Accepted", (Decision.ACCEPTED, "")),
        ("partially accepted", (Decision.PARTLY, "")),
        ("No: the team saw two", (Decision.NOT_ACCEPTED, "the team saw two")),
        ("we shall see", (None, "we shall see")),
        ("", (None, "")),
    ],
)
def test_a_decision_is_known_by_its_word(cell: str, expected: tuple[Decision | None, str]) -> None:
    assert decided(cell) == expected


def test_comments_in_the_margin_come_in_with_their_words_and_place_and_no_name() -> None:
    rows = read_accuracy(commented())
    assert rows == (
        AccuracyRow(comment="There are three.", place="2. Front door", quoted="two hubs"),
        AccuracyRow(
            comment="Known since 2024 only.", place="2. Front door", quoted="Staff know the model."
        ),
    )
    assert "Person" not in repr(rows)


def test_a_change_tracked_in_the_text_is_a_row_too() -> None:
    inside = (
        "<w:p><w:r><w:t>The council has </w:t></w:r><w:del><w:r><w:delText>two</w:delText></w:r>"
        "</w:del><w:ins><w:r><w:t>three</w:t></w:r></w:ins><w:r><w:t> hubs.</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>All of it.</w:delText></w:r></w:del></w:p>"
    )
    rows = read_accuracy(with_parts(commented(), {"word/document.xml": body(inside)}))
    assert [(row.quoted, row.comment) for row in rows[-2:]] == [
        ("The council has two hubs.", "Suggests: The council has three hubs."),
        ("All of it.", "Suggests that this be taken out."),
    ]


def test_a_reply_stands_with_what_it_answers() -> None:
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    comments = (
        f'<w:comments xmlns:w="{WORD}" xmlns:w14="{w14}">'
        '<w:comment w:id="0"><w:p w14:paraId="AA"><w:r><w:t>Wrong year.</w:t></w:r></w:p>'
        '</w:comment><w:comment w:id="1"><w:p w14:paraId="BB"><w:r><w:t>Agreed.</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    ).encode()
    extended = (
        f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="AA"/>'
        '<w15:commentEx w15:paraId="BB" w15:paraIdParent="AA"/></w15:commentsEx>'
    ).encode()
    data = commented()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
    more = (
        '<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2011/relationships/'
        'commentsExtended" Target="commentsExtended.xml"/></Relationships>'
    )
    parts = {
        "word/comments.xml": comments,
        "word/commentsExtended.xml": extended,
        "word/_rels/document.xml.rels": relations.replace("</Relationships>", more).encode(),
    }
    assert [row.comment for row in read_accuracy(with_parts(data, parts))] == [
        "Wrong year. Reply: Agreed."
    ]


def test_the_headings_of_our_own_log_are_all_known() -> None:
    (row,) = rows_of((HEADINGS, ("1", "p", "q", "c", "Chair", "Accepted", "w", "t")))
    assert row == AccuracyRow(
        comment="c", number="1", place="p", quoted="q", made_by="Chair",
        decision=Decision.ACCEPTED, why="w", changed_to="t",
    )  # fmt: skip


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    table = docx.Document(BytesIO(log_docx("Log", ROWS))).tables[0]
    widths = [column.width.mm for column in table.columns]
    assert sum(widths) == pytest.approx(267, abs=3)
    assert widths[0] < widths[1] < widths[3]


@pytest.mark.parametrize(
    ("cell", "role"),
    [
        ("Bob", ""),
        ("Priya Nair", ""),
        ("Jo Smith, Head of Service", "Head of Service"),
        ("Director of Children’s Services (Ann Holt)", "Director of Children’s Services"),
        ("Council", "Council"),
        ("Head of Legal & Governance", "Head of Legal & Governance"),
        ("The team", "The team"),
        ("Mark Leader", ""),
        ("Children", ""),
    ],
)
def test_a_commenter_is_a_role_or_nobody(cell: str, role: str) -> None:
    (row,) = rows_of([["Comment", "From"], ["There are three hubs.", cell]])
    assert row.made_by == role


@BOTH
def test_no_name_of_a_commenter_comes_in_from_a_file(write: Write) -> None:
    (row,) = read_accuracy(write("Log", (AccuracyRow(comment="c", made_by="Bob"),)))
    assert row.made_by == ""


def test_what_is_no_decision_stays_apart_and_is_known_again() -> None:
    table = [["Comment", "Decision", "Why"], ["There are three hubs.", "maybe", "To check."]]
    (row,) = rows_of(table)
    assert (row.decision, row.unread) == (None, "maybe")
    assert row.why == "In the column of decisions: “maybe”. To check."
    (row,) = rows_of([["Comment", "Decision"], ["There are three hubs.", "Accepted: it opened"]])
    assert (row.decision, row.unread, row.why) == (Decision.ACCEPTED, "", "it opened")
