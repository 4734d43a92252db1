# SPDX-License-Identifier: Apache-2.0
"""Our copies are marked, cleared after half a minute and at a lock; others' are left alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerdesk.ui.clipboard import (
    CONCEALED,
    KEPT,
    ClipboardGuard,
    conceal_on_macos,
    exclude_hints,
    marked,
)


class Owner:
    """Says whether the clipboard is ours."""

    def __init__(self) -> None:
        self.ours = True

    def __call__(self, mode: QClipboard.Mode) -> bool:
        return self.ours and mode is QClipboard.Mode.Clipboard


@pytest.fixture
def clipboard(qtbot: QtBot) -> QClipboard:
    assert qtbot is not None
    clipboard = QApplication.clipboard()
    clipboard.clear()
    return clipboard


@pytest.fixture
def owner() -> Owner:
    return Owner()


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QObject]:
    """Return what guards live under; they go with it, for they listen as long as they live."""
    parent = QObject()
    yield parent
    parent.deleteLater()
    qapp.sendPostedEvents(parent, QEvent.Type.DeferredDelete)


@pytest.fixture
def guard(clipboard: QClipboard, owner: Owner, parent: QObject) -> ClipboardGuard:
    return ClipboardGuard(clipboard, parent, owns=owner, platform="linux")


@pytest.mark.parametrize(
    ("platform", "names"),
    [
        (
            "win32",
            {
                "ExcludeClipboardContentFromMonitorProcessing",
                "CanIncludeInClipboardHistory",
                "CanUploadToCloudClipboard",
            },
        ),
        ("linux", {"x-kde-passwordManagerHint"}),
        ("darwin", set[str]()),
    ],
)
def test_each_platforms_histories_are_told_to_keep_out(platform: str, names: set[str]) -> None:
    assert set(exclude_hints(platform)) == names


def test_windows_is_told_no_in_four_bytes() -> None:
    hints = exclude_hints("win32")
    assert hints["CanIncludeInClipboardHistory"] == b"\0\0\0\0"
    assert hints["CanUploadToCloudClipboard"] == b"\0\0\0\0"


def test_what_was_copied_keeps_all_its_forms_beside_the_hints() -> None:
    source = QMimeData()
    source.setData("application/x-other", b"other")
    copy = marked(source, {"x-hint": b"secret"})
    assert set(copy.formats()) == {"application/x-other", "x-hint"}
    assert not copy.hasText()


def test_a_copy_of_ours_is_marked_and_cleared_after_half_a_minute(
    qtbot: QtBot, clipboard: QClipboard, guard: ClipboardGuard
) -> None:
    clipboard.setText("heard in the lift")
    held = clipboard.mimeData()
    assert held is not None
    assert held.text() == "heard in the lift"
    assert bytes(held.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert guard.waits
    assert guard._timer.interval() == KEPT == 30_000
    guard._timer.setInterval(1)
    guard._timer.start()
    qtbot.waitUntil(lambda: not guard.waits)
    assert clipboard.text() == ""


def test_what_somebody_else_copied_since_stays(
    clipboard: QClipboard, guard: ClipboardGuard, owner: Owner
) -> None:
    clipboard.setText("ours")
    owner.ours = False
    clipboard.setText("theirs")
    guard.clear()
    assert clipboard.text() == "theirs"
    held = clipboard.mimeData()
    assert held is not None
    assert not held.hasFormat("x-kde-passwordManagerHint")
    assert not guard.waits


def test_the_platform_itself_says_whose_it_is(clipboard: QClipboard, parent: QObject) -> None:
    guard = ClipboardGuard(clipboard, parent, platform="win32")
    clipboard.setText("ours or not")
    assert guard.waits == clipboard.ownsClipboard()
    clipboard.setText("selected", QClipboard.Mode.Selection)
    guard.clear()


def test_macos_is_told_in_its_own_way(clipboard: QClipboard, owner: Owner, parent: QObject) -> None:
    said: list[str] = []
    guard = ClipboardGuard(
        clipboard,
        parent,
        owns=owner,
        platform="darwin",
        conceal=lambda: said.append("concealed"),
    )
    clipboard.setText("ours")
    assert set(said) == {"concealed"}
    guard.clear()


class FakeCocoa:
    """Remembers the messages sent; objects are numbers."""

    def __init__(self) -> None:
        self.sent: list[tuple[object, ...]] = []
        self.strings: list[str] = []

    def of_class(self, name: str, message: str) -> int:
        self.sent.append((name, message))
        return 1

    def send(self, target: int, message: str, *values: int) -> int:
        self.sent.append((target, message, *values))
        return 0

    def string(self, text: str) -> int:
        self.strings.append(text)
        return 100 + len(self.strings)

    def array(self, item: int) -> int:
        return item + 1000


def test_the_concealed_sort_is_added_to_what_is_there() -> None:
    cocoa = FakeCocoa()
    conceal_on_macos(lambda: cocoa)
    assert cocoa.strings == [CONCEALED, ""]
    assert cocoa.sent == [
        ("NSPasteboard", "generalPasteboard"),
        (1, "addTypes:owner:", 1101, 0),
        (1, "setString:forType:", 102, 101),
    ]
