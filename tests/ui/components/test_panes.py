# SPDX-License-Identifier: Apache-2.0
"""Panes stand side by side, and give way to one at a time where the text is large."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.components.button import Button
from peerdesk.ui.components.flow import Flow, flow_box
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.look import Look


def pane(name: str, width: int = 0) -> Pane:
    widget = QWidget()
    button = QPushButton(name)
    QVBoxLayout(widget).addWidget(button)
    return Pane(name, name.title(), widget, button, width)


@pytest.fixture
def made(qtbot: QtBot, look: Look) -> tuple[Panes, tuple[Pane, ...]]:
    three = (pane("list", 200), pane("words"), pane("evidence", 300))
    panes = Panes(look, three)
    qtbot.addWidget(panes)
    panes.resize(1000, 400)
    with qtbot.waitActive(panes):
        panes.show()
        panes.activateWindow()
    return panes, three


Made = tuple[Panes, tuple[Pane, ...]]


def test_side_panes_keep_their_width_and_the_middle_takes_the_rest(made: Made) -> None:
    _, panes = made
    assert [p.widget.width() for p in panes] == [200, 500, 300]


def test_f6_goes_through_all_and_then_out(made: Made) -> None:
    holder, panes = made
    panes[0].focus.setFocus()
    for each in panes[1:]:
        assert holder.next()
        assert each.focus.hasFocus()
    assert not holder.next()


def test_a_key_is_heard_from_behind_the_pane_in_front_as_long_as_it_can_do_something(
    qtbot: QtBot, made: Made, look: Look
) -> None:
    holder, panes = made
    pressed: list[str] = []
    answer = Button(look, "Answer", key="A")
    answer.clicked.connect(lambda: pressed.append(holder._current))
    layout = panes[2].widget.layout()
    assert layout is not None
    layout.addWidget(answer)
    look.choose(factor=1.5)
    holder.go_to("list")
    for is_there, keys in ((True, 1), (False, 1), (True, 2)):
        answer.setVisible(is_there)
        holder.go_to("list")
        qtbot.keyClick(panes[0].focus, Qt.Key.Key_A)
        assert len(pressed) == keys
        assert holder._current == ("evidence" if is_there else "list")
    assert pressed == ["evidence", "evidence"]
    look.choose(factor=1.0)
    qtbot.keyClick(panes[0].focus, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: len(pressed) == 3)


def test_a_pane_whose_focus_is_disabled_gives_it_to_another_inside(made: Made) -> None:
    holder, panes = made
    other = QPushButton("other")
    layout = panes[1].widget.layout()
    assert layout is not None
    layout.addWidget(other)
    other.show()
    panes[1].focus.setEnabled(False)
    holder.go_to("words")
    assert other.hasFocus()


def test_with_large_text_one_is_seen_and_tabs_choose(look: Look, made: Made) -> None:
    holder, panes = made
    look.choose(factor=2.0)
    assert [p.widget.isVisible() for p in panes] == [True, False, False]
    holder.go_to("evidence")
    assert [p.widget.isVisible() for p in panes] == [False, False, True]
    assert holder.is_seen("evidence")
    assert not holder.is_seen("list")
    look.choose(factor=1.0)
    assert all(p.widget.isVisible() for p in panes)


def test_chips_begin_a_new_line_where_there_is_no_room(qtbot: QtBot) -> None:
    holder, flow = flow_box(gap=4)
    qtbot.addWidget(holder)
    for _ in range(4):
        label = QLabel()
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(210) == 44
    assert flow.heightForWidth(50) == 4 * 20 + 3 * 4
    flow.setGeometry(QRect(0, 0, 210, 44))
    item = flow.itemAt(2)
    assert item is not None
    assert item.geometry().topLeft().toTuple() == (0, 24)
    assert flow.itemAt(9) is None
    flow.clear()
    assert flow.count() == 0


def test_a_flow_can_be_taken_apart(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder)
    label = QLabel("one", holder)
    flow.addWidget(label)
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is label
    assert flow.takeAt(0) is None
    assert flow.sizeHint().height() == 0
