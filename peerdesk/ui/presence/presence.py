# SPDX-License-Identifier: Apache-2.0
"""All watches of this system as one."""

import sys
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.ui.every import do_every
from peerdesk.ui.presence.absence import Absence, Watch
from peerdesk.ui.presence.lapse import LapseWatch


def watches_of(platform: str, handle: int) -> tuple[Watch, ...]:
    """Return what listens on a platform (`sys.platform`); `handle` is the window's own."""
    if platform == "win32":
        from peerdesk.ui.presence.windows import WindowsWatch  # noqa: PLC0415 - only there

        return WindowsWatch(handle), LapseWatch()
    if platform == "darwin":
        from peerdesk.ui.presence.macos import MacWatch  # noqa: PLC0415 - only there

        return MacWatch(), LapseWatch()
    from peerdesk.ui.presence.dbus import BusWatch  # noqa: PLC0415 - not before it is needed

    return BusWatch(), LapseWatch()


class Presence(QObject):
    """Emits `absent` whenever one of the watches finds that nobody may be there any more.

    A watch that fails keeps none of the others from listening.
    """

    absent = Signal(object)

    def __init__(self, make: Callable[[], Sequence[Watch]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._watches: tuple[Watch, ...] | None = None

    def begin(self) -> None:
        """Listen, from the first opened vault on, and have sleep wait for the lock."""
        if self._watches is None:
            self._watches = tuple(self._make())
            do_every(*(partial(watch.start, self._tell) for watch in self._watches))
        do_every(*(watch.hold for watch in self._watches))

    def let_go(self) -> None:
        """Let the laptop sleep: the vault is closed."""
        do_every(*(watch.let_go for watch in self._watches or ()))

    def end(self) -> None:
        """Listen no more."""
        watches, self._watches = self._watches or (), None
        do_every(*(watch.stop for watch in watches))

    def _tell(self, absence: Absence) -> None:
        self.absent.emit(absence)


def system_presence(handle: Callable[[], int], parent: QObject | None = None) -> Presence:
    """Return the presence of this system; `handle` gives the window's own when it is needed."""
    return Presence(lambda: watches_of(sys.platform, handle()), parent)
