# SPDX-License-Identifier: Apache-2.0
"""The wall by keyboard and by pointer: moved, grouped, split, merged, and all taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.desk import clusters
from peerdesk.desk.messages import draft_message, settle
from peerdesk.desk.wall import read_wall
from peerdesk.desk.wall_driving import drive
from peerdesk.domain.words import MessageKind, Relation, Status
from peerdesk.ui.components.button import Button
from peerdesk.ui.look import Look
from peerdesk.ui.messages.wanted import DraftFrom
from peerdesk.ui.wall.arranging import By
from peerdesk.ui.wall.grouping import NEW_CLUSTER
from peerdesk.ui.wall.place import WallPlace
from peerdesk.ui.wall.sheets import MergeSheet, MessageSheet, SplitSheet, TitleSheet
from tests.fakes.challenge import share
from tests.fakes.evening import STRENGTH, Evening, fill
from tests.fakes.session import FakeSession
from tests.ui.conftest import PRIYA
from tests.ui.driving import check_model, opened, press_key, shown_texts
from tests.ui.driving import settle as settled

Opened = Callable[..., FakeSession]
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
TWIN = "Supervision is regular and people describe it in the same words"


@pytest.fixture
def evening(session: FakeSession) -> Evening:
    return fill(session.book)


@pytest.fixture
def twin(session: FakeSession, evening: Evening) -> str:
    theme = session.book.message(evening.strength).theme
    return draft_message(
        session.book, MessageKind.STRENGTH, theme, TWIN, supports=evening.notes[5:6]
    )


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, evening: Evening) -> WallPlace:
    assert evening.notes
    return opened(qtbot, WallPlace(look, session))


def press(
    qtbot: QtBot,
    place: WallPlace,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    focus: QWidget | None = place.window().focusWidget()
    press_key(focus or place, key, modifiers)
    settled(qtbot, place)


def go(qtbot: QtBot, place: WallPlace, card: str) -> None:
    place.open(card)
    settled(qtbot, place)
    assert place.page.board.current().id == card  # type: ignore[union-attr] # it is there


def order(session: FakeSession) -> list[str]:
    return [card.id for card in read_wall(session.book).cards]


def column_of(place: WallPlace, card: str) -> str:
    return next(c.key for c in place.page.board.columns if c.model.find(card) >= 0)


def test_every_theme_is_a_column_and_the_first_card_has_the_keys(
    place: WallPlace, session: FakeSession, evening: Evening
) -> None:
    chosen = [theme.id for theme in session.book.themes() if theme.value.chosen]
    assert [column.key for column in place.page.board.columns] == chosen
    current = place.page.board.current()
    assert current is not None
    assert current.id == evening.strength
    assert place.page.heading.facts.text() == "2 messages, 4 notes waiting"


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


def test_words_are_changed_on_the_card_and_an_unfinished_change_is_kept(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening
) -> None:
    go(qtbot, place, evening.strength)
    place.editing.edit()
    settled(qtbot, place)
    field = place.page.in_place
    assert field.toPlainText() == STRENGTH
    field.setPlainText("Half a thought")
    press_key(field, Key.Key_Escape)
    settled(qtbot, place)
    assert session.book.draft(f"message:{evening.strength}") == "Half a thought"
    place.editing.edit()
    settled(qtbot, place)
    field.setPlainText("Supervision is regular, and valued by everybody who has it")
    press_key(field, Key.Key_Return)
    settled(qtbot, place)
    assert session.book.message(evening.strength).wording.endswith("has it")
    assert session.book.draft(f"message:{evening.strength}") == ""
    assert field.isHidden()


def test_leads_agree_and_peers_are_told_who_does(
    qtbot: QtBot, place: WallPlace, open_session: Opened, session: FakeSession, evening: Evening
) -> None:  # fmt: skip
    go(qtbot, place, evening.strength)
    place.editing.agree()
    settled(qtbot, place)
    assert session.book.message(evening.strength).status is Status.AGREED
    settle(session.book, evening.strength, Status.EMERGING)
    colleague = open_session(PRIYA, founded=False)
    share(session.book, colleague.book)
    theirs = opened(qtbot, WallPlace(place.look, colleague), evening.strength)
    with qtbot.waitSignal(theirs.said) as told:
        theirs.editing.agree()
    assert "team leader" in told.args[0]
    assert colleague.book.message(evening.strength).status is Status.EMERGING


def test_while_another_laptop_moves_the_cards_this_one_looks(
    qtbot: QtBot, look: Look, open_session: Opened, session: FakeSession, evening: Evening
) -> None:
    colleague = open_session(PRIYA, founded=False)
    drive(session.book)
    share(session.book, colleague.book)
    place = opened(qtbot, WallPlace(look, colleague), evening.strength)
    assert "Helen Okafor moves the cards" in shown_texts(place)
    assert not place.page.take_over.isVisible()
    before = order(colleague)
    press(qtbot, place, Key.Key_Right, Ctrl)
    place.editing.edit()
    place.grouping.group()
    settled(qtbot, place)
    assert order(colleague) == before
    assert place.page.in_place.isHidden()
    assert not place.page.board.columns[0].list.may_carry


def test_a_lead_moves_the_cards_alone_and_lets_everybody_again(
    qtbot: QtBot, place: WallPlace, session: FakeSession
) -> None:
    place.page.drive.click()
    settled(qtbot, place)
    said = session.book.wall_driver()
    assert said is not None
    assert said.value.device == session.book.device
    assert "Only this laptop" in shown_texts(place)
    place.page.drive.click()
    settled(qtbot, place)
    assert read_wall(session.book).driving is None


def test_the_huddle_shows_messages_large_and_nothing_that_tells_who_spoke(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening
) -> None:
    theme = session.book.message(evening.strength).theme
    draft_message(
        session.book, MessageKind.STRENGTH, theme, "Staff know every child on my list by heart",
        supports=evening.notes[3:4],
    )  # fmt: skip
    place.open()
    settled(qtbot, place)
    place.page.huddle.click()
    assert place.huddle.isVisible()
    texts = shown_texts(place.huddle)
    assert "Helen Okafor" not in texts
    assert "waiting" not in texts
    shown = [place.page.board._delegate._shown(card) for card in read_wall(session.book).cards]
    assert STRENGTH in shown
    assert not any("on my list" in words for words in shown)
    press_key(place.huddle, Key.Key_Escape)
    assert place.huddle.isHidden()
    assert place.page.holder.isAncestorOf(place.page.board)


def test_by_line_of_enquiry_a_message_takes_the_line_of_its_column(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening
) -> None:
    place.going.other_columns()
    assert place.shown.by is By.KLOE
    go(qtbot, place, evening.strength)
    first = place.page.board.columns[0]
    column = place.shown.column(first.key)
    assert column is not None
    place.moving._write([evening.strength], first, "")
    settled(qtbot, place)
    filing = session.book.message(evening.strength).filing
    assert (filing.theme, filing.kloe) == (column.theme, column.kloe)


def test_the_tray_is_narrowed_by_words_and_by_theme(
    qtbot: QtBot, place: WallPlace, session: FakeSession
) -> None:
    place.page.tray.field.setText("think")
    place.page.tray.field.textEdited.emit("think")
    qtbot.waitUntil(lambda: place.page.tray.model.count == 1, timeout=2000)
    assert "Friday think space" in place.page.tray.model.notes[0].text
    place.page.tray.field.clear()
    front = next(t.id for t in session.book.themes() if t.value.code == "front-door")
    place.page.tray.where.choose(f"theme:{front}")
    place.tray.read()
    settled(qtbot, place)
    assert place.page.tray.model.count == 0


def test_enter_opens_a_message_and_n_begins_one_from_waiting_notes(
    qtbot: QtBot, place: WallPlace, evening: Evening
) -> None:
    go(qtbot, place, evening.strength)
    with qtbot.waitSignal(place.go) as went:
        press(qtbot, place, Key.Key_Return)
    assert went.args == ["messages", evening.strength]
    place.page.tray.list.setFocus()
    note = place.page.tray.list.note()
    assert note is not None
    with qtbot.waitSignal(place.go) as went:
        place.grouping.make_message()
    assert went.args == ["messages", DraftFrom((note.id,))]


def test_blank_leaves_no_word_of_the_wall(qtbot: QtBot, place: WallPlace, evening: Evening) -> None:
    go(qtbot, place, evening.strength)
    place.enter_huddle()
    place.blank()
    assert place.huddle.isHidden()
    assert STRENGTH not in shown_texts(place)
    assert place.page.tray.model.rowCount() == 0
    assert all(column.model.rowCount() == 0 for column in place.page.board._columns)
    assert place.where() is None


def test_models_keep_the_rules_of_lists(qtmodeltester: ModelTester, place: WallPlace) -> None:
    check_model(qtmodeltester, place.page.board.columns[0].model)
    check_model(qtmodeltester, place.page.tray.model)


def test_a_card_says_everything_it_shows(place: WallPlace) -> None:
    model = place.page.board.columns[0].model
    said = str(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    for words in ("Strength", "emerging", STRENGTH, "1 note for", "focus groups", "frontline"):
        assert words in said


def test_with_large_text_the_columns_have_a_row_of_names(
    qtbot: QtBot, look: Look, place: WallPlace
) -> None:
    look.choose(factor=2.0)
    assert place.page.names.isVisible()
    assert not place.page.tray.isVisible()
    place.page.names.chosen.emit("tray")
    assert place.page.tray.isVisible()
    assert place.minimumSizeHint().width() <= 1366
    look.choose(factor=1.0)
    assert place.page.tray.isVisible()
    settled(qtbot, place)
