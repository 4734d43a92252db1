# SPDX-License-Identifier: Apache-2.0
"""Round the window: an absence locks, a lock clears the clipboard and lets the laptop sleep."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerdesk.ui.guards import Guards
from peerdesk.ui.look import Look
from peerdesk.ui.places import all_places
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.presence.absence import Absence, Told
from peerdesk.ui.presence.presence import Presence
from peerdesk.ui.settings import Privacy
from peerdesk.ui.shell import Shell
from peerdesk.ui.window import Window
from tests.fakes.vaults import FakeSettings, FakeVaults
from tests.ui.conftest import Opened


class FakeWatch:
    """Implements `Watch` and says what the test wants said."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._told: Told | None = None

    def start(self, told: Told) -> None:
        self._told = told

    def say(self, absence: Absence) -> None:
        assert self._told is not None
        self._told(absence)

    def hold(self) -> None:
        self.done.append("hold")

    def let_go(self) -> None:
        self.done.append("let go")

    def stop(self) -> None:
        self.done.append("stop")


def furnish(look: Look, session: DeskSession) -> Shell:
    return Shell(look, session, all_places())


@pytest.fixture
def watch() -> FakeWatch:
    return FakeWatch()


@pytest.fixture
def window(qtbot: QtBot, look: Look, open_session: Opened, tmp_path: Path) -> Iterator[Window]:
    window = Window(look, FakeVaults(open_session, tmp_path), FakeSettings(), furnish)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.mark.parametrize("absence", list(Absence))
def test_every_absence_locks_and_the_laptop_sleeps_once_the_keys_are_gone(
    qtbot: QtBot, window: Window, watch: FakeWatch, open_session: Opened, absence: Absence
) -> None:
    Guards(window, Presence(lambda: [watch]))
    window.unlocked(open_session())
    assert watch.done == ["hold"]
    with qtbot.waitSignals([window.locked, window.secured]):
        watch.say(absence)
    assert window.shell is None
    assert watch.done == ["hold", "let go"]
    assert window.is_secure


def test_a_laptop_that_is_locked_already_sleeps_at_once(
    qtbot: QtBot, window: Window, watch: FakeWatch, open_session: Opened
) -> None:
    guards = Guards(window, Presence(lambda: [watch]))
    window.unlocked(open_session())
    with qtbot.waitSignal(window.secured):
        window.lock()
    watch.say(Absence.SLEEP)
    assert watch.done == ["hold", "let go", "let go"]
    window.close()
    assert watch.done[-1] == "stop"
    guards.presence.end()


def test_a_lock_clears_what_we_copied(
    window: Window, watch: FakeWatch, open_session: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    guards = Guards(window, Presence(lambda: [watch]))
    monkeypatch.setattr(guards.clipboard, "_owns", lambda _: True)
    window.unlocked(open_session())
    QApplication.clipboard().setText("heard in the lift")
    window.lock()
    assert QApplication.clipboard().text() == ""


def test_hiding_from_recordings_follows_the_choice(
    window: Window, watch: FakeWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def hide(_: int, *, hidden: bool) -> bool:
        asked.append(hidden)
        return True

    monkeypatch.setattr("peerdesk.ui.guards.can_hide", lambda: True)
    monkeypatch.setattr("peerdesk.ui.guards.hide_from_capture", hide)
    Guards(window, Presence(lambda: [watch]))
    window.choices.choose_privacy(Privacy(hidden_from_capture=False))
    assert asked == [True, False]


def test_the_systems_own_presence_is_taken_where_none_is_given(window: Window) -> None:
    guards = Guards(window)
    assert guards.presence._watches is None
    assert guards._handle() == int(window.winId())
