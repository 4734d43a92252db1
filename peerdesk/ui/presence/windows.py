# SPDX-License-Identifier: Apache-2.0
"""Windows: sleep and session lock as the system's own window messages tell them."""

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

from peerdesk.ui.presence.absence import Absence, Told

WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x0004
WM_WTSSESSION_CHANGE = 0x02B1
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 2, 4, 6, 7
WM_QUERYENDSESSION = 0x0011
_NOTIFY_FOR_THIS_SESSION = 0
_MEANINGS = {
    (WM_POWERBROADCAST, PBT_APMSUSPEND): Absence.SLEEP,
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK): Absence.SCREEN_LOCKED,
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOGOFF): Absence.SCREEN_LOCKED,
    (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT): Absence.SWITCHED,
    (WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT): Absence.SWITCHED,
}


def read_message(number: int, first: int) -> Absence | None:
    """Return what a window message means by its number and first parameter, or None.

    The numbers are those of winuser.h and wtsapi32.h.
    """
    return _MEANINGS.get((number, first))


class WindowsWatch(QAbstractNativeEventFilter):
    """Implements `Watch` over the messages of one window, by its handle."""

    def __init__(self, handle: int, load: Callable[[str], Any] = ctypes.CDLL) -> None:
        super().__init__()
        self._handle, self._load = handle, load
        self._told: Told | None = None

    def start(self, told: Told) -> None:
        """Ask the system to tell the window of locks; of sleep it tells every window."""
        self._told = told
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
        self._terminal_services().WTSRegisterSessionNotification(
            wintypes.HWND(self._handle), wintypes.DWORD(_NOTIFY_FOR_THIS_SESSION)
        )

    def hold(self) -> None:
        """Do nothing: Windows waits two seconds while the message is answered."""

    def let_go(self) -> None:
        """Do nothing, as in `hold`."""

    def stop(self) -> None:
        """Listen no more."""
        if self._told is None:
            return
        self._told = None
        self._terminal_services().WTSUnRegisterSessionNotification(wintypes.HWND(self._handle))
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Look at each message and let all of them go on."""
        if self._told is not None and kind == b"windows_generic_MSG":
            seen = wintypes.MSG.from_address(int(message))
            absence = read_message(seen.message, seen.wParam)
            if absence is not None:
                self._told(absence)
        return False, 0

    def _terminal_services(self) -> Any:  # noqa: ANN401 - a foreign library has no better type
        return self._load("wtsapi32.dll")
