# SPDX-License-Identifier: Apache-2.0
"""The place of case records: the review's files, each by its label, worked through by part."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.desk.book import Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.domain.words import CaseState
from peerdesk.errors import PeerDeskError
from peerdesk.ui.cases.acts import CaseActs
from peerdesk.ui.cases.asking import CaseSheets
from peerdesk.ui.cases.facts import BACK, FORWARD
from peerdesk.ui.cases.listing import CasesModel
from peerdesk.ui.cases.page import ADD, CHANGE, LABELS, OFF, SEEN, CasesPage
from peerdesk.ui.cases.rows import READ, CasesListed, read_cases
from peerdesk.ui.cases.working import Working
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.evidence.acts import NoteActs
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession


class CasesPlace(Place):
    """All case files; `open` takes one's identifier, or that with the part to write in."""

    key: ClassVar[str] = "cases"
    does: ClassVar[tuple[Action, ...]] = (ADD, LABELS, CHANGE, FORWARD, BACK, OFF, SEEN)

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.model = CasesModel()
        self.page = CasesPage(look, self, self.model)
        self.acts = CaseActs(self)
        self.notes = NoteActs(self)
        self.working = Working(self, self.page, self.acts)
        self.sheets = CaseSheets(self, self.acts)
        self._listed: CasesListed | None = None
        self._wanted = ""
        self._off = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self._connect()

    def open(self, what: object = None) -> None:
        """Show the files, one of them if asked for, with a part of it open."""
        wanted, part, caret = (*what, "", "")[:3] if isinstance(what, tuple) else (what, "", "")
        self._wanted = wanted if isinstance(wanted, str) else ""
        if isinstance(part, str) and part:
            self.working.part = part
        if not caret:
            self.page.list.setFocus()
        self.working.focus_wanted = bool(caret)
        self._reload()

    def where(self) -> object:
        """Return the file that is open, the part, and whether somebody was writing in it."""
        writing = "caret" if self.page.form.entry.editor.hasFocus() else ""
        return self.working.case, self.working.part, writing

    def last_words(self) -> dict[str, str]:
        """Return the lines that are not yet written, by the keys of their drafts."""
        return self.working.writing.last_words()

    def unsaved(self) -> bool:
        """Say whether a line stands on the screen only."""
        return self.working.writing.unsaved

    def retry(self) -> None:
        """Send the lines again that the disk has refused."""
        self.working.writing.retry()

    def blank(self) -> None:
        """Take every case file and line off the screen."""
        super().blank()
        self.sheets.blank()
        self._listed = None
        self.working.blank()
        self.model.show(())
        self.page.progress.blank()
        self.page.heading.set_facts("")
        self.page.count.clear()

    def looked_at(self) -> tuple[str, str]:
        """Return the file that is open, whose history can be shown."""
        return ("case", self.working.case) if self.working.case else ("", "")

    def renew(self) -> None:
        """Read the files anew."""
        self._reload()

    def next_pane(self) -> bool:
        """Go from the files to the form, to the facts, to the rail."""
        return self.page.panes.next()

    def _reload(self) -> None:
        self.ask(Urgency.ROWS, read_cases, self._show, self._no_challenge)

    def _no_challenge(self, error: PeerDeskError) -> None:
        if isinstance(error, NoChallenge):
            self.page.show_empty(error.user_message, may_add=False)
        else:
            self.failed.emit(error)

    def _show(self, listed: CasesListed) -> None:
        self._listed = listed
        self.working.team = self.sheets.team = listed.team
        page, lead = self.page, listed.team.lead
        for act in (page.add, page.change, page.labels):
            act.setVisible(lead)
        page.labels.setVisible(lead and bool(listed.rows))
        files = len(listed.rows)
        read = self.tr("{0} of {1} read. Yours in bold").format(listed.count(*READ), files)
        page.heading.set_facts(read if files else "")
        page.count.setText(counted(files, self.tr("{0} case file"), self.tr("{0} case files")))
        page.progress.show_files(listed)
        self._offer_dropped(listed)
        self._show_rows(listed)

    def _offer_dropped(self, listed: CasesListed) -> None:
        off = len(listed.dropped)
        self._off = self._off and off > 0
        words = counted(off, self.tr("{0} taken off"), self.tr("{0} taken off"))
        self.page.off.set_text(self.tr("Back to the list") if self._off else words)
        self.page.off.setVisible(off > 0)

    def _show_rows(self, listed: CasesListed) -> None:
        wanted = self._wanted or self.working.case
        if any(row.id == self._wanted for row in listed.dropped):
            self._off = True
        rows = listed.dropped if self._off else listed.rows
        self.sheets.files = len(listed.rows)
        self.sheets.last_list = listed.rows[-1].agreed_list if listed.rows else ""
        if not rows:
            self._show_empty(listed)
            return
        self.page.show_files()
        self.model.show(rows)
        row = self.model.find(wanted)
        self._wanted = ""
        choose_row(self.page.list, row if row >= 0 else self.model.first())

    def _show_empty(self, listed: CasesListed) -> None:
        self.working.read("")
        about = self.tr(
            "The files of the case record review stand here, each by a label drawn at random, with "
            "what is strong and what to consider in each."
        )
        wait = self.tr(" The team leader or the peer challenge manager adds them.")
        self.page.show_empty(about if listed.team.lead else about + wait, may_add=listed.team.lead)
        act = self.page.empty.act
        if act.isVisible():
            act.setFocus()

    def _on_current(self) -> None:
        row = self.model.case(self.page.list.currentIndex().row())
        if row is not None:
            self.working.read(row.id)

    def _toggle_off(self) -> None:
        self._off = not self._off
        if self._listed is not None:
            self._offer_dropped(self._listed)
            self._show_rows(self._listed)

    def _change(self) -> None:
        detail = self.working.detail
        if detail is not None:
            self.sheets.change(detail.id, detail.file)

    def _forward(self) -> None:
        detail, team = self.working.detail, self.working.team
        following = detail.next_state(team.me) if detail and team else None
        if detail is not None and following is not None:
            self.acts.settle(detail.id, following)

    def _back(self) -> None:
        detail = self.working.detail
        if detail is not None:
            reviewed = CaseState.REVIEWED
            down = CaseState.UNDER_WAY if detail.review.state is reviewed else reviewed
            self.acts.settle(detail.id, down)

    def _done(self, case: str) -> None:
        self._wanted = case
        self._reload()

    def _open_form(self) -> None:
        self.page.panes.go_to("form")
        self.page.form.focus_part()

    def _put_back(self) -> None:
        if self.working.case:
            self.acts.drop(self.working.case, dropped=False)

    def _connect(self) -> None:
        page = self.page
        page.add.clicked.connect(self.sheets.add)
        page.empty.act.clicked.connect(self.sheets.add)
        page.labels.clicked.connect(self.sheets.labels)
        page.seen.clicked.connect(lambda: self.go.emit("observations", None))
        page.change.clicked.connect(self._change)
        page.off.clicked.connect(self._toggle_off)
        page.back.clicked.connect(self._put_back)
        page.list.selectionModel().currentChanged.connect(self._on_current)
        page.list.opened.connect(self._open_form)
        page.facts.read.connect(lambda read: self.acts.read(self.working.case, read))
        page.facts.talked.connect(lambda roles: self.acts.talked(self.working.case, roles))
        page.facts.forward.connect(self._forward)
        page.facts.back.connect(self._back)
        self.acts.done.connect(self._done)
        self.notes.done.connect(self._reload)
        self.working.written.connect(self._reload)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))
