# SPDX-License-Identifier: Apache-2.0
"""What watches over the window: absences lock it, the clipboard is cleared, capture kept out."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from peerdesk.ui.capture_exclusion import can_hide, hide_from_capture
from peerdesk.ui.clipboard import ClipboardGuard
from peerdesk.ui.presence.presence import Presence, system_presence
from peerdesk.ui.settings import Privacy
from peerdesk.ui.window import Window


class Guards(QObject):
    """Joins the window to the system round it; made once, beside the window.

    `presence` is the system's own unless another is handed in.
    """

    def __init__(self, window: Window, presence: Presence | None = None) -> None:
        super().__init__(window)
        self._window = window
        self.presence = presence or system_presence(self._handle, self)
        self.clipboard = ClipboardGuard(QGuiApplication.clipboard(), self)
        self.presence.absent.connect(self._leave)
        window.opened.connect(self.presence.begin)
        window.secured.connect(self.presence.let_go)
        window.locked.connect(self.clipboard.clear)
        window.choices.privacy_chosen.connect(self._hide)
        window.closed.connect(self.presence.end)
        if can_hide():
            self._hide(window.choices.privacy())

    def _leave(self) -> None:
        """Lock, and let the laptop sleep at once where nothing has to be kept."""
        self._window.lock()
        if self._window.is_secure:
            self.presence.let_go()

    def _hide(self, privacy: Privacy) -> None:
        if can_hide():
            hide_from_capture(self._handle(), hidden=privacy.hidden_from_capture)

    def _handle(self) -> int:
        return int(self._window.winId())
