# SPDX-License-Identifier: Apache-2.0
"""All watches speak as one, are begun once, and none keeps the others from listening."""

import sys
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.ui.presence.absence import Absence, Told
from peerdesk.ui.presence.dbus import BusWatch
from peerdesk.ui.presence.lapse import LapseWatch
from peerdesk.ui.presence.macos import MacWatch
from peerdesk.ui.presence.presence import Presence, system_presence, watches_of
from peerdesk.ui.presence.windows import WindowsWatch


class FakeWatch:
    """Implements `Watch`; `fails` makes its start raise."""

    def __init__(self, *, fails: bool = False) -> None:
        self.done: list[str] = []
        self.told: Told | None = None
        self._fails = fails

    def start(self, told: Told) -> None:
        if self._fails:
            raise OSError
        self.told = told
        self.done.append("start")

    def hold(self) -> None:
        self.done.append("hold")

    def let_go(self) -> None:
        self.done.append("let go")

    def stop(self) -> None:
        self.done.append("stop")


@pytest.mark.parametrize(
    ("platform", "first"),
    [("win32", WindowsWatch), ("darwin", MacWatch), ("linux", BusWatch)],
)
def test_every_platform_has_its_own_watch_and_the_lapse_below(
    platform: str, first: Callable[..., object]
) -> None:
    own, lapse = watches_of(platform, 1)
    assert type(own) is first
    assert isinstance(lapse, LapseWatch)


def test_whatever_watch_finds_out_is_told(qtbot: QtBot) -> None:
    watches = [FakeWatch(), FakeWatch()]
    presence = Presence(lambda: watches)
    presence.let_go()
    presence.begin()
    presence.begin()
    told = watches[1].told
    assert told is not None
    with qtbot.waitSignal(presence.absent) as caught:
        told(Absence.SLEEP)
    assert caught.args == [Absence.SLEEP]
    presence.let_go()
    presence.end()
    presence.end()
    assert watches[0].done == ["start", "hold", "hold", "let go", "stop"]


def test_a_watch_that_fails_keeps_none_from_listening(qtbot: QtBot) -> None:
    assert qtbot is not None
    good = FakeWatch()
    presence = Presence(lambda: [FakeWatch(fails=True), good])
    with pytest.raises(OSError):  # noqa: PT011 - as the watch raises it
        presence.begin()
    assert good.done == ["start"]
    presence.begin()
    assert good.done == ["start", "hold"]


def test_the_systems_own_presence_asks_for_the_window_only_when_it_begins(qtbot: QtBot) -> None:
    assert qtbot is not None
    asked: list[str] = []

    def handle() -> int:
        asked.append(sys.platform)
        return 1

    presence = system_presence(handle)
    assert asked == []
    presence.end()
