# SPDX-License-Identifier: Apache-2.0
"""What the login service and the desktops say over D-Bus locks, and only that; tried on a bus."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor
from pytestqt.qtbot import QtBot

from peerdesk.ui.presence.absence import Absence
from peerdesk.ui.presence.dbus import (
    LOGIN,
    MANAGER,
    PROPERTIES,
    SAVERS,
    SESSION,
    BusWatch,
    Heard,
    read_properties,
    read_signal,
    session_path,
)

ROOT = "/org/freedesktop/login1"
OWN, OTHER = f"{ROOT}/session/_33", f"{ROOT}/session/c1"
_numbers = count()


@pytest.mark.parametrize(
    ("number", "path"),
    [("3", "_33"), ("c1", "c1"), ("12", "_312"), ("a-b", "a_2db"), ("é", "_c3_a9")],
)
def test_a_session_has_the_path_that_the_login_service_gives_it(number: str, path: str) -> None:
    assert session_path(number) == f"{ROOT}/session/{path}"


def test_an_unknown_session_has_no_path() -> None:
    assert session_path("") == ""


def test_going_to_sleep_locks_and_waking_does_not() -> None:
    assert read_signal(Heard(MANAGER, "PrepareForSleep", ROOT, [True])) is Absence.SLEEP
    assert read_signal(Heard(MANAGER, "PrepareForSleep", ROOT, [False])) is None
    assert read_signal(Heard(MANAGER, "PrepareForSleep", ROOT)) is None


def test_only_our_own_sessions_lock_counts_where_we_know_which_it_is() -> None:
    lock = Heard(SESSION, "Lock", OTHER)
    assert read_signal(lock, OWN) is None
    assert read_signal(lock, OTHER) is Absence.SCREEN_LOCKED
    assert read_signal(lock) is Absence.SCREEN_LOCKED


@pytest.mark.parametrize("saver", SAVERS)
def test_every_desktops_locked_screen_counts(saver: str) -> None:
    assert read_signal(Heard(saver, "ActiveChanged", "/x", [True])) is Absence.SCREEN_LOCKED
    assert read_signal(Heard(saver, "ActiveChanged", "/x", [False])) is None
    assert read_signal(Heard(saver, "WakeUpScreen", "/x", [True])) is None


def test_anything_else_on_the_bus_means_nothing() -> None:
    assert read_signal(Heard(SESSION, "Unlock", OWN), OWN) is None
    assert read_signal(Heard("org.example.Other", "Lock", OWN, [True]), OWN) is None


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        ([SESSION, {"LockedHint": True}], Absence.SCREEN_LOCKED),
        ([SESSION, {"LockedHint": False}], None),
        ([SESSION, {"Active": False}], Absence.SWITCHED),
        ([SESSION, {"Active": True}], None),
        ([SESSION, "no mapping"], None),
        (["org.example.Other", {"LockedHint": True}], None),
        ([], None),
    ],
)
def test_a_sessions_properties_tell_of_locks_and_of_other_users(
    arguments: list[object], meant: Absence | None
) -> None:
    heard = Heard(PROPERTIES, "PropertiesChanged", OWN, arguments)
    assert read_properties(heard, OWN) is meant
    assert read_properties(heard, OTHER) is None
    assert read_properties(heard, "") is None


class LoginService(QObject):
    """Grants what makes sleep wait, and tells whether it is still held."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str]] = []
        self._ends: list[int] = []

    @Slot(str, str, str, str, result=QDBusUnixFileDescriptor)
    def Inhibit(  # noqa: N802 - as the service names it
        self, what: str, who: str, why: str, mode: str
    ) -> QDBusUnixFileDescriptor:
        del who, why
        self.asked.append((what, mode))
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        self._ends.append(ours)
        given = QDBusUnixFileDescriptor(theirs)
        os.close(theirs)
        return given

    @property
    def waits(self) -> bool:
        """Say whether somebody holds the other end of the last pipe."""
        try:
            return os.read(self._ends[-1], 1) != b""
        except BlockingIOError:
            return True

    def close(self) -> None:
        for end in self._ends:
            os.close(end)


@pytest.fixture
def address() -> Iterator[str]:
    daemon = shutil.which("dbus-daemon")
    if daemon is None or not sys.platform.startswith("linux"):
        pytest.skip("there is no dbus-daemon here to try the real signals with")
    with subprocess.Popen(
        [daemon, "--session", "--print-address", "--nofork", "--nopidfile"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as bus:
        assert bus.stdout is not None
        yield bus.stdout.readline().strip()
        bus.terminate()


@pytest.fixture
def login(address: str) -> Iterator[QDBusConnection]:
    """Return the connection of a login service on a bus of our own."""
    name = f"login-{next(_numbers)}"
    bus = QDBusConnection.connectToBus(address, name)
    assert bus.registerService(LOGIN)
    yield bus
    bus.unregisterService(LOGIN)
    QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def watch(address: str) -> Iterator[BusWatch]:
    name = f"watch-{next(_numbers)}"
    bus = QDBusConnection.connectToBus(address, name)
    watch = BusWatch(lambda: (bus, bus), session="3")
    yield watch
    watch.stop()
    QDBusConnection.disconnectFromBus(name)


def export(bus: QDBusConnection, service: LoginService) -> bool:
    slots = QDBusConnection.RegisterOption.ExportAllSlots
    return bus.registerObject(ROOT, MANAGER, service, slots)


def say(bus: QDBusConnection, heard: Heard) -> None:
    message = QDBusMessage.createSignal(heard.path, heard.interface, heard.member)
    message.setArguments(list(heard.arguments))
    assert bus.send(message)


def test_signals_on_a_real_bus_are_told_in_their_order(
    qtbot: QtBot, login: QDBusConnection, watch: BusWatch
) -> None:
    told: list[Absence] = []
    watch.start(told.append)
    say(login, Heard(SESSION, "Lock", OTHER))
    say(login, Heard(MANAGER, "PrepareForSleep", ROOT, [True]))
    say(login, Heard(MANAGER, "PrepareForSleep", ROOT, [False]))
    say(login, Heard(SESSION, "Lock", OWN))
    say(login, Heard("org.gnome.ScreenSaver", "ActiveChanged", "/org/gnome/ScreenSaver", [True]))
    say(login, Heard(PROPERTIES, "PropertiesChanged", OWN, [SESSION, {"Active": False}, ["Id"]]))
    locked = Absence.SCREEN_LOCKED
    expected = [Absence.SLEEP, locked, locked, Absence.SWITCHED]
    qtbot.waitUntil(lambda: len(told) == len(expected))
    assert told == expected


def test_sleep_waits_from_the_opening_until_the_keys_are_gone(
    qtbot: QtBot, login: QDBusConnection, watch: BusWatch
) -> None:
    service = LoginService()
    assert export(login, service)
    watch.start(lambda _: None)
    watch.hold()
    qtbot.waitUntil(lambda: watch.holds)
    assert service.asked == [("sleep", "delay")]
    assert service.waits
    watch.hold()
    watch.let_go()
    qtbot.waitUntil(lambda: not service.waits)
    watch.hold()
    qtbot.waitUntil(lambda: watch.holds)
    assert service.asked == [("sleep", "delay")] * 2
    watch.stop()
    service.close()


def test_a_grant_that_comes_after_the_lock_is_not_kept(
    qtbot: QtBot, login: QDBusConnection, watch: BusWatch
) -> None:
    service = LoginService()
    assert export(login, service)
    watch.start(lambda _: None)
    watch.hold()
    watch.let_go()
    qtbot.waitUntil(lambda: bool(service.asked))
    qtbot.waitUntil(lambda: not service.waits)
    assert not watch.holds
    service.close()


def test_a_login_service_that_refuses_is_not_waited_for(
    qtbot: QtBot, login: QDBusConnection, watch: BusWatch
) -> None:
    assert login.isConnected()  # and offers nothing that could be called
    watch.start(lambda _: None)
    watch.hold()
    assert watch._call is not None
    qtbot.waitUntil(lambda: watch._call is None)
    assert not watch.holds


def test_where_no_bus_is_nothing_is_held_and_nothing_fails() -> None:
    nowhere = QDBusConnection("nobody-connected-this")
    watch = BusWatch(lambda: (nowhere, nowhere), session="")
    watch.start(lambda _: None)
    watch.hold()
    assert not watch.holds
    watch.stop()
