# SPDX-License-Identifier: Apache-2.0
"""The place of questions: what the team still wants to know, and who will find out."""

from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.desk.book import Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.options import Option
from peerdesk.ui.jobs import Job
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.questions import filters
from peerdesk.ui.questions.acts import QuestionActs
from peerdesk.ui.questions.answering import Answering
from peerdesk.ui.questions.detail import ANSWER, DROP, EDIT, REOPEN, SOURCE, WRITE
from peerdesk.ui.questions.filters import Wanted
from peerdesk.ui.questions.finding import find_answers
from peerdesk.ui.questions.model import QuestionModel
from peerdesk.ui.questions.page import BY_KLOE, BY_SESSION, NEW, QuestionsPage
from peerdesk.ui.questions.rows import QuestionRow, QuestionsListed, read_questions
from peerdesk.ui.questions.wanted import AskWanted


class QuestionsPlace(Place):
    """All questions. `open` takes a question's identifier, or a `Wanted` with filters."""

    key: ClassVar[str] = "questions"
    does: ClassVar[tuple[Action, ...]] = (
        NEW, ANSWER, WRITE, EDIT, REOPEN, DROP, SOURCE, BY_SESSION, BY_KLOE,
    )  # fmt: skip

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.model = QuestionModel()
        self.page = QuestionsPage(look, self, self.model)
        self.acts = QuestionActs(self)
        self.answering = Answering(self)
        self.wanted = Wanted()
        self._listed: QuestionsListed | None = None
        self._search: Job | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()

    def open(self, what: object = None) -> None:
        """Show the questions; one that is asked for is chosen, under whatever tab it stands."""
        if isinstance(what, Wanted):
            self.wanted = what
        elif isinstance(what, str) and what:
            self.wanted = Wanted(self.wanted.tab, question=what)
        self.page.list.setFocus()
        self.renew()

    def renew(self) -> None:
        """Read the questions anew."""
        self.ask(Urgency.ROWS, read_questions, self._show, self._no_challenge)

    def where(self) -> object:
        """Return the filters and the chosen question."""
        return self.wanted

    def asked_about(self) -> str:
        """Return what raised the chosen question: another one is asked about the same."""
        row = self.current()
        return row.about if row is not None else ""

    def looked_at(self) -> tuple[str, str]:
        """Return the chosen question, whose history can be shown."""
        row = self.current()
        return ("question", row.id) if row is not None else ("", "")

    def last_words(self) -> dict[str, str]:
        """Return the answer being written, by the key of its draft."""
        return self.answering.drafts.take()

    def blank(self) -> None:
        """Take every question off the screen."""
        super().blank()
        self.answering.blank()
        self._listed = None
        self.model.show(())
        self.page.detail.clear()
        self.page.session.clear()
        self.page.kloe.clear()
        self.page.heading.set_facts("")

    def next_pane(self) -> bool:
        """Go from the list to the question, to the rail."""
        return self.page.panes.next()

    def current(self) -> QuestionRow | None:
        """Return the chosen question."""
        return self.model.row(self.page.list.currentIndex().row())

    def _no_challenge(self, error: PeerDeskError) -> None:
        if isinstance(error, NoChallenge):
            self.page.new.setEnabled(False)
            self.page.show_empty(error.user_message, may_ask=False)
        else:
            self.failed.emit(error)

    def _show(self, listed: QuestionsListed) -> None:
        self._listed = listed
        self.page.new.setEnabled(listed.writes)
        row = next((r for r in listed.rows if r.id == self.wanted.question), None)
        if row is not None and not filters.fits(row, self.wanted, listed.me):
            tab = filters.tab_of(row, self.wanted, listed.me)
            self.wanted = Wanted(tab, question=row.id)
        self._offer_filters(listed)
        self._show_rows()

    def _offer_filters(self, listed: QuestionsListed) -> None:
        sessions = [Option("", self.tr("All sessions"))]
        sessions += [Option(s, n, icon="calendar-blank") for s, n in listed.sessions.items()]
        kloes = [Option("", self.tr("All lines of enquiry"))]
        kloes += [Option(kloe, name, icon="hash") for kloe, name in listed.kloes.items()]
        self.page.session.set_options(sessions, self.wanted.session)
        self.page.kloe.set_options(kloes, self.wanted.kloe)
        self.page.session.setVisible(bool(listed.sessions))
        self.page.kloe.setVisible(bool(listed.kloes))

    def _show_rows(self) -> None:
        listed, page, wanted = self._listed, self.page, self.wanted
        if listed is None:
            return
        counts = filters.counts(listed, wanted)
        for tab, count in counts.items():
            page.tabs.set_count(tab, f"{count:,}")
        page.tabs.choose(wanted.tab)
        open_ones = counts[filters.OPEN]
        facts = counted(open_ones, self.tr("{0} open question"), self.tr("{0} open questions"))
        page.heading.set_facts(facts)
        before = max(page.list.currentIndex().row(), 0)
        rows = [row for row in listed.rows if filters.fits(row, wanted, listed.me)]
        self.model.show(rows)
        if not rows:
            page.detail.clear()
            page.show_empty(self._empty_words(), may_ask=not listed.rows and listed.writes)
            return
        page.show_list()
        found = self.model.find(wanted.question)
        choose_row(page.list, found if found >= 0 else min(before, len(rows) - 1))

    def _empty_words(self) -> str:
        if self.wanted.session or self.wanted.kloe:
            return self.tr("No question fits. Choose all sessions and lines to see the others.")
        return {
            filters.OPEN: self.tr("What the team still wants to know stands here."),
            filters.MINE: self.tr("No open question is yours to see to."),
            filters.ANSWERED: self.tr("No question has been answered yet."),
            filters.DROPPED: self.tr("No question was dropped."),
        }[self.wanted.tab]

    def _on_current(self) -> None:
        row, listed = self.current(), self._listed
        if row is None or listed is None:
            return
        self.wanted = replace(self.wanted, question=row.id)
        self.page.detail.set_row(row, writes=listed.writes)

    def _filter(self, **fields: str) -> None:
        self.wanted = replace(self.wanted, **fields)
        self._show_rows()

    def _new(self) -> None:
        self.go.emit("ask", AskWanted(session=self.wanted.session))

    def _write(self) -> None:
        if (row := self.current()) is not None:
            self.answering.begin(row)

    def _edit(self) -> None:
        if (row := self.current()) is not None:
            self.go.emit("ask", AskWanted(question=row.id))

    def _source(self) -> None:
        if (row := self.current()) is not None and row.place:
            self.go.emit(row.place, row.about)

    def _answer(self, note: str) -> None:
        if (row := self.current()) is not None:
            self.acts.answer(row.id, note)

    def _take_off(self, note: str) -> None:
        if (row := self.current()) is not None:
            self.acts.take_off(row.id, note)

    def _reopen(self) -> None:
        if (row := self.current()) is not None:
            self.acts.reopen(row.id)

    def _drop(self) -> None:
        if (row := self.current()) is not None:
            self.acts.drop(row.id)

    def _find_notes(self, words: str) -> None:
        if self._search is not None:
            self._search.drop()
        row = self.current()
        if row is None:
            return
        work = partial(find_answers, row=row, words=words)
        self._search = self.ask(Urgency.SEARCH, work, self.page.detail.offer)

    def _connect(self) -> None:
        page, detail = self.page, self.page.detail
        page.new.clicked.connect(self._new)
        page.empty.act.clicked.connect(self._new)
        page.tabs.chosen.connect(lambda tab: self._filter(tab=tab))
        page.session.picked.connect(lambda session: self._filter(session=session))
        page.kloe.picked.connect(lambda kloe: self._filter(kloe=kloe))
        page.list.selectionModel().currentChanged.connect(self._on_current)
        page.list.opened.connect(lambda: page.panes.go_to("question"))
        detail.write_wanted.connect(self._write)
        detail.edit_wanted.connect(self._edit)
        detail.reopen_wanted.connect(self._reopen)
        detail.drop_wanted.connect(self._drop)
        detail.source_wanted.connect(self._source)
        detail.searched.connect(self._find_notes)
        detail.answered.connect(self._answer)
        detail.taken_off.connect(self._take_off)
        detail.opened.connect(lambda note: self.go.emit("evidence", note))
        self.acts.done.connect(self.renew)
        self.answering.done.connect(self.renew)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))
