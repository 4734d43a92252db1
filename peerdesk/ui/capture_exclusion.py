# SPDX-License-Identifier: Apache-2.0
"""Keeps the window out of shared screens, recordings and screenshots, where the system can.

Windows does so for all programs since version 2004 of Windows 10; macOS asks the program that
records, and newer ones need not heed it; Linux has no such thing, and the screen says so.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

WDA_NONE, WDA_MONITOR, WDA_EXCLUDEFROMCAPTURE = 0x00, 0x01, 0x11
SHARING_NONE, SHARING_READ_ONLY = 0, 1
"""`NSWindowSharingType`."""


def affinities(*, hidden: bool) -> tuple[int, ...]:
    """Return what Windows is asked for, in order, until it agrees to one.

    An older Windows knows only the second, which shows a black window in its place.
    """
    return (WDA_EXCLUDEFROMCAPTURE, WDA_MONITOR) if hidden else (WDA_NONE,)


def can_hide(platform: str = sys.platform) -> bool:
    """Say whether the platform can keep a window out of shared screens."""
    return platform in {"win32", "darwin"}


def hide_from_capture(
    handle: int,
    *,
    hidden: bool,
    platform: str = sys.platform,
    load: Callable[..., Any] = ctypes.CDLL,
) -> bool:
    """Hide a window from capture, or show it again; say whether the system agreed.

    `handle` is the window's own: an HWND, or the address of an NSView.
    """
    if platform == "win32":
        user = load("user32.dll")
        return any(
            user.SetWindowDisplayAffinity(wintypes.HWND(handle), wintypes.DWORD(wanted))
            for wanted in affinities(hidden=hidden)
        )
    if platform == "darwin":
        from peerdesk.ui.cocoa import Cocoa  # noqa: PLC0415 - only there

        cocoa = Cocoa(load)
        window = cocoa.send(handle, "window")
        cocoa.send(window, "setSharingType:", SHARING_NONE if hidden else SHARING_READ_ONLY)
        return bool(window)
    return False
