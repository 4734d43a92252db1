# SPDX-License-Identifier: Apache-2.0
"""The first screen says what became of a vault's end, goes on with it, and hands its word over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import Button
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.endings import Ending
from peerdesk.ui.jobs import Pool
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.screen import Welcome
from tests.fakes.vaults import FakeVaults
from tests.ui.conftest import Opened


@pytest.fixture
def vaults(open_session: Opened, tmp_path: Path) -> FakeVaults:
    """Return a laptop on which the end of one vault was interrupted."""
    vaults = FakeVaults(open_session, tmp_path)
    vaults.endings.endings = [Ending(tmp_path / "vault-1", cleared=False)]
    return vaults


@pytest.fixture
def welcome(qtbot: QtBot, look: Look, vaults: FakeVaults) -> Iterator[Welcome]:
    """Return the first screen, shown."""
    pool = Pool()
    screen = Welcome(look, vaults, pool, "1.2.3")
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    qtbot.waitExposed(screen)
    yield screen
    screen.wait()
    pool.close()


def banner(welcome: Welcome) -> Banner:
    """Return the one banner."""
    (found,) = welcome._endings.banners
    return found


def press(welcome: Welcome, text: str) -> None:
    """Press an act of the banner."""
    acts = banner(welcome).findChildren(Button)
    next(act for act in acts if act.text() == text).click()


def test_an_interrupted_end_is_gone_on_with_and_its_word_saved_and_put_away(
    qtbot: QtBot, welcome: Welcome, tmp_path: Path
) -> None:
    assert "opens no more" in banner(welcome).text
    press(welcome, "Go on")
    qtbot.waitUntil(lambda: banner(welcome).text.startswith("Cleared 12 May 2026, 14:03"))
    assert [act.text() for act in banner(welcome).findChildren(Button)] == ["Save it"]
    press(welcome, "Save it")
    (sheet,) = welcome.findChildren(ChooseSheet)
    qtbot.waitUntil(lambda: bool(sheet._path.text()))
    sheet._take()
    word = tmp_path / "abc.peerdesk-cleared"
    qtbot.waitUntil(lambda: word.is_file() and len(banner(welcome).findChildren(Button)) == 2)
    assert word.read_bytes() == b"the word of vault-1"
    assert word.stat().st_mode & 0o777 == 0o644, "a lead with a user of their own reads it"
    secret = welcome._unlock.form.secret.field
    assert secret.echoMode() == QLineEdit.EchoMode.Password
    assert welcome.focusWidget() is secret, "a passphrase typed now must land nowhere else"
    press(welcome, "Put it away")
    qtbot.waitUntil(lambda: not welcome._endings.isVisible())


def test_what_stands_in_the_way_is_said(qtbot: QtBot, welcome: Welcome, vaults: FakeVaults) -> None:
    vaults.endings.refuses = PeerDeskError("Close the other program, then go on.")
    press(welcome, "Go on")
    qtbot.waitUntil(lambda: "other program" in welcome._unlock.trouble.text)
    vaults.endings.refuses = None
    press(welcome, "Go on")
    qtbot.waitUntil(lambda: "Cleared" in banner(welcome).text)
    assert not welcome._unlock.trouble.isVisible()


def test_a_word_that_cannot_be_read_stops_nothing(
    qtbot: QtBot, welcome: Welcome, vaults: FakeVaults, tmp_path: Path
) -> None:
    vaults.endings.endings = [Ending(tmp_path / "vault-1", cleared=True)]
    welcome.show_endings()
    assert "cannot be read" in banner(welcome).text
    press(welcome, "Put it away")
    qtbot.waitUntil(lambda: not vaults.endings.endings)
