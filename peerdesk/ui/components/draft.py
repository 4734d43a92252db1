# SPDX-License-Identifier: Apache-2.0
"""When to keep what is being typed: well within a second, however fast somebody types."""

from PySide6.QtCore import QObject, QTimer, Signal

WAIT = 400
"""Milliseconds from the first letter not yet kept to its keeping."""


class DraftKeeper(QObject):
    """Says when a draft is due; whoever has the vault keeps it.

    The timer runs from the first change and is not put off by later ones.
    """

    due = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pending: dict[str, str] = {}
        self._newest: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self.flush)

    def touch(self, key: str, text: str) -> None:
        """Take note of what is being typed under a key; an empty text drops the draft."""
        self._pending[key] = self._newest[key] = text
        if not self._timer.isActive():
            self._timer.start()

    def newest(self, key: str, read: str) -> str:
        """Return what is being typed under a key now, or what was read where nobody has typed.

        A row shown again was read before its draft was kept: it asks here, so that a newer text
        is neither hidden by an older one nor written over by the next letter.
        """
        return self._newest.get(key, read)

    def take(self) -> dict[str, str]:
        """Hand over what is still to be kept, by key: a lock asks for it."""
        self._timer.stop()
        pending, self._pending = self._pending, {}
        return pending

    def flush(self) -> None:
        """Say now what is still to be kept."""
        for key, text in self.take().items():
            self.due.emit(key, text)

    def forget(self) -> None:
        """Forget what is not yet kept: somebody else has been handed it."""
        self._timer.stop()
        self._pending.clear()
        self._newest.clear()

    def drop(self, key: str) -> None:
        """Drop the draft of a text that has been written or given up."""
        self._pending[key] = self._newest[key] = ""
        self.flush()
