# SPDX-License-Identifier: Apache-2.0
"""The register of documents: asked for, arrived, read, overdue, struck off."""

import pytest

from peerdesk.desk.documents import (
    add_documents,
    change_document,
    is_awaited,
    is_overdue,
    read_document,
    to_ask_for,
    unread_document,
    write_reading,
)
from peerdesk.desk.errors import Missing, NotFound
from peerdesk.desk.record_errors import StruckOff
from peerdesk.domain.document import Document
from peerdesk.domain.errors import UnreadableTime
from peerdesk.domain.words import Source
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join, share


def one(book: MemoryBook, title: str = "Neglect strategy", **fields: object) -> str:
    (document,) = add_documents(book, [Document(title=title, **fields)])  # type: ignore[arg-type]  # fields by name
    return document


def test_documents_stand_in_the_order_in_which_they_came(book: MemoryBook) -> None:
    add_documents(book, [Document(title="Zebra"), Document(title=" Adder ")])
    one(book, "Middle")
    assert [held.value.title for held in book.documents()] == ["Zebra", "Adder", "Middle"]


@pytest.mark.parametrize(
    ("document", "error"),
    [
        (Document(title=" "), Missing),
        (Document(title="A", due="tomorrow"), UnreadableTime),
        (Document(title="A", wanted_by="nobody"), NotFound),
        (Document(title="A", kloes=("nothing",)), NotFound),
    ],
)
def test_a_bad_document_keeps_the_good_ones_with_it_off_the_register(
    book: MemoryBook, document: Document, error: type[Exception]
) -> None:
    with pytest.raises(error):
        add_documents(book, [Document(title="Good"), document])
    assert book.documents() == ()


def test_a_document_is_read_by_whoever_says_so_and_only_they_take_it_back(
    book: MemoryBook, join: Join
) -> None:
    peer = join()
    document = one(book)
    share(book, peer)
    read_document(book, document)
    read_document(book, document)
    read_document(peer, document)
    share(peer, book)
    assert set(book.document(document).read_by) == {book.person, peer.person}
    unread_document(book, document)
    unread_document(book, document)
    assert book.document(document).read_by == (peer.person,)


def test_what_a_document_says_is_a_note_that_was_read_and_belongs_to_it(book: MemoryBook) -> None:
    document = one(book)
    note = book.note(write_reading(book, document, "? No word on fathers #vision").note)
    assert (note.source, note.record, note.case) == (Source.READ, document, "")


def test_a_document_is_overdue_from_the_day_after_it_was_due_until_it_is_here() -> None:
    due = Document(title="A", due="2026-05-12")
    assert not is_overdue(due, "2026-05-12")
    assert is_overdue(due, "2026-05-13")
    assert not is_overdue(Document(title="A"), "2026-05-13")
    here = Document(title="A", due="2026-05-12", received="2026-05-13")
    assert not is_awaited(here)
    assert not is_overdue(here, "2026-05-14")


def test_the_list_of_requests_holds_what_is_pulled_and_not_here(book: MemoryBook) -> None:
    pulled, here = one(book, "A", pulled=True), one(book, "B", pulled=True, received="2026-05-01")
    one(book, "C")
    off = one(book, "D", pulled=True)
    change_document(book, off, dropped=True)
    assert [held.id for held in to_ask_for(book.documents())] == [pulled]
    change_document(book, here, received="")
    assert [held.id for held in to_ask_for(book.documents())] == [pulled, here]


def test_changing_nothing_writes_nothing_and_days_are_kept_in_one_form(book: MemoryBook) -> None:
    document = one(book, due="20260512")
    assert book.document(document).value.due == "2026-05-12"
    book.writes = 0
    change_document(book, document, due="2026-05-12")
    assert book.writes == 0


def test_what_was_struck_off_is_not_read_until_it_is_back(book: MemoryBook) -> None:
    document = one(book)
    change_document(book, document, dropped=True)
    for act in (read_document, lambda b, d: write_reading(b, d, "A line")):
        with pytest.raises(StruckOff):
            act(book, document)
