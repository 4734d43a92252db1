# SPDX-License-Identifier: Apache-2.0
"""A lead takes in a timetable after seeing what it would change, line by line."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from peerdesk.desk.timetable_file.taking_in import Sort
from peerdesk.ui.challenge.place import ChallengePlace
from peerdesk.ui.challenge.rows import read_challenge
from peerdesk.ui.challenge.timetable_preview import TimetablePreview
from peerdesk.ui.challenge.timetable_preview_model import ROW, TICKED, PreviewModel
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.look import Look
from peerdesk.ui.today.rows import read_today
from tests.fakes.challenge import FOCUS_GROUP
from tests.fakes.session import FakeSession
from tests.timetables import CSV
from tests.ui.driving import opened, press_key, settle, shown_texts

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> Iterator[ChallengePlace]:
    made = opened(qtbot, ChallengePlace(look, session), "timetable")
    yield made
    made.blank()


def read(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession, text: str = CSV
) -> TimetablePreview:
    path = session.root / "plan.csv"
    path.write_text(text, encoding="utf-8")
    place._importing.read(path)
    qtbot.waitUntil(lambda: place._importing._preview is not None)
    settle(qtbot, place)
    sheet = place._importing._preview
    assert sheet is not None
    return sheet


def test_the_key_asks_for_a_file(qtbot: QtBot, place: ChallengePlace) -> None:
    press_key(place, Key.Key_I, CTRL)
    choosing = place._importing._choosing.sheet
    assert isinstance(choosing, ChooseSheet)
    settle(qtbot, place)
    choosing.leave()


def test_today_opens_it_too(qtbot: QtBot, place: ChallengePlace) -> None:
    place.open("timetable import")
    settle(qtbot, place)
    choosing = place._importing._choosing.sheet
    assert isinstance(choosing, ChooseSheet)
    settle(qtbot, place)
    focus = place.window().focusWidget()
    assert focus is not None
    assert choosing.isAncestorOf(focus)
    choosing.leave()


def test_nothing_is_written_until_it_is_taken_in_and_it_can_be_undone(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    writes = session.book.writes
    sheet = read(qtbot, place, session)
    assert session.book.writes == writes
    assert sheet._take.text() == "Take in 4 sessions"
    with qtbot.waitSignal(place.said) as said:
        press_key(sheet.list, Key.Key_Return, CTRL)
    settle(qtbot, place)
    assert session.book.writes == writes + 1
    assert said.args[0] == "4 sessions taken in"
    assert len(session.book.sessions()) == 4
    with qtbot.waitSignal(place.said) as undone:
        said.args[1]()
    assert undone.args[0] == "Import undone: 3 new sessions are called off, 1 stands as before"
    settle(qtbot, place)
    assert len(read_challenge(session.book).sessions) == 1, "no struck-out row is left"
    days = {held.value.day for held in session.book.sessions()}
    rows = [row for day in days for row in read_today(session.book, day, day, "08:00").rows]
    assert [row.session.title for row in rows] == [FOCUS_GROUP.title]
    assert session.book.writes == writes + 2
    settle(qtbot, place)
    assert sum(not held.value.called_off for held in session.book.sessions()) == 1


def test_lines_stand_in_groups_and_are_ticked_by_the_space_bar(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    sheet = read(qtbot, place, session)
    model = sheet._model
    groups = [
        model.index(n).data()
        for n in range(model.rowCount())
        if isinstance(model.index(n).data(ROW), str)
    ]
    assert groups == ["1 session changes", "3 new sessions"]
    sheet.list.setCurrentIndex(model.index(1))
    press_key(sheet.list, Key.Key_Space)
    assert not model.index(1).data(TICKED)
    assert sheet._take.text() == "Take in 3 sessions"
    sheet._none.click()
    assert not sheet._take.isEnabled()
    sheet._all.click()
    assert sheet._take.text() == "Take in 4 sessions"
    assert "moved" not in str(model.index(1).data())
    sheet.grab()
    sheet.leave()


def test_a_row_says_where_it_stands_and_what_to_do(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    text = "Day,From,Title\n12 May,soon,Interview one\n12 May,10:00,Interview two\n"
    sheet = read(qtbot, place, session, text)
    model = sheet._model
    said = [str(model.index(n).data()) for n in range(model.rowCount())]
    assert (
        "Row 2  Interview one, From: “soon” is not read as a time: write it such as 13:30" in said
    )
    assert any("not ticked" in words and "not in the file" in words for words in said)
    sheet.leave()


def test_columns_are_said_by_hand_where_no_title_is_known(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    sheet = read(qtbot, place, session, "Day,From,Whatever\n12 May,12:00,Interview: housing\n")
    assert "No column of this file is known to hold the sessions’ titles" in shown_texts(sheet)
    choice = sheet._columns._choices["Whatever"]
    choice.choose("title")
    choice.picked.emit("title")
    settle(qtbot, place)
    items = [sheet._model.index(n).data(ROW) for n in range(sheet._model.rowCount())]
    assert any(getattr(item, "sort", None) is Sort.NEW for item in items)
    sheet.leave()


def test_a_lock_leaves_no_row(qtbot: QtBot, place: ChallengePlace, session: FakeSession) -> None:
    sheet = read(qtbot, place, session)
    model = sheet._model
    place.blank()
    assert model.rowCount() == 0
    assert place._importing._preview is None


def test_a_file_that_is_no_timetable_is_refused_in_words(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    path = session.root / "plan.pdf"
    path.write_bytes(b"%PDF-1.7")
    with qtbot.waitSignal(place.failed) as failed:
        place._importing.read(path)
    assert "CSV, XLSX or iCalendar" in failed.args[0].user_message
    settle(qtbot, place)


def test_the_list_keeps_qts_rules(
    qtbot: QtBot, place: ChallengePlace, session: FakeSession
) -> None:
    sheet = read(qtbot, place, session)
    items = [
        row
        for n in range(sheet._model.rowCount())
        if not isinstance(row := sheet._model.index(n).data(ROW), str)
    ]
    model = PreviewModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(items)
    model.toggle(model.index(1))
    model.tick_all(ticked=True)
    assert model.rowCount() == 6
    del tester
    sheet.leave()
