# SPDX-License-Identifier: Apache-2.0
"""Messages by keyboard: drafted, reworded, filed, moved, tied to notes, agreed, withdrawn."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.messages import draft_message, reword
from peerdesk.domain.words import MessageKind, Relation, Status
from peerdesk.ui.look import Look
from peerdesk.ui.messages.drafting import NEW, DraftSheet
from peerdesk.ui.messages.place import MessagesPlace
from peerdesk.ui.messages.wanted import DraftFrom
from tests.fakes.challenge import share
from tests.fakes.evening import CONSIDER, STRENGTH, Evening, fill
from tests.fakes.session import FakeSession
from tests.ui.conftest import PRIYA
from tests.ui.driving import opened, press_key, settle, shown_texts, type_text

Opened = Callable[..., FakeSession]
Key, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def evening(session: FakeSession) -> Evening:
    return fill(session.book)


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, evening: Evening) -> MessagesPlace:
    assert evening.notes
    return opened(qtbot, MessagesPlace(look, session))


def choose(qtbot: QtBot, place: MessagesPlace, message: str) -> None:
    place.open(message)
    settle(qtbot, place)


def type_wording(place: MessagesPlace, text: str) -> None:
    place.page.editor.field.setPlainText(text)


def test_it_opens_on_the_first_message_with_its_evidence(
    place: MessagesPlace, evening: Evening
) -> None:
    assert place.working.message == evening.strength
    assert place.page.editor.field.toPlainText() == STRENGTH
    assert place.page.heading.facts.text() == "2, of which 0 agreed"
    assert [place.page.evidence.model.index(n).data() for n in range(2)] == [
        "Supports, 1",
        "Supervision is monthly and recorded the same week",
    ]


def test_enter_keeps_another_wording_and_its_history(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    type_wording(place, "Supervision is regular, and staff value it")
    assert "Not kept yet" in place.page.editor.count.text()
    press_key(place.page.editor.field, Key.Key_Return)
    settle(qtbot, place)
    held = session.book.message(evening.strength)
    assert held.wording == "Supervision is regular, and staff value it"
    assert [wording.text for wording in held.history] == [STRENGTH, held.wording]
    assert place.page.editor.unwritten == ""


def test_an_unfinished_wording_is_kept_and_comes_back(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    type_wording(place, "Half a thought")
    key = f"message:{evening.strength}"
    qtbot.waitUntil(lambda: session.book.draft(key) == "Half a thought", timeout=1000)
    choose(qtbot, place, evening.consideration)
    assert place.page.editor.field.toPlainText() == CONSIDER
    choose(qtbot, place, evening.strength)
    assert place.page.editor.field.toPlainText() == "Half a thought"
    place.page.editor.throw.click()
    settle(qtbot, place)
    assert place.page.editor.field.toPlainText() == STRENGTH
    assert session.book.draft(key) == ""


def test_ctrl_enter_keeps_the_words_and_agrees_them(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    type_wording(place, "Supervision is regular, and staff value it")
    press_key(place.page.editor.field, Key.Key_Return, Ctrl)
    settle(qtbot, place)
    held = session.book.message(evening.strength)
    assert (held.wording, held.status) == (
        "Supervision is regular, and staff value it",
        Status.AGREED,
    )
    press_key(place.page.list, Key.Key_Return, Ctrl)
    settle(qtbot, place)
    assert session.book.message(evening.strength).status is Status.EMERGING


def test_a_peer_may_word_but_not_agree_and_is_told_who_can(
    qtbot: QtBot, look: Look, open_session: Opened, session: FakeSession, evening: Evening
) -> None:
    colleague = open_session(PRIYA, founded=False)
    share(session.book, colleague.book)
    place = opened(qtbot, MessagesPlace(look, colleague), evening.strength)
    assert not place.page.editor.status.isEnabled()
    assert "team leader" in place.page.editor.status.toolTip()
    type_wording(place, "Supervision is regular, and a peer says it better")
    press_key(place.page.editor.field, Key.Key_Return)
    settle(qtbot, place)
    assert colleague.book.message(evening.strength).wording.endswith("better")


def test_the_count_advises_on_what_fits_one_bullet(place: MessagesPlace) -> None:
    for words, advice in ((4, "short"), (20, "fits one bullet"), (60, "45 fit")):
        type_wording(place, "word " * words)
        assert advice in place.page.editor.count.text()


def test_kind_and_theme_are_refiled_and_undone(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    said: list[Callable[[], object]] = []
    place.said.connect(lambda _, undo: said.append(undo))
    place.page.editor.kind.picked.emit("good-practice")
    settle(qtbot, place)
    assert session.book.message(evening.strength).kind is MessageKind.GOOD_PRACTICE
    said[-1]()
    settle(qtbot, place)
    assert session.book.message(evening.strength).kind is MessageKind.STRENGTH


def test_alt_arrows_move_a_message_within_its_theme(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    theme = session.book.message(evening.strength).theme
    second = draft_message(session.book, MessageKind.STRENGTH, theme, "A second strength, later")
    choose(qtbot, place, second)
    press_key(place.page.list, Key.Key_Up, Alt)
    settle(qtbot, place)
    assert [m.id for m in session.book.messages()] == [
        second, evening.strength, evening.consideration,
    ]  # fmt: skip
    press_key(place.page.list, Key.Key_Down, Alt)
    settle(qtbot, place)
    order = [m.id for m in session.book.messages() if m.theme == theme]
    assert order == [evening.strength, second]
    press_key(place.page.list, Key.Key_Down, Alt)
    settle(qtbot, place)
    assert [m.id for m in session.book.messages() if m.theme == theme] == order


def test_a_finds_notes_and_enter_links_one_as_support(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    place.page.evidence.add.click()
    chooser = place.page.evidence._chooser
    type_text(chooser.field, "think")
    settle(qtbot, place)
    press_key(chooser.field, Key.Key_Return)
    settle(qtbot, place)
    links = {link.note: link.relation for link in session.book.message(evening.strength).links}
    assert links == {
        evening.notes[0]: Relation.SUPPORTS,
        evening.notes[5]: Relation.SUPPORTS,
    }


def test_notes_already_linked_are_not_offered(
    qtbot: QtBot, place: MessagesPlace, evening: Evening
) -> None:
    place.page.evidence.add.click()
    chooser = place.page.evidence._chooser
    type_text(chooser.field, "supervision")
    settle(qtbot, place)
    assert chooser.model.rowCount() == 0
    assert evening.notes


def test_keys_say_how_a_note_bears_and_del_takes_it_off(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    place.page.evidence.go_to(evening.notes[0])
    press_key(place.page.evidence.list, Key.Key_X)
    settle(qtbot, place)
    (link,) = session.book.message(evening.strength).links
    assert link.relation is Relation.CONTRADICTS
    assert place.page.evidence.model.index(0).data() == "Contradicts, 1"
    press_key(place.page.evidence.list, Key.Key_Delete)
    settle(qtbot, place)
    assert session.book.message(evening.strength).links == ()


def test_enter_on_a_note_opens_it_in_evidence(
    qtbot: QtBot, place: MessagesPlace, evening: Evening
) -> None:
    place.page.evidence.go_to(evening.notes[0])
    with qtbot.waitSignal(place.go) as sent:
        place.page.evidence.list.opened.emit()
    assert sent.args == ["evidence", evening.notes[0]]


def test_a_withdrawn_message_is_found_again_and_taken_up(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    press_key(place.page.list, Key.Key_Delete)
    settle(qtbot, place)
    assert session.book.message(evening.strength).withdrawn
    assert place.working.message == evening.consideration
    choose(qtbot, place, evening.strength)
    assert place.page.editor.field.isReadOnly()
    place.page.editor.restore.click()
    settle(qtbot, place)
    assert not session.book.message(evening.strength).withdrawn


def sheet_of(place: MessagesPlace) -> DraftSheet:
    assert place.new.sheet is not None
    return place.new.sheet


def test_notes_sent_from_evidence_become_a_message(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession, evening: Evening
) -> None:
    place.open(DraftFrom((evening.notes[1], evening.notes[2])))
    settle(qtbot, place)
    sheet = sheet_of(place)
    assert sheet.kind.value() == "consideration"
    sheet.wording.setPlainText("Caseloads may want a second look")
    press_key(sheet.wording, Key.Key_Return)
    settle(qtbot, place)
    made = session.book.message(place.working.message)
    assert made.wording == "Caseloads may want a second look"
    assert set(made.notes(Relation.SUPPORTS)) == {evening.notes[1], evening.notes[2]}
    assert place.new.sheet is None


def test_a_message_begun_is_kept_as_a_draft(
    qtbot: QtBot, place: MessagesPlace, session: FakeSession
) -> None:
    place.page.new.click()
    settle(qtbot, place)
    sheet_of(place).wording.setPlainText("Partners may")
    qtbot.waitUntil(lambda: session.book.draft(NEW) == "Partners may", timeout=1000)
    sheet_of(place).leave()
    place.page.new.click()
    settle(qtbot, place)
    assert sheet_of(place).wording.toPlainText() == "Partners may"
    sheet_of(place).leave()


def test_an_empty_wording_is_refused_beside_its_field(qtbot: QtBot, place: MessagesPlace) -> None:
    place.page.new.click()
    settle(qtbot, place)
    with qtbot.waitSignal(place.failed):
        press_key(sheet_of(place).wording, Key.Key_Return)
    settle(qtbot, place)
    assert sheet_of(place).wording.property("wrong")
    sheet_of(place).leave()


def test_letters_typed_in_a_sheet_are_no_keys_of_the_page(
    qtbot: QtBot, place: MessagesPlace
) -> None:
    place.page.new.click()
    settle(qtbot, place)
    press_key(sheet_of(place).kind, Key.Key_A)
    settle(qtbot, place)
    assert not place.page.evidence._chooser.isVisible()
    sheet_of(place).leave()


def test_two_wordings_are_shown_side_by_side_until_one_is_kept(
    qtbot: QtBot, look: Look, open_session: Opened, session: FakeSession, evening: Evening
) -> None:
    colleague = open_session(PRIYA, founded=False)
    share(session.book, colleague.book)
    reword(session.book, evening.strength, "One wording of it")
    reword(colleague.book, evening.strength, "Another wording of it")
    share(colleague.book, session.book)
    place = opened(qtbot, MessagesPlace(look, session), evening.strength)
    assert place.page.editor.standing.isVisible()
    place.page.editor.standing.chosen.emit("One wording of it")
    settle(qtbot, place)
    assert not session.book.message(evening.strength).clashes
    assert place.page.editor.standing.isHidden()


def test_a_lock_hands_over_the_draft_and_leaves_no_word(
    place: MessagesPlace, evening: Evening
) -> None:
    type_wording(place, "Supervision, unfinished")
    assert place.last_words() == {f"message:{evening.strength}": "Supervision, unfinished"}
    place.blank()
    held = shown_texts(place)
    assert "upervision" not in held
    assert "aseload" not in held
    assert place.model.rowCount() == place.page.evidence.model.rowCount() == 0
    assert place.where() == ""


def test_without_messages_it_says_what_goes_here(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    place = opened(qtbot, MessagesPlace(look, open_session()))
    assert place.page.empty.act.isVisible()
    place.page.empty.act.click()
    settle(qtbot, place)
    sheet_of(place).leave()


def test_without_a_challenge_it_says_what_to_do(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    place = opened(qtbot, MessagesPlace(look, open_session(founded=False)))
    assert "no challenge" in place.page.empty.words.text()
    assert not place.page.new.isEnabled()


def test_f6_goes_round_and_large_text_shows_one_pane(
    qtbot: QtBot, look: Look, place: MessagesPlace
) -> None:
    with qtbot.waitActive(place):
        place.activateWindow()
    place.page.list.setFocus()
    assert place.next_pane()
    assert place.page.editor.field.hasFocus()
    assert place.next_pane()
    assert not place.next_pane()
    look.choose(factor=2.0)
    panes = (place.page.list, place.page.editor, place.page.evidence)
    assert [pane.isVisible() for pane in panes] == [False, False, True]
