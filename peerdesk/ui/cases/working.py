# SPDX-License-Identifier: Apache-2.0
"""Brings the chosen case file into form and facts, and has its lines written."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.capture import Written
from peerdesk.desk.case_files import TALKS, write_finding, write_talk
from peerdesk.domain.words import CaseArea, Stance
from peerdesk.ui.cases.acts import CaseActs
from peerdesk.ui.cases.page import CasesPage
from peerdesk.ui.cases.reading import OTHER, PARTS, CaseDetail, draft_key, read_case
from peerdesk.ui.cases.rows import Reviewers
from peerdesk.ui.evidence.acts import NoteActs
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place
from peerdesk.ui.records.advice import Advice
from peerdesk.ui.records.writing import RecordWriting


class Working(QObject):
    """One case file at a time, one part of it open; of several requests the newest wins."""

    written = Signal()

    def __init__(self, place: Place, page: CasesPage, acts: CaseActs) -> None:
        super().__init__(place)
        self._place, self._page, self._acts = place, page, acts
        self._job: Job | None = None
        self.team: Reviewers | None = None
        self.case = ""
        self.part = PARTS[0]
        self.detail: CaseDetail | None = None
        self.focus_wanted = False
        self.writing = RecordWriting(page.form.entry, place)
        self._advice = Advice(place, page.form.entry, page.form.warning)
        self._notes = NoteActs(place)
        self._connect()

    def read(self, case: str) -> None:
        """Show a case file; a line begun in another one stays as its draft."""
        if self._job is not None:
            self._job.drop()
            self._job = None
        if case != self.case:
            self.writing.leave()
            self.detail = None
            if self.case:
                self.part = PARTS[0]
        self.case = case
        team = self.team
        if team is None or not case:
            self._page.clear()
            return
        self._job = self._place.ask(
            Urgency.ROWS, lambda book: read_case(book, team, case), self._show
        )

    def blank(self) -> None:
        """Show and hold nothing."""
        if self._job is not None:
            self._job.drop()
        self._job = self.detail = self.team = None
        self.case = ""
        self.writing.forget()
        self._advice.blank()
        self._page.clear()

    def _show(self, detail: CaseDetail) -> None:
        team, page = self.team, self._page
        if team is None or detail.id != self.case:
            return
        self.detail = detail
        page.label.setText(detail.file.label)
        self._advice.label = detail.file.label
        page.type.setText(detail.file.type or self.tr("Type of case not named"))
        page.back.setVisible(team.lead)
        page.banner.say(self._warning(detail))
        page.banner.setVisible(bool(page.banner.text))
        page.back.setVisible(team.lead and not detail.live)
        page.facts.show_case(detail, team)
        self._show_part(self.part)

    def _show_part(self, part: str) -> None:
        detail, team = self.detail, self.team
        if detail is None or team is None:
            return
        may_write = team.writes and detail.live
        self.part = part if part in detail.parts else PARTS[0]
        self._page.form.show_case(detail, self.part, may_write=may_write)
        if may_write and self.part != OTHER:
            self._page.form.entry.know(team.kloes)
            found, draft = detail.found.get(self.part, ()), detail.drafts.get(self.part, "")
            key = draft_key(detail.id, self.part)
            self.writing.begin(key, draft, found, team.codes, _sender(detail.id, self.part))
        else:
            self.writing.leave()
        if self.focus_wanted:
            self.focus_wanted = False
            self._page.form.focus_part()

    def _open_part(self, part: str) -> None:
        self.part = part
        self.focus_wanted = True
        self.read(self.case)

    def _warning(self, detail: CaseDetail) -> str:
        if not detail.live:
            return self.tr("This case file was taken off the list. Its notes stay.")
        if detail.clashes:
            return self.tr("Two settings of this file stand side by side: see To settle.")
        return ""

    def _written(self, written: Written) -> None:
        del written
        self.written.emit()

    def _mark(self, note: str, stance: str) -> None:
        self._notes.mark((note,), Stance(stance))

    def _withdraw(self, note: str) -> None:
        self._notes.withdraw((note,))

    def _open_note(self) -> None:
        finding = self._page.form.model.row(self._page.form.lines.currentIndex().row())
        if finding is not None:
            self._place.go.emit("evidence", finding.note)

    def _connect(self) -> None:
        form, writing = self._page.form, self.writing
        form.opened.connect(self._open_part)
        form.lines.marked.connect(self._mark)
        form.lines.withdrawn.connect(self._withdraw)
        form.lines.opened.connect(self._open_note)
        writing.written.connect(self._written)
        writing.warned.connect(self._advice.warn)
        writing.failed.connect(self._place.failed)
        self._notes.done.connect(self.written)


def _sender(case: str, part: str) -> Callable[[TeamBook, str], Written]:
    """Return what writes a line in a part of a review."""
    if part in TALKS:
        return partial(_talk, case=case, role=part)
    return partial(_finding, case=case, area=CaseArea(part))


def _finding(book: TeamBook, line: str, case: str, area: CaseArea) -> Written:
    return write_finding(book, case, area, line)


def _talk(book: TeamBook, line: str, case: str, role: str) -> Written:
    return write_talk(book, case, role, line)
