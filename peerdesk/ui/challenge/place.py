# SPDX-License-Identifier: Apache-2.0
"""Challenge: scoping before it begins, and afterwards its scope, lines, timetable and team."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from peerdesk.desk import scope as scoping
from peerdesk.desk import timetable
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.domain.challenge import Scope
from peerdesk.domain.framework import Framework, FrameworkKloe
from peerdesk.domain.placed import Challenge
from peerdesk.domain.session import Session
from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority
from peerdesk.errors import PeerDeskError
from peerdesk.ui.challenge.closing_acts import ClosingActs
from peerdesk.ui.challenge.deeds import add_line, challenge_of, edit_line, found, keep_team
from peerdesk.ui.challenge.editing import ScopeSheet
from peerdesk.ui.challenge.founded import TIMETABLE, FoundedPages
from peerdesk.ui.challenge.keys import ALL
from peerdesk.ui.challenge.plan import DRAFT, Plan, from_draft, to_draft
from peerdesk.ui.challenge.rows import ChallengeRows, read_challenge
from peerdesk.ui.challenge.timetable_importing import TimetableImport
from peerdesk.ui.challenge.wizard import Wizard
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.text import column
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession


class ChallengePlace(Place):
    """The challenge. `open` takes "timetable 2026-05-13", or the name of a tab."""

    key: ClassVar[str] = "challenge"
    does = ALL

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self._leads = session.identity.authority is Authority.LEAD
        self._wizard: Wizard | None = None
        self._founded = FoundedPages(look)
        self._importing = TimetableImport(self, self.open)
        self._closing = ClosingActs(self, self._founded.closing)
        self._empty = Empty(look, "", self.tr("Go to Team"))
        self._imports = False
        self._nothing = QWidget()
        self._stack = QStackedWidget()
        self._keeper = DraftKeeper(self)
        for page in (self._nothing, self._founded, self._empty):
            self._stack.addWidget(page)
        column(self).addWidget(self._stack)
        self._connect()

    def open(self, what: object = None) -> None:
        """Show the challenge, or its scoping where it has not begun."""
        if isinstance(what, str) and what:
            tab, _, day = what.partition(" ")
            self._founded.turn_to(tab)
            self._imports = day == "import"
            if day and not self._imports:
                self._founded.timetable.go_to(day)
        self.ask(Urgency.ROWS, read_challenge, self._show)

    def where(self) -> object:
        """Return the open tab."""
        return self._founded.tab

    def last_words(self) -> dict[str, str]:
        """Return the plan where scoping is under way."""
        return {DRAFT: to_draft(self._wizard.plan())} if self._wizard is not None else {}

    def blank(self) -> None:
        """Take everything of the challenge off the screen."""
        super().blank()
        self._imports = False
        self._importing.blank()
        self._keeper.forget()
        if self._wizard is not None:
            self._wizard.blank()
        self._founded.show_rows(ChallengeRows(None), leads=False)
        self._closing.blank()
        self._stack.setCurrentWidget(self._nothing)

    def looked_at(self) -> tuple[str, str]:
        """Return the chosen session of the timetable, whose history can be shown."""
        session = self._founded.timetable.current if self._founded.tab == TIMETABLE else ""
        return ("session", session) if session else ("", "")

    def renew(self) -> None:
        """Read the challenge anew."""
        self._reopen()

    def next_pane(self) -> bool:
        """Leave the panes to the tab key: the forms are read from top to bottom."""
        return False

    def _show(self, rows: ChallengeRows) -> None:
        self._leads = rows.leads if rows.challenge is not None else self._leads
        if rows.challenge is not None:
            self._end_wizard()
            self._founded.show_rows(rows, leads=self._leads)
            self._closing.read()
            self._stack.setCurrentWidget(self._founded)
            focus = self.window().focusWidget()
            if not (bool(focus) and self._founded.isAncestorOf(focus)):
                self._founded.focus_tabs()
            self._import_if_asked()
        elif self._leads:
            self._scope(rows.draft)
        else:
            self._empty.say(
                self.tr(
                    "The challenge comes with the team leader’s first bundle. Give them your "
                    "identity file, then import what comes back."
                )
            )
            self._stack.setCurrentWidget(self._empty)

    def _import_if_asked(self) -> None:
        """Ask for the file of a timetable over the page that is there by now: it has the focus."""
        wanted, self._imports = self._imports, False
        if wanted:
            self._importing.begin()

    def _scope(self, draft: str) -> None:
        if self._wizard is not None:
            self._stack.setCurrentWidget(self._wizard)
            return

        def begin(frameworks: tuple[Framework, ...]) -> None:
            wizard = Wizard(self.look, frameworks, self.session.identity)
            wizard.kept.connect(self._keep_plan)
            wizard.founded.connect(self._begin)
            wizard.left.connect(lambda: self.go.emit("today", None))
            self._wizard = wizard
            self._stack.addWidget(wizard)
            self._stack.setCurrentWidget(wizard)
            wizard.begin(from_draft(draft))
            self.folds_rail = True
            self.refit.emit()

        self.aside(self.session.frameworks, begin)

    def _begin(self, plan: Plan) -> None:
        if plan.framework is None:
            return
        work = partial(found, plan=plan, practice=self.session.practice)
        self.ask(Urgency.LINE, work, self._begun, self._not_begun)

    def _begun(self, _: Challenge) -> None:
        self.say_saved()
        self._keeper.drop(DRAFT)
        self.said.emit(self.tr("The challenge has begun. Next, plan its sessions."), None)
        self.open("timetable")

    def _not_begun(self, error: PeerDeskError) -> None:
        if self._wizard is not None:
            self._wizard.say_refused(error.user_message)
        self.failed.emit(error)

    def _keep_plan(self, plan: Plan) -> None:
        self._keeper.touch(DRAFT, to_draft(plan))

    def _keep_draft(self, key: str, text: str) -> None:
        def keep(book: TeamBook) -> None:
            book.keep_draft(key, text)

        self.ask(Urgency.DRAFT, keep, lambda _: self.say_saved() if text else None)

    def _end_wizard(self) -> None:
        if self._wizard is not None:
            self._stack.removeWidget(self._wizard)
            self._wizard.deleteLater()
            self._wizard = None
            self.folds_rail = False
            self.refit.emit()

    def _change_scope(self, part: str) -> None:
        def show(challenge: Challenge) -> None:
            if challenge.scope is not None:
                sheet = ScopeSheet(self.look, self, part, challenge.scope)
                sheet.kept.connect(self._keep_scope)
                sheet.open()

        self.ask_for_sheet(challenge_of, show)

    def _keep_scope(self, scope: Scope) -> None:
        self.write(partial(scoping.change_scope, scope=scope), self._reopen)

    def _plan_session(self, session: Session) -> None:
        def planned(identifier: str) -> None:
            self._founded.timetable.choose(identifier)
            self.open()

        self.write(partial(timetable.plan_session, session=session), planned)

    def _change_session(self, key: str, session: Session) -> None:
        self.write(partial(timetable.change_session, identifier=key, session=session), self._reopen)

    def _call_off(self, key: str) -> None:
        self.write(partial(timetable.call_off, identifier=key), self._reopen)

    def _edit_line(self, key: str, kloe: FrameworkKloe) -> None:
        self.write(partial(edit_line, key=key, kloe=kloe), self._reopen, self._say_line_wrong)

    def _add_line(self, theme: str, kloe: FrameworkKloe) -> None:
        def added(key: str) -> None:
            self._founded.lines.editor.choose(key)
            self.open()

        self.write(partial(add_line, theme=theme, kloe=kloe), added, self._say_line_wrong)

    def _say_line_wrong(self, error: PeerDeskError) -> None:
        self._founded.lines.editor.form.say_wrong(error.user_message)

    def _retire_line(self, key: str) -> None:
        self.write(partial(scoping.retire_kloe, kloe=key), self._reopen)

    def _choose_theme(self, key: str, chosen: bool) -> None:  # noqa: FBT001 - a signal's form
        self.write(partial(scoping.choose_theme, theme=key, chosen=chosen), self._reopen)

    def _add_theme(self, words: str) -> None:
        self.write(partial(scoping.add_theme, title=words), self._reopen)

    def _keep_team(self, people: list[tuple[str, Person]]) -> None:
        self.write(partial(keep_team, people=people), self._reopen)

    def _reopen(self, _: object = None) -> None:
        self.open()

    def _connect(self) -> None:
        pages = self._founded
        pages.scope.change.connect(self._change_scope)
        pages.timetable.import_wanted.connect(self._importing.begin)
        pages.timetable.planned.connect(self._plan_session)
        pages.timetable.changed.connect(self._change_session)
        pages.timetable.called_off.connect(self._call_off)
        pages.lines.edited.connect(self._edit_line)
        pages.lines.added.connect(self._add_line)
        pages.lines.retired.connect(self._retire_line)
        pages.lines.chosen.connect(self._choose_theme)
        pages.lines.theme_added.connect(self._add_theme)
        pages.team.kept.connect(self._keep_team)
        self._empty.act.clicked.connect(lambda: self.go.emit("team", None))
        self._keeper.due.connect(self._keep_draft)
        self._closing.begun.connect(self.lock_wanted)
