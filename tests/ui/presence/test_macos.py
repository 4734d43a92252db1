# SPDX-License-Identifier: Apache-2.0
"""macOS's notifications are told, sleep waits for the lock, and the system is told to go on."""

import ctypes
from collections.abc import Callable
from typing import Any

import pytest

from peerdesk.ui.presence.absence import Absence
from peerdesk.ui.presence.macos import (
    CAN_SLEEP,
    NAMES,
    WILL_SLEEP,
    MacWatch,
    read_notification,
    read_power,
)

LOCKED = "com.apple.screenIsLocked"


class Call:
    """A function of a library, with the types that it is given and what it was called with."""

    def __init__(self, act: Callable[..., Any]) -> None:
        self.restype: object = None
        self.argtypes: list[object] = []
        self._act = act

    def __call__(self, *values: Any) -> Any:
        if self.argtypes:
            assert len(values) == len(self.argtypes)
        return self._act(*values)


def _one(*_: object) -> int:
    return 1


class System:
    """Stands for CoreFoundation and IOKit; `notice` and `power` are the calls they were given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, root: int = 9) -> None:
        self.names: list[str] = []
        self.allowed: list[int] = []
        self.notice: Callable[..., None] = lambda *_: None
        self.power: Callable[..., None] = lambda *_: None
        self.removed = self.sources = 0
        self._root = root
        self.CFNotificationCenterGetDistributedCenter = Call(_one)
        self.CFStringCreateWithCString = Call(self._string)
        self.CFNotificationCenterAddObserver = Call(self._observe)
        self.CFNotificationCenterRemoveEveryObserver = Call(self._remove)
        self.CFStringGetCString = Call(self._read)
        self.CFRunLoopGetMain = Call(_one)
        self.CFRunLoopAddSource = Call(self._add_source)
        self.IORegisterForSystemPower = Call(self._register)
        self.IONotificationPortGetRunLoopSource = Call(_one)
        self.IOAllowPowerChange = Call(lambda _, argument: self.allowed.append(argument))
        monkeypatch.setattr(ctypes.c_void_p, "in_dll", _one, raising=False)

    def __call__(self, path: str) -> "System":
        assert path.startswith("/System/Library/Frameworks/")
        return self

    def say(self, name: str) -> None:
        self.notice(1, 2, name, 3, 4)

    def _string(self, _: object, name: bytes, __: int) -> str:
        return name.decode()

    def _observe(self, _: object, __: int, call: Callable[..., None], name: str, *___: Any) -> None:
        self.notice = call
        self.names.append(name)

    def _remove(self, *_: object) -> None:
        self.removed += 1

    def _read(self, name: str | None, into: Any, *_: int) -> bool:
        if name is None:
            return False
        into.value = name.encode()
        return True

    def _register(self, _: object, __: object, call: Callable[..., None], ___: object) -> int:
        self.power = call
        return self._root

    def _add_source(self, *_: object) -> None:
        self.sources += 1


def test_each_name_and_message_means_what_it_says() -> None:
    assert read_notification(LOCKED) is Absence.SCREEN_LOCKED
    assert read_notification("com.apple.screenIsUnlocked") is None
    assert read_power(WILL_SLEEP) is Absence.SLEEP
    assert read_power(CAN_SLEEP) is None


@pytest.fixture
def told() -> list[Absence]:
    return []


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    return System(monkeypatch)


@pytest.fixture
def watch(system: System, told: list[Absence], monkeypatch: pytest.MonkeyPatch) -> MacWatch:
    watch = MacWatch(system)
    monkeypatch.setattr(watch, "_on_notice", watch._notice)
    monkeypatch.setattr(watch, "_on_power", watch._hear_power)
    watch.start(told.append)
    return watch


def test_a_locked_screen_is_told(system: System, watch: MacWatch, told: list[Absence]) -> None:
    watch.hold()
    system.say(LOCKED)
    system.say("com.apple.screenIsUnlocked")
    system.notice(1, 2, None, 3, 4)
    assert told == [Absence.SCREEN_LOCKED]
    assert system.names == list(NAMES)
    assert system.sources == 1


def test_sleep_is_allowed_once_everything_is_kept(
    system: System, watch: MacWatch, told: list[Absence]
) -> None:
    system.power(0, 0, CAN_SLEEP, 5)
    assert (system.allowed, told) == ([5], [])
    system.power(0, 0, WILL_SLEEP, 6)
    assert (system.allowed, told) == ([5], [Absence.SLEEP])
    watch.let_go()
    watch.let_go()
    assert system.allowed == [5, 6]


def test_a_watch_that_has_stopped_holds_no_sleep_up(
    system: System, watch: MacWatch, told: list[Absence]
) -> None:
    watch.stop()
    watch.stop()
    system.power(0, 0, WILL_SLEEP, None)
    system.say(LOCKED)
    assert told == []
    assert system.allowed == [0]
    assert system.removed == 1


def test_without_the_power_service_the_locked_screen_still_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    system = System(monkeypatch, root=0)
    told: list[Absence] = []
    MacWatch(system).start(told.append)
    assert system.sources == 0
