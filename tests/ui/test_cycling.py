# SPDX-License-Identifier: Apache-2.0
"""F6 leads from the rail to the banners that can be acted on, and on into the place."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.look import Look
from peerdesk.ui.notices import Notice
from peerdesk.ui.places import all_places
from peerdesk.ui.shell import Shell
from tests.fakes.evening import fill
from tests.fakes.session import FakeSession
from tests.ui.driving import press_key


@pytest.fixture
def shell(qtbot: QtBot, look: Look, session: FakeSession) -> Iterator[Shell]:
    """Return a shell that shows Evidence, with notes."""
    fill(session.book)
    shell = Shell(look, session, all_places())
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    shell.go("evidence")
    place = shell.place
    assert place is not None
    qtbot.waitUntil(lambda: shell.jobs.running == 0 and place.jobs.running == 0)
    yield shell
    shell.blank()


def _round(shell: Shell) -> list[str]:
    """Press F6 until it comes to the rail again; say where it went from there."""
    shell._rail.focus_chosen()
    went: list[str] = []
    for _ in range(9):
        press_key(QApplication.focusWidget() or shell, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        if shell._rail.isAncestorOf(focus):
            return went
        above = [b for b in shell.findChildren(Banner) if b.isAncestorOf(focus)]
        in_place = shell.place is not None and shell.place.isAncestorOf(focus)
        went += [banner.text for banner in above if not in_place] or ["place"]
    raise AssertionError(went)


def test_every_banner_with_an_act_is_on_the_way_and_no_other(shell: Shell) -> None:
    alone = _round(shell)
    assert set(alone) == {"place"}
    shell.warn("The stick is full.")
    done: list[str] = []
    act = ("Look", lambda: done.append("looked"))
    shell._notices.say("one", Notice("A colleague shared.", acts=(act,)))
    shell._notices.say("two", Notice("This laptop was removed."))
    assert _round(shell) == ["The stick is full.", "A colleague shared.", *alone]


def test_an_act_reached_by_f6_is_done_by_a_key(shell: Shell) -> None:
    shell.warn("The stick is full.")
    shell._rail.focus_chosen()
    press_key(QApplication.focusWidget() or shell, Qt.Key.Key_F6)
    press_key(QApplication.focusWidget() or shell, Qt.Key.Key_Space)
    assert shell._banner.isHidden()
