# SPDX-License-Identifier: Apache-2.0
"""The heading of Capture: the session, whether the rules were read out, the time, and its acts."""

from PySide6.QtCore import Qt

from peerdesk.domain.calendar import short_day
from peerdesk.domain.session import Session
from peerdesk.ui.capture.keys import ATTACH, END, OTHER, RULES
from peerdesk.ui.capture.rows import CaptureRows
from peerdesk.ui.capture.timer import SessionTimer
from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.look import Look

_ROOMY = 1.2
"""The size of text from which there is no room in the heading for the acts seldom wanted."""


class CaptureHead(Heading):
    """What stands over the page; each act shows its key and hears it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", stacked=True)
        self.timer = SessionTimer(look)
        self.rules = Button(look, self.tr("Ground rules"), icon="speaker-high", key=RULES)
        self.more = Button(look, self.tr("Prompts"), icon="cards", key="F6").show_key_only()
        self.attach = Button(look, self.tr("Attach"), icon="paperclip", key=ATTACH).show_key_only()
        self.other = Button(look, self.tr("Session"), icon="calendar-blank", key=OTHER)
        self.end = Button(look, self.tr("End session"), PLAIN, key=END)
        self._rows: CaptureRows | None = None
        self.other.setToolTip(self.tr("Go to another session"))
        for act in (self.rules, self.other, self.end):
            act.show_key_only()  # the place hears them, also where there is no room for the button
        for part in (self.rules, self.timer, self.more, self.attach, self.other, self.end):
            self.add_act(part)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def show_rows(self, rows: CaptureRows) -> None:
        """Name the session and say what is so of it."""
        self._rows = rows
        session = rows.session
        self.set_title(session.title if session else self.tr("Quick notes"))
        self.set_facts(self._said(rows))
        self.timer.show_session(session)
        read = rows.choices.read_out is not None
        self.rules.set_text(self.tr("Ground rules read") if read else self.tr("Ground rules"))
        self.rules.set_icon_name(
            "check-circle" if read else "speaker-high", "fill" if read else "regular"
        )
        self.fit()

    def fit(self) -> None:
        """Show the acts for which there is room."""
        rows, look = self._rows, self._look
        session = rows.session if rows is not None else None
        founded = rows is not None and rows.founded
        large, roomy = look.is_large, look.factor < _ROOMY
        self.rules.setVisible(session is not None and not large)
        self.more.setVisible(large and founded)
        self.other.setVisible(not large and founded)
        self.attach.setVisible(roomy and founded and session is None)
        self.end.setVisible(session is not None and not large)

    def blank(self) -> None:
        """Take every word away."""
        self.timer.show_session(None)
        self.set_title("")
        self.set_facts("")
        self._rows = None

    def _said(self, rows: CaptureRows) -> str:
        session: Session | None = rows.session
        if not rows.founded:
            return self.tr("There is no challenge here yet: scope one, or import one, first.")
        if session is None:
            return self.tr("Heard in passing, without a session")
        span = self.tr("{0}, {1} to {2}")
        day = span.format(short_day(session.day), session.start, session.end)
        people = counted(session.people, self.tr("{0} person"), self.tr("{0} people"))
        if len(session.groups) == 1 and session.groups[0].role:
            people = (
                f"{session.people} {session.groups[0].role[:1].lower()}{session.groups[0].role[1:]}"
            )
        return "   ".join(filter(None, (day, session.place, people if session.groups else "")))
