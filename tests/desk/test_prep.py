# SPDX-License-Identifier: Apache-2.0
"""A prep card is read from the book: what is carried to a session, and what is known already."""

import pytest
from msgspec.structs import replace

from peerdesk.compose.blocks import Copy
from peerdesk.compose.prep import EVERYTHING
from peerdesk.desk.capture import write_line
from peerdesk.desk.errors import NotFound
from peerdesk.desk.messages import draft_message
from peerdesk.desk.prep import begin_prep, prep_paper, read_prep
from peerdesk.desk.questions import drop_question, raise_question
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.words import MessageKind, Source
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP


@pytest.fixture
def key(book: MemoryBook) -> str:
    """Return a session that listens for the first line of enquiry."""
    return plan_session(book, replace(FOCUS_GROUP, kloes=(book.kloes()[0].id,)))


def test_only_open_questions_of_the_session_are_carried_to_it(book: MemoryBook, key: str) -> None:
    me = book.people()[0].id
    raise_question(book, "Mine", session=key, owner=me)
    raise_question(book, "For another")
    drop_question(book, raise_question(book, "No longer asked", session=key))
    card = read_prep(book, key)
    assert [(question.text, question.mine) for question in card.questions] == [("Mine", True)]


def test_at_first_a_card_has_no_notes_and_says_that_they_are_not_weighed(
    book: MemoryBook, key: str
) -> None:
    write_line(book, "+ heard #vision", session=key)
    first = begin_prep(book, key)
    assert (first.weighed, [dict(line.notes) for line in first.lines]) == (False, [{}])
    whole = read_prep(book, key)
    assert (whole.weighed, [dict(line.notes) for line in whole.lines]) == (
        True,
        [{Source.HEARD: 1}],
    )
    assert whole.lines[0].points[0].where == "this session"


def test_each_kind_of_source_and_each_setting_has_its_turn(book: MemoryBook, key: str) -> None:
    other = plan_session(book, replace(FOCUS_GROUP, title="Interview: head", start="08:00"))
    for number in range(5):
        write_line(book, f"+ talk {number} #vision", session=other)
    write_line(book, "- in the file #vision", case="C-1")
    write_line(book, "in passing #vision")
    write_line(book, "~ our own thought #vision")
    points = read_prep(book, key).lines[0].points
    assert [point.source for point in points[:2]] == [Source.HEARD, Source.READ]
    assert {point.where for point in points[:3]} == {"Interview: head", "case C-1", ""}
    assert all("our own thought" not in point.text for point in points)


def test_what_a_message_rests_on_comes_first_and_the_message_is_named(
    book: MemoryBook, key: str
) -> None:
    linked = write_line(book, "old but linked #vision", session=key).note
    for number in range(8):
        write_line(book, f"+ newer {number} #vision", session=key)
    theme = book.themes()[0].id
    draft_message(book, MessageKind.STRENGTH, theme, "A vision is shared", supports=[linked])
    draft_message(book, MessageKind.STRENGTH, theme, "Something else")
    (line,) = read_prep(book, key).lines
    assert line.points[0].note == linked
    assert [message.wording for message in line.messages] == ["A vision is shared"]


def test_without_lines_of_its_own_the_thinnest_stand_there(book: MemoryBook) -> None:
    key = plan_session(book, FOCUS_GROUP)
    write_line(book, "+ heard #vision", session=key)
    card = read_prep(book, key)
    assert not card.own_lines
    assert [line.code for line in card.lines] == ["culture", "thresholds", "vision"]
    assert begin_prep(book, key).lines == ()


def test_on_paper_it_is_the_teams_own(book: MemoryBook, key: str) -> None:
    document = prep_paper(book, read_prep(book, key), EVERYTHING)
    assert (document.copy, document.council) == (Copy.TEAM, "Marlowe Vale Council")
    with pytest.raises(NotFound):
        read_prep(book, "0" * 32)
