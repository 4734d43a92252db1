# SPDX-License-Identifier: Apache-2.0
"""Figures and reflections become notes, each in its own way."""

import pytest

from peerdesk.desk.case_files import Agreed, add_case_files, draw_again, write_finding
from peerdesk.desk.documents import add_documents, write_reading
from peerdesk.desk.errors import Missing, NotFound
from peerdesk.desk.record_names import belonging_words, record_names
from peerdesk.desk.record_notes import write_figure, write_reflection
from peerdesk.domain.document import Document
from peerdesk.domain.errors import EmptyText, UnreadableTime
from peerdesk.domain.figure import Figure
from peerdesk.domain.words import CaseArea, Source, Stance
from tests.fakes.book import MemoryBook


def test_a_figure_is_a_note_from_data_with_its_value_source_and_day(book: MemoryBook) -> None:
    figure = Figure(" 23 % ", "ChAT", "20260331")
    note = book.note(write_figure(book, "- Re-referrals rise #thresholds", figure).note)
    assert note.figure == Figure("23 %", "ChAT", "2026-03-31")
    assert (note.source, note.stance, note.record) == (Source.DATA, Stance.CONSIDERATION, "")
    assert belonging_words(note, {}) == "23 %, ChAT, 31 March 2026"


def test_a_figure_may_stand_in_a_document_of_the_register(book: MemoryBook) -> None:
    (document,) = add_documents(book, [Document(title="Performance report")])
    written = write_figure(book, "It falls", Figure("9", "the report"), document=document)
    note = book.note(written.note)
    assert note.record == document
    assert belonging_words(note, record_names(book)) == "Performance report, 9, the report"
    with pytest.raises(NotFound):
        write_figure(book, "It falls", Figure("9", "the report"), document="none")


@pytest.mark.parametrize(
    ("figure", "line", "error"),
    [
        (Figure("", "ChAT"), "It falls", Missing),
        (Figure("9", " "), "It falls", Missing),
        (Figure("9", "ChAT", "May"), "It falls", UnreadableTime),
        (Figure("9", "ChAT"), "- ", EmptyText),
    ],
)
def test_half_a_figure_is_refused(
    book: MemoryBook, figure: Figure, line: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        write_figure(book, line, figure)


def test_a_reflection_stays_one_whatever_its_mark_and_counts_as_no_evidence(
    book: MemoryBook,
) -> None:
    note = book.note(write_reflection(book, "+ Rehearsed, or lived? #vision").note)
    assert note.stance is Stance.REFLECTION
    assert not book.count_evidence()


def test_a_note_says_which_file_and_area_by_the_label_of_now(book: MemoryBook) -> None:
    (case,) = add_case_files(book, Agreed(types=("neglect",)))
    note = book.note(write_finding(book, case, CaseArea.CHILDS_VOICE, "+ Drawn").note)
    label = draw_again(book, case)
    assert belonging_words(note, record_names(book)) == f"{label}, The child’s voice"
    (document,) = add_documents(book, [Document(title="Plan")])
    read = book.note(write_reading(book, document, "A line").note)
    assert belonging_words(read, record_names(book)) == "Plan"
