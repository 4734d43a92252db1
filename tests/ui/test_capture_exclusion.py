# SPDX-License-Identifier: Apache-2.0
"""A window is kept out of recordings where the system can, and shown again when asked."""

from ctypes import wintypes
from typing import Any

import pytest

from peerdesk.ui.capture_exclusion import (
    SHARING_NONE,
    SHARING_READ_ONLY,
    WDA_EXCLUDEFROMCAPTURE,
    WDA_MONITOR,
    WDA_NONE,
    can_hide,
    hide_from_capture,
)


class User32:
    """Stands for user32.dll; `knows` are the affinities that this Windows has."""

    def __init__(self, *knows: int) -> None:
        self.knows = knows
        self.asked: list[tuple[int | None, int]] = []

    def __call__(self, name: str) -> "User32":
        assert name == "user32.dll"
        return self

    def SetWindowDisplayAffinity(  # noqa: N802 - as Windows names it
        self, window: wintypes.HWND, wanted: wintypes.DWORD
    ) -> int:
        self.asked.append((window.value, wanted.value))
        return int(wanted.value in self.knows)


class Function:
    """A function of the Objective-C runtime, as far as it is used."""

    def __init__(self, act: Any) -> None:
        self.restype: object = None
        self.argtypes: list[object] = []
        self._act = act

    def __call__(self, *values: Any) -> Any:
        return self._act(*values)


class Runtime:
    """Stands for libobjc: views have windows, and messages are remembered."""

    def __init__(self, window: int = 50) -> None:
        self.sent: list[tuple[object, ...]] = []
        self.objc_getClass = Function(lambda name: name)
        self.sel_registerName = Function(lambda name: name.decode())
        self.objc_msgSend = Function(self._send)
        self._window = window

    def __call__(self, path: str) -> "Runtime":
        assert path == "/usr/lib/libobjc.A.dylib"
        return self

    def _send(self, target: object, selector: str, *values: object) -> int | None:
        self.sent.append((target, selector, *values))
        return self._window if selector == "window" else None


@pytest.mark.parametrize(("platform", "can"), [("win32", True), ("darwin", True), ("linux", False)])
def test_linux_has_no_way_and_says_so(platform: str, *, can: bool) -> None:
    assert can_hide(platform) is can
    if not can:
        assert not hide_from_capture(7, hidden=True, platform=platform)


def test_windows_leaves_the_window_out_of_what_is_recorded() -> None:
    user = User32(WDA_NONE, WDA_MONITOR, WDA_EXCLUDEFROMCAPTURE)
    assert hide_from_capture(7, hidden=True, platform="win32", load=user)
    assert hide_from_capture(7, hidden=False, platform="win32", load=user)
    assert user.asked == [(7, WDA_EXCLUDEFROMCAPTURE), (7, WDA_NONE)]


def test_an_older_windows_shows_a_black_window() -> None:
    user = User32(WDA_NONE, WDA_MONITOR)
    assert hide_from_capture(7, hidden=True, platform="win32", load=user)
    assert user.asked == [(7, WDA_EXCLUDEFROMCAPTURE), (7, WDA_MONITOR)]


def test_a_windows_that_refuses_both_is_not_said_to_hide_anything() -> None:
    assert not hide_from_capture(7, hidden=True, platform="win32", load=User32())


@pytest.mark.parametrize(("sharing", "hidden"), [(SHARING_NONE, True), (SHARING_READ_ONLY, False)])
def test_macos_is_asked_by_the_views_window(sharing: int, *, hidden: bool) -> None:
    runtime = Runtime()
    assert hide_from_capture(7, hidden=hidden, platform="darwin", load=runtime)
    assert runtime.sent == [(7, "window"), (50, "setSharingType:", sharing)]


def test_a_view_without_a_window_is_not_said_to_be_hidden() -> None:
    assert not hide_from_capture(7, hidden=True, platform="darwin", load=Runtime(window=0))
