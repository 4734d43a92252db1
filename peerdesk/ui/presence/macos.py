# SPDX-License-Identifier: Apache-2.0
"""macOS: the locked screen by a distributed notification, sleep by the power service.

Both are plain C interfaces (CoreFoundation, IOKit); Qt runs the run loop that they call on.
"""

import ctypes
from collections.abc import Callable
from typing import Any

from peerdesk.ui.presence.absence import Absence, Told

NAMES = {
    "com.apple.screenIsLocked": Absence.SCREEN_LOCKED,
    "com.apple.screensaver.didstart": Absence.SCREEN_LOCKED,
    "com.apple.sessionDidMoveOffConsole": Absence.SWITCHED,
}
CAN_SLEEP, WILL_SLEEP = 0xE0000270, 0xE0000280
"""`kIOMessageCanSystemSleep` and `kIOMessageSystemWillSleep` of IOMessage.h."""
_FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_POWER = "/System/Library/Frameworks/IOKit.framework/IOKit"
_UTF8 = 0x08000100
_AT_ONCE = 4
"""`CFNotificationSuspensionBehaviorDeliverImmediately`."""
_LONGEST = 128

_Noticed = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)
_Powered = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_void_p
)


def read_notification(name: str) -> Absence | None:
    """Return what a distributed notification means by its name, or None."""
    return NAMES.get(name)


def read_power(message: int) -> Absence | None:
    """Return what a message of the power service means, or None."""
    return Absence.SLEEP if message == WILL_SLEEP else None


class MacWatch:
    """Implements `Watch` over CoreFoundation and IOKit."""

    def __init__(self, load: Callable[[str], Any] = ctypes.CDLL) -> None:
        self._load = load
        self._told: Told | None = None
        self._foundation: Any = None
        self._power: Any = None
        self._root = 0
        self._waiting: int | None = None
        self._on_notice = _Noticed(self._notice)  # kept: C calls it for as long as we listen
        self._on_power = _Powered(self._hear_power)

    def start(self, told: Told) -> None:
        """Listen to both services."""
        self._told = told
        self._foundation, self._power = _foundation(self._load), _power(self._load)
        center = self._foundation.CFNotificationCenterGetDistributedCenter()
        for name in NAMES:
            text = self._foundation.CFStringCreateWithCString(None, name.encode(), _UTF8)
            self._foundation.CFNotificationCenterAddObserver(
                center, id(self), self._on_notice, text, None, _AT_ONCE
            )
        port, notifier = ctypes.c_void_p(), ctypes.c_uint32()
        self._root = self._power.IORegisterForSystemPower(
            None, ctypes.byref(port), self._on_power, ctypes.byref(notifier)
        )
        if self._root:
            source = self._power.IONotificationPortGetRunLoopSource(port)
            modes = ctypes.c_void_p.in_dll(self._foundation, "kCFRunLoopCommonModes")
            loop = self._foundation.CFRunLoopGetMain()
            self._foundation.CFRunLoopAddSource(loop, source, modes)

    def hold(self) -> None:
        """Do nothing: the power service waits half a minute for `let_go`."""

    def let_go(self) -> None:
        """Let the laptop sleep if it waits for us."""
        if self._waiting is not None:
            self._power.IOAllowPowerChange(self._root, self._waiting)
            self._waiting = None

    def stop(self) -> None:
        """Listen no more."""
        if self._told is None:
            return
        self.let_go()
        self._told = None
        center = self._foundation.CFNotificationCenterGetDistributedCenter()
        self._foundation.CFNotificationCenterRemoveEveryObserver(center, id(self))

    def _notice(
        self, _center: object, _observer: object, name: object, _of: object, _facts: object
    ) -> None:
        text = ctypes.create_string_buffer(_LONGEST)
        if self._foundation.CFStringGetCString(name, text, _LONGEST, _UTF8):
            self._tell(read_notification(text.value.decode("utf-8", "replace")))

    def _hear_power(self, _own: object, _service: int, message: int, argument: int | None) -> None:
        if message == CAN_SLEEP:
            self._power.IOAllowPowerChange(self._root, argument or 0)
            return
        absence = read_power(message)
        if absence is not None:
            self._waiting = argument or 0
            self._tell(absence)

    def _tell(self, absence: Absence | None) -> None:
        if absence is not None and self._told is not None:
            self._told(absence)
        else:
            self.let_go()


def _foundation(load: Callable[[str], Any]) -> Any:  # noqa: ANN401 - a foreign library has no better type
    """Return CoreFoundation with the types of what is called of it."""
    library, pointer = load(_FOUNDATION), ctypes.c_void_p
    library.CFNotificationCenterGetDistributedCenter.restype = pointer
    library.CFStringCreateWithCString.restype = pointer
    library.CFStringCreateWithCString.argtypes = [pointer, ctypes.c_char_p, ctypes.c_uint32]
    library.CFNotificationCenterAddObserver.argtypes = [
        pointer, pointer, _Noticed, pointer, pointer, ctypes.c_long,
    ]  # fmt: skip
    library.CFNotificationCenterRemoveEveryObserver.argtypes = [pointer, pointer]
    library.CFStringGetCString.argtypes = [
        pointer, ctypes.c_char_p, ctypes.c_long, ctypes.c_uint32,
    ]  # fmt: skip
    library.CFStringGetCString.restype = ctypes.c_bool
    library.CFRunLoopGetMain.restype = pointer
    library.CFRunLoopAddSource.argtypes = [pointer, pointer, pointer]
    return library


def _power(load: Callable[[str], Any]) -> Any:  # noqa: ANN401 - likewise
    """Return IOKit with the types of what is called of it."""
    library, pointer = load(_POWER), ctypes.c_void_p
    library.IORegisterForSystemPower.restype = ctypes.c_uint32
    library.IORegisterForSystemPower.argtypes = [pointer, pointer, _Powered, pointer]
    library.IONotificationPortGetRunLoopSource.restype = pointer
    library.IONotificationPortGetRunLoopSource.argtypes = [pointer]
    library.IOAllowPowerChange.argtypes = [ctypes.c_uint32, ctypes.c_long]
    return library
