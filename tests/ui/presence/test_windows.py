# SPDX-License-Identifier: Apache-2.0
"""Windows' messages of sleep and lock are told, others pass; the system is asked and thanked."""

import ctypes
from ctypes import wintypes
from typing import Any

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication

from peerdesk.ui.presence.absence import Absence
from peerdesk.ui.presence.windows import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_CONSOLE_DISCONNECT,
    WTS_REMOTE_DISCONNECT,
    WTS_SESSION_LOCK,
    WTS_SESSION_LOGOFF,
    WindowsWatch,
    read_message,
)

KIND = b"windows_generic_MSG"


class TerminalServices:
    """Stands for wtsapi32.dll and remembers for whom it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int | None]] = []

    def __call__(self, name: str) -> "TerminalServices":
        assert name == "wtsapi32.dll"
        return self

    def WTSRegisterSessionNotification(  # noqa: N802 - as Windows names it
        self, window: wintypes.HWND, flags: wintypes.DWORD
    ) -> int:
        assert flags.value == 0
        self.asked.append(("register", window.value))
        return 1

    def WTSUnRegisterSessionNotification(self, window: wintypes.HWND) -> int:  # noqa: N802 - likewise
        self.asked.append(("unregister", window.value))
        return 1


def message(number: int, first: int) -> Any:
    return wintypes.MSG(None, number, first, 0, 0, wintypes.POINT(0, 0))


@pytest.mark.parametrize(
    ("number", "first", "meant"),
    [
        (WM_POWERBROADCAST, PBT_APMSUSPEND, Absence.SLEEP),
        (WM_POWERBROADCAST, 0x0007, None),  # PBT_APMRESUMESUSPEND
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, Absence.SCREEN_LOCKED),
        (WM_WTSSESSION_CHANGE, 0x0008, None),  # WTS_SESSION_UNLOCK
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOGOFF, Absence.SCREEN_LOCKED),
        (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT, Absence.SWITCHED),
        (WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT, Absence.SWITCHED),
        (0x0100, WTS_SESSION_LOCK, None),  # WM_KEYDOWN
    ],
)
def test_a_message_means_what_the_system_says(
    number: int, first: int, meant: Absence | None
) -> None:
    assert read_message(number, first) is meant


def test_the_window_is_told_of_locks_until_it_listens_no_more(qapp: QApplication) -> None:
    assert qapp is not None
    services = TerminalServices()
    watch = WindowsWatch(4711, services)
    told: list[Absence] = []
    watch.start(told.append)
    lock = message(WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK)
    where = ctypes.addressof(lock)
    assert watch.nativeEventFilter(QByteArray(KIND), where) == (False, 0)
    assert watch.nativeEventFilter(QByteArray(b"xcb_generic_event_t"), where) == (False, 0)
    watch.hold()
    watch.let_go()
    watch.stop()
    watch.stop()
    watch.nativeEventFilter(QByteArray(KIND), where)
    assert told == [Absence.SCREEN_LOCKED]
    assert services.asked == [("register", 4711), ("unregister", 4711)]
