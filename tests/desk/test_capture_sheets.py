# SPDX-License-Identifier: Apache-2.0
"""Lines from paper are kept with their own times, all at once or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from peerdesk.desk.capture_sheet_errors import NothingTyped, UnreadableLine
from peerdesk.desk.capture_sheets import PaperLine, moment_of, out_of_order, sheets, type_in
from peerdesk.desk.errors import NotFound
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import name_person
from peerdesk.desk.timetable import change_session, plan_session
from peerdesk.domain.calendar import local
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, Source, Stance, Voice
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP


def test_lines_have_the_times_of_the_paper_and_say_when_they_were_typed(book: MemoryBook) -> None:
    key = plan_session(book, FOCUS_GROUP)
    writes = book.writes
    lines = (
        PaperLine("10:05", "+ supervision happens #culture @frontline"),
        PaperLine("", "- but not for new staff"),
        PaperLine("", "   "),
        PaperLine("10:20", "? who checks"),
    )
    keys = type_in(book, key, "", lines)
    assert book.writes == writes + 1
    first, second, third = (book.note(note) for note in keys)
    assert [f"{local(n.at, n.offset):%H:%M}" for n in (first, second, third)] == [
        "10:05", "10:05", "10:20",
    ]  # fmt: skip
    assert (first.stance, first.voice_list) == (Stance.STRENGTH, (Voice.FRONTLINE,))
    assert first.text == "supervision happens"
    assert first.written_at > 0
    assert (first.source, first.session) == (Source.HEARD, key)
    assert [n.id for n in book.notes(NoteQuery(session=key, newest_first=False))] == [*keys]


def test_the_first_line_without_a_time_has_that_of_the_session(book: MemoryBook) -> None:
    key = plan_session(book, FOCUS_GROUP)
    (note,) = (book.note(n) for n in type_in(book, key, "", [PaperLine("", "+ one")]))
    assert f"{local(note.at, note.offset):%Y-%m-%d %H:%M}" == "2026-05-12 10:00"


def test_a_colleague_without_a_laptop_is_the_author_and_the_typist_is_known(
    book: MemoryBook,
) -> None:
    other = name_person(book, "", Person("Jean Park", Role.MEMBER_PEER))
    (note,) = (
        book.note(n) for n in type_in(book, "", "2026-05-12", [PaperLine("09:00", "+ one")], other)
    )
    assert (note.author, note.device) == (other, book.device)


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ((PaperLine("10:00", "+ good"), PaperLine("late", "- bad")), 2),
        ((PaperLine("10:00", "#culture"),), 1),
    ],
)
def test_one_line_that_cannot_be_kept_keeps_all_from_being_written(
    book: MemoryBook, lines: tuple[PaperLine, ...], number: int
) -> None:
    key = plan_session(book, FOCUS_GROUP)
    writes = book.writes
    with pytest.raises(UnreadableLine) as caught:
        type_in(book, key, "", lines)
    assert caught.value.number == number
    assert book.writes == writes


def test_nothing_typed_unknown_sessions_and_people_are_refused(book: MemoryBook) -> None:
    with pytest.raises(NothingTyped):
        type_in(book, "", "2026-05-12", [PaperLine("10:00", " ")])
    with pytest.raises(NotFound):
        type_in(book, "0" * 32, "", [PaperLine("10:00", "+ one")])
    with pytest.raises(NotFound):
        type_in(book, "", "2026-05-12", [PaperLine("10:00", "+ one")], "0" * 32)


def test_summer_and_winter_time_are_londons() -> None:
    assert moment_of("2026-05-12", "10:00")[1] == 60
    assert moment_of("2026-01-12", "10:00")[1] == 0


@given(st.lists(st.times().map(lambda t: f"{t:%H:%M}"), max_size=12))
def test_exactly_the_times_that_go_back_are_told(times: list[str]) -> None:
    told = out_of_order(times)
    assert [n for n, time in enumerate(times) if n and time < max(times[:n])] == [*told]
    assert out_of_order(["", "x", "9:00", *sorted(times)]) == ()


def test_a_sheet_is_made_for_each_session_with_its_lines_of_enquiry(book: MemoryBook) -> None:
    key = plan_session(book, FOCUS_GROUP)
    (every,) = sheets(book, [key])
    assert len(every.kloes) == 3
    held = book.session(key).value

    change_session(book, key, replace(held, kloes=(book.kloes()[0].id,)))
    (own,) = sheets(book, [key])
    assert own.kloes == (("vision", "Vision"),)
    (blank,) = sheets(book)
    assert (blank.title, blank.name) == ("", "Capture sheet")
