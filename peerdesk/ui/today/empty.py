# SPDX-License-Identifier: Apache-2.0
"""What Today says when nothing is listed: before a challenge, and on a day without a plan."""

from PySide6.QtCore import Signal

from peerdesk.ui.components.empty import Empty
from peerdesk.ui.look import Look
from peerdesk.ui.today.rows import TodayRows


class TodayEmpty(Empty):
    """One sentence and the one thing to do first, which differs for leads and for others."""

    go = Signal(str, object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", " ")
        self._place, self._what = "", ""
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)  # the page has its margins already
        self.act.clicked.connect(lambda: self.go.emit(self._place, self._what or None))

    def show_for(self, rows: TodayRows, *, leads: bool) -> None:
        """Say what to do first, if nothing is listed."""
        self.setVisible(not rows.rows)
        if rows.scope is None:
            self._say_no_challenge(leads=leads)
        elif leads:
            self._offer(
                self.tr("No session is planned for this day. Put one into the timetable."),
                self.tr("Plan a session"),
                "challenge",
                f"timetable {rows.day}",
            )
        else:
            self._offer(
                self.tr("No session is planned for this day. A quick note needs no session."),
                self.tr("Quick note"),
                "capture",
                "quick",
            )

    def _say_no_challenge(self, *, leads: bool) -> None:
        if leads:
            sentence = self.tr(
                "There is no challenge in this vault yet. Scope it, with the sponsor’s answers "
                "beside you; if a colleague has scoped it already, go to Team instead."
            )
            self._offer(sentence, self.tr("Scope the challenge"), "challenge", "")
        else:
            sentence = self.tr(
                "There is no challenge in this vault yet. Give the team leader your identity "
                "file, then import the first bundle that comes back."
            )
            self._offer(sentence, self.tr("Go to Team"), "team", "")

    def _offer(self, sentence: str, act: str, place: str, what: str) -> None:
        self.say(sentence)
        self.act.set_text(act)
        self._place, self._what = place, what
