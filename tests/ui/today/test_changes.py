# SPDX-License-Identifier: Apache-2.0
"""The day is changed in a moment by a lead, and everybody's Today says what changed."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.desk.timetable import change_session, plan_session
from peerdesk.domain.session import Session
from peerdesk.domain.words import SessionKind
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.look import Look
from peerdesk.ui.today.place import TodayPlace
from tests.fakes.challenge import FOCUS_GROUP, share
from tests.fakes.session import FakeSession
from tests.fakes.team import admit_all
from tests.ui.conftest import PRIYA, Opened
from tests.ui.driving import opened, press_key, settle, shown_texts, type_text

Key = Qt.Key


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> Iterator[TodayPlace]:
    made = opened(qtbot, TodayPlace(look, session))
    yield made
    made.blank()


def press(place: TodayPlace, key: Qt.Key) -> None:
    press_key(place, key)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def only(session: FakeSession) -> Session:
    return session.book.sessions()[0].value


def until_written(qtbot: QtBot, place: TodayPlace, session: FakeSession, writes: int) -> None:
    qtbot.waitUntil(lambda: session.book.writes > writes)
    settle(qtbot, place)
    settle(qtbot, place)


def test_a_session_is_moved_with_one_key_and_its_time(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    writes = session.book.writes
    press(place, Key.Key_M)
    type_text(focus(), "11.30")
    press_key(focus(), Key.Key_Return)
    until_written(qtbot, place, session, writes)
    held = only(session)
    assert (held.start, held.end, held.place) == ("11:30", "12:30", "Room 2")


def test_a_time_that_cannot_be_read_is_said_at_its_field(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    press(place, Key.Key_M)
    type_text(focus(), "soon")
    press_key(focus(), Key.Key_Return)
    assert "Write a time such as 13:30." in shown_texts(place)
    press_key(focus(), Key.Key_Escape)
    assert only(session) == FOCUS_GROUP
    settle(qtbot, place)


def test_a_session_is_called_off_and_back_by_one_key_and_by_undo(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    writes = session.book.writes
    with qtbot.waitSignal(place.said) as said:
        press(place, Key.Key_X)
    until_written(qtbot, place, session, writes)
    assert only(session).called_off
    assert said.args[0] == "Called off: Focus group: social workers"
    said.args[1]()
    until_written(qtbot, place, session, writes + 1)
    assert not only(session).called_off


def test_a_session_is_added_by_its_title_which_says_what_kind_it_is(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    writes = session.book.writes
    press(place, Key.Key_A)
    type_text(focus(), "Workshop: housing")
    press_key(focus(), Key.Key_Return)
    until_written(qtbot, place, session, writes)
    added = session.book.sessions()[0].value
    assert (added.kind, added.start, added.end) == (SessionKind.WORKSHOP, "09:45", "10:45")


def test_who_goes_is_changed_and_it_is_told_who_is_elsewhere(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    other = session.book.people()[1].id
    clash = replace(FOCUS_GROUP, title="Elsewhere", start="10:30", end="11:30", peers=(other,))
    plan_session(session.book, clash)
    place.open()
    settle(qtbot, place)
    writes = session.book.writes
    press(place, Key.Key_W)
    sheet = place._acts.changes.sheet.sheet
    assert sheet is not None
    names = [box.accessibleName() for box in sheet.findChildren(QWidget)]
    assert any("Priya Nair (at 10:30 also in: Elsewhere)" in name for name in names)
    press_key(focus(), Key.Key_Space)
    press_key(focus(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until_written(qtbot, place, session, writes)
    assert len(only(session).peers) == 1


def test_a_change_of_the_day_is_said_on_every_laptop(
    qtbot: QtBot, look: Look, session: FakeSession, open_session: Opened
) -> None:
    session.clock.set(datetime(2026, 5, 10, 9, 0))  # noqa: DTZ001 - London's wall time
    key = plan_session(
        session.book, replace(FOCUS_GROUP, title="Planned long ago", start="12:00", end="13:00")
    )
    session.clock.set(datetime(2026, 5, 12, 8, 40))  # noqa: DTZ001 - likewise
    change_session(
        session.book, key,
        replace(FOCUS_GROUP, title="Planned long ago", start="12:30", end="13:30", place="Hub"),
    )  # fmt: skip
    colleague = open_session(PRIYA, founded=False)
    admit_all(session.book, colleague.book)
    share(session.book, colleague.book)
    place = opened(qtbot, TodayPlace(look, colleague))
    said = [place._panel.model.news(row) for row in place._rows.rows]
    assert "Moved from 12:00, now in Hub, not Room 2 (Helen Okafor, 08:40)" in said
    place.grab()
    place.blank()


def test_a_peer_is_told_whom_to_ask(
    qtbot: QtBot, look: Look, session: FakeSession, open_session: Opened
) -> None:
    colleague = open_session(PRIYA, founded=False)
    admit_all(session.book, colleague.book)
    share(session.book, colleague.book)
    place = opened(qtbot, TodayPlace(look, colleague))
    for key in (Key.Key_M, Key.Key_X, Key.Key_A, Key.Key_W, Key.Key_I):
        with qtbot.waitSignal(place.said) as said:
            press(place, key)
        assert said.args[0] == "Only a lead changes the timetable: tell Helen Okafor."
    assert place._acts.changes.sheet.sheet is None
    place.blank()


def test_p_leads_to_the_prep_card_of_the_chosen_session(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    later = plan_session(
        session.book, replace(FOCUS_GROUP, title="Later", start="15:00", end="16:00")
    )
    place.open()
    settle(qtbot, place)
    place._panel.list.setFocus()
    press_key(place._panel.list, Key.Key_Down)
    with qtbot.waitSignal(place.go) as caught:
        press(place, Key.Key_P)
    assert caught.args == ["prep", later]


def test_a_lead_goes_to_the_import_by_a_key(qtbot: QtBot, place: TodayPlace) -> None:
    with qtbot.waitSignal(place.go) as caught:
        press(place, Key.Key_I)
    assert caught.args == ["challenge", "timetable import"]


def test_paper_sheets_are_made_for_the_sessions_that_are_chosen(
    qtbot: QtBot, place: TodayPlace, session: FakeSession
) -> None:
    press_key(place, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    press_key(focus(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)
    qtbot.waitUntil(lambda: place._acts.papers._sheet.sheet is not None)
    choosing = place._acts.papers._sheet.sheet
    assert isinstance(choosing, ChooseSheet)
    with qtbot.waitSignal(place.said) as said:
        choosing.chosen.emit(session.root / "capture-sheet.pdf")
    choosing.leave()
    assert said.args[0] == "Saved capture-sheet.pdf. It is not encrypted."
    assert (session.root / "capture-sheet.pdf").read_bytes() == b"%PDF-fake 1"
    settle(qtbot, place)


def test_a_lock_takes_an_open_sheet_and_its_words_away(qtbot: QtBot, place: TodayPlace) -> None:
    press(place, Key.Key_M)
    settle(qtbot, place)
    place.blank()
    assert place._acts.changes.sheet.sheet is None
    assert "Focus group" not in shown_texts(place)
