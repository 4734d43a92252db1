# SPDX-License-Identifier: Apache-2.0
"""A sheet over the page, and what is left of the page when it has gone."""

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.components.button import Button
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import Flow, flow_box
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.look import Look


def _page(qtbot: QtBot) -> tuple[QWidget, Flow]:
    page = QWidget()
    qtbot.addWidget(page)
    holder, flow = flow_box()
    for name in ("One", "Two"):
        flow.addWidget(QPushButton(name))
    QVBoxLayout(page).addWidget(holder)
    page.resize(800, 600)
    page.show()
    return page, flow


def test_the_focus_stays_inside_and_goes_round(qtbot: QtBot, look: Look) -> None:
    page, _ = _page(qtbot)
    sheet = Sheet(look, page, "Attach")
    field = QPushButton("Inside")
    sheet.body.addWidget(field)
    act = sheet.add_act("Keep")
    sheet.open()
    assert page.window().focusWidget() is field
    for expected in (act, field, act):
        sheet.focusNextPrevChild(forward=True)
        assert page.window().focusWidget() is expected
    sheet.focusNextPrevChild(forward=False)
    assert page.window().focusWidget() is field
    sheet.leave()


def test_a_number_is_come_to_and_left_again(qtbot: QtBot, look: Look) -> None:
    page, _ = _page(qtbot)
    sheet = Sheet(look, page, "Attach")
    people, after = QSpinBox(), QPushButton("After")
    sheet.body.addWidget(people)
    sheet.body.addWidget(after)
    sheet.open()
    assert page.window().focusWidget() is people
    sheet.focusNextPrevChild(forward=True)
    assert page.window().focusWidget() is after
    sheet.focusNextPrevChild(forward=False)
    assert page.window().focusWidget() is people
    sheet.leave()


def test_a_sheet_that_died_leaves_the_layouts_of_the_page_whole(
    qtbot: QtBot, qapp: QApplication, look: Look
) -> None:
    page, flow = _page(qtbot)
    sheet = Sheet(look, page, "Attach")
    sheet.add_act("Keep")
    sheet.open()
    sheet.focusNextPrevChild(forward=True)
    sheet.leave()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(sheet)
    items = [flow.itemAt(number) for number in range(flow.count())]
    assert [shiboken6.isValid(item) for item in items] == [True, True]
    assert flow.heightForWidth(400) > 0


def test_a_key_that_the_page_has_too_means_the_sheet_while_it_is_open(
    qtbot: QtBot, qapp: QApplication, look: Look
) -> None:
    page, _ = _page(qtbot)
    pressed: list[str] = []
    below, gone = (Button(look, name, key="Ctrl+Return") for name in ("Check", "Gone"))
    other = Button(look, "Else", key="N")
    for button in (below, gone, other):
        button.setParent(page)
        button.show()
    gone.hide()
    below.clicked.connect(lambda: pressed.append("page"))
    with qtbot.waitActive(page):
        page.activateWindow()
    sheet = Sheet(look, page, "Attach")
    sheet.add_act("Keep", key="Ctrl+Return").clicked.connect(lambda: pressed.append("sheet"))
    sheet.open()
    act = page.focusWidget()
    assert act is not None
    QTest.keyClick(act, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pressed == ["sheet"])  # a key presses a button for a moment
    assert other.shortcut().toString() == "N"
    gone.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sheet.leave()
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pressed == ["sheet", "page"])


def test_of_two_sheets_the_upper_one_has_keys_and_focus(qtbot: QtBot, look: Look) -> None:
    page, _ = _page(qtbot)
    with qtbot.waitActive(page):
        page.activateWindow()
    pressed: list[str] = []

    def opened(name: str) -> Sheet:
        sheet = Sheet(look, page, name)
        act = sheet.add_act("Look", key="Ctrl+Return")
        act.clicked.connect(lambda: pressed.append(name))
        sheet.add_act("Leave", key="Esc").clicked.connect(sheet.leave)
        sheet.left.connect(lambda: pressed.append(f"{name} left"))
        sheet.open()
        return sheet

    lower, upper = opened("lower"), opened("upper")
    lower.findChildren(QPushButton)[0].setFocus()  # as a list does that has just been read
    held = page.focusWidget()
    assert held is not None
    assert upper.isAncestorOf(held)
    QTest.keyClick(held, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pressed == ["upper"])
    QTest.keyClick(held, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: pressed == ["upper", "upper left"])
    assert lower.isVisible()
    held = page.focusWidget()
    assert held is not None
    assert lower.isAncestorOf(held)
    QTest.keyClick(held, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pressed[-1] == "lower")
    QTest.keyClick(held, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: pressed[-1] == "lower left")


def test_a_sheet_that_goes_takes_the_one_above_it_along(qtbot: QtBot, look: Look) -> None:
    page, _ = _page(qtbot)
    lower, upper = Sheet(look, page, "Restore"), Sheet(look, page, "Where it lies")
    lower.open()
    upper.open()
    lower.leave()
    assert upper.isHidden()


def test_what_is_wrong_with_a_field_comes_into_view_with_it(qtbot: QtBot, look: Look) -> None:
    page, _ = _page(qtbot)
    look.choose(factor=2.0)
    sheet = Sheet(look, page, "Change the passphrase")
    for name in ("One", "Two", "Three", "Four", "Five", "Six", "Seven"):
        line = TextField(look, "")
        field = Field(look, name, line)
        sheet.body.addWidget(field)
    sheet.add_act("Keep")
    sheet.open()
    field.set_error("Too short.")
    sheet.show_focus()
    qtbot.waitUntil(lambda: _is_seen(field, sheet))
    sheet.leave()


def _is_seen(field: QWidget, sheet: Sheet) -> bool:
    """Say whether a field is in view with all that is said below it."""
    foot = field.mapTo(sheet.card, field.rect().bottomLeft()).y()
    return 0 < foot < sheet.card.height() - _foot(sheet)


def _foot(sheet: Sheet) -> int:
    """Return how high the strip of acts is."""
    return sheet.findChildren(Button)[-1].height()


def test_the_focus_goes_back_to_what_had_it_before_a_popup_that_has_gone(
    qtbot: QtBot, look: Look
) -> None:
    page, _ = _page(qtbot)
    qtbot.waitExposed(page)
    line = TextField(look)
    line.setParent(page)
    line.show()
    page.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    for chooser in (Chooser(look, page), Chooser(look, page)):
        chooser.offer(line, "Find", [])
    sheet = Sheet(look, page, "Tell")
    sheet.add_act("Keep")
    sheet.open()
    assert chooser.isHidden()
    sheet.leave()
    assert page.window().focusWidget() is line
    qtbot.keyClicks(page.window().focusWidget(), "typed")
    assert line.text() == "typed"
