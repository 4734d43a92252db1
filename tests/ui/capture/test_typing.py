# SPDX-License-Identifier: Apache-2.0
"""What is typed in Capture is completed, taken apart and put back, and nothing is lost."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from peerdesk.desk.query import NoteQuery
from peerdesk.domain.words import Voice
from peerdesk.ui.capture.place import CapturePlace
from peerdesk.ui.capture.rows import QUICK, draft_key
from peerdesk.ui.look import Look
from tests.fakes.session import FakeSession
from tests.ui.capture.conftest import open_it, settle, type_line


def test_two_lines_in_a_draft_become_two_notes(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    session.book.keep_draft(draft_key(QUICK), "+ refused before\nhalf a line")
    open_it(qtbot, place, QUICK)
    qtbot.keyClick(place._page.editor, Qt.Key.Key_Return)
    settle(qtbot, place)
    assert {note.text for note in session.book.notes(NoteQuery())} == {
        "refused before",
        "half a line",
    }


def test_an_empty_line_is_not_sent(qtbot: QtBot, place: CapturePlace, session: FakeSession) -> None:
    for line in ("", "   ", "+ ", "#vision @frontline"):
        type_line(qtbot, place, line)
        assert place._warning.isVisible()
        place._page.editor.set_raw("")
    assert session.book.notes(NoteQuery()) == ()


def test_a_line_that_is_far_too_long_is_refused_where_it_comes_from(
    place: CapturePlace,
) -> None:
    pasted = QMimeData()
    pasted.setText("word " * 200_000)
    place._page.editor.insertFromMimeData(pasted)
    assert place._page.editor.raw() == ""
    assert "split it into several lines" in place._warning.text


def test_pasted_lines_become_notes_of_their_own(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    pasted = QMimeData()
    pasted.setText("+ one\n\n- two\nthree\u202e control\x07")
    place._page.editor.insertFromMimeData(pasted)
    qtbot.keyClick(place._page.editor, Qt.Key.Key_Return)
    settle(qtbot, place)
    written = session.book.notes(NoteQuery(newest_first=False))
    assert [(note.stance.value, note.text) for note in written] == [
        ("strength", "one"),
        ("consideration", "two"),
        ("unsorted", "three‹RLO› control"),
    ]


def test_completion_narrows_is_taken_by_tab_and_left_by_escape(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    editor, popup = place._page.editor, place._page.popup
    qtbot.keyClicks(editor, "they wait #t")
    assert popup.isVisible()
    assert popup.current is not None
    assert popup.current.insert == "#thresholds"
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.toPlainText() == "they wait #thresholds "
    assert popup.isHidden()
    qtbot.keyClicks(editor, "@")
    first = popup.current
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert popup.current != first
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    assert popup.current == first
    qtbot.keyClicks(editor, "fr")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert popup.isHidden()
    assert editor.toPlainText().endswith("@fr")
    qtbot.keyClicks(editor, "ontline")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, place)
    (note,) = session.book.notes(NoteQuery())
    thresholds = next(k.id for k in session.book.kloes() if k.value.code == "thresholds")
    assert (note.text, note.kloe_ids, note.voice_list) == (
        "they wait",
        (thresholds,),
        (Voice.FRONTLINE,),
    )


def test_lines_of_modules_left_out_are_not_offered(qtbot: QtBot, place: CapturePlace) -> None:
    qtbot.keyClicks(place._page.editor, "#hous")
    assert place._page.popup.isHidden()


def test_unknown_tags_are_said_and_stay_in_the_line(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    type_line(qtbot, place, "they wait #treshold")
    assert "#treshold" in place._warning.text
    settle(qtbot, place)
    (note,) = session.book.notes(NoteQuery())
    assert note.text == "they wait #treshold"


def test_backspace_at_the_start_puts_the_mark_off(qtbot: QtBot, place: CapturePlace) -> None:
    editor = place._page.editor
    qtbot.keyClicks(editor, "+ heard")
    editor.place_caret(0)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.raw() == "heard"
    assert place._page.frame._mark.kind == "unsorted"
    qtbot.keyClicks(editor, "*")
    assert editor.raw() == "* heard"


def test_undo_never_brings_a_line_to_pieces(qtbot: QtBot, place: CapturePlace) -> None:
    editor = place._page.editor
    qtbot.keyClicks(editor, "- heard twice")
    for _ in range(20):
        editor.undo()
    assert editor.raw().startswith("-")
    qtbot.keyClicks(editor, "again")
    assert editor.raw().endswith("again")


@pytest.mark.parametrize("factor", [0.8, 1.0, 2.0])
def test_the_popup_and_two_lines_fit_at_every_text_size(
    qtbot: QtBot, place: CapturePlace, look: Look, factor: float
) -> None:
    for number in range(12):
        type_line(qtbot, place, f"+ line {number}")
    settle(qtbot, place)
    look.choose(factor=factor)
    qtbot.keyClicks(place._page.editor, "a line that has a tag @")
    page, popup = place._page, place._page.popup
    qtbot.waitUntil(lambda: page.rect().contains(popup.geometry()))
    assert popup.height() >= 2 * look.size(34)
    assert not popup.geometry().intersects(page.caret(page.editor.cursorRect()))
    assert page.view.height() >= 2 * look.line("note")


def test_room_for_the_popup_is_not_kept_where_hardly_a_line_would_be_seen(
    qtbot: QtBot, place: CapturePlace, look: Look
) -> None:
    page = place._page
    for number in range(12):
        type_line(qtbot, place, f"line {number}")
    settle(qtbot, place)
    qtbot.waitUntil(lambda: page.frame.geometry().bottom() < page.height() - look.size(100))
    look.choose("light", 2.0)
    place.resize(1200, 560)
    place._warn("A sentence that takes some of the room away.")
    qtbot.waitUntil(lambda: page.frame.geometry().bottom() > page.height() - look.gap(24))
    assert page.view.height() >= 2 * look.line("note")
    qtbot.keyClicks(page.editor, "#")
    assert page.rect().contains(page.popup.geometry())
    assert page.popup.geometry().bottom() < page.frame.geometry().bottom()


def test_ctrl_k_deletes_nothing_of_the_line(qtbot: QtBot, place: CapturePlace) -> None:
    editor = place._page.editor
    qtbot.keyClicks(editor, "- heard in the lift")
    editor.place_caret(5)
    control = Qt.KeyboardModifier.ControlModifier
    assert not editor.event(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, control, "\x0b"))
    qtbot.keyClick(editor, Qt.Key.Key_K, control)
    assert editor.raw() == "- heard in the lift"
    qtbot.keyClicks(editor, "!")
    assert editor.raw() == "- heard! in the lift"
