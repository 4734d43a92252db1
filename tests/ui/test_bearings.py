# SPDX-License-Identifier: Apache-2.0
"""A place comes back scrolled as it was, with the caret where it stood, as its rows come in."""

from concurrent.futures import Future

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QLineEdit, QListView, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.bearings import Bearings, Returning, bearings_of
from peerdesk.ui.jobs import Jobs

ROWS = [f"row {number}" for number in range(200)]


class Spot(QWidget):
    """A place with a list, a line and an area."""

    def __init__(self) -> None:
        super().__init__()
        self.list, self.line, self.area = QListView(), QLineEdit(), QPlainTextEdit()
        self.model = QStringListModel(self)
        self.list.setModel(self.model)
        self.jobs = Jobs(self)
        column = QVBoxLayout(self)
        for part in (self.list, self.line, self.area):
            column.addWidget(part)

    def fill(self) -> None:
        self.model.setStringList(ROWS)
        self.line.setText("a line")
        self.area.setPlainText("a longer text\n" * 40)


def shown(qtbot: QtBot, *, filled: bool) -> Spot:
    spot = Spot()
    qtbot.addWidget(spot)
    spot.resize(400, 500)
    if filled:
        spot.fill()
    spot.show()
    qtbot.waitExposed(spot)
    return spot


def end_of_jobs(qtbot: QtBot, spot: Spot) -> None:
    future: Future[None] = Future()
    spot.jobs.follow(future, lambda _: spot.fill(), lambda _: None)
    future.set_result(None)
    qtbot.waitUntil(lambda: spot.jobs.running == 0)


def test_scroll_and_caret_come_back_when_the_rows_do(qtbot: QtBot) -> None:
    first = shown(qtbot, filled=True)
    first.list.verticalScrollBar().setValue(60)
    first.area.verticalScrollBar().setValue(7)
    first.line.setFocus()
    first.line.setCursorPosition(3)
    wanted = bearings_of(first)
    assert sorted(wanted.scrolls) == [7, 60]
    second = shown(qtbot, filled=False)
    Returning(second, wanted).follow(second.jobs)
    end_of_jobs(qtbot, second)
    qtbot.waitUntil(lambda: second.list.verticalScrollBar().value() == 60)
    assert second.area.verticalScrollBar().value() == 7
    assert second.line.hasFocus()
    assert second.line.cursorPosition() == 3


def test_the_caret_of_an_area_stays_within_its_text(qtbot: QtBot) -> None:
    spot = shown(qtbot, filled=False)
    fields = Bearings(scrolls=(), field=1, caret=100_000)
    Returning(spot, fields).follow(spot.jobs)
    end_of_jobs(qtbot, spot)
    assert spot.area.hasFocus()
    assert spot.area.textCursor().atEnd()


def test_without_a_caret_and_with_other_lists_everything_is_left_alone(qtbot: QtBot) -> None:
    spot = shown(qtbot, filled=True)
    spot.setFocus()
    assert bearings_of(spot).field == -1
    Returning(spot, Bearings(scrolls=(9, 9, 9), field=-1)).follow(spot.jobs)
    end_of_jobs(qtbot, spot)
    assert spot.list.verticalScrollBar().value() == 0
    assert not spot.line.hasFocus()


def test_whoever_scrolls_since_is_not_pulled_back(qtbot: QtBot) -> None:
    spot = shown(qtbot, filled=True)
    returning = Returning(spot, Bearings(scrolls=(60, 0), field=-1))
    returning.follow(spot.jobs)
    end_of_jobs(qtbot, spot)
    before = spot.list.verticalScrollBar().value()
    spot.list.verticalScrollBar().setValue(before + 5)
    returning.settle()
    assert spot.list.verticalScrollBar().value() == before + 5


def test_a_list_that_grows_as_it_is_scrolled_is_settled_once(qtbot: QtBot) -> None:
    spot = shown(qtbot, filled=False)
    bar = spot.list.verticalScrollBar()
    returning = Returning(spot, Bearings(scrolls=(60, 0), field=-1))
    bar.valueChanged.connect(lambda _: bar.setMaximum(bar.maximum() + 1))
    spot.fill()
    spot.list.doItemsLayout()
    bar.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
    bar.setValue(0)
    bar.blockSignals(False)  # noqa: FBT003 - Qt takes it by place
    returning._rest(busy=False)
    assert bar.value() == 60
    bar.setValue(9)
    returning.settle()
    assert bar.value() == 9
