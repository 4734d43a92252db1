# SPDX-License-Identifier: Apache-2.0
"""The casebook holds what documents need, and is fetched in pages."""

import pytest
from msgspec.structs import replace

from peerdesk.compose.blocks import Copy
from peerdesk.compose.casebook import Coverage
from peerdesk.desk import gathering
from peerdesk.desk.capture import kloe_codes, write_line
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.gathering import gather, gather_lines
from peerdesk.desk.messages import draft_message
from peerdesk.desk.presenting import deck
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.words import MessageKind, SessionKind, Source
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP


def test_linked_notes_questions_and_uncounted_case_notes_are_there_and_no_others(
    book: MemoryBook,
) -> None:
    review = plan_session(book, replace(FOCUS_GROUP, kind=SessionKind.CASE_REVIEW, groups=()))
    linked = write_line(book, "Linked").note
    asked = write_line(book, "? Asked").note
    case = write_line(book, "Read", session=review, case="C-01").note
    write_line(book, "Neither")
    theme = book.themes()[0].id
    draft_message(book, MessageKind.STRENGTH, theme, "Said", supports=[linked])
    assert set(gather(book, for_team=True).notes) == {linked, asked, case}
    assert set(gather(book).notes) == {linked, case}


def test_all_pages_are_fetched(book: MemoryBook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "_PAGE", 5)
    asked = {write_line(book, f"? Question {n}").note for n in range(10)}
    assert set(gather(book, for_team=True).notes) == asked


def test_every_note_is_looked_at_for_the_pages_of_the_team_alone(book: MemoryBook) -> None:
    write_line(book, "One #vision")
    for_all, for_team = gather(book), gather(book, for_team=True)
    assert for_all.grounds is None
    assert for_team.grounds


def test_what_is_thin_is_counted_by_the_vault_for_every_copy(book: MemoryBook) -> None:
    write_line(book, "One #vision")
    for casebook in (gather(book), gather(book, for_team=True), gather_lines(book)):
        (covered,) = casebook.coverage or ()
        assert covered.notes == 1
    assert gather_lines(book).notes == {}


def test_coverage_counts_all_standing_notes_but_reflections(book: MemoryBook) -> None:
    for line in ("One #vision", "~ Two #vision", "Three #vision"):
        last = write_line(book, line).note
    write_line(book, "Read #vision", case="C-01")
    withdraw(book, last)
    vision = kloe_codes(book)["vision"]
    assert gather(book, for_team=True).coverage == (
        Coverage(vision, Source.HEARD, 1),
        Coverage(vision, Source.READ, 1),
    )


def test_the_deck_is_made_from_what_stands(book: MemoryBook) -> None:
    theme = book.themes()[0].id
    draft_message(book, MessageKind.STRENGTH, theme, "Staff own the vision")
    texts = [point.text for slide in deck(book, Copy.SPONSOR).slides for point in slide.points]
    assert "Staff own the vision" in texts
