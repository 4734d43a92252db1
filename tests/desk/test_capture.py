# SPDX-License-Identifier: Apache-2.0
"""Capture: what a typed line becomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from peerdesk.desk.capture import complete, kloe_codes, usable_kloes, write_line
from peerdesk.desk.errors import NotAllowed, NotFound
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import choose_theme, found_challenge, name_person, retire_kloe
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.errors import EmptyText, TextTooLong
from peerdesk.domain.team import Person
from peerdesk.domain.text import sanitise
from peerdesk.domain.words import Authority, Role, SessionKind, Source, Stance, Voice
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE, Join, share


def test_a_marked_and_tagged_line_becomes_a_note(book: MemoryBook) -> None:
    session = plan_session(book, FOCUS_GROUP)
    line = "- Staff wait #thresholds at the front door @frontline #nowhere"
    written = write_line(book, line, session=session)
    note = book.note(written.note)
    assert note.text == "Staff wait at the front door #nowhere"
    assert note.stance is Stance.CONSIDERATION
    assert note.kloe_ids == (kloe_codes(book)["thresholds"],)
    assert note.voice_list == (Voice.FRONTLINE,)
    assert (note.session, note.author, note.source) == (session, book.person, Source.HEARD)
    assert written.unknown == ("#nowhere",)
    assert written.entry.hash == note.texts[0].hash


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        (SessionKind.INTERVIEW, Source.HEARD),
        (SessionKind.OBSERVATION, Source.SEEN),
        (SessionKind.DOCUMENT_REVIEW, Source.READ),
        (SessionKind.CASE_REVIEW, Source.READ),
    ],
)
def test_the_source_follows_from_the_session(
    book: MemoryBook, kind: SessionKind, source: Source
) -> None:
    session = plan_session(book, replace(FOCUS_GROUP, kind=kind))
    assert book.note(write_line(book, "A line", session=session).note).source is source


def test_a_session_may_bring_another_source_than_is_usual_for_its_kind(book: MemoryBook) -> None:
    figures = replace(FOCUS_GROUP, kind=SessionKind.DOCUMENT_REVIEW, source=Source.DATA)
    session = plan_session(book, figures)
    assert book.note(write_line(book, "Repeat contacts up", session=session).note).source == "data"


def test_a_line_about_a_case_is_read_and_one_outside_any_session_was_heard(
    book: MemoryBook,
) -> None:
    session = plan_session(book, FOCUS_GROUP)
    assert book.note(write_line(book, "In the corridor").note).source is Source.HEARD
    about_case = book.note(write_line(book, "Chronology is thin", case=" Case\t12 ").note)
    assert (about_case.source, about_case.case) == (Source.READ, "Case 12")
    both = write_line(book, "Asked about it", session=session, case="Case 12")
    assert book.note(both.note).source is Source.READ


@pytest.mark.parametrize(
    ("line", "error"),
    [("", EmptyText), (" \t ", EmptyText), ("+ #vision @members", EmptyText),
     ("\u0000\u0007", EmptyText), ("x" * 1_000_000, TextTooLong)],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(
    book: MemoryBook, line: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        write_line(book, line)
    assert book.count_notes(NoteQuery()) == 0
    assert book.writes == 0


def test_an_unknown_session_or_author_is_refused(book: MemoryBook) -> None:
    with pytest.raises(NotFound):
        write_line(book, "A line", session="0" * 32)
    with pytest.raises(NotFound):
        write_line(book, "A line", author="0" * 32)
    assert book.writes == 0


def test_a_line_can_be_taken_down_for_a_colleague(book: MemoryBook) -> None:
    tom = name_person(book, "", Person("Tom Fenwick", Role.OFFICER_PEER))
    assert book.note(write_line(book, "His line", author=tom).note).author == tom


@given(st.text(max_size=80))
def test_whatever_is_typed_is_kept_clean_or_refused(line: str) -> None:
    book = MemoryBook()
    found_challenge(book, FRAMEWORK, SCOPE)
    try:
        written = write_line(book, line)
    except EmptyText:
        assert book.count_notes(NoteQuery()) == 0
    else:
        text = book.note(written.note).text
        assert text == sanitise(text)
        assert "\n" not in text


def test_codes_are_those_of_chosen_themes_and_lines_in_use(book: MemoryBook) -> None:
    assert set(kloe_codes(book)) == {"vision", "culture", "thresholds"}
    retire_kloe(book, kloe_codes(book)["culture"])
    front_door = next(t.id for t in book.themes() if t.value.code == "front-door")
    choose_theme(book, front_door, chosen=False)
    assert set(kloe_codes(book)) == {"vision"}


def test_completion_begins_with_the_sessions_own_lines(book: MemoryBook) -> None:
    lines = usable_kloes(book)
    thresholds = kloe_codes(book)["thresholds"]
    offered = complete("#", lines, [thresholds])
    assert [c.insert for c in offered] == ["#thresholds", "#vision", "#culture"]
    assert [c.insert for c in complete("#Vi", lines)] == ["#vision"]
    assert complete("#vi", lines)[0].hint == "Do people own the vision?"


def test_completion_knows_the_voices_and_words_in_titles(book: MemoryBook) -> None:
    assert [c.insert for c in complete("@m", ())] == ["@managers", "@members"]
    assert [c.insert for c in complete("@fam", ())] == ["@children-and-families"]
    assert complete("plain", usable_kloes(book)) == ()


def test_observers_write_nothing_unless_a_lead_made_them_a_peer(join: Join) -> None:
    with pytest.raises(NotAllowed):
        write_line(join(Role.OBSERVER), "A line")
    allowed = join(Role.OBSERVER, Authority.PEER)
    assert write_line(allowed, "A line").note


def test_a_laptop_that_was_not_admitted_never_leads(book: MemoryBook) -> None:
    stranger = MemoryBook(Person("Martin Reeve", Role.MANAGER), clock=book.clock)
    share(book, stranger)
    with pytest.raises(NotAllowed):
        plan_session(stranger, FOCUS_GROUP)
    assert write_line(stranger, "Kept until admitted").note
