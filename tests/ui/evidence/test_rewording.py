# SPDX-License-Identifier: Apache-2.0
"""Its author rewords a note in place, and what was typed is never lost."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.errors import PeerDeskError
from peerdesk.ui.evidence.place import EvidencePlace
from peerdesk.ui.look import Look
from tests.fakes.evening import Evening
from tests.fakes.session import FakeSession
from tests.ui.conftest import PRIYA
from tests.ui.driving import opened, press_key, settle
from tests.ui.evidence.pressing import Key, Opened, choose, press


class NotSavedHere(PeerDeskError):
    """The disk refuses."""

    def __init__(self) -> None:
        super().__init__("NOT SAVED. Your text is kept on screen.")


def test_the_author_rewords_in_place_and_ctrl_enter_keeps_it(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    note = evening.notes[6]
    session.book.record_bundle(1, session.book.vector())
    choose(qtbot, place, note)
    place.page.detail.edit.click()
    settle(qtbot, place)
    editor = place.page.detail.words.editor
    editor.setPlainText("Duty rota changed in March; the night team heard by e-mail")
    press_key(editor, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)
    held = session.book.note(note)
    assert held.text == "Duty rota changed in March; the night team heard by e-mail"
    assert held.revisions == 2
    assert session.book.draft(f"note:{note}") == ""
    assert not place.page.detail.words.editing


def test_a_wording_begun_is_kept_as_a_draft_and_comes_back(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    note = evening.notes[6]
    choose(qtbot, place, note)
    place.page.detail.edit.click()
    settle(qtbot, place)
    place.page.detail.words.editor.setPlainText("Half a thought")
    qtbot.waitUntil(lambda: session.book.draft(f"note:{note}") == "Half a thought", timeout=1000)
    choose(qtbot, place, evening.notes[0])
    assert not place.page.detail.words.editing
    choose(qtbot, place, note)
    place.page.detail.edit.click()
    settle(qtbot, place)
    assert place.page.detail.words.editor.toPlainText() == "Half a thought"


def test_text_that_cannot_be_saved_stays_in_the_editor(
    qtbot: QtBot, place: EvidencePlace, session: FakeSession, evening: Evening
) -> None:
    choose(qtbot, place, evening.notes[6])
    place.page.detail.edit.click()
    settle(qtbot, place)
    editor = place.page.detail.words.editor
    editor.setPlainText("Kept on screen")
    session.ask.refuses = NotSavedHere()
    with qtbot.waitSignal(place.failed):
        press_key(editor, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)
    qtbot.waitUntil(lambda: place.page.detail.words.editing)
    assert editor.toPlainText() == "Kept on screen"
    session.ask.refuses = None


def test_after_an_unlock_the_note_is_shown_again_without_the_words_typed(
    qtbot: QtBot, look: Look, session: FakeSession, place: EvidencePlace, evening: Evening
) -> None:
    press(qtbot, place, "case", place.page.search.edit)
    choose(qtbot, place, evening.notes[1])
    where = place.where()
    again = opened(qtbot, EvidencePlace(look, session), where)
    assert again.reader.note == evening.notes[1]
    assert again.finder.query.words == ""


def test_esc_leaves_the_rewording_from_the_list_too(
    qtbot: QtBot, place: EvidencePlace, evening: Evening
) -> None:
    place.page.list.go_to(place.model.find(evening.notes[6]))
    settle(qtbot, place)
    place.reader.edit()
    qtbot.waitUntil(lambda: place.page.detail.words.editing)
    place.page.list.setFocus()
    press_key(place.page.list, Qt.Key.Key_Escape)
    assert not place.page.detail.words.editing


def test_a_colleague_cannot_reword_but_can_tag(
    qtbot: QtBot, look: Look, open_session: Opened, evening: Evening, session: FakeSession
) -> None:
    from tests.fakes.challenge import share  # noqa: PLC0415 - only here

    colleague = open_session(PRIYA, founded=False)
    share(session.book, colleague.book)
    place = opened(qtbot, EvidencePlace(look, colleague), evening.notes[0])
    assert not place.page.detail.edit.isEnabled()
    assert place.page.detail.stances.isEnabled()
