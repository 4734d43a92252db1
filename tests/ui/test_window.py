# SPDX-License-Identifier: Apache-2.0
"""The window opens a vault, locks at once, holds nothing then, and comes back to the caret."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.errors import PeerDeskError
from peerdesk.ui.capture.place import CapturePlace
from peerdesk.ui.components.look_sheet import LookSheet
from peerdesk.ui.idle import MINUTE
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.places import all_places
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.settings import Privacy
from peerdesk.ui.shell import Shell
from peerdesk.ui.window import Window
from tests.fakes.vaults import PASSPHRASE, FakeSettings, FakeVaults
from tests.ui.conftest import Opened

MARKER = "Zanzibarmarker"
Furnished = Callable[[], Window]


class DiskFull(PeerDeskError):
    """The disk is full."""

    def __init__(self) -> None:
        super().__init__("NOT SAVED: the disk is full, so make some room.")


def at_rest(place: Place) -> bool:
    return place.jobs.running == 0


def shell_of(window: Window) -> Shell | None:
    return window.shell


def furnish(look: Look, session: DeskSession) -> Shell:
    return Shell(look, session, all_places())


@pytest.fixture
def settings() -> FakeSettings:
    return FakeSettings()


@pytest.fixture
def window(
    qtbot: QtBot, look: Look, open_session: Opened, tmp_path: Path, settings: FakeSettings
) -> Iterator[Window]:
    window = Window(look, FakeVaults(open_session, tmp_path), settings, furnish)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.close()  # the first may be refused for the sake of a line that is not saved


def unlock(qtbot: QtBot, window: Window) -> Shell:
    qtbot.keyClicks(QApplication.focusWidget(), PASSPHRASE)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None)
    shell = window.shell
    assert shell is not None
    qtbot.waitUntil(lambda: shell.jobs.running == 0)
    return shell


def capture(qtbot: QtBot, shell: Shell) -> CapturePlace:
    shell.go("capture")
    place = shell.place
    assert isinstance(place, CapturePlace)
    qtbot.waitUntil(lambda: place.jobs.running == 0)
    return place


def words_on_screen() -> str:
    """Return every word that any widget, document or model of the program holds."""
    return " ".join(words for _, words in texts())


def texts() -> Iterator[tuple[QWidget, str]]:
    """Yield every text of every widget, with the widget that has it."""
    for widget in QApplication.allWidgets():
        yield widget, f"{widget.windowTitle()} {widget.accessibleName()} {widget.toolTip()}"
        if isinstance(widget, QLabel | QLineEdit):
            yield widget, widget.text()
        if isinstance(widget, QAbstractItemView):
            yield from ((widget, words) for words in in_model(widget.model()))
        for document in widget.findChildren(QTextDocument):
            yield widget, document.toPlainText()


def in_model(model: QAbstractItemModel | None) -> list[str]:
    if model is None:
        return []
    rows = range(model.rowCount(QModelIndex()))
    return [str(model.index(row, 0).data(role)) for row in rows for role in (0, 256)]


def test_the_right_passphrase_opens_today(qtbot: QtBot, window: Window) -> None:
    shell = unlock(qtbot, window)
    assert shell.where()[0] == "today"


def test_a_wrong_passphrase_is_said_and_can_be_mended(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), "wrong")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not this vault's passphrase" in words_on_screen())
    assert window.shell is None
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == "wrong"
    unlock(qtbot, window)


def test_locking_leaves_no_word_of_the_evidence_anywhere(
    qtbot: QtBot, look: Look, tmp_path: Path, open_session: Opened, settings: FakeSettings
) -> None:
    session = open_session()
    held = session.book.sessions()[0].id
    write_line(session.book, f"? {MARKER} saved #vision", session=held)
    window = Window(look, FakeVaults(open_session, tmp_path), settings, furnish)
    qtbot.addWidget(window)
    window.show()
    window.unlocked(session)
    shell = window.shell
    assert shell is not None
    for key in ("today", "evidence", "messages", "challenge"):
        shell.go(key)
        place = shell.place
        assert place is not None
        qtbot.waitUntil(partial(at_rest, place))
    place = capture(qtbot, shell)
    qtbot.keyClicks(place._page.editor, f"half {MARKER}")
    assert MARKER in words_on_screen()
    window.lock()
    assert [widget for widget, words in texts() if MARKER in words] == []
    assert session.kept == {f"capture {held}": f"half {MARKER}"}
    window.close()


def test_unlocking_comes_back_to_the_line_and_the_caret(qtbot: QtBot, window: Window) -> None:
    shell = unlock(qtbot, window)
    place = capture(qtbot, shell)
    book = shell._session.book  # type: ignore[attr-defined] # the fake's own book
    qtbot.keyClicks(place._page.editor, "- heard in the lift")
    place._page.editor.place_caret(5)
    window.lock()
    assert shell_of(window) is None
    fresh = window._welcome._vaults._opening  # type: ignore[attr-defined] # the fake's own
    session = fresh()
    session.book = book
    session.ask._book = book
    window.unlocked(session)
    again = window.shell
    assert again is not None
    back = again.place
    assert isinstance(back, CapturePlace)
    qtbot.waitUntil(lambda: back.jobs.running == 0)
    assert back._page.editor.raw() == "- heard in the lift"
    assert back._page.editor.textCursor().position() == 5


def test_ctrl_l_locks_from_anywhere(qtbot: QtBot, window: Window) -> None:
    unlock(qtbot, window)
    with qtbot.waitSignal(window.locked):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_it_locks_by_itself_later_while_somebody_is_listening(qtbot: QtBot, window: Window) -> None:
    shell = unlock(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Shift)
    assert window._idle.timer.interval() == 5 * MINUTE
    capture(qtbot, shell)
    qtbot.keyClick(window, Qt.Key.Key_Shift)
    assert window._idle.timer.interval() == 20 * MINUTE
    with qtbot.waitSignal(window.locked):
        window._idle.timer.timeout.emit()


def test_the_time_of_a_place_counts_from_when_it_is_opened(qtbot: QtBot, window: Window) -> None:
    shell = unlock(qtbot, window)
    shell.go("capture")
    assert window._idle.timer.interval() == 20 * MINUTE
    shell.go("today")
    assert window._idle.timer.interval() == 5 * MINUTE


def test_alt_and_a_digit_go_to_a_place(qtbot: QtBot, window: Window) -> None:
    shell = unlock(qtbot, window)
    rail = [entry.rail.key for entry in all_places() if not (entry.under or entry.over)]
    for digit, key in ((str(number), rail[number - 1]) for number in (2, 8, 1)):
        qtbot.keyClick(window, Qt.Key(ord(digit)), Qt.KeyboardModifier.AltModifier)
        assert shell.where()[0] == key


def test_the_window_does_not_close_over_a_line_that_is_not_saved(
    qtbot: QtBot, window: Window
) -> None:
    shell = unlock(qtbot, window)
    place = capture(qtbot, shell)
    ask = shell._session.ask
    ask.refuses = DiskFull()  # type: ignore[attr-defined] # the fake can be told to
    qtbot.keyClicks(place._page.editor, "+ nobody knows")
    qtbot.keyClick(place._page.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(place.unsaved)
    assert not window.close()
    assert "NOT SAVED" in words_on_screen()
    ask.refuses = None  # type: ignore[attr-defined] # as above
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not place.unsaved())
    assert window.close()


def test_text_grows_and_shrinks_by_key_and_is_remembered(
    qtbot: QtBot, window: Window, settings: FakeSettings, look: Look
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert look.factor == pytest.approx(1.1)
    assert settings.kept[-1][1] == look.factor
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert look.factor == 1.0
    for _ in range(20):
        qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: look.factor == pytest.approx(0.8))


def test_theme_is_chosen_in_a_sheet_and_seen_at_once(
    qtbot: QtBot, window: Window, settings: FakeSettings, look: Look
) -> None:
    window._show_look()
    sheet = window.findChild(QWidget, "look-sheet")
    assert sheet is not None
    sheet.theme_chosen.emit("dark")  # type: ignore[attr-defined] # a LookSheet
    assert look.theme.dark
    assert settings.kept[-1][0] == "dark"
    with qtbot.waitSignal(sheet.left):  # type: ignore[attr-defined] # as above
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_when_to_lock_is_chosen_in_the_same_sheet_and_counts_at_once(
    qtbot: QtBot, window: Window, settings: FakeSettings
) -> None:
    unlock(qtbot, window)
    window._show_look()
    sheet = window.findChild(LookSheet, "look-sheet")
    assert sheet is not None
    sheet.after.chosen.emit("2")
    assert window._idle.timer.interval() == 2 * MINUTE
    sheet.capturing.chosen.emit("30")
    sheet.hidden.toggled.emit(False)  # noqa: FBT003 - as Qt emits it
    assert settings.privacy() == Privacy(2, 30, hidden_from_capture=False)
    window.lock()
    assert not [found for found in window.findChildren(LookSheet) if found.isVisible()]


def test_a_menu_keeps_neither_the_lock_nor_the_cover_from_its_key(
    qtbot: QtBot, window: Window
) -> None:
    unlock(qtbot, window)
    menu = QMenu(window)
    menu.addAction("Undo")
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert menu.isVisible()
    qtbot.keyClick(menu, Qt.Key.Key_F12)
    assert not menu.isVisible()
    assert window._page is window._cover
    window.uncover()
    window.uncover()
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.keyClick(menu, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert shell_of(window) is None
    assert not menu.isVisible()


def test_covered_in_capture_it_locks_as_early_as_anywhere(qtbot: QtBot, window: Window) -> None:
    capture(qtbot, unlock(qtbot, window))
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert window._idle.timer.interval() == 5 * MINUTE


def test_text_that_only_memory_holds_keeps_the_window_open_once(
    qtbot: QtBot, window: Window
) -> None:
    shell = unlock(qtbot, window)
    place = capture(qtbot, shell)
    ask = shell._session.ask
    qtbot.keyClicks(place._page.editor, "half a line")
    ask.refuses = DiskFull()  # type: ignore[attr-defined] # the fake can be told to
    with qtbot.waitSignal(window.secured):
        window.lock()
    held = "so make some room. What you typed is held: leave PeerDesk open until you unlock."
    assert f"NOT SAVED: the disk is full, {held}" in words_on_screen()
    assert not window.close()
    assert window.isVisible()
    assert window.close()


def test_what_a_full_disk_still_refuses_after_unlocking_is_said_on_every_screen(
    qtbot: QtBot, window: Window
) -> None:
    fresh = window._welcome._vaults._opening  # type: ignore[attr-defined] # the fake's own
    session = fresh()
    session.held, session.ask.refuses = True, DiskFull()
    window.unlocked(session)
    shell = window.shell
    assert shell is not None
    qtbot.waitUntil(lambda: shell.unsaved)
    for key in ("today", "evidence"):
        shell.go(key)
        place = shell.place
        assert place is not None
        qtbot.waitUntil(partial(at_rest, place))
        assert shell._banner.isVisible()
        assert "make some room. What you typed is kept and tried again" in words_on_screen()
    assert not window.close()
    session.ask.refuses = None
    shell._later.due.emit()
    qtbot.waitUntil(lambda: not shell.unsaved)
    assert not shell._banner.isVisible()
    strip = [label.text() for label in shell._strip.findChildren(QLabel) if label.isVisible()]
    assert not [words for words in strip if "NOT SAVED" in words]
    assert window.close()


def test_a_place_that_fails_at_the_lock_keeps_nothing_on_screen_and_nobodys_words_back(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = unlock(qtbot, window)
    session = shell._session
    today = shell.place
    assert today is not None

    def fail() -> dict[str, str]:
        raise ZeroDivisionError

    monkeypatch.setattr(today, "last_words", fail)
    monkeypatch.setattr(today, "blank", fail)
    place = capture(qtbot, shell)
    qtbot.keyClicks(place._page.editor, f"half {MARKER}")
    with pytest.raises(ZeroDivisionError):
        window.lock()
    assert f"half {MARKER}" in session.kept.values()  # type: ignore[attr-defined] # the fake's
    assert [widget for widget, words in texts() if MARKER in words] == []
    assert shell_of(window) is None
    assert window._page is window._welcome


def test_every_place_names_every_control(qtbot: QtBot, window: Window) -> None:
    shell = unlock(qtbot, window)
    for entry in all_places():
        shell.go(entry.rail.key)
        place = shell.place
        assert place is not None
        qtbot.waitUntil(partial(at_rest, place))
        nameless = [
            widget
            for widget in place.findChildren(QWidget)
            if widget.isVisibleTo(place)
            and widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            and not (widget.accessibleName() or getattr(widget, "text", str)())
            and widget.metaObject().className() not in {"QScrollArea", "QWidget"}
            and not widget.objectName().startswith("qt_")
        ]
        assert not nameless, (entry.rail.key, nameless)
