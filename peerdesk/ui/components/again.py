# SPDX-License-Identifier: Apache-2.0
"""When to try again what the disk has refused: soon at first, then ever less often."""

from PySide6.QtCore import QObject, QTimer, Signal

WAITS = (1, 2, 4, 8, 15, 30)
"""Seconds until each further try; the last one for ever after."""


class Again(QObject):
    """Says when the next try is due, until one of them succeeds."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tries = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.due)

    @property
    def waiting(self) -> int:
        """Return the milliseconds of the wait under way, or 0."""
        return self._timer.interval() if self._timer.isActive() else 0

    def failed(self) -> None:
        """Wait for the next try; what fails while one waits already changes nothing."""
        if not self._timer.isActive():
            self._timer.start(WAITS[min(self._tries, len(WAITS) - 1)] * 1000)
            self._tries += 1

    def succeeded(self) -> None:
        """Begin with the shortest wait the next time."""
        self._timer.stop()
        self._tries = 0
