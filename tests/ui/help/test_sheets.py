# SPDX-License-Identifier: Apache-2.0
"""The help and the list of keys, as somebody works them over a screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from peerdesk.ui.components.button import Button
from peerdesk.ui.help.key_list import KeyList
from peerdesk.ui.help.pages import HelpBook
from peerdesk.ui.help.sheet import HelpSheet
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.everywhere import LOCK, WINDOW
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look

HELP = Path(__file__).parents[3] / "resources" / "help"
EDIT = Action("evidence.edit", "Edit the note", ("E",))
PICTURE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    host.resize(1182, 704)
    qtbot.addWidget(host)
    host.show()
    qtbot.waitActive(host)
    return host


@pytest.fixture
def help_sheet(look: Look, host: QWidget) -> Iterator[HelpSheet]:
    sheet = HelpSheet(look, host, HelpBook(HELP), "evidence")
    sheet.open(sheet.reader)
    yield sheet
    sheet.leave()


@pytest.fixture
def keys(look: Look, host: QWidget) -> Iterator[KeyList]:
    look.keys.reset()
    sheet = KeyList(look, host, (*WINDOW, EDIT), {"evidence": "Evidence"}, "evidence")
    sheet.open()
    yield sheet
    if isValid(sheet):
        sheet.leave()
    look.keys.reset()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_link_leads_to_its_page_and_back_again(qtbot: QtBot, help_sheet: HelpSheet) -> None:
    assert help_sheet.reader.toPlainText().startswith("Evidence")
    help_sheet.reader.anchorClicked.emit(QUrl("vault.md#recovery-words-t-w"))
    assert help_sheet.reader.toPlainText().startswith("Vault")
    assert help_sheet.reader.verticalScrollBar().value() > 0
    assert help_sheet.back.isEnabled()
    qtbot.keyClick(focused(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert help_sheet.reader.toPlainText().startswith("Evidence")
    assert not help_sheet.back.isEnabled()


def test_nothing_outside_is_opened_and_no_picture_but_the_helps_own(help_sheet: HelpSheet) -> None:
    before = help_sheet.reader.toPlainText()
    help_sheet.reader.anchorClicked.emit(QUrl("https://example.org/"))
    help_sheet.reader.setSource(QUrl("vault.md"))
    assert help_sheet.reader.toPlainText() == before
    reader = help_sheet.reader
    assert reader.loadResource(PICTURE, QUrl("pictures/vault.png")) is not None
    for odd in (
        "file:///etc/hostname",
        "https://example.org/a.png",
        "pictures/../vault.md",
        "a.png",
    ):
        assert reader.loadResource(PICTURE, QUrl(odd)) is None


def test_typing_searches_and_enter_goes_to_what_was_found(
    qtbot: QtBot, help_sheet: HelpSheet
) -> None:
    help_sheet.field.setFocus()
    qtbot.keyClicks(help_sheet.field, "fingerprint words")
    assert help_sheet.results.isVisible()
    qtbot.keyClick(help_sheet.field, Qt.Key.Key_Down)
    assert focused() is help_sheet.results
    qtbot.keyClick(help_sheet.results, Qt.Key.Key_Return)
    assert help_sheet.reader.isVisible()
    assert not help_sheet.field.text()
    qtbot.keyClick(focused(), Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert help_sheet.reader.toPlainText().startswith("PeerDesk help")


def test_the_page_is_drawn_anew_in_another_look(help_sheet: HelpSheet, look: Look) -> None:
    before = help_sheet.reader.document().size().height()
    look.choose("dark", 2.0)
    assert help_sheet.reader.document().size().height() > before


def test_a_key_is_changed_by_pressing_it(qtbot: QtBot, look: Look, keys: KeyList) -> None:
    qtbot.keyClicks(focused(), "edit the")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is keys.catcher
    qtbot.keyClick(keys.catcher, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(keys.catcher, Qt.Key.Key_R)
    assert look.keys.keys(EDIT) == ("R",)
    assert focused() is keys.list
    qtbot.keyClick(keys.list, Qt.Key.Key_Delete)
    assert look.keys.keys(EDIT) == ("E",)


def test_a_key_that_is_taken_is_refused_and_another_can_be_pressed(
    qtbot: QtBot, look: Look, keys: KeyList
) -> None:
    qtbot.keyClicks(focused(), "edit the")
    keys.change.click()
    qtbot.keyClick(keys.catcher, Qt.Key.Key_F1)
    assert "Help for this screen" in keys.catcher.accessibleDescription()
    assert focused() is keys.catcher
    qtbot.keyClick(keys.catcher, Qt.Key.Key_F3)
    assert look.keys.keys(EDIT) == ("F3",)
    keys.all_usual.click()
    assert look.keys.chosen() == {}


def test_esc_gives_up_the_change_and_then_leaves(qtbot: QtBot, keys: KeyList) -> None:
    qtbot.keyClicks(focused(), "edit the")
    keys.change.click()
    qtbot.keyClick(keys.catcher, Qt.Key.Key_Escape)
    assert keys.isVisible()
    assert focused() is keys.list
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert keys.isHidden()


def test_the_key_that_locks_locks_even_where_a_key_is_being_chosen(
    qtbot: QtBot, look: Look, host: QWidget, keys: KeyList
) -> None:
    locked: list[bool] = []
    hear(look.keys, host, LOCK, lambda: locked.append(True))
    qtbot.keyClicks(focused(), "edit the")
    keys.change.click()
    qtbot.keyClick(keys.catcher, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert locked == [True]
    assert look.keys.chosen() == {}


def test_what_always_means_the_same_keeps_its_key(qtbot: QtBot, keys: KeyList) -> None:
    qtbot.keyClicks(focused(), "leave a popup")
    assert not keys.change.isEnabled()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert not keys.catcher.isVisible()
    keys.field.clear()
    qtbot.keyClicks(keys.field, "no such act")
    assert not keys.change.isEnabled()


def test_acts_are_found_by_their_key_too(qtbot: QtBot, keys: KeyList) -> None:
    qtbot.keyClicks(focused(), "f12")
    assert keys.list.currentIndex().data() == "Cover the window without locking"


def test_sheets_hand_the_key_of_their_act_back(look: Look, host: QWidget) -> None:
    button = Button(look, "Edit", key=EDIT)
    button.setParent(host)
    button.show()
    sheet = HelpSheet(look, host, HelpBook(HELP))
    sheet.open()
    sheet.leave()
    assert button.shortcut().toString() == "E"
