# SPDX-License-Identifier: Apache-2.0
"""The papers for the organiser hold labels and requests, and nothing that the team has found."""

import pytest

from peerdesk.compose.as_text import as_text
from peerdesk.desk.case_files import Agreed, add_case_files, change_case_file, write_finding
from peerdesk.desk.documents import add_documents, write_reading
from peerdesk.desk.record_errors import NoLabels, NothingToAskFor
from peerdesk.desk.sheets import label_sheet, pull_list
from peerdesk.domain.document import Document
from peerdesk.domain.words import CaseArea
from tests.fakes.book import MemoryBook


def test_the_label_sheet_has_every_label_and_room_to_write_and_no_finding(book: MemoryBook) -> None:
    cases = add_case_files(book, Agreed(types=("neglect", "looked after"), day="2026-04-21"))
    write_finding(book, cases[0], CaseArea.IMPACT, "+ SECRETFINDING")
    text = as_text(label_sheet(book))
    labels = [case.value.label for case in book.case_files()]
    assert all(label in text for label in labels)
    assert "Tue 21 Apr" in text
    assert "written by hand" in text
    assert "no place for a case number" in " ".join(text.split())
    assert "SECRETFINDING" not in text
    change_case_file(book, cases[0], dropped=True)
    assert labels[0] not in as_text(label_sheet(book))
    change_case_file(book, cases[1], dropped=True)
    with pytest.raises(NoLabels, match="add case files"):
        label_sheet(book)


def test_the_list_of_requests_names_what_is_asked_from_whom_and_by_when(book: MemoryBook) -> None:
    (wanted, _) = add_documents(
        book,
        [
            Document(
                title="Step-down protocol", asked_of="Head of early help", due="2026-05-11",
                pulled=True, wanted_by=book.person,
            ),
            Document(title="Received already", pulled=True, received="2026-05-01"),
        ],
    )  # fmt: skip
    write_reading(book, wanted, "- SECRETREADING")
    text = as_text(pull_list(book, "2026-05-12"))
    for words in ("Step-down protocol", "Head of early help", "Monday 11 May, overdue", "One of"):
        assert words in text
    for words in ("SECRETREADING", "Received already", "Helen Okafor"):
        assert words not in text
    assert "overdue" not in as_text(pull_list(book, "2026-05-11"))


def test_an_empty_list_of_requests_is_not_sent(book: MemoryBook) -> None:
    add_documents(book, [Document(title="Not pulled")])
    with pytest.raises(NothingToAskFor):
        pull_list(book, "2026-05-12")
