# SPDX-License-Identifier: Apache-2.0
"""What a book holds is weighed: the lines, the messages, the gaps and what follows them up."""

import pytest

from peerdesk.compose.atlas import Kind
from peerdesk.compose.flags import FlagKind
from peerdesk.compose.triangulation import KINDS, VOICES
from peerdesk.desk import weighing
from peerdesk.desk.capture import write_line
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.messages import draft_message, link_note
from peerdesk.desk.questions import answer_question, drop_question, raise_question
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.timetable import plan_session
from peerdesk.desk.weighing import flagged_messages, read_grounds, weigh_lines, weigh_messages
from peerdesk.domain.words import MessageKind, QuestionOrigin, Relation, Voice
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE

BEFORE, AFTER = 1_778_570_000_000, 1_779_000_000_000
"""A moment before and one after the second noon on site."""


@pytest.fixture
def book() -> MemoryBook:
    """Return the small challenge with one focus group."""
    made = MemoryBook()
    found_challenge(made, FRAMEWORK, SCOPE, modules=("front-door",))
    plan_session(made, FOCUS_GROUP)
    return made


def _line(book: MemoryBook, line: str, *, session: bool = True) -> str:
    where = book.sessions()[0].id if session else ""
    return write_line(book, line, session=where).note


def _message(book: MemoryBook, wording: str) -> str:
    theme = book.themes()[0].id
    return draft_message(book, MessageKind.STRENGTH, theme, wording)


def test_two_lines_of_one_session_are_one_setting(book: MemoryBook) -> None:
    _line(book, "+ Staff know thresholds #thresholds @frontline")
    first = weigh_lines(book, BEFORE, 60)
    _line(book, "- Not all of them #thresholds @frontline")
    again = weigh_lines(book, BEFORE, 60)
    assert again.rows == first.rows
    assert again.voices == first.voices
    assert (first.notes, again.notes) == (1, 2)
    row = next(row for row in again.rows if row.settings)
    assert row.kinds[KINDS.index(Kind.FOCUS_GROUP)] == 1
    assert row.voices[VOICES.index(Voice.FRONTLINE)] == 1


def test_what_is_in_the_bin_or_a_reflection_weighs_nothing(book: MemoryBook) -> None:
    withdraw(book, _line(book, "+ Mistaken #thresholds"))
    _line(book, "~ Our own thoughts #thresholds")
    assert not any(row.settings for row in weigh_lines(book, BEFORE, 60).rows)


def test_grounds_come_in_stretches_and_none_is_missed(
    book: MemoryBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(7):
        _line(book, f"+ Line {number} #thresholds", session=number % 2 == 0)
    withdraw(book, _line(book, "+ Mistaken"))
    whole = read_grounds(book)
    monkeypatch.setattr(weighing, "STRETCH", 2)
    assert read_grounds(book) == whole
    assert len(whole) == 2


def test_lines_with_nothing_are_gaps_from_the_second_noon(book: MemoryBook) -> None:
    assert not weigh_lines(book, BEFORE, 60).flags
    late = weigh_lines(book, AFTER, 60)
    assert len(late.flags) == len(late.rows) > 1
    assert {flag.kind for flag in late.flags} == {FlagKind.NOTHING}


def test_a_question_follows_a_gap_up_until_it_is_dropped(book: MemoryBook) -> None:
    _line(book, "+ Staff know thresholds #thresholds @frontline")
    flag, *_ = weigh_lines(book, BEFORE, 60).open_flags
    asked = raise_question(
        book, flag.question, QuestionOrigin.GAP, flag.about, session=book.sessions()[0].id
    )
    followed = weigh_lines(book, BEFORE, 60)
    assert flag in followed.flags
    assert flag not in followed.open_flags
    found = followed.followed[flag.about]
    assert (found.question, found.session) == (asked, book.sessions()[0].id)
    drop_question(book, asked)
    assert flag in weigh_lines(book, BEFORE, 60).open_flags


def test_a_gap_that_outlives_the_answer_is_open_again(book: MemoryBook) -> None:
    note = _line(book, "+ Staff know thresholds #thresholds @frontline")
    flag, *_ = weigh_lines(book, BEFORE, 60).open_flags
    asked = raise_question(book, flag.question, QuestionOrigin.GAP, flag.about)
    answer_question(book, asked, note)
    assert flag in weigh_lines(book, BEFORE, 60).open_flags


def test_a_contradicted_message_is_a_gap_until_somebody_asks(book: MemoryBook) -> None:
    message = _message(book, "Thresholds are shared by everybody.")
    note = _line(book, "- Schools read them otherwise #thresholds")
    link_note(book, message, note, Relation.CONTRADICTS)
    link_note(book, message, _line(book, "~ We wonder"), Relation.CONTRADICTS)
    flags = [f for f in weigh_lines(book, BEFORE, 60).flags if f.kind is FlagKind.CONTRADICTED]
    assert [(flag.about, flag.words.split(":")[0]) for flag in flags] == [
        (message, "Thresholds are shared by everybody")
    ]
    raise_question(book, flags[0].question, QuestionOrigin.CONTRADICTION, message)
    assert flags[0] not in weigh_lines(book, BEFORE, 60).open_flags
    asked = book.questions()[0].id
    answer_question(book, asked, _line(book, "+ Schools were at the first panel"))
    assert flags[0] not in weigh_lines(book, BEFORE, 60).open_flags
    withdraw(book, note)
    assert flags[0] not in weigh_lines(book, BEFORE, 60).flags


def test_messages_are_weighed_by_what_supports_them(book: MemoryBook) -> None:
    message = _message(book, "Thresholds are shared by everybody.")
    for line, relation in (
        ("+ They all know #thresholds @partners", Relation.SUPPORTS),
        ("- Some do not @managers", Relation.CONTRADICTS),
    ):
        link_note(book, message, _line(book, line), relation)
    (row,) = weigh_messages(book)
    assert (row.about.id, row.about.theme) == (message, book.themes()[0].value.title)
    assert row.settings == 1
    assert row.heard_of == (Voice.PARTNERS,)


def test_a_contradiction_is_shown_of_a_message_before_what_else_is_lacking(
    book: MemoryBook,
) -> None:
    one = _message(book, "Thresholds are shared by everybody.")
    link_note(book, one, _line(book, "+ Shared #thresholds @managers"), Relation.SUPPORTS)
    two = _message(book, "Referrers hear back.")
    link_note(book, two, _line(book, "+ They ring back #thresholds @managers"), Relation.SUPPORTS)
    link_note(book, two, _line(book, "- Nobody rang"), Relation.CONTRADICTS)
    _, flags = flagged_messages(book, BEFORE, 60)
    assert flags[one].short == "heard only"
    assert flags[two].short == "contradicted"
