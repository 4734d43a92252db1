# SPDX-License-Identifier: Apache-2.0
"""A toast says what was done, offers the way back, and covers nothing that is worked on."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.toast import Toast
from peerdesk.ui.look import Look


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    host.resize(900, 600)
    QVBoxLayout(host)
    qtbot.addWidget(host)
    host.show()
    qtbot.waitExposed(host)
    return host


def test_a_toast_offers_the_way_back_once(look: Look, host: QWidget) -> None:
    toast, undone = Toast(look, host), list[str]()
    toast.say("Withdrawn.", lambda: undone.append("back"))
    assert toast.isVisible()
    assert host.rect().contains(toast.geometry())
    assert toast.undo()
    assert undone == ["back"]
    assert not toast.undo()
    toast.say("Nothing to undo.")
    assert not toast.undo()
    toast.clear()
    assert toast.isHidden()


def run_out(toast: Toast) -> None:
    """Let the toast's time pass with neither keys nor mouse on it."""
    toast._undo.clearFocus()
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    toast._timer.timeout.emit()


def test_the_way_back_outlives_the_toast_until_something_else_is_done(
    look: Look, host: QWidget
) -> None:
    undone: list[str] = []
    toast = Toast(look, host)
    toast.say("Withdrawn", lambda: undone.append("one"))
    toast.forget()
    run_out(toast)
    assert toast.isHidden()
    assert toast.undo()
    assert not toast.undo()
    assert undone == ["one"]
    for end in (toast.forget, toast.clear, lambda: toast.say("Issued")):
        toast.say("Withdrawn", lambda: undone.append("two"))
        run_out(toast)
        end()
        assert not toast.undo()
    assert undone == ["one"]


@pytest.mark.parametrize("spot", [QRect(350, 550, 200, 40), QRect(20, 540, 860, 40)])
def test_a_toast_covers_no_act(look: Look, host: QWidget, spot: QRect) -> None:
    act = Button(look, "Plan this session", PRIMARY)
    act.setParent(host)
    act.setGeometry(spot)
    act.show()
    toast = Toast(look, host)
    toast.say("Session planned.", lambda: None)
    assert not toast.geometry().intersects(spot)
    assert toast.y() > host.height() // 2
    toast.clear()


def test_a_toast_makes_way_for_an_act_that_comes_up_later(look: Look, host: QWidget) -> None:
    toast = Toast(look, host)
    toast.say("Session planned.")
    act = Button(look, "Call it off", PRIMARY)
    act.setParent(host)
    act.setGeometry(toast.geometry())
    act.show()
    toast._settled.timeout.emit()
    assert not toast.geometry().intersects(act.geometry())
    toast.clear()


def test_a_toast_covers_no_row_while_there_is_room_beside_the_list(
    look: Look, host: QWidget
) -> None:
    rows = QListWidget(host)
    rows.addItems([f"note {number}" for number in range(99)])
    rows.setGeometry(0, 0, host.width() * 6 // 10, host.height())
    rows.show()
    toast = Toast(look, host)
    toast.say("Withdrawn.", lambda: None)
    assert not toast.geometry().intersects(rows.geometry())
    rows.setGeometry(0, 80, host.width(), host.height() - 80)
    toast.say("Withdrawn.", lambda: None)
    assert toast.geometry().bottom() < 80
    toast.clear()


def test_a_toast_that_must_cover_rows_leaves_the_chosen_one(look: Look, host: QWidget) -> None:
    rows = QListWidget(host)
    rows.addItems([f"note {number}" for number in range(99)])
    rows.setGeometry(host.rect())
    rows.show()
    toast = Toast(look, host)
    for number in range(99):
        rows.setCurrentRow(number)
        chosen = rows.visualRect(rows.currentIndex())
        toast.say("Withdrawn.", lambda: None)
        assert not toast.geometry().intersects(chosen)
    rows.clear()
    rows.addItem("the only one")
    toast.say("Withdrawn.", lambda: None)
    assert toast.y() > host.height() // 2
    toast.clear()


def test_a_toast_stays_while_it_has_the_focus(look: Look, host: QWidget) -> None:
    toast = Toast(look, host)
    toast.say("Withdrawn.", lambda: None)
    toast._undo.setFocus()
    toast._timer.timeout.emit()
    assert toast.isVisible()
    toast._undo.clearFocus()
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    toast._timer.timeout.emit()
    assert toast.isHidden()
    toast.clear()
