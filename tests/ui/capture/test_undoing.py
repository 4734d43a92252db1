# SPDX-License-Identifier: Apache-2.0
"""Undo goes back step by step through what was typed and done, and redo comes forward again."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.query import NoteQuery
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.words import Stance
from peerdesk.ui.capture.place import CapturePlace
from peerdesk.ui.capture.rows import QUICK
from tests.fakes.challenge import FOCUS_GROUP
from tests.fakes.session import FakeSession
from tests.ui.capture.conftest import focus_group, open_it, settle, type_line

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def texts(session: FakeSession) -> list[str]:
    return [note.text for note in session.book.notes(NoteQuery(newest_first=False))]


def undo(qtbot: QtBot, place: CapturePlace) -> None:
    qtbot.keyClick(place._page.editor, Qt.Key.Key_Z, CONTROL)
    settle(qtbot, place)


def redo(qtbot: QtBot, place: CapturePlace) -> None:
    qtbot.keyClick(place._page.editor, Qt.Key.Key_Y, CONTROL)
    settle(qtbot, place)


def send(qtbot: QtBot, place: CapturePlace, *lines: str) -> None:
    for line in lines:
        type_line(qtbot, place, line)
        settle(qtbot, place)


def test_typing_is_undone_before_deeds(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    send(qtbot, place, "first")
    qtbot.keyClicks(place._page.editor, "more")
    undo(qtbot, place)
    assert place._page.editor.toPlainText() == ""
    assert texts(session) == ["first"]
    redo(qtbot, place)
    assert place._page.editor.toPlainText() == "more"


def test_a_sent_line_comes_back_to_the_caret_and_goes_again(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    send(qtbot, place, "- first #vision", "second")
    undo(qtbot, place)
    assert place._page.editor.raw() == "second"
    undo(qtbot, place)
    assert place._page.editor.raw() == "- first #vision\nsecond"
    assert texts(session) == []
    redo(qtbot, place)
    assert place._page.editor.raw() == "second"
    redo(qtbot, place)
    assert place._page.editor.raw() == ""
    assert texts(session) == ["first", "second"]


def test_a_mark_made_while_typing_is_undone_before_the_typing(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    send(qtbot, place, "first")
    editor = place._page.editor
    qtbot.keyClicks(editor, "half a li")
    qtbot.keyClick(editor, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(editor, Qt.Key.Key_Plus)
    settle(qtbot, place)
    (note,) = session.book.notes(NoteQuery())
    assert note.stance is Stance.STRENGTH
    undo(qtbot, place)
    (note,) = session.book.notes(NoteQuery())
    assert note.stance is Stance.UNSORTED
    assert editor.toPlainText() == "half a li"
    qtbot.keyClick(editor, Qt.Key.Key_Z, CONTROL | SHIFT)
    settle(qtbot, place)
    assert session.book.notes(NoteQuery())[0].stance is Stance.STRENGTH


def test_joining_parting_and_changing_are_undone_in_their_order(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    editor = place._page.editor
    send(qtbot, place, "one", "two")
    qtbot.keyClick(editor, Qt.Key.Key_J, CONTROL)
    settle(qtbot, place)
    assert texts(session) == ["one two"]
    qtbot.keyClick(editor, Qt.Key.Key_F2)
    qtbot.keyClicks(editor, " three")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, place)
    assert texts(session) == ["one two three"]
    qtbot.keyClick(editor, Qt.Key.Key_F2)
    editor.place_caret(3)
    qtbot.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    settle(qtbot, place)
    assert sorted(texts(session)) == ["one", "two three"]
    seen = []
    for _ in range(3):
        undo(qtbot, place)
        seen.append(sorted(texts(session)))
    assert seen == [["one two three"], ["one two"], ["one", "two"]]
    for _ in range(3):
        redo(qtbot, place)
    assert sorted(texts(session)) == ["one", "two three"]


def test_steps_wait_in_the_session_in_which_they_were_made(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    send(qtbot, place, "here")
    other = plan_session(session.book, FOCUS_GROUP)
    open_it(qtbot, place, other)
    undo(qtbot, place)
    assert texts(session) == ["here"]
    open_it(qtbot, place, focus_group(session))
    undo(qtbot, place)
    assert texts(session) == []
    assert place._page.editor.raw() == "here"


def test_a_lock_forgets_the_steps(qtbot: QtBot, place: CapturePlace, session: FakeSession) -> None:
    send(qtbot, place, "here")
    place.blank()
    open_it(qtbot, place, focus_group(session))
    undo(qtbot, place)
    assert texts(session) == ["here"]


def test_keys_that_come_faster_than_the_disk_wait_for_each_other(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    send(qtbot, place, "one", "two", "three")
    for _ in range(3):
        qtbot.keyClick(place._page.editor, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: place._page.editor.raw() == "one\ntwo\nthree")
    settle(qtbot, place)
    assert texts(session) == []


def test_the_list_hears_undo_as_well(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    send(qtbot, place, "one")
    place._page.go_up()
    qtbot.keyClick(place._page.view, Qt.Key.Key_Minus)
    settle(qtbot, place)
    place._page.go_up()
    qtbot.keyClick(place._page.view, Qt.Key.Key_Z, CONTROL)
    settle(qtbot, place)
    assert session.book.notes(NoteQuery())[0].stance is Stance.UNSORTED
    place._page.go_up()
    qtbot.keyClick(place._page.view, Qt.Key.Key_Y, CONTROL)
    settle(qtbot, place)
    assert session.book.notes(NoteQuery())[0].stance is Stance.CONSIDERATION


def test_with_nothing_done_undo_says_so(qtbot: QtBot, place: CapturePlace) -> None:
    open_it(qtbot, place, QUICK)
    with qtbot.waitSignal(place.said) as caught:
        qtbot.keyClick(place._page.editor, Qt.Key.Key_Z, CONTROL)
    assert "nothing left" in caught.args[0]
