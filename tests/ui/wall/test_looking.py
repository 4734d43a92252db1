# SPDX-License-Identifier: Apache-2.0
"""The wall: words are changed, one laptop moves the cards, and a room looks on."""

from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.desk.messages import draft_message, settle
from peerdesk.desk.wall.driving import drive
from peerdesk.desk.wall.standing import read_wall
from peerdesk.domain.words import MessageKind, Status
from peerdesk.ui.look import Look
from peerdesk.ui.messages.wanted import DraftFrom
from peerdesk.ui.wall.arranging import By
from peerdesk.ui.wall.card_delegate import SIDE
from peerdesk.ui.wall.place import WallPlace
from peerdesk.ui.wall.whole import WholeSheet
from tests.fakes.challenge import share
from tests.fakes.evening import STRENGTH, Evening
from tests.fakes.session import FakeSession
from tests.ui.conftest import PRIYA
from tests.ui.driving import check_model, opened, press_key, shown_texts
from tests.ui.driving import settle as settled
from tests.ui.wall.conftest import go, order, press

Opened = Callable[..., FakeSession]
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


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
    qtbot.waitUntil(lambda: place.minimumSizeHint().width() <= 1366)
    look.choose(factor=1.0)
    assert place.page.tray.isVisible()
    settled(qtbot, place)


LONG = "Multidisciplinary understanding and misunderstandings of responsibilities"


@pytest.mark.parametrize("size", list(product((1.0, 1.5, 2.0), (1024, 1366, 1920))))
def test_a_huddle_breaks_no_word_at_any_size_of_text(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening,
    size: tuple[float, int],
) -> None:  # fmt: skip
    factor, width = size
    theme = session.book.message(evening.strength).theme
    draft_message(session.book, MessageKind.CONSIDERATION, theme, LONG)
    place.open()
    settled(qtbot, place)
    place.enter_huddle()
    place.look.choose(factor=factor)
    place.huddle.resize(width, 768)
    qtbot.waitUntil(lambda: place.page.board.width() == width)
    board = place.page.board
    delegate = board._delegate
    column = board.columns[0]
    wide = column.list.viewport().width() - 2 * SIDE - 2 * delegate._pad
    for card in read_wall(session.book).cards:
        layout = delegate._words_of(card, wide).layout
        ends = [layout.lineAt(n).textStart() for n in range(1, layout.lineCount())]
        broken = [end for end in ends if layout.text()[end - 1] not in " -"]
        assert not broken, layout.text()
    least = 24
    assert delegate.huddle >= least
    if factor == 1.0 and width >= 1366:
        assert board.width() // column.width() == min(3, len(board.columns)), (
            "large enough as it is"
        )


def test_leaving_a_huddle_draws_the_cards_as_before(
    qtbot: QtBot, place: WallPlace, evening: Evening
) -> None:
    go(qtbot, place, evening.strength)
    board = place.page.board
    before = (board.columns[0].width(), board.columns[0].list.visualRect(_first(place)).height())
    place.enter_huddle()
    qtbot.waitUntil(lambda: board.columns[0].list.visualRect(_first(place)).height() != before[1])
    place.leave_huddle()
    qtbot.waitUntil(
        lambda: (
            (board.columns[0].width(), board.columns[0].list.visualRect(_first(place)).height())
            == before
        )
    )


def _first(place: WallPlace) -> QModelIndex:
    return place.page.board.columns[0].model.index(0)


def test_v_shows_the_whole_of_a_card_and_of_a_waiting_note(
    qtbot: QtBot, place: WallPlace, session: FakeSession, evening: Evening
) -> None:
    long = " ".join(["Supervision is regular and people describe it in the same words"] * 4)
    theme = session.book.message(evening.strength).theme
    card = draft_message(
        session.book, MessageKind.STRENGTH, theme, long, supports=evening.notes[:1]
    )
    go(qtbot, place, card)
    press(qtbot, place, Key.Key_V)
    sheet = place.sheets.sheet
    assert isinstance(sheet, WholeSheet)
    said = shown_texts(sheet)
    assert long in said
    for words in ("Strength", "emerging", "1 note for", "on 1 day"):
        assert words in said
    press_key(sheet, Key.Key_Escape)
    assert not place.sheets.is_open
    assert place.page.board.current().id == card  # type: ignore[union-attr] # it is there
    place.page.tray.list.setFocus()
    note = place.page.tray.list.note()
    assert note is not None
    press(qtbot, place, Key.Key_V)
    assert place.sheets.sheet is not None
    assert note.text in shown_texts(place.sheets.sheet)
    assert note.place in shown_texts(place.sheets.sheet)
    place.blank()
    assert note.text not in shown_texts(place)


def test_v_opens_nothing_under_the_huddle(qtbot: QtBot, place: WallPlace, evening: Evening) -> None:
    go(qtbot, place, evening.strength)
    place.enter_huddle()
    press(qtbot, place, Key.Key_V)
    assert not place.sheets.is_open
