# SPDX-License-Identifier: Apache-2.0
"""Making the practice challenge can be broken off, by keys too, and leads back to the list."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerdesk.ui.jobs import Pool
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.screen import Welcome
from tests.fakes.session import FakeSession
from tests.fakes.vaults import PASSPHRASE, FakeVaults
from tests.ui.conftest import Opened
from tests.ui.driving import press_key, shown_texts

PATIENCE = 5


class SlowVaults(FakeVaults):
    """Makes the practice challenge in two steps, the second when it is let."""

    def __init__(self, opening: Opened) -> None:
        super().__init__(opening)
        self.may_go_on = Event()
        self.begun = 0

    def rehearse(self, passphrase: str, told: Callable[[str], None]) -> FakeSession:
        """Tell one step, wait, and tell the other."""
        self.begun += 1
        told("the first day written")
        self.may_go_on.wait(PATIENCE)
        return super().rehearse(passphrase, told)


@pytest.fixture
def vaults(open_session: Opened) -> SlowVaults:
    return SlowVaults(open_session)


@pytest.fixture
def welcome(qtbot: QtBot, look: Look, vaults: SlowVaults) -> Iterator[Welcome]:
    """Return the welcome screen while the practice challenge is being made."""
    pool = Pool()
    welcome = Welcome(look, vaults, pool, "1.2.3")
    qtbot.addWidget(welcome)
    welcome.resize(1366, 768)
    with qtbot.waitActive(welcome):
        welcome.show()
        welcome.activateWindow()
    _begin(qtbot, welcome)
    yield welcome
    vaults.may_go_on.set()
    welcome.wait()
    pool.close()


def _begin(qtbot: QtBot, welcome: Welcome) -> None:
    welcome._unlock._practice.click()
    qtbot.keyClicks(welcome._making._passphrase._typed.field, PASSPHRASE)
    welcome._making._make.click()
    qtbot.waitUntil(lambda: "the first day written" in shown_texts(welcome._frame))


def test_escape_stops_it_and_leads_back_to_the_list(
    qtbot: QtBot, welcome: Welcome, vaults: SlowVaults
) -> None:
    cancel = welcome._frame._cancel
    assert cancel.hasFocus(), "nothing else can be done meanwhile"
    came: list[object] = []
    welcome.unlocked.connect(lambda session, _: came.append(session))
    press_key(QApplication.focusWidget() or welcome, Qt.Key.Key_Escape)
    assert "Stopping" in shown_texts(welcome._frame)
    assert cancel.isHidden(), "once is enough"
    vaults.may_go_on.set()
    qtbot.waitUntil(welcome._unlock.isVisible)
    assert not came
    assert not welcome._frame.is_busy
    assert PASSPHRASE not in shown_texts(welcome)


def test_it_can_be_begun_again_after_it_was_stopped(
    qtbot: QtBot, welcome: Welcome, vaults: SlowVaults
) -> None:
    welcome._frame._cancel.click()
    vaults.may_go_on.set()
    qtbot.waitUntil(welcome._unlock.isVisible)
    with qtbot.waitSignal(welcome.unlocked) as caught:
        welcome._unlock._practice.click()
        qtbot.keyClicks(welcome._making._passphrase._typed.field, PASSPHRASE)
        welcome._making._make.click()
    assert caught.args[0].practice
    assert vaults.begun == 2
    assert welcome._frame._cancel.isHidden()


def test_a_window_that_is_closed_waits_for_one_step_only(
    qtbot: QtBot, welcome: Welcome, vaults: SlowVaults, open_session: Opened
) -> None:
    opened: list[FakeSession] = []

    def opening(*_: object, **__: object) -> FakeSession:
        opened.append(open_session())
        return opened[-1]

    vaults._opening = opening
    qtbot.waitUntil(lambda: vaults.begun == 1)
    welcome._practising.stop()
    vaults.may_go_on.set()
    welcome.wait()
    assert not opened
