# SPDX-License-Identifier: Apache-2.0
"""Making the practice challenge: half a minute that can be broken off between two steps."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, Signal

from peerdesk.errors import PeerDeskError
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.vaults import Vaults
from peerdesk.ui.welcome.frame import Frame


class Stopped(PeerDeskError):
    """Somebody broke the making off."""

    def __init__(self) -> None:
        super().__init__("The practice challenge was not made: begin again whenever you like.")


class Practising(QObject):
    """Says each step beside the form, with Cancel, and breaks off at the next one if told to."""

    _told = Signal(str)

    def __init__(self, vaults: Vaults, frame: Frame) -> None:
        super().__init__(frame)
        self._vaults, self._frame = vaults, frame
        self._stopping = Event()
        self._told.connect(self._say_step)
        frame.cancelled.connect(self._cancel)

    def begin(self, passphrase: str) -> Callable[[], DeskSession]:
        """Say that it begins, and return the work; it raises `Stopped` once it is broken off."""
        self._stopping.clear()
        self._frame.say_progress(
            self.tr("Making the practice challenge: three days of a fictional council…")
        )
        self._frame.offer_cancel()
        return lambda: self._vaults.rehearse(passphrase, self._tell)

    def stop(self) -> None:
        """Break off at the next step."""
        self._stopping.set()

    def _cancel(self) -> None:
        self.stop()
        self._frame.say_progress(self.tr("Stopping. What was made so far is taken away…"))

    def _tell(self, step: str) -> None:
        """Hear of a step, on the thread that makes it."""
        if self._stopping.is_set():
            raise Stopped
        self._told.emit(step)

    def _say_step(self, step: str) -> None:
        if self._frame.is_busy and not self._stopping.is_set():
            making = self.tr("Making the practice challenge, about half a minute: {0}")
            self._frame.say_progress(making.format(step))
            self._frame.offer_cancel()
