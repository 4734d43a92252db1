# SPDX-License-Identifier: Apache-2.0
"""What is typed right after a key, while the vault is busy, waits for the sheet."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.look import Look
from peerdesk.ui.messages.drafting import DraftSheet
from peerdesk.ui.messages.place import MessagesPlace
from peerdesk.ui.place import Place
from peerdesk.ui.questions.ask_sheet import AskSheet
from peerdesk.ui.questions.over import AskOver
from peerdesk.ui.wall.arranging import By
from peerdesk.ui.wall.place import WallPlace
from peerdesk.ui.wall.sheets import TitleSheet
from tests.fakes.evening import Evening, fill
from tests.fakes.session import FakeSession
from tests.ui.driving import opened, press_key, settle

Opened = Callable[..., FakeSession]


@contextmanager
def late(session: FakeSession) -> Iterator[None]:
    """Keep the vault busy until the end of the block."""
    answers = Event()

    def wait(_: TeamBook) -> bool:
        return answers.wait(30)

    session.ask(Urgency.ROWS, wait)
    try:
        yield
    finally:
        answers.set()


def type_at_once(place: QWidget, text: str) -> None:
    """Type into whatever has the keys, as a keyboard does: letter by letter."""
    for letter in text:
        QTest.keyClicks(focus_in(place), letter)


def focus_in(place: QWidget) -> QWidget:
    focus: QWidget | None = place.window().focusWidget()
    return focus if focus is not None else place


def sheets(place: QWidget) -> list[Sheet]:
    return [sheet for sheet in place.window().findChildren(Sheet) if sheet.isVisible()]


@pytest.fixture
def evening(session: FakeSession) -> Evening:
    return fill(session.book)


@pytest.fixture
def wall(qtbot: QtBot, look: Look, session: FakeSession, evening: Evening) -> WallPlace:
    assert evening.notes
    place = opened(qtbot, WallPlace(look, session))
    place.page.tray.list.setFocus()
    return place


def test_a_title_typed_right_after_its_key_lands_in_the_sheet_and_is_no_act(
    qtbot: QtBot, wall: WallPlace, session: FakeSession
) -> None:
    with late(session):
        type_at_once(wall, "g")
        type_at_once(wall, "Thresholds, MENDS")
        assert sheets(wall) == []
    settle(qtbot, wall)
    (sheet,) = sheets(wall)
    assert isinstance(sheet, TitleSheet)
    assert sheet.field.text() == "Thresholds, MENDS"
    assert not wall.huddle.isVisible()


def test_what_was_begun_before_stands_before_what_is_typed_ahead(
    qtbot: QtBot, wall: WallPlace, session: FakeSession
) -> None:
    session.book.keep_draft("cluster:new", "Help ")
    with late(session):
        type_at_once(wall, "gearlx")
        press_key(focus_in(wall), Qt.Key.Key_Backspace)
        type_at_once(wall, "y")
    settle(qtbot, wall)
    (sheet,) = sheets(wall)
    assert isinstance(sheet, TitleSheet)
    assert sheet.field.text() == "Help early"
    assert wall.last_words() == {"cluster:new": "Help early"}


def test_enter_typed_ahead_keeps_the_title(
    qtbot: QtBot, wall: WallPlace, session: FakeSession
) -> None:
    with late(session):
        type_at_once(wall, "gThresholds")
        press_key(focus_in(wall), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(session.book.clusters()))
    assert session.book.clusters()[0].value.title == "Thresholds"
    settle(qtbot, wall)
    assert sheets(wall) == []


def test_words_typed_over_a_card_land_in_its_field(
    qtbot: QtBot, wall: WallPlace, session: FakeSession, evening: Evening
) -> None:
    wall.page.board.go_to(evening.strength)
    with late(session):
        type_at_once(wall, "eend")
    settle(qtbot, wall)
    assert wall.page.in_place.isVisible()
    assert wall.page.in_place.toPlainText().endswith("end")
    assert sheets(wall) == []


def test_what_opens_nothing_gives_the_keys_back_to_the_page(
    qtbot: QtBot, wall: WallPlace, session: FakeSession, evening: Evening
) -> None:
    wall.page.board.go_to(evening.strength)
    before = session.book.message(evening.strength)
    with late(session):
        type_at_once(wall, "sb")  # it stands on one note: nothing is split, and B is no act
    settle(qtbot, wall)
    assert sheets(wall) == []
    before_by = wall.shown.by
    assert before_by is By.THEME
    assert session.book.message(evening.strength) == before
    type_at_once(wall, "b")
    assert wall.shown.by is By.KLOE


def test_a_busy_vault_is_told_of_until_the_sheet_stands(
    qtbot: QtBot, wall: WallPlace, session: FakeSession
) -> None:
    def told() -> list[str]:
        return [
            frame.accessibleName()
            for frame in wall.findChildren(QLabel)
            if frame.isVisible() and frame.accessibleName().startswith("Opening")
        ]

    with late(session):
        type_at_once(wall, "g")
        assert told() == []
        qtbot.waitUntil(lambda: bool(told()))
    settle(qtbot, wall)
    assert told() == []
    assert len(sheets(wall)) == 1


def test_a_place_that_is_left_or_locked_keeps_nothing_that_was_typed(
    qtbot: QtBot, wall: WallPlace, session: FakeSession
) -> None:
    with late(session):
        type_at_once(wall, "gThresholds")
        wall.blank()
        assert not wall.ahead.keeps
    settle(qtbot, wall)
    assert sheets(wall) == []


def test_a_wording_typed_right_after_the_key_of_a_new_message_lands_in_its_sheet(
    qtbot: QtBot, look: Look, session: FakeSession, evening: Evening
) -> None:
    assert evening.notes
    place: Place = opened(qtbot, MessagesPlace(look, session))
    with late(session):
        type_at_once(place, "nArent")
        assert sheets(place) == []
    settle(qtbot, place)
    (sheet,) = sheets(place)
    assert isinstance(sheet, DraftSheet)
    assert sheet.wording.toPlainText() == "Arent"


def test_a_question_typed_at_once_is_no_act_of_the_place_below(
    qtbot: QtBot, wall: WallPlace, look: Look, session: FakeSession
) -> None:
    over = AskOver(look, session)
    over.settle_over(wall, over.notices, lambda: wall)
    with late(session):
        over.open()
        type_at_once(wall, "Who hears themes?")
    settle(qtbot, over)
    (sheet,) = sheets(wall)
    assert isinstance(sheet, AskSheet)
    assert sheet.words.toPlainText() == "Who hears themes?"
    over.blank()
