# SPDX-License-Identifier: Apache-2.0
"""What stands over every place: asked for by a key from anywhere, and told when things change."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.ui.entries import PlaceEntry
from peerdesk.ui.look import Look
from peerdesk.ui.notices import Notices
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession


class Over(Place):
    """A place that is never seen itself: its sheets open over whatever is on the screen.

    `counted` carries how many things of it wait, and that in words; `wanted` an action to be
    done as its key would. The shell says once where its sheets go (`host`) and calls `refresh` at
    the opening and whenever something was written. `entries` are all the places that there are.
    """

    counted = Signal(int, str)
    wanted = Signal(object)

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.host: QWidget = self
        self.notices = Notices(look)
        self.open_place: Callable[[], Place | None] = _nowhere
        self.entries: Sequence[PlaceEntry] = ()

    def settle_over(
        self, host: QWidget, notices: Notices, open_place: Callable[[], Place | None]
    ) -> None:
        """Take note of what it stands over, of where it says things, and how to ask for the place.

        Called once, by the shell.
        """
        self.setParent(host)
        self.hide()
        self.host, self.notices, self.open_place = host, notices, open_place

    def stands_under(self) -> QWidget:
        """Return what its sheets stand over: the whole page of the window."""
        return self.host

    def begin(self, place: str, what: object, *, locked: bool) -> None:
        """Take note that the shell opens, with this place; `locked` tells from a first start."""

    def refresh(self) -> None:
        """Look anew at what waits; something may have been written anywhere."""


def _nowhere() -> Place | None:
    return None
