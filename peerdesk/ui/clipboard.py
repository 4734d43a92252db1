# SPDX-License-Identifier: Apache-2.0
"""What we have put on the clipboard: marked as nobody's to keep, and gone after half a minute."""

import sys
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard

KEPT = 30_000
"""Milliseconds for which a copy of ours stays."""
_YES, _NO = (1).to_bytes(4, "little"), bytes(4)
CONCEALED = "org.nspasteboard.ConcealedType"


def exclude_hints(platform: str) -> Mapping[str, bytes]:
    """Return the formats that tell a platform's clipboard histories to keep out.

    On Windows they stop the history (Win+V), its copy in the cloud and programs that watch; on
    Linux KDE's history heeds the one. macOS has a sort of its own, which Qt cannot write: see
    `conceal_on_macos`.
    """
    if platform == "win32":
        return {
            "ExcludeClipboardContentFromMonitorProcessing": _YES,
            "CanIncludeInClipboardHistory": _NO,
            "CanUploadToCloudClipboard": _NO,
        }
    if platform == "darwin":
        return {}
    return {"x-kde-passwordManagerHint": b"secret"}


def marked(source: QMimeData, hints: Mapping[str, bytes]) -> QMimeData:
    """Return a copy of what is on the clipboard, with the hints beside it."""
    copy = QMimeData()
    for name in source.formats():
        copy.setData(name, source.data(name))
    if source.hasText():
        copy.setText(source.text())
    for name, value in hints.items():
        copy.setData(name, value)
    return copy


class ClipboardGuard(QObject):
    """Watches the clipboard for copies of ours; what others put there is left alone.

    `owns` says whether the clipboard's content is ours still, in a mode.
    """

    def __init__(
        self,
        clipboard: QClipboard,
        parent: QObject,
        *,
        owns: Callable[[QClipboard.Mode], bool] | None = None,
        platform: str = sys.platform,
        conceal: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._owns = owns or self._is_owner
        self._hints = exclude_hints(platform)
        self._conceal = conceal or (conceal_on_macos if platform == "darwin" else _nothing)
        self._marking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT)
        self._timer.timeout.connect(self.clear)
        clipboard.changed.connect(self._changed)

    @property
    def waits(self) -> bool:
        """Say whether something of ours is still to be cleared."""
        return self._timer.isActive()

    def clear(self) -> None:
        """Clear what is still ours: after half a minute, at the lock and at the end."""
        self._timer.stop()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if self._owns(mode):
                self._marking = True
                self._clipboard.clear(mode)
                self._marking = False

    def _changed(self, mode: QClipboard.Mode) -> None:
        """Mark a copy of ours, and count from now; selected text on X11 is a copy as well."""
        if self._marking or mode is QClipboard.Mode.FindBuffer or not self._owns(mode):
            return
        if mode is QClipboard.Mode.Clipboard:
            self._mark()
        self._timer.start()

    def _mark(self) -> None:
        held = self._clipboard.mimeData(QClipboard.Mode.Clipboard)
        if self._hints and held is not None:
            self._marking = True
            self._clipboard.setMimeData(marked(held, self._hints))
            self._marking = False
        self._conceal()

    def _is_owner(self, mode: QClipboard.Mode) -> bool:
        if mode is QClipboard.Mode.Selection:
            return self._clipboard.supportsSelection() and self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()


def conceal_on_macos(load: Callable[[], Any] | None = None) -> None:
    """Add the sort that macOS's clipboard histories leave alone, beside what Qt has written."""
    from peerdesk.ui.cocoa import Cocoa  # noqa: PLC0415 - only there

    cocoa = (load or Cocoa)()
    board = cocoa.of_class("NSPasteboard", "generalPasteboard")
    sort = cocoa.string(CONCEALED)
    cocoa.send(board, "addTypes:owner:", cocoa.array(sort), 0)
    cocoa.send(board, "setString:forType:", cocoa.string(""), sort)


def _nothing() -> None:
    """Do nothing: this platform's hints are written by Qt."""
