# SPDX-License-Identifier: Apache-2.0
"""A challenge that has begun, under five tabs."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from peerdesk.ui.challenge.closing_page import ClosingPage
from peerdesk.ui.challenge.lines_page import LinesPage
from peerdesk.ui.challenge.rows import ChallengeRows
from peerdesk.ui.challenge.scope_page import ScopePage
from peerdesk.ui.challenge.team_page import TeamPage
from peerdesk.ui.challenge.timetable_page import TimetablePage
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.gaps import margins
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.tabs import Tabs
from peerdesk.ui.components.text import column
from peerdesk.ui.look import Look

SCOPE, TIMETABLE, LINES, TEAM = "scope", "timetable", "lines", "team"
CLOSE = "close"


class FoundedPages(QWidget):
    """Timetable, lines of enquiry, scope, team and closing, each its own page."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._heading = Heading(look, self.tr("Challenge"))
        self._tabs = Tabs(
            look,
            [
                (TIMETABLE, self.tr("Timetable")),
                (LINES, self.tr("Lines of enquiry")),
                (SCOPE, self.tr("Scope")),
                (TEAM, self.tr("Team")),
                (CLOSE, self.tr("Close")),
            ],
        )
        self.scope = ScopePage(look)
        self.timetable = TimetablePage(look)
        self.lines = LinesPage(look)
        self.team = TeamPage(look)
        self.closing = ClosingPage(look)
        self._pages = {
            TIMETABLE: self.timetable,
            LINES: self.lines,
            SCOPE: self.scope,
            TEAM: self.team,
            CLOSE: self.closing,
        }
        self._stack = QStackedWidget()
        self._only = Banner(look, "told")
        self._lay_out()
        self._tabs.chosen.connect(self.turn_to)
        self.turn_to(TIMETABLE)

    @property
    def tab(self) -> str:
        """Return the open tab."""
        return self._tabs.current()

    def turn_to(self, tab: str) -> None:
        """Open a tab."""
        self._tabs.choose(tab)
        self._stack.setCurrentWidget(self._pages[tab])

    def focus_tabs(self) -> None:
        """Put the focus on the open tab."""
        self._tabs.focus_chosen()

    def show_rows(self, rows: ChallengeRows, *, leads: bool) -> None:
        """Show the challenge; only leads are offered ways to change it."""
        challenge = rows.challenge
        scope = challenge.scope if challenge else None
        framework = ""
        if challenge is not None:
            framework = f"{challenge.framework} ({challenge.framework_version})"
        self._heading.set_title(scope.council if scope else self.tr("Challenge"))
        self._heading.set_facts(scope.title if scope else "")
        self._only.say(self.tr("To read. The team leader and the manager change what stands here."))
        self._only.setHidden(leads or challenge is None)
        self.scope.show_scope(scope, framework)
        for page in (self.scope, self.timetable, self.lines, self.team):
            page.set_read_only(read_only=not leads)
        self.timetable.show_rows(rows)
        self.lines.show_rows(rows)
        self.team.show_rows(rows)
        self._tabs.set_count(TIMETABLE, _count(len(rows.sessions)))
        self._tabs.set_count(LINES, _count(sum(len(lines) for _, _, lines in rows.lines())))
        self._tabs.set_count(TEAM, _count(len(rows.people)))

    def _lay_out(self) -> None:
        look = self._look
        for page in self._pages.values():
            self._stack.addWidget(page)
        tabs = QHBoxLayout()
        margins(look, tabs, 24, 4, 24, 0)
        tabs.addWidget(self._tabs)
        only = QHBoxLayout()
        margins(look, only, 24, 8, 24, 0)
        only.addWidget(self._only)
        whole = column(self)
        whole.addWidget(self._heading)
        whole.addLayout(tabs)
        whole.addLayout(only)
        whole.addWidget(self._stack, 1)


def _count(number: int) -> str:
    return str(number) if number else ""
