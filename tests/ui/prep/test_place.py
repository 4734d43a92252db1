# SPDX-License-Identifier: Apache-2.0
"""The prep card is read in two minutes, says how thin each line is, and leads into capturing."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.compose.prep import EVERYTHING, READ_IN_TWO_MINUTES, count_words, shown_at_first
from peerdesk.desk.capture import write_line
from peerdesk.desk.messages import draft_message, link_note
from peerdesk.desk.prep import read_prep
from peerdesk.desk.questions import raise_question
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.words import MessageKind, Relation, SessionKind
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.look import Look
from peerdesk.ui.prep.place import PrepPlace
from tests.fakes.challenge import FOCUS_GROUP
from tests.fakes.session import FakeSession
from tests.ui.conftest import Opened
from tests.ui.driving import opened, press_key, settle, shown_texts

Key = Qt.Key


@pytest.fixture
def key(session: FakeSession) -> str:
    """Return a session with two lines, some evidence, a message and two questions."""
    book = session.book
    vision, culture, *_ = (kloe.id for kloe in book.kloes())
    other = plan_session(book, replace(FOCUS_GROUP, title="Interview: head", start="08:00"))
    for number in range(12):
        words = " ".join(f"point {number} said at length" for _ in range(8))
        write_line(book, f"+ {words} #vision", session=other)
    read = write_line(book, "- read in a file #vision", case="C-7").note
    message = draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "A vision is shared")
    link_note(book, message, read, Relation.SUPPORTS)
    identifier = plan_session(
        book,
        replace(FOCUS_GROUP, title="Next one", start="14:00", end="15:00", kloes=(culture, vision)),
    )
    raise_question(book, "Does it reach the night shift?", session=identifier)
    raise_question(book, "Not for this one")
    return identifier


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, key: str) -> Iterator[PrepPlace]:
    made = opened(qtbot, PrepPlace(look, session), key)
    yield made
    made.blank()


def test_the_card_says_who_is_met_what_to_ask_and_how_thin_each_line_is(place: PrepPlace) -> None:
    said = shown_texts(place)
    assert "You meet: 8 × Social workers." in said
    assert "Does it reach the night shift?" in said
    assert "Not for this one" not in said
    assert "Thin: nothing yet" in said
    assert "13 notes: heard and read" in said
    assert "Unprompted?" in said
    place.grab()


def test_each_kind_of_source_has_its_turn_and_what_messages_rest_on_comes_first(
    session: FakeSession, key: str
) -> None:
    card = read_prep(session.book, key)
    assert [line.code for line in card.lines] == ["culture", "vision"]
    points = card.lines[1].points
    assert [point.source.value for point in points[:2]] == ["heard", "read"]
    assert points[1].where == "case C-7"
    assert [message.wording for message in card.lines[1].messages] == ["A vision is shared"]


def test_what_is_shown_first_is_read_in_two_minutes_and_the_rest_by_a_key(
    place: PrepPlace, session: FakeSession, key: str
) -> None:
    card = read_prep(session.book, key)
    assert count_words(card, shown_at_first(card)) <= READ_IN_TWO_MINUTES < count_words(card) + 400
    before = shown_texts(place).count("said at length")
    press_key(place, Key.Key_M)
    assert shown_texts(place).count("said at length") > before
    assert f"{count_words(card, EVERYTHING)} words" in shown_texts(place)
    press_key(place, Key.Key_M)
    assert shown_texts(place).count("said at length") == before


def test_enter_starts_capturing_and_escape_goes_back(
    qtbot: QtBot, place: PrepPlace, key: str
) -> None:
    with qtbot.waitSignal(place.go) as caught:
        press_key(place._scroll, Key.Key_Return)
    assert caught.args == ["capture", key]
    with qtbot.waitSignal(place.go) as caught:
        press_key(place, Key.Key_Escape)
    assert caught.args == ["today", None]
    assert place.where() == key


def test_a_session_without_lines_shows_the_thinnest_of_the_challenge(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    place = opened(qtbot, PrepPlace(look, session), session.book.sessions()[0].id)
    assert "No line of enquiry is set for this session" in shown_texts(place)
    assert len(place._card.lines if place._card else ()) == 3
    place.blank()


def test_without_a_session_named_it_is_the_card_of_the_next(
    qtbot: QtBot, look: Look, session: FakeSession, open_session: Opened
) -> None:
    place = opened(qtbot, PrepPlace(look, session))
    assert place.where() == session.book.sessions()[0].id
    place.blank()
    nothing = opened(qtbot, PrepPlace(look, open_session(founded=False)))
    assert "No session comes next" in shown_texts(nothing)
    assert not nothing._start.isVisible()
    press_key(nothing._scroll, Key.Key_Return)
    nothing.blank()


def test_the_card_is_printed_by_a_key(qtbot: QtBot, place: PrepPlace, session: FakeSession) -> None:
    press_key(place, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    choosing = place._printing._sheet.sheet
    assert isinstance(choosing, ChooseSheet)
    settle(qtbot, place)
    with qtbot.waitSignal(place.said) as said:
        choosing.chosen.emit(session.root / "prep.pdf")
    choosing.leave()
    assert (session.root / "prep.pdf").exists()
    assert said.args[0].startswith("Saved prep.pdf")
    settle(qtbot, place)


def test_a_lock_leaves_no_word_of_the_card(place: PrepPlace) -> None:
    place.blank()
    said = shown_texts(place)
    for words in ("point", "night shift", "Social workers", "Next one"):
        assert words not in said


def test_the_card_of_an_observation_leads_to_its_form(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    key = plan_session(session.book, replace(FOCUS_GROUP, kind=SessionKind.OBSERVATION))
    place = opened(qtbot, PrepPlace(look, session), key)
    went: list[tuple[str, object]] = []
    place.go.connect(lambda name, what: went.append((name, what)))
    assert place._form.isVisible()
    press_key(place, Key.Key_O)
    assert went == [("observations", ("session", key))]
    place.blank()


def test_the_card_of_a_talk_offers_no_form(place: PrepPlace) -> None:
    assert not place._form.isVisible()
