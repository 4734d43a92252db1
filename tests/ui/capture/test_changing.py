# SPDX-License-Identifier: Apache-2.0
"""While an earlier line is changed nothing else gets into it, and no change is lost."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.evidence import withdraw
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.words import Stance
from peerdesk.ui.capture.place import CapturePlace
from peerdesk.ui.capture.rows import changing_key, draft_key
from tests.fakes.session import FakeSession
from tests.ui.capture.conftest import focus_group, open_it, settle, type_line
from tests.ui.capture.test_place import DiskFull

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def texts(session: FakeSession) -> list[str]:
    return [note.text for note in session.book.notes(NoteQuery(newest_first=False))]


def press(qtbot: QtBot, place: CapturePlace, *keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    for key, modifier in keys:
        qtbot.keyClick(place._page.editor, key, modifier)
        settle(qtbot, place)


UP, UNDO = (Qt.Key.Key_Up, ALT), (Qt.Key.Key_Z, CONTROL)
NO = Qt.KeyboardModifier.NoModifier
CHANGE, ENTER, PLUS = (Qt.Key.Key_F2, NO), (Qt.Key.Key_Return, NO), (Qt.Key.Key_Plus, NO)
DELETE, ESCAPE = (Qt.Key.Key_Delete, NO), (Qt.Key.Key_Escape, NO)


@pytest.fixture
def two(qtbot: QtBot, place: CapturePlace) -> CapturePlace:
    for line in ("AAA", "BBB"):
        type_line(qtbot, place, line)
        settle(qtbot, place)
    return place


def test_undo_mixes_no_other_line_into_the_one_being_changed(
    qtbot: QtBot, two: CapturePlace, session: FakeSession
) -> None:
    editor = two._page.editor
    press(qtbot, two, UP, UP, CHANGE, UP, PLUS)
    with qtbot.waitSignal(two.said) as caught:
        press(qtbot, two, UNDO)
    assert "Undone" in caught.args[0]
    with qtbot.waitSignal(two.said) as caught:
        press(qtbot, two, UNDO)
    assert "first" in caught.args[0]
    assert editor.raw() == "AAA"
    press(qtbot, two, ENTER)
    assert texts(session) == ["AAA", "BBB"]
    press(qtbot, two, UNDO)
    assert texts(session) == ["AAA"]
    assert editor.raw() == "BBB"


def test_what_comes_back_late_waits_in_the_draft(
    qtbot: QtBot, two: CapturePlace, session: FakeSession
) -> None:
    editor, key = two._page.editor, draft_key(focus_group(session))
    qtbot.keyClick(editor, *UNDO)
    two._working.changing.change(two._model.rows[0])
    settle(qtbot, two)
    assert editor.raw() == "AAA"
    assert two.last_words()[key] == "BBB"
    press(qtbot, two, ESCAPE)
    assert editor.raw() == "BBB"
    two._working.doing.redo()
    settle(qtbot, two)
    assert editor.raw() == ""
    assert texts(session) == ["AAA", "BBB"]


def test_another_line_keeps_the_change_before_it(
    qtbot: QtBot, two: CapturePlace, session: FakeSession
) -> None:
    editor = two._page.editor
    press(qtbot, two, CHANGE)
    qtbot.keyClicks(editor, " more")
    press(qtbot, two, UP, UP, CHANGE)
    assert texts(session) == ["AAA", "BBB more"]
    assert editor.raw() == "AAA"
    assert "Changing the line" in two._legend._hint.words.text()
    qtbot.keyClicks(editor, " too")
    press(qtbot, two, ENTER)
    assert texts(session) == ["AAA too", "BBB more"]
    assert not two._legend._hint.isVisible()
    assert changing_key(focus_group(session)) not in two.last_words()


def test_a_change_that_cannot_be_kept_stays_under_the_caret(
    qtbot: QtBot, two: CapturePlace, session: FakeSession
) -> None:
    editor = two._page.editor
    press(qtbot, two, CHANGE)
    editor.set_raw("")
    press(qtbot, two, UP, UP, CHANGE)
    assert editor.raw() == ""
    assert two._warning.isVisible()
    press(qtbot, two, ESCAPE)
    assert texts(session) == ["AAA", "BBB"]


def test_a_change_that_the_disk_refuses_waits_for_the_one_under_the_caret(
    qtbot: QtBot, two: CapturePlace, session: FakeSession
) -> None:
    editor = two._page.editor
    press(qtbot, two, CHANGE)
    qtbot.keyClicks(editor, " more")
    press(qtbot, two, UP, UP)
    session.ask.refuses = DiskFull()
    press(qtbot, two, CHANGE)
    assert editor.raw() == "AAA"
    session.ask.refuses = None
    press(qtbot, two, ESCAPE)
    assert editor.raw() == "BBB more"
    press(qtbot, two, ENTER)
    assert texts(session) == ["AAA", "BBB more"]


def test_the_line_being_changed_is_neither_marked_withdrawn_nor_joined(
    qtbot: QtBot, two: CapturePlace, session: FakeSession
) -> None:
    press(qtbot, two, UP, CHANGE, UP)
    for keys in (PLUS, DELETE, (Qt.Key.Key_J, CONTROL)):
        two._warning.hide()
        press(qtbot, two, keys)
        assert "first" in two._warning.text
    assert texts(session) == ["AAA", "BBB"]
    assert {note.stance for note in session.book.notes(NoteQuery())} == {Stance.UNSORTED}


def test_no_other_line_is_rewritten_where_the_one_being_changed_has_gone(
    qtbot: QtBot, two: CapturePlace, session: FakeSession
) -> None:
    editor = two._page.editor
    press(qtbot, two, UP, UP, CHANGE)
    qtbot.keyClicks(editor, " more")
    withdraw(session.book, session.book.notes(NoteQuery(newest_first=False))[0].id)
    open_it(qtbot, two, focus_group(session))
    assert "no longer" in two._warning.text
    for keys in (ENTER, (Qt.Key.Key_Return, CONTROL)):
        press(qtbot, two, keys)
        assert texts(session) == ["BBB"]
        assert editor.raw() == "AAA more"
    press(qtbot, two, ESCAPE)
    assert editor.raw() == ""
