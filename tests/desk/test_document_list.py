# SPDX-License-Identifier: Apache-2.0
"""A list of documents is read row by row, and what cannot be read is told by its number."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerdesk.desk.capture import kloe_codes
from peerdesk.desk.document_list import MOST, read_documents, take_in_documents
from peerdesk.desk.errors import Missing
from peerdesk.domain.document import Document
from tests.fakes.book import MemoryBook


def test_without_a_heading_every_line_is_a_title(book: MemoryBook) -> None:
    rows = read_documents(book, "- Neglect strategy\n\n• Minutes, March; April\n")
    assert [document.title for document in rows.documents] == [
        "Neglect strategy", "Minutes, March; April",
    ]  # fmt: skip
    assert not rows.bad


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_heading_names_the_columns_in_any_order(book: MemoryBook, between: str) -> None:
    lines = (
        ("Due", "Document", "Asked of", "Lines", "Ask", "Colour"),
        ("13/5/2026", "Neglect strategy", "Head of safeguarding", "#vision thresholds", "Yes", ""),
        ("2026-05-14", "Minutes", "", "", "", "blue"),
    )
    rows = read_documents(book, "\ufeff" + "\n".join(between.join(line) for line in lines))
    codes = kloe_codes(book)
    assert rows.documents == (
        Document(
            title="Neglect strategy", asked_of="Head of safeguarding", due="2026-05-13",
            kloes=(codes["vision"], codes["thresholds"]), pulled=True,
        ),
        Document(title="Minutes", due="2026-05-14"),
    )  # fmt: skip


def test_each_bad_row_is_told_by_its_number_and_the_others_are_kept(book: MemoryBook) -> None:
    text = "title,due,lines\nA,99/99/2026,\nB,soon,\n,2026-05-12,\nC,,nothing\nD,,,too many\nE,,"
    rows = read_documents(book, text)
    assert [row.number for row in rows.bad] == [2, 3, 4, 5, 6]
    assert [document.title for document in rows.documents] == ["E"]


def test_what_is_there_already_is_not_taken_in_twice(book: MemoryBook) -> None:
    take_in_documents(book, read_documents(book, "Neglect strategy"))
    rows = read_documents(book, "NEGLECT STRATEGY\nMinutes\nMinutes")
    assert (rows.known, [d.title for d in rows.documents]) == (
        ("NEGLECT STRATEGY", "Minutes"), ["Minutes"],
    )  # fmt: skip
    take_in_documents(book, rows)
    assert len(book.documents()) == 2


def test_an_empty_list_is_missing_and_a_very_long_one_is_cut_with_a_word(book: MemoryBook) -> None:
    with pytest.raises(Missing):
        read_documents(book, " \n ")
    rows = read_documents(book, "\n".join(f"Document {n}" for n in range(MOST + 5)))
    assert len(rows.documents) == MOST
    assert "in parts" in rows.bad[0].reason


@given(text=st.text(st.sampled_from('ab,;\t"\n title due'), max_size=120))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_pasted_each_row_is_a_document_or_told(book: MemoryBook, text: str) -> None:
    try:
        rows = read_documents(book, text)
    except Missing:
        assert not text.strip()
    else:
        assert all(document.title.strip() for document in rows.documents)
        assert all(row.reason for row in rows.bad)
        assert len({document.title.casefold() for document in rows.documents}) == len(
            rows.documents
        )
