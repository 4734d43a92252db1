# SPDX-License-Identifier: Apache-2.0
"""The tour points at real things, waits where it was left, and does not come again once done."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.look import Look
from peerdesk.ui.places import all_places
from peerdesk.ui.shell import Shell
from peerdesk.ui.tour.card import TourCard
from peerdesk.ui.tour.over import CHOICE, DONE, TourOver
from peerdesk.ui.tour.steps import steps
from tests.fakes.evening import fill
from tests.fakes.session import FakeSession

Show = Callable[[], Shell]
LAST = len(steps()) - 1


@pytest.fixture
def show(qtbot: QtBot, look: Look, session: FakeSession) -> Show:
    session.practice = True
    fill(session.book)

    def make() -> Shell:
        shell = Shell(look, session, all_places())
        qtbot.addWidget(shell)
        shell.resize(1366, 768)
        shell.show()
        qtbot.waitActive(shell)
        shell.come_back(None)
        at_rest(qtbot, shell)
        return shell

    return make


def at_rest(qtbot: QtBot, shell: Shell) -> None:
    """Wait until nothing is asked for any more, and the card points where it will."""
    tour = over(shell)

    def still() -> bool:
        jobs = [shell.jobs, *(place.jobs for place in shell._places.values())]
        return not any(each.running for each in jobs) and not tour._soon.isActive()

    qtbot.waitUntil(still)


def over(shell: Shell) -> TourOver:
    (found,) = shell.findChildren(TourOver)
    return found


def card(shell: Shell) -> TourCard:
    found = over(shell).card
    assert found is not None
    return found


def kept(session: FakeSession) -> str:
    return session.book.choice(CHOICE)


def press(qtbot: QtBot, shell: Shell, widget: QWidget, key: Qt.Key) -> None:
    qtbot.keyClick(widget, key)
    at_rest(qtbot, shell)


def test_it_begins_by_itself_and_takes_the_focus_from_nobody(
    qtbot: QtBot, show: Show, session: FakeSession
) -> None:
    shell = show()
    assert card(shell).isVisible()
    assert "Step 1 of 6" in card(shell)._count.text()
    focus = QApplication.focusWidget()
    assert focus is None or not card(shell).isAncestorOf(focus)
    assert kept(session) == "0"
    assert len(steps()) == 6
    del qtbot


def test_every_step_opens_its_place_and_points_at_a_real_thing_that_it_does_not_hide(
    qtbot: QtBot, show: Show
) -> None:
    shell = show()
    shell.go("tour")
    for number, step in enumerate(steps()):
        at_rest(qtbot, shell)
        assert shell.place is not None
        assert step.place in {"", shell.place.key}
        assert card(shell).pointer.isVisible(), step.title
        pointed = card(shell).pointer.geometry()
        hidden = pointed & card(shell).geometry()
        assert hidden.width() * hidden.height() < pointed.width() * pointed.height() / 3, step.title
        assert shell.rect().contains(card(shell).geometry())
        assert card(shell).accessibleName().startswith(step.title)
        if number < LAST:
            press(qtbot, shell, card(shell).next, Qt.Key.Key_Return)


def test_where_it_speaks_of_typing_it_points_at_the_line(qtbot: QtBot, show: Show) -> None:
    shell = show()
    shell.go("capture")
    at_rest(qtbot, shell)
    assert shell.place is not None
    step = next(step for step in steps() if step.place == "capture")
    assert isinstance(step.find(shell.place), LineEditor)


def test_done_it_does_not_come_again(qtbot: QtBot, show: Show, session: FakeSession) -> None:
    shell = show()
    for _ in steps():
        press(qtbot, shell, card(shell).next, Qt.Key.Key_Return)
    assert over(shell).card is None
    assert kept(session) == DONE
    again = show()
    assert over(again).card is None


def test_left_it_waits_and_is_taken_up_where_it_was(
    qtbot: QtBot, show: Show, session: FakeSession
) -> None:
    shell = show()
    press(qtbot, shell, card(shell).next, Qt.Key.Key_Return)
    press(qtbot, shell, card(shell).next, Qt.Key.Key_Return)
    press(qtbot, shell, card(shell).back, Qt.Key.Key_Return)
    assert "Step 2 of 6" in card(shell)._count.text()
    press(qtbot, shell, card(shell).next, Qt.Key.Key_Escape)
    assert over(shell).card is None
    assert kept(session) == "left 1"
    again = show()
    assert over(again).card is None
    press(qtbot, again, again, Qt.Key.Key_F7)
    assert "Step 2 of 6" in card(again)._count.text()
    assert card(again).next.hasFocus()


def test_after_a_lock_it_stands_where_it_was(qtbot: QtBot, show: Show) -> None:
    shell = show()
    press(qtbot, shell, card(shell).next, Qt.Key.Key_Return)
    shell.blank()
    again = show()
    assert "Step 2 of 6" in card(again)._count.text()


def test_the_key_comes_to_the_card(qtbot: QtBot, show: Show) -> None:
    shell = show()
    press(qtbot, shell, shell, Qt.Key.Key_F7)
    assert card(shell).next.hasFocus()


def test_a_real_challenge_has_no_tour(qtbot: QtBot, show: Show, session: FakeSession) -> None:
    session.practice = False
    shell = show()
    assert over(shell).card is None
    shell.go("tour")
    at_rest(qtbot, shell)
    assert over(shell).card is None


def test_the_card_fits_the_smallest_window_with_the_largest_text(
    qtbot: QtBot, look: Look, show: Show
) -> None:
    shell = show()
    look.choose(factor=2.0)
    shell.resize(800, 560)
    at_rest(qtbot, shell)
    assert shell.rect().contains(card(shell).geometry())
