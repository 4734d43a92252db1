# SPDX-License-Identifier: Apache-2.0
"""The place of daily summaries: one in preparation, or one that was issued."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.blocks import Copy
from peerdesk.desk.book import Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.domain.briefing import Issue
from peerdesk.domain.calendar import local, short_day
from peerdesk.errors import PeerDeskError
from peerdesk.ui.briefing.acts import BriefingActs
from peerdesk.ui.briefing.keys import ALL
from peerdesk.ui.briefing.leaving import Leaving
from peerdesk.ui.briefing.model import OutlineModel
from peerdesk.ui.briefing.page import BriefingPage
from peerdesk.ui.briefing.paper import BriefingPaper
from peerdesk.ui.briefing.reading import Frame, Prepared
from peerdesk.ui.briefing.reading_issued import IssuedSummary
from peerdesk.ui.briefing.showing import DAY, ISSUE, Shown, nearest, read_shown
from peerdesk.ui.briefing.talking import Talking
from peerdesk.ui.briefing.working import Working
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession


class BriefingPlace(Place):
    """Daily summaries. `open` takes an ISO day, or what `where` gave."""

    key: ClassVar[str] = "briefing"
    does = ALL

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.model = OutlineModel()
        preview = PaperPreview(look, self.aside, session.papers)
        self.page = BriefingPage(look, self, self.model, preview)
        self.paper = BriefingPaper(self, preview)
        self.acts = BriefingActs(self)
        self.drafts = DraftKeeper(self)
        self.working = Working(self, self.page, self.acts, self.drafts)
        self.talking = Talking(self, self.page, self.acts, self.drafts)
        self.leaving = Leaving(self, self.page, self.paper, self.working)
        self._current = ""
        self._shown: Shown | None = None
        self._key = ""
        self._copy: Copy | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()

    def open(self, what: object = None) -> None:
        """Show the summary asked for, the one shown before, or the one that waits today."""
        if isinstance(what, str) and what:
            self._key = what if what.startswith((DAY, ISSUE)) else f"{DAY}{what}"
        self.page.outline.setFocus()
        self._reload()

    def last_words(self) -> dict[str, str]:
        """Return what is being typed under requests and practical matters."""
        return self.drafts.take()

    def blank(self) -> None:
        """Take outline, pages and everything typed off the screen."""
        super().blank()
        self.drafts.forget()
        self.working.blank()
        self.talking.blank()
        self._current = ""
        self.paper.blank()
        self.leaving.blank()
        self._shown = None
        self.model.clear()
        self.page.shown.clear()
        self.page.count.clear()
        self.page.heading.set_facts("")

    def where(self) -> object:
        """Return which summary is shown."""
        return self._key

    def looked_at(self) -> tuple[str, str]:
        """Return the message of the chosen point, whose trail and history can be shown."""
        row = self.page.outline.row()
        return ("message", row.message) if row is not None else ("", "")

    def asked_about(self) -> str:
        """Return the message that a question asked now would be about."""
        return self.looked_at()[1]

    def next_pane(self) -> bool:
        """Go from the outline to the pages, to the side, to the rail."""
        return self.page.panes.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Issue with Ctrl+Enter."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.page.issue.click()
            return
        super().keyPressEvent(event)

    def _reload(self) -> None:
        key = self._key
        now = self.session.now()
        self.ask(
            Urgency.ROWS, lambda book: read_shown(book, key, now), self._show, self._no_challenge
        )

    def _no_challenge(self, error: PeerDeskError) -> None:
        if isinstance(error, NoChallenge):
            self.page.issue.hide()
            self.page.following.hide()
            self.page.show_empty(error.user_message, may_write=False)
        else:
            self.failed.emit(error)

    def _show(self, shown: Shown) -> None:
        self._shown, self._key = shown, shown.key
        summary = shown.summary
        frame = summary.frame
        if self._copy is None:
            self._copy = Copy.SPEAKING_NOTE if frame.by_word else Copy.SPONSOR
        self.page.copies.choose(self._copy.value)
        self._offer(frame, shown.key)
        current = self._current
        issued = summary if isinstance(summary, IssuedSummary) else None
        self.model.show(summary.rows, shown.themes, told=issued is not None)
        self.working.show(summary if isinstance(summary, Prepared) else None)
        self.talking.show(frame, issued)
        if isinstance(summary, IssuedSummary):
            self._show_issued(summary)
        else:
            self._show_prepared(summary)
        self.page.choose_point(current)
        self._print()

    def _show_prepared(self, prepared: Prepared) -> None:
        number = prepared.frame.next_number
        included = sum(row.included for row in prepared.rows)
        self.page.heading.set_title(self.tr("Daily summary {0}").format(number))
        facts = self.tr("{0}, not issued yet").format(short_day(prepared.day))
        self.page.heading.set_facts(facts)
        self.page.count.setText(self.tr("{0} of {1} in").format(included, len(prepared.rows)))
        issue = self.page.issue
        self.page.following.hide()
        issue.show()
        issue.set_text(self.tr("Issue summary {0}").format(number))
        issue.setEnabled(prepared.frame.lead and included > 0)
        issue.setToolTip(self._why_not(prepared, included))
        if prepared.rows:
            self.page.show_prepared()
            self.page.show_late(prepared.late, lead=prepared.frame.lead)
        else:
            sentence = self.tr(
                "There is no message up to {0} yet. The summary is made of messages."
            )
            self.page.show_empty(
                sentence.format(short_day(prepared.day)), may_write=prepared.frame.writes
            )

    def _show_issued(self, issued: IssuedSummary) -> None:
        issue = issued.issue
        self.page.heading.set_title(self.tr("Daily summary {0}").format(issue.number))
        moment = local(issue.at, issue.offset)
        facts = self.tr("{0}, issued {1}").format(short_day(issue.day), f"{moment:%H:%M}")
        self.page.heading.set_facts(facts)
        self.page.count.setText(self.tr("{0} points").format(len(issued.issue.points)))
        self.page.issue.hide()
        self.page.show_issued()
        number = issued.frame.next_number
        self.page.following.set_text(self.tr("Prepare summary {0}").format(number))
        self.page.following.show()

    def _why_not(self, prepared: Prepared, included: int) -> str:
        if not prepared.frame.lead:
            return self.tr("Only the team leader or the peer challenge manager issues a summary")
        return "" if included else self.tr("Tick a point first")

    def _offer(self, frame: Frame, key: str) -> None:
        preparing = self.tr("In preparation")
        options = [
            Option(f"{DAY}{day}", short_day(day), icon="calendar-blank", group=preparing)
            for day in frame.days
        ]
        for row in frame.issued:
            moment = local(row.at, row.offset)
            words = self.tr("Summary {0}, {1}").format(row.number, short_day(row.day))
            hint = self.tr("issued {0}").format(f"{moment:%H:%M}")
            options.append(
                Option(f"{ISSUE}{row.hash}", words, hint, "lock-simple", group=self.tr("Issued"))
            )
        self.page.shown.set_options(options, key)

    def _remember(self) -> None:
        """Keep which point is chosen, for when the outline is read anew."""
        if row := self.page.outline.row():
            self._current = row.message

    def _keep_draft(self, key: str, text: str) -> None:
        self.ask(Urgency.DRAFT, lambda book: book.keep_draft(key, text), _nothing)

    def _print(self) -> None:
        shown = self._shown
        if shown is None or self._copy is None:
            return
        self.leaving.show(shown.summary, self._copy)
        if isinstance(shown.summary, IssuedSummary):
            self.paper.recall(shown.summary.issue, self._copy)
        else:
            self.paper.prepare(shown.summary.day, self._copy)

    def _choose(self, key: str) -> None:
        self._key = key
        self.model.clear()
        self._reload()

    def _prepare_next(self) -> None:
        """Go to the summary after the issued one: today's, or another of the same day."""
        if (shown := self._shown) is not None and isinstance(shown.summary, IssuedSummary):
            today = nearest(shown.summary.frame.days, self.session.now())
            self._choose(f"{DAY}{max(today, shown.summary.issue.day)}")

    def _choose_copy(self, copy: str) -> None:
        self._copy = Copy(copy)
        self._print()

    def _after_issue(self, issue: Issue) -> None:
        sentence = self.tr("Summary {0} is issued. Mark what the sponsor was told of each point.")
        self.said.emit(sentence.format(issue.number), None)
        self._choose(f"{ISSUE}{issue.hash}")

    def _connect(self) -> None:
        page = self.page
        page.shown.picked.connect(self._choose)
        page.following.clicked.connect(self._prepare_next)
        page.copies.chosen.connect(self._choose_copy)
        page.empty.act.clicked.connect(lambda: self.go.emit("messages", None))
        self.paper.news.connect(self.model.set_news)
        page.outline.selectionModel().currentChanged.connect(self._remember)
        self.drafts.due.connect(self._keep_draft)
        self.acts.done.connect(self._reload)
        self.talking.acts.done.connect(self._reload)
        self.acts.issued.connect(self._after_issue)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))


def _nothing(_: object) -> None:
    """Say nothing: a draft that is kept is no news."""
