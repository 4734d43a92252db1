# SPDX-License-Identifier: Apache-2.0
"""The place of the checks: what was told daily, what the slides say, what the report says."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.checks.finding import Finding, Light
from peerdesk.desk import messages
from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.releasing import release, take_back
from peerdesk.desk.trail_export import NAME, WARNING, trail_workbook
from peerdesk.domain.publication_words import WhyReleased
from peerdesk.errors import PeerDeskError
from peerdesk.ui.checks import keys
from peerdesk.ui.checks.model import CheckModel, Shown
from peerdesk.ui.checks.page import EVERY, POINT, WATCHED, ChecksPage
from peerdesk.ui.checks.paper import LeadersPaper
from peerdesk.ui.checks.reading import ChecksReader, Laid
from peerdesk.ui.checks.telling import Telling
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.workbook_export import WorkbookExport
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.place import Back, Place
from peerdesk.ui.ports import DeskSession


class ChecksPlace(Place):
    """Points side by side. `open` takes a message's identifier, or what `where` gave."""

    key: ClassVar[str] = "checks"
    does: ClassVar[tuple[Action, ...]] = keys.ALL

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.model = CheckModel()
        self.page = ChecksPage(look, self.model, self)
        self.reader = ChecksReader(self)
        self.paper = LeadersPaper(self)
        self.telling = Telling(self)
        self.trail = WorkbookExport(self)
        self._laid: Laid | None = None
        self._shown = WATCHED
        self._wanted = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.page.which.choose(WATCHED)
        self._connect()

    def open(self, what: object = None) -> None:
        """Set everything side by side as it stands now, one point chosen if asked for."""
        if isinstance(what, tuple):
            self._shown, self._wanted = what
        elif isinstance(what, str) and what:
            self._shown, self._wanted = EVERY, what
        self.page.which.choose(self._shown)
        self.page.list.setFocus()
        self.reader.read()

    def renew(self) -> None:
        """Read anew, staying where one was."""
        self._wanted = self._chosen_key() or self._wanted
        self.reader.read()

    def where(self) -> object:
        """Return which points were shown, and the message of the one chosen."""
        return self._shown, self.asked_about()

    def asked_about(self) -> str:
        """Return the message that is chosen."""
        one = self._chosen()
        return one.row.message if one else ""

    def looked_at(self) -> tuple[str, str]:
        """Return the message that is chosen, whose trail and history can be shown."""
        message = self.asked_about()
        return ("message", message) if message else ("", "")

    def blank(self) -> None:
        """Take every point off the screen."""
        super().blank()
        self.reader.stop()
        self.paper.blank()
        self.telling.blank()
        self.trail.blank()
        self._laid = None
        self._wanted = ""
        self.model.show(())
        self.page.detail.clear()
        self.page.counts.clear()
        self.page.state.setText("")
        self.page.none.setText("")

    def next_pane(self) -> bool:
        """Go from the points to the chosen one, to what was found of it, to the rail."""
        detail = self.page.detail
        if detail.area.hasFocus() and detail.margin.isVisible():
            detail.margin.list.setFocus()
            return True
        return not detail.margin.list.hasFocus() and self.page.panes.next()

    def _show(self, laid: Laid) -> None:
        self._laid = laid
        page = self.page
        page.counts.show_counts(
            laid.count(Light.RED), laid.count(Light.AMBER), laid.count(Light.GREEN)
        )
        words = self.tr("Slides {0}; report {1}.").format(laid.slides, laid.report)
        page.state.setText(words)
        page.use_told.setEnabled(laid.lead)
        page.tell.setEnabled(laid.lead)
        page.trail.setVisible(laid.lead)
        page.show_table()
        self._fill()

    def _fill(self) -> None:
        laid = self._laid
        if laid is None:
            return
        rows = laid.rows
        if self._shown == WATCHED:
            rows = tuple(one for one in rows if one.row.findings)
        wanted = self._wanted or self._chosen_key()
        row = max(self.page.list.currentIndex().row(), 0)
        self.model.show(rows)
        self.page.none.setText(self._nothing(laid))
        self.page.none.setVisible(not rows)
        self.page.heads.setVisible(bool(rows))
        found = self.model.find(wanted) if wanted else -1
        self._wanted = ""
        choose_row(self.page.list, found if found >= 0 else min(row, len(rows) - 1))
        self._show_chosen()

    def _nothing(self, laid: Laid) -> str:
        if not laid.rows:
            return self.tr("Nothing has been told, shown or reported yet: draft a message first.")
        return self.tr("Every point was told as it is said, and none that was told is missing.")

    def _show_chosen(self) -> None:
        one, laid = self._chosen(), self._laid
        if one is None or laid is None:
            self.page.detail.clear()
            return
        self.page.detail.show_row(one, laid.released, lead=laid.lead)
        before = one.row.slides.before if one.row.slides else ""
        self.page.use_told.setVisible(bool(before) and bool(one.row.message))
        self.page.tell.setVisible(bool(one.row.message))

    def _no_challenge(self, error: PeerDeskError) -> None:
        if isinstance(error, NoChallenge):
            self.page.export.hide()
            self.page.show_empty(error.user_message)
        else:
            self.failed.emit(error)

    def _chosen(self) -> Shown | None:
        return self.model.row(self.page.list.currentIndex().row())

    def _chosen_key(self) -> str:
        one = self._chosen()
        return (one.row.message or one.row.text) if one else ""

    def _choose(self, which: str) -> None:
        self._shown = which
        self.page.which.choose(which)
        self._fill()

    def _go_next(self) -> None:
        row = self.model.next_open(self.page.list.currentIndex().row())
        if row >= 0:
            choose_row(self.page.list, row)
            self.page.list.setFocus()

    def _open_message(self) -> None:
        if message := self.asked_about():
            self.go.emit("messages", message)

    def _say_why(self) -> None:
        """Ask for the reason of the chosen finding, in the pane that has it."""
        if self.page.detail.margin.isVisible() or self.look.is_large:
            self.page.panes.show_pane(POINT)
            self.page.detail.margin.release.click()

    def _release(self, finding: Finding, why: WhyReleased) -> None:
        self.act(
            lambda book: release(book, finding, why),
            self.tr("It stands, with a reason"),
            self.renew,
        )

    def _take_back(self, held: str) -> None:
        said = self.tr("The reason is taken back")
        self.act(lambda book: take_back(book, held), said, self.renew)

    def _mend(self, finding: Finding) -> None:
        """Take the words that were told, where there are any, or go to the message."""
        if finding.suggestion and finding.message:
            self._take_told(finding.message, finding.text, finding.suggestion)
        else:
            self._open_message()

    def _use_told(self) -> None:
        one = self._chosen()
        if one is not None and one.row.slides is not None and one.row.slides.before:
            self._take_told(one.row.message, one.row.slides.text, one.row.slides.before)

    def _take_told(self, message: str, now: str, told: str) -> None:
        """Give a message the words again in which it was told; its history keeps both."""
        back = partial(messages.reword, message=message, wording=now)

        def work(book: TeamBook) -> Back:
            messages.reword(book, message, told)
            return back

        self.act(work, self.tr("The wording is what was told"), self.renew)

    def _take_trail_out(self) -> None:
        title = self.tr("Take the evidence trail out")
        self.trail.ask(title, WARNING, NAME, trail_workbook)

    def _connect(self) -> None:
        page, keymap = self.page, self.look.keys
        self.reader.laid.connect(self._show)
        self.reader.failed.connect(self._no_challenge)
        page.list.selectionModel().currentChanged.connect(self._show_chosen)
        page.list.opened.connect(self._open_message)
        page.which.chosen.connect(self._choose)
        page.export.clicked.connect(self.paper.ask)
        page.tell.clicked.connect(lambda: self.telling.ask(page.tell, self._chosen(), self._laid))
        page.use_told.clicked.connect(self._use_told)
        page.trail.clicked.connect(self._take_trail_out)
        page.held.clicked.connect(lambda: self.go.emit("disclosure", None))
        page.lists.clicked.connect(lambda: self.go.emit("wordlists", None))
        margin = page.detail.margin
        margin.released.connect(self._release)
        margin.taken_back.connect(self._take_back)
        margin.mend_wanted.connect(self._mend)
        margin.note_wanted.connect(self._follow)
        hear(keymap, self, keys.WATCHED, partial(self._choose, WATCHED))
        hear(keymap, self, keys.EVERY, partial(self._choose, EVERY))
        hear(keymap, self, keys.NEXT, self._go_next)
        hear(keymap, self, keys.RELEASE, self._say_why)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))

    def _follow(self, finding: Finding) -> None:
        """Go back to the notes behind a finding, by the trail of its message."""
        if finding.message:
            self.go.emit("messages", finding.message)
