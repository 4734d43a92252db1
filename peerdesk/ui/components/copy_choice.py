# SPDX-License-Identifier: Apache-2.0
"""For whom the paper on the screen is: segments in the heading, a pick where text is large."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.compose.blocks import Copy
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.tabs import Segments
from peerdesk.ui.look import Look


class CopyChoice(QObject):
    """Two faces of one choice, of which one is seen; `chosen` carries the copy's own name."""

    chosen = Signal(str)

    def __init__(self, look: Look, host: QWidget, copies: Sequence[Copy] = tuple(Copy)) -> None:
        super().__init__(host)
        self._look = look
        names = {
            Copy.SPEAKING_NOTE: self.tr("Speaking note"),
            Copy.SPONSOR: self.tr("Sponsor’s copy"),
            Copy.TEAM: self.tr("Team’s copy"),
        }
        self.segments = Segments(look, [(copy.value, names[copy]) for copy in copies])
        self.pick = Pick(look, host, self.tr("Copy"))
        self.pick.set_options([Option(copy.value, names[copy]) for copy in copies], copies[0].value)
        self.segments.chosen.connect(self._take)
        self.pick.picked.connect(self._take)
        look.changed.connect(self.fit)

    def choose(self, copy: str) -> None:
        """Choose without telling anybody."""
        self.segments.choose(copy)
        self.pick.choose(copy)

    def fit(self) -> None:
        """Show the face that there is room for; called once both have their places."""
        self.segments.setVisible(not self._look.is_large)
        self.pick.setVisible(self._look.is_large)

    def _take(self, copy: str) -> None:
        self.choose(copy)
        self.chosen.emit(copy)
