# SPDX-License-Identifier: Apache-2.0
"""The wall by keys and pointer: cards are reached, moved, carried and put together."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerdesk.desk.wall import clusters
from peerdesk.domain.words import MessageKind, Relation
from peerdesk.ui.look import Look
from peerdesk.ui.wall.grouping import NEW_CLUSTER
from peerdesk.ui.wall.place import WallPlace
from peerdesk.ui.wall.sheets import MessageSheet, TitleSheet
from tests.fakes.evening import Evening
from tests.fakes.session import FakeSession
from tests.ui.driving import opened
from tests.ui.driving import settle as settled
from tests.ui.wall.conftest import column_of, go, order, press

Opened = Callable[..., FakeSession]
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_every_theme_is_a_column_and_the_first_card_has_the_keys(
    place: WallPlace, session: FakeSession, evening: Evening
) -> None:
    chosen = [theme.id for theme in session.book.themes() if theme.value.chosen]
    assert [column.key for column in place.page.board.columns] == chosen
    current = place.page.board.current()
    assert current is not None
    assert current.id == evening.strength
    assert place.page.heading.facts.text() == "2 messages, 4 notes waiting"


def test_with_large_text_left_leads_to_the_tray_and_a_new_card_comes_to_the_front(
    qtbot: QtBot, look: Look, session: FakeSession, evening: Evening
) -> None:
    look.choose(factor=1.5)
    place = opened(qtbot, WallPlace(look, session))
    go(qtbot, place, evening.strength)
    press(qtbot, place, Key.Key_Left)
    assert place.page.tray.list.hasFocus()
    press(qtbot, place, Key.Key_Right)
    assert place.page.board.isVisible()
    press(qtbot, place, Key.Key_Left)
    go(qtbot, place, evening.strength)
    assert place.page.board.isVisible()
    assert not place.page.tray.isVisible()


def test_arrows_go_from_card_to_card_past_empty_columns_and_into_the_tray(
    qtbot: QtBot, place: WallPlace, evening: Evening
) -> None:
    press(qtbot, place, Key.Key_Right)
    current = place.page.board.current()
    assert current is not None
    assert current.id == evening.consideration
    press(qtbot, place, Key.Key_Left)
    press(qtbot, place, Key.Key_Left)
    assert place.page.tray.list.hasFocus()
    press(qtbot, place, Key.Key_Right)
    assert place.page.board.column is not None
    assert place.page.board.column.list.hasFocus()


def test_ctrl_arrows_move_a_card_to_the_next_theme_and_ctrl_z_brings_it_back(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening
) -> None:
    before = session.book.message(evening.strength).theme
    with qtbot.waitSignal(place.said) as told:
        press(qtbot, place, Key.Key_Right, Ctrl)
    moved = session.book.message(evening.strength).theme
    assert moved != before
    assert column_of(place, evening.strength) == moved
    assert callable(told.args[1])
    press(qtbot, place, Key.Key_Left, Ctrl)
    press(qtbot, place, Key.Key_Z, Ctrl)
    assert session.book.message(evening.strength).theme == moved
    press(qtbot, place, Key.Key_Z, Ctrl)
    assert session.book.message(evening.strength).theme == before
    assert column_of(place, evening.strength) == before


def test_a_card_that_is_picked_up_moves_with_plain_arrows_until_it_is_put_down(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening, twin: str
) -> None:
    go(qtbot, place, evening.strength)
    place.moving.pick_up()
    press(qtbot, place, Key.Key_Down)
    names = order(session)
    assert names.index(twin) < names.index(evening.strength)
    press(qtbot, place, Key.Key_Return)
    assert not place.moving.picked_up
    press(qtbot, place, Key.Key_Up)
    assert order(session) == names


def test_chosen_cards_move_together(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening, twin: str
) -> None:
    go(qtbot, place, evening.strength)
    for card in (evening.strength, twin):
        go(qtbot, place, card)
        press(qtbot, place, Key.Key_Space)
    press(qtbot, place, Key.Key_Right, Ctrl)
    themes = {session.book.message(card).theme for card in (evening.strength, twin)}
    assert len(themes) == 1
    press(qtbot, place, Key.Key_Escape)
    assert place.shown.cards == []


def test_a_card_is_dragged_to_another_theme(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening
) -> None:
    go(qtbot, place, evening.strength)
    source = place.page.board.column
    target = place.page.board.columns[1]
    assert source is not None
    start = source.list.visualRect(source.list.currentIndex()).center()
    away = source.list.viewport().mapFromGlobal(target.list.viewport().mapToGlobal(QPoint(60, 200)))
    view = source.list.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for spot in (start + QPoint(30, 4), away):
        QTest.mouseMove(view, spot)
        qtbot.wait(1)
    moved = source.list.carrying
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=away)
    settled(qtbot, place)
    assert moved
    assert session.book.message(evening.strength).theme == target.key
    assert place.page.ghost.isHidden()


def test_waiting_notes_are_put_together_under_a_title_and_taken_back(
    qtbot: QtBot, place: WallPlace, session: FakeSession
) -> None:
    place.page.tray.list.setFocus()
    for _ in range(2):
        press(qtbot, place, Key.Key_Space)
        press(qtbot, place, Key.Key_Down)
    chosen = tuple(place.shown.notes)
    assert len(chosen) == 2
    place.grouping.group()
    settled(qtbot, place)
    sheet = place.sheets.sheet
    assert isinstance(sheet, TitleSheet)
    sheet.field.setText("What partners hear")
    sheet.field.textEdited.emit("What partners hear")
    sheet.titled.emit(sheet.field.text())
    settled(qtbot, place)
    (cluster,) = clusters.clusters_on_the_wall(session.book)
    assert set(cluster.note_ids) == set(chosen)
    assert cluster.value.title == "What partners hear"
    assert session.book.draft(NEW_CLUSTER) == ""
    assert place.page.tray.model.count == 2
    assert place.acts.undo()
    settled(qtbot, place)
    assert clusters.clusters_on_the_wall(session.book) == ()


def test_a_title_being_typed_is_kept_as_a_draft(qtbot: QtBot, place: WallPlace) -> None:
    place.page.tray.list.setFocus()
    place.grouping.group()
    settled(qtbot, place)
    sheet = place.sheets.sheet
    assert isinstance(sheet, TitleSheet)
    sheet.typed.emit("Half a title")
    assert place.last_words() == {NEW_CLUSTER: "Half a title"}
    place.sheets.leave()


def test_waiting_notes_carried_to_a_card_support_it(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening
) -> None:
    place.page.tray.list.setFocus()
    note = place.page.tray.list.note()
    assert note is not None
    place.moving.pick_up()
    assert place.moving.carried == (note.id,)
    press(qtbot, place, Key.Key_Return)
    assert note.id in session.book.message(evening.strength).notes(Relation.SUPPORTS)


def test_a_cluster_becomes_a_message_and_back(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening
) -> None:
    theme = session.book.message(evening.strength).theme
    cluster = clusters.begin_cluster(session.book, evening.notes[4:6], "Think space", theme)
    go(qtbot, place, cluster)
    press(qtbot, place, Key.Key_Return)
    sheet = place.sheets.sheet
    assert isinstance(sheet, MessageSheet)
    sheet.worded.emit(MessageKind.GOOD_PRACTICE, "An hour is kept for cases that are stuck")
    settled(qtbot, place)
    (made,) = (m for m in session.book.messages() if m.kind is MessageKind.GOOD_PRACTICE)
    assert made.notes(Relation.SUPPORTS) == evening.notes[4:6]
    assert cluster not in order(session)
    place.acts.undo()
    settled(qtbot, place)
    assert cluster in order(session)
