# SPDX-License-Identifier: Apache-2.0
"""Below the day: the keys that change it, where this laptop may."""

from PySide6.QtWidgets import QWidget

from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.text import column
from peerdesk.ui.keys.written import shown_key
from peerdesk.ui.look import Look
from peerdesk.ui.today.keys import ADD, IMPORT, MOVE, OFF, PAPER, PEERS, PREP, TYPE_IN


class KeyLegend(QWidget):
    """Keys with their words, on as many lines as they need; they follow a changed key."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._leads = False
        holder, self._flow = flow_box()
        between(look, self._flow, 20)
        column(self).addWidget(holder)
        look.keys.changed.connect(self._show)

    def show_for(self, *, leads: bool) -> None:
        """Show what can be done here."""
        self._leads = leads
        self._show()

    def _show(self) -> None:
        self._flow.clear()
        shared = (
            (PREP, self.tr("prep card")),
            (PAPER, self.tr("paper sheets")),
            (TYPE_IN, self.tr("type one in")),
        )
        changing = (
            (MOVE, self.tr("move")),
            (OFF, self.tr("call off")),
            (PEERS, self.tr("who goes")),
            (ADD, self.tr("add a session")),
            (IMPORT, self.tr("import a timetable")),
        )
        for action, words in (*(changing if self._leads else ()), *shared):
            key = next(iter(self._look.keys.keys(action)), "")
            if key:
                self._flow.addWidget(KeyCap(self._look, shown_key(key), words))
