# SPDX-License-Identifier: Apache-2.0
"""The wall: cards are split and merged, and asked about."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.messages import settle
from peerdesk.desk.wall import clusters
from peerdesk.domain.words import Relation, Status
from peerdesk.ui.components.button import Button
from peerdesk.ui.wall.place import WallPlace
from peerdesk.ui.wall.sheets import MergeSheet, SplitSheet
from tests.fakes.evening import Evening
from tests.fakes.session import FakeSession
from tests.ui.driving import settle as settled
from tests.ui.driving import shown_texts
from tests.ui.wall.conftest import go, order

Opened = Callable[..., FakeSession]
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_a_message_is_split_into_a_card_beside_it(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening
) -> None:
    go(qtbot, place, evening.consideration)
    place.grouping.split()
    settled(qtbot, place)
    sheet = place.sheets.sheet
    assert isinstance(sheet, SplitSheet)
    sheet.split.emit(evening.notes[1:2], "Numbers")
    settled(qtbot, place)
    assert [k.note for k in session.book.message(evening.consideration).links] == [evening.notes[2]]
    place.acts.undo()
    settled(qtbot, place)
    links = session.book.message(evening.consideration).links
    assert {(k.note, k.relation) for k in links} == {
        (evening.notes[2], Relation.SUPPORTS),
        (evening.notes[1], Relation.CONTEXT),
    }


def test_a_card_on_one_note_cannot_be_split_and_says_so(
    qtbot: QtBot, place: WallPlace, evening: Evening
) -> None:
    go(qtbot, place, evening.strength)
    with qtbot.waitSignal(place.said) as told:
        place.grouping.split()
        settled(qtbot, place)
    assert "one note" in told.args[0]


def test_two_chosen_cards_that_look_alike_are_offered_to_be_merged_and_never_merged_alone(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening, twin: str
) -> None:
    place.open()
    settled(qtbot, place)
    place.shown.choose((evening.strength, twin))
    assert not place.page.alike.isHidden()
    assert twin in order(session)
    place.merging.merge()
    sheet = place.sheets.sheet
    assert isinstance(sheet, MergeSheet)
    sheet.merged.emit(evening.strength)
    settled(qtbot, place)
    assert order(session) == [evening.strength, evening.consideration]
    go(qtbot, place, evening.strength)
    place.merging.take_apart()
    settled(qtbot, place)
    assert twin in order(session)
    place.acts.undo()
    settled(qtbot, place)
    assert twin not in order(session)


def test_messages_of_two_kinds_are_said_to_be_and_nothing_is_chosen_for_anybody(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening
) -> None:
    place.shown.choose((evening.strength, evening.consideration))
    place.merging.merge()
    sheet = place.sheets.sheet
    assert isinstance(sheet, MergeSheet)
    said = "A strength and an area for consideration: not the same kind. "
    assert said + "The one that stands keeps its own." in shown_texts(sheet)
    keep = next(act for act in sheet.findChildren(Button) if act.text() == "Merge")
    first, second = (choice for _, choice in sheet._choices)
    assert not keep.isEnabled()
    assert not first.isChecked()
    assert not second.isChecked()
    second.click()
    keep.click()
    settled(qtbot, place)
    assert session.book.merged() == {evening.strength: evening.consideration}


def test_the_keys_begin_at_the_message_that_is_chosen_to_stand(
    place: WallPlace, session: FakeSession, evening: Evening, qtbot: QtBot, twin: str
) -> None:
    place.open()
    settled(qtbot, place)
    place.shown.choose((twin, evening.strength))
    settle(session.book, evening.strength, Status.AGREED)
    place.open()
    settled(qtbot, place)
    place.merging.merge()
    sheet = place.sheets.sheet
    assert isinstance(sheet, MergeSheet)
    assert sheet._choices[1][0] == evening.strength
    assert sheet._choices[1][1].isChecked()
    assert sheet.window().focusWidget() is sheet._choices[1][1]
    sheet.leave()


def test_a_question_or_history_asked_for_is_about_the_card_or_note_that_has_the_keys(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening
) -> None:
    go(qtbot, place, evening.consideration)
    assert place.looked_at() == ("message", evening.consideration)
    assert place.asked_about() == evening.consideration
    place.page.tray.list.setFocus()
    note = place.page.tray.list.note()
    assert note is not None
    assert place.looked_at() == ("note", note.id)
    assert place.asked_about() == note.id
    theme = session.book.message(evening.strength).theme
    cluster = clusters.begin_cluster(session.book, (note.id,), "Alone", theme)
    place.open(cluster)
    settled(qtbot, place)
    go(qtbot, place, cluster)
    assert place.looked_at() == ("", "")


def test_with_nothing_chosen_messages_that_look_alike_are_listed(
    qtbot: QtBot, place: WallPlace, evening: Evening, twin: str
) -> None:
    place.open()
    settled(qtbot, place)
    place.merging.merge()
    settled(qtbot, place)
    (pair,) = place.merging._pairs.values()
    assert set(pair) == {evening.strength, twin}
    place.merging._pick(" ".join(pair))
    assert isinstance(place.sheets.sheet, MergeSheet)
    place.sheets.leave()
