# SPDX-License-Identifier: Apache-2.0
"""The popup narrows as one types, chooses with Enter, and gives the focus back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from peerdesk.ui.components.chooser import Chooser, lasting
from peerdesk.ui.components.options import Option, OptionModel, narrowed
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.look import Look
from tests.ui.driving import check_model, press_key, type_text

OPTIONS = (
    Option("t1", "Front door thresholds", "#thresholds", icon="hash", group="Front door"),
    Option("t2", "Front door response", "#response", icon="hash", group="Front door"),
    Option("l1", "Vision", "#vision", icon="hash", group="Leadership"),
)
Key = Qt.Key


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(900, 600)
    anchor = QPushButton("Anchor", widget)
    anchor.move(40, 40)
    QVBoxLayout(widget)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    anchor.setFocus()
    return widget


def anchor_of(host: QWidget) -> QPushButton:
    found = host.findChild(QPushButton)
    assert isinstance(found, QPushButton)
    return found


@pytest.fixture
def chooser(look: Look, host: QWidget) -> Chooser:
    made = Chooser(look, host)
    made.offer(anchor_of(host), "Line of enquiry", OPTIONS)
    return made


def shown(chooser: Chooser) -> list[str]:
    return [str(chooser.model.index(n).data()) for n in range(chooser.model.rowCount())]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = OptionModel()
    model.show(OPTIONS)
    check_model(qtmodeltester, model)


def test_options_stand_under_their_headings(chooser: Chooser) -> None:
    assert shown(chooser) == [
        "Front door", "Front door thresholds", "Front door response", "Leadership", "Vision",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "left"),
    [("fro res", ["t2"]), ("lead", ["l1"]), ("", ["t1", "t2", "l1"]), ("VIS", ["l1"]), ("xyz", [])],
)
def test_every_typed_word_must_begin_a_word(typed: str, left: list[str]) -> None:
    assert [option.key for option in narrowed(OPTIONS, typed)] == left


def test_enter_takes_what_typing_left_and_the_focus_goes_back(
    qtbot: QtBot, chooser: Chooser, host: QWidget
) -> None:
    type_text(chooser.field, "respo")
    with qtbot.waitSignal(chooser.picked) as sent:
        press_key(chooser.field, Key.Key_Return)
    assert sent.args == ["t2"]
    assert chooser.isHidden()
    assert anchor_of(host).hasFocus()


def test_arrows_pass_over_headings(qtbot: QtBot, chooser: Chooser) -> None:
    for _ in range(2):
        press_key(chooser.field, Key.Key_Down)
    with qtbot.waitSignal(chooser.picked) as sent:
        press_key(chooser.field, Key.Key_Return)
    assert sent.args == ["l1"]


def test_esc_leaves_without_choosing_and_holds_nothing(chooser: Chooser) -> None:
    told: list[str] = []
    chooser.picked.connect(told.append)
    press_key(chooser.field, Key.Key_Escape)
    assert (chooser.isHidden(), told, chooser.model.rowCount()) == (True, [], 0)


def test_it_goes_when_the_focus_goes_elsewhere(chooser: Chooser, host: QWidget) -> None:
    anchor_of(host).setFocus()
    assert chooser.isHidden()


def test_it_stays_inside_its_host(look: Look, host: QWidget) -> None:
    anchor = anchor_of(host)
    for x, y in ((880, 20), (20, 580), (880, 580)):
        anchor.move(x, y)
        chooser = Chooser(look, host)
        chooser.offer(anchor, "Line", OPTIONS)
        assert host.rect().contains(chooser.geometry())
        chooser.leave()


def test_one_that_asks_hands_on_what_is_typed(qtbot: QtBot, look: Look, host: QWidget) -> None:
    chooser = Chooser(look, host, asks=True)
    chooser.offer(anchor_of(host), "Find a note", (), "No note has these words")
    with qtbot.waitSignal(chooser.typed) as sent:
        type_text(chooser.field, "d")
    assert sent.args == ["d"]
    chooser.set_options((Option("n1", "Anything at all"),))
    assert shown(chooser) == ["Anything at all"]


def test_a_pick_shows_what_is_chosen_and_tells_what_the_user_chose(
    qtbot: QtBot, look: Look, host: QWidget
) -> None:
    pick = Pick(look, host, "Line")
    pick.setParent(host)
    pick.set_options(OPTIONS, "l1")
    pick.show()
    assert pick.accessibleName() == "Line: Vision"
    pick.click()
    type_text(pick.chooser.field, "thres")
    with qtbot.waitSignal(pick.picked) as sent:
        press_key(pick.chooser.field, Key.Key_Return)
    assert sent.args == ["t1"]
    assert pick.value() == "t1"
    pick.clear()
    assert pick.value() == ""


@pytest.mark.parametrize("title", ["Focus group: schools", "Interview : police", "Day 2: 14:00"])
def test_a_title_typed_as_it_stands_finds_its_option(title: str) -> None:
    option = Option("s1", title)
    assert narrowed([option], title) == [option]
    assert narrowed([option], title.replace(":", " ")) == [option]


def test_the_focus_is_not_given_back_to_what_has_been_deleted(chooser: Chooser) -> None:
    gone = QPushButton()
    chooser._before = gone
    delete(gone)
    assert lasting(chooser.field) is None
