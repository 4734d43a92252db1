# SPDX-License-Identifier: Apache-2.0
"""An export or import that is under way: how far it is, and Cancel where that leaves nothing."""

from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from peerdesk.desk.exchange_errors import Cancelled
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look

_SOON = 700
"""Milliseconds after which something that is not through yet is shown."""
_WHOLE = 100


class Carriage(QObject):
    """One export or import: told from the vault's thread how far it is, and stopped from here."""

    heard = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._stopped = Event()
        self._last = -1

    def told(self, done: int, of: int) -> None:
        """Hear how much is done; raises `Cancelled` once somebody has cancelled."""
        if self._stopped.is_set():
            raise Cancelled
        part = done * _WHOLE // max(of, 1)
        if part != self._last:
            self._last = part
            self.heard.emit(part)

    def stop(self) -> None:
        """Break off at the next word from the other thread."""
        self._stopped.set()


class UnderWay(QWidget):
    """A line of progress above the acts; it shows itself once something takes a moment."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = Text("", "small", "ink2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(3)
        self.cancel = Button(look, self.tr("Cancel"), LINK)
        self._carriage: Carriage | None = None
        self._said = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._show)
        self.cancel.clicked.connect(self._stop)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self.cancel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(row)
        rows.addWidget(self._bar)
        self.hide()

    def follow(self, carriage: Carriage, words: str, *, cancels: bool) -> None:
        """Show how far something is, with Cancel if it can be broken off."""
        self.end()
        self._carriage, self._said = carriage, words
        self._words.setText(words)
        self.cancel.setVisible(cancels)
        self.cancel.setEnabled(True)
        self._bar.setRange(0, _WHOLE)
        self._bar.setValue(0)
        carriage.heard.connect(self._hear)
        self._soon.start()

    def end(self) -> None:
        """Show nothing any more."""
        self._soon.stop()
        if self._carriage is not None:
            self._carriage.heard.disconnect(self._hear)
        self._carriage = None
        self.hide()

    def _show(self) -> None:
        self.show()

    def _hear(self, part: int) -> None:
        self._bar.setValue(part)
        self._words.setText(f"{self._said} {part} %")

    def _stop(self) -> None:
        if self._carriage is not None:
            self._carriage.stop()
            self.cancel.setEnabled(False)
            self._words.setText(self.tr("Breaking off…"))
