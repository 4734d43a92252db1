# SPDX-License-Identifier: Apache-2.0
"""What is attached in Capture goes to the line that is being written."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from peerdesk.desk.query import NoteQuery
from peerdesk.errors import PeerDeskError
from peerdesk.ui.capture.place import CapturePlace
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.look import Look
from tests.fakes.session import PIXEL, FakeSession
from tests.ui.attachments.conftest import Key, active, file, mime_of
from tests.ui.driving import opened, press_key, settle, shown_texts, type_text


@pytest.fixture
def capture(qtbot: QtBot, look: Look, session: FakeSession) -> CapturePlace:
    where = session.book.sessions()[0].id
    return active(qtbot, opened(qtbot, CapturePlace(look, session), where))


def test_in_capture_a_picture_goes_to_the_line_being_written(
    qtbot: QtBot, capture: CapturePlace, session: FakeSession, tmp_path: Path
) -> None:
    editor = capture._page.editor
    type_text(editor, "+ Sheet three")
    editor.insertFromMimeData(mime_of(file(tmp_path, "wall.png")))
    settle(qtbot, capture)
    settle(qtbot, capture)
    (held,) = session.book.attachments()
    assert session.book.note(held.note).text == "Sheet three"
    assert editor.toPlainText() == ""
    assert capture._model.rows[-1].tags == (("paperclip", "1 attachment"),)


def test_in_capture_it_goes_to_the_newest_line_if_none_is_being_written(
    qtbot: QtBot, capture: CapturePlace, session: FakeSession, tmp_path: Path
) -> None:
    editor = capture._page.editor
    for line in ("One", "Two"):
        type_text(editor, line)
        press_key(editor, Key.Key_Return)
    settle(qtbot, capture)
    editor.insertFromMimeData(mime_of(file(tmp_path, "a.png")))
    settle(qtbot, capture)
    (held,) = session.book.attachments()
    assert session.book.note(held.note).text == "Two"
    press_key(editor, Key.Key_Up)
    press_key(capture._page.view, Key.Key_Up)
    capture._working.attaching.take(mime_of(file(tmp_path, "b.png", PIXEL + b"b")))
    settle(qtbot, capture)
    assert session.book.note(session.book.attachments()[-1].note).text == "One"


def test_in_capture_a_picture_without_any_line_is_refused_in_words(
    capture: CapturePlace, session: FakeSession, tmp_path: Path
) -> None:
    capture._page.editor.insertFromMimeData(mime_of(file(tmp_path, "a.png")))
    capture._working.attaching.choose()
    assert "write one first" in shown_texts(capture)
    assert session.book.attachments() == ()


def test_in_capture_ctrl_shift_a_asks_for_a_file_before_the_line_is_saved(
    qtbot: QtBot, capture: CapturePlace, session: FakeSession, tmp_path: Path
) -> None:
    editor = capture._page.editor
    type_text(editor, "Sheet four")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press_key(editor, Key.Key_A, both)
    settle(qtbot, capture)
    (sheet,) = capture.findChildren(ChooseSheet)
    sheet.leave()
    settle(qtbot, capture)
    assert editor.raw() == "Sheet four"
    assert "Sheet four" not in [note.text for note in session.book.notes(NoteQuery())]
    qtbot.waitUntil(lambda: not capture.findChildren(ChooseSheet))
    press_key(editor, Key.Key_A, both)
    settle(qtbot, capture)
    (sheet,) = capture.findChildren(ChooseSheet)
    sheet.chosen.emit(file(tmp_path, "wall.png"))
    sheet.leave()
    settle(qtbot, capture)
    (held,) = session.book.attachments()
    assert session.book.note(held.note).text == "Sheet four"


def test_in_capture_files_are_dropped_beside_the_line(
    qtbot: QtBot, capture: CapturePlace, session: FakeSession, tmp_path: Path
) -> None:
    type_text(capture._page.editor, "Dropped here")
    mime = mime_of(file(tmp_path, "wall.png"))
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(5, 5), copy, mime, buttons, modifiers)
    assert capture._working.attaching.eventFilter(capture._page, entering)
    assert session.book.attachments() == ()
    dropping = QDropEvent(QPointF(5, 5), copy, mime, buttons, modifiers)
    assert capture._working.attaching.eventFilter(capture._page, dropping)
    settle(qtbot, capture)
    settle(qtbot, capture)
    assert len(session.book.attachments()) == 1


def test_in_capture_words_are_still_pasted_as_words(capture: CapturePlace) -> None:
    editor = capture._page.editor
    words = QMimeData()
    words.setText("They said so")
    assert editor.canInsertFromMimeData(words)
    editor.insertFromMimeData(words)
    assert editor.toPlainText() == "They said so"


def test_in_capture_a_lock_forgets_what_waited_for_a_line(
    qtbot: QtBot, capture: CapturePlace, session: FakeSession, tmp_path: Path
) -> None:
    session.ask.refuses = PeerDeskError("NOT SAVED. Free some space.")
    type_text(capture._page.editor, "Refused")
    capture._page.editor.insertFromMimeData(mime_of(file(tmp_path, "wall.png")))
    settle(qtbot, capture)
    assert capture._working.attaching._waiting
    capture.blank()
    assert not capture._working.attaching._waiting
    session.ask.refuses = None
