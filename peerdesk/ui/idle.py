# SPDX-License-Identifier: Apache-2.0
"""How long nobody has pressed a key or moved the pointer over the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from peerdesk.ui.settings import Privacy

MINUTE = 60_000
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class Idle(QObject):
    """Counts the minutes; `over` comes once they are up.

    While a session is captured it waits longer: who listens does not type.
    """

    over = Signal()

    def __init__(self, privacy: Callable[[], Privacy], parent: QObject) -> None:
        super().__init__(parent)
        self._privacy = privacy
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.over)

    @staticmethod
    def is_sign_of_life(event: QEvent) -> bool:
        """Say whether an event shows that somebody is there."""
        return event.type() in _SIGNS_OF_LIFE

    def watch(self, *, capturing: bool) -> None:
        """Count from now."""
        privacy = self._privacy()
        minutes = privacy.lock_after_capturing if capturing else privacy.lock_after
        self.timer.start(minutes * MINUTE)

    def rest(self) -> None:
        """Count no more: the window is locked."""
        self.timer.stop()
