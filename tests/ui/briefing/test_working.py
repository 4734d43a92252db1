# SPDX-License-Identifier: Apache-2.0
"""A summary in preparation by keyboard: its points chosen, moved and reworded."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.briefings import arrange
from peerdesk.desk.messages import draft_message, reword
from peerdesk.desk.messages import settle as settle_message
from peerdesk.domain.words import MessageKind, Status
from peerdesk.ui.briefing.place import BriefingPlace
from tests.fakes.evening import STRENGTH, Evening
from tests.fakes.session import FakeSession
from tests.ui.briefing.conftest import DAY, Key, briefing, choose
from tests.ui.driving import press_key, settle, type_text


def test_space_leaves_a_point_out_and_takes_it_in_again(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    choose(qtbot, place, evening.consideration)
    press_key(place.page.outline, Key.Key_Space)
    settle(qtbot, place)
    held = briefing(session).arrangement
    assert held is not None
    assert held.points == (evening.strength,)
    assert place.page.count.text() == "1 of 2 in"
    press_key(place.page.outline, Key.Key_Space)
    settle(qtbot, place)
    assert place.page.count.text() == "2 of 2 in"


def test_f2_rewords_the_message_itself(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_F2)
    settle(qtbot, place)
    field = place.page.outline.in_place
    assert field.isVisible()
    assert field.toPlainText() == STRENGTH
    field.setPlainText("Supervision is regular, said more shortly")
    press_key(field, Key.Key_Return)
    settle(qtbot, place)
    assert session.book.message(evening.strength).wording.endswith("shortly")
    assert not field.isVisible()
    assert session.book.draft(f"message:{evening.strength}") == ""


@pytest.mark.parametrize("words", [6, 19, 30, 45])
def test_the_field_that_rewords_a_point_shows_every_line_it_has_room_for(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening, words: int
) -> None:
    reword(session.book, evening.strength, " ".join(["supervision"] * min(words, 30)))
    place.open()
    settle(qtbot, place)
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_F2)
    settle(qtbot, place)
    field = place.page.outline.in_place
    type_text(field, " supervision" * (words - min(words, 30)))
    assert field.verticalScrollBar().maximum() == 0
    assert field.viewport().rect().contains(field.cursorRect())
    assert place.page.outline.rect().contains(field.geometry())


def test_the_field_that_rewords_a_point_is_no_higher_than_the_list(
    qtbot: QtBot, place: BriefingPlace, evening: Evening
) -> None:
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_F2)
    settle(qtbot, place)
    field = place.page.outline.in_place
    type_text(field, " supervision" * 200)
    assert place.page.outline.rect().contains(field.geometry())
    assert field.viewport().rect().contains(field.cursorRect())


def test_a_wording_that_is_left_stays_as_its_draft(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_F2)
    settle(qtbot, place)
    field = place.page.outline.in_place
    type_text(field, " more")
    press_key(field, Key.Key_Escape)
    assert place.last_words() == {f"message:{evening.strength}": f"{STRENGTH} more"}
    assert session.book.message(evening.strength).wording == STRENGTH


def test_a_wording_that_cannot_be_kept_stays_on_the_screen(
    qtbot: QtBot, place: BriefingPlace, evening: Evening
) -> None:
    choose(qtbot, place, evening.strength)
    press_key(place.page.outline, Key.Key_F2)
    settle(qtbot, place)
    field = place.page.outline.in_place
    field.setPlainText(" ")
    with qtbot.waitSignal(place.failed):
        press_key(field, Key.Key_Return)
    assert field.isVisible()
    assert field.toPlainText() == " "


def test_points_are_moved_in_this_summary_and_not_on_the_wall(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    theme = session.book.message(evening.strength).theme
    other = draft_message(session.book, MessageKind.STRENGTH, theme, "Another strength")
    on_the_wall = [message.id for message in session.book.messages()]
    place.open()
    settle(qtbot, place)
    choose(qtbot, place, other)
    press_key(place.page.outline, Key.Key_Space)
    settle(qtbot, place)
    press_key(place.page.outline, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, place)
    held = briefing(session).arrangement
    assert held is not None
    assert held.points == (other, evening.strength, evening.consideration)
    assert [message.id for message in session.book.messages()] == on_the_wall


def test_many_points_are_ticked_in_one_go_and_that_is_taken_back(
    qtbot: QtBot, place: BriefingPlace, session: FakeSession, evening: Evening
) -> None:
    arrange(session.book, DAY, points=[])
    settle_message(session.book, evening.strength, Status.AGREED)
    place.open()
    settle(qtbot, place)
    assert place.page.count.text() == "0 of 2 in"
    assert not place.page.issue.isEnabled()
    said: list[Callable[[], object]] = []
    place.said.connect(lambda _, back: said.append(back))
    press_key(place.page.outline, Key.Key_G)
    settle(qtbot, place)
    assert place.page.count.text() == "1 of 2 in"
    press_key(place.page.outline, Key.Key_A)
    settle(qtbot, place)
    assert place.page.count.text() == "2 of 2 in"
    said[-1]()
    settle(qtbot, place)
    assert place.page.count.text() == "1 of 2 in"
