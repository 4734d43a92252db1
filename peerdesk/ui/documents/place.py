# SPDX-License-Identifier: Apache-2.0
"""The place of documents: the register of pre-reading, requests to the organiser, figures."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.desk.book import Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.domain.calendar import local
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.documents.acts import DocumentActs
from peerdesk.ui.documents.asking import DocumentSheets
from peerdesk.ui.documents.detail import CHANGE, PULL, READ, RECEIVED, STRIKE
from peerdesk.ui.documents.figures import FigureWriting
from peerdesk.ui.documents.listing import DocumentsModel
from peerdesk.ui.documents.page import (
    ADD,
    ASKED,
    FIGURES,
    OFF,
    ORGANISER,
    REGISTER,
    TAKE_IN,
    DocumentsPage,
)
from peerdesk.ui.documents.rows import DocumentRow, Register, read_register
from peerdesk.ui.documents.working import Working
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession


class DocumentsPlace(Place):
    """All documents; `open` takes one's identifier, or "figures"."""

    key: ClassVar[str] = "documents"
    does: ClassVar[tuple[Action, ...]] = (
        ADD, TAKE_IN, ORGANISER, RECEIVED, READ, PULL, CHANGE, STRIKE,
    )  # fmt: skip

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.model = DocumentsModel()
        self.page = DocumentsPage(look, self, self.model)
        self.acts = DocumentActs(self)
        self.working = Working(self, self.page, self.acts)
        self.figures = FigureWriting(self, self.page)
        self.sheets = DocumentSheets(self, self.acts)
        self._register: Register | None = None
        self._tab = REGISTER
        self._wanted = ""
        self._off = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self._connect()

    def open(self, what: object = None) -> None:
        """Show the register, one document if asked for, or the figures."""
        wanted, tab = (*what, "")[:2] if isinstance(what, tuple) else (what, "")
        if wanted == FIGURES or tab in {REGISTER, ASKED, FIGURES}:
            self._tab = FIGURES if wanted == FIGURES else str(tab)
        elif isinstance(wanted, str) and wanted:
            self._tab, self._wanted = REGISTER, wanted
        self._wanted = wanted if isinstance(wanted, str) and wanted != FIGURES else ""
        self.page.list.setFocus()
        self._reload()

    def where(self) -> object:
        """Return the document that is open, and the tab."""
        return self.working.document, self._tab

    def last_words(self) -> dict[str, str]:
        """Return the lines that are not yet written, by the keys of their drafts."""
        return self.working.writing.last_words() | self.figures.last_words()

    def unsaved(self) -> bool:
        """Say whether a line stands on the screen only."""
        return self.working.writing.unsaved or self.figures.unsaved

    def retry(self) -> None:
        """Send the lines again that the disk has refused."""
        self.working.writing.retry()
        self.figures.retry()

    def blank(self) -> None:
        """Take every document, figure and line off the screen."""
        super().blank()
        self.sheets.blank()
        self._register = None
        self.working.blank()
        self.figures.blank()
        self.model.show(())
        self.page.figures.show(())
        self.page.heading.set_facts("")

    def looked_at(self) -> tuple[str, str]:
        """Return the document or the figure's note that is chosen, whose history can be shown."""
        if self._tab == FIGURES:
            figure = self.page.figures.row(self.page.figure_list.currentIndex().row())
            return ("note", figure.note) if figure is not None else ("", "")
        return ("document", self.working.document) if self.working.document else ("", "")

    def renew(self) -> None:
        """Read the register anew."""
        self._reload()

    def next_pane(self) -> bool:
        """Go from the list to what is chosen, to the rail."""
        return self.page.panes.next()

    @property
    def today(self) -> str:
        """Return the local day as an ISO date."""
        return local(*self.session.now()).date().isoformat()

    def _reload(self) -> None:
        work = partial(read_register, today=self.today)
        self.ask(Urgency.ROWS, work, self._show, self._no_challenge)

    def _no_challenge(self, error: PeerDeskError) -> None:
        if isinstance(error, NoChallenge):
            self.page.none.say(error.user_message)
            self.page.show_tab(REGISTER, some=False)
            for act in (self.page.add, self.page.organiser, self.page.take_in, self.page.off):
                act.hide()
        else:
            self.failed.emit(error)

    def _show(self, register: Register) -> None:
        self._register = register
        page, team = self.page, register.team
        self.working.team = self.sheets.team = team
        self.sheets.today = team.today
        for act in (page.add, page.take_in):
            act.setVisible(team.writes)
        rows = register.rows
        asked = sum(row.pulled for row in rows)
        page.organiser.setVisible(asked > 0)
        page.heading.set_facts(self._facts(register))
        page.tabs.set_count(REGISTER, str(len(rows)))
        page.tabs.set_count(ASKED, str(asked))
        page.tabs.set_count(FIGURES, str(len(register.figures)))
        page.figures.show(register.figures)
        self.figures.show(register)
        self._show_tab()

    def _facts(self, register: Register) -> str:
        rows = register.rows
        if not rows:
            return ""
        here, read = sum(row.received for row in rows), sum(bool(row.read_by) for row in rows)
        said = [self.tr("{0} of {1} received, {2} read").format(here, len(rows), read)]
        if register.overdue:
            one, many = self.tr("{0} is overdue"), self.tr("{0} are overdue")
            said.append(counted(register.overdue, one, many))
        return ", ".join(said)

    def _show_tab(self) -> None:
        register = self._register
        if register is None:
            return
        page = self.page
        page.tabs.choose(self._tab)
        if any(row.id == self._wanted for row in register.dropped):
            self._off = True
        self._off = self._off and bool(register.dropped) and self._tab == REGISTER
        off = counted(len(register.dropped), self.tr("{0} struck off"), self.tr("{0} struck off"))
        page.off.set_text(self.tr("Back to the register") if self._off else off)
        page.off.setVisible(bool(register.dropped) and self._tab == REGISTER)
        rows = self._rows(register)
        some = bool(register.figures if self._tab == FIGURES else rows)
        page.none.say(self._nothing())
        page.show_tab(self._tab, some=some)
        self.model.show(rows)
        row = self.model.find(self._wanted or self.working.document)
        self._wanted = ""
        if rows:
            choose_row(page.list, max(row, 0))
        else:
            self.working.read("")
            self._focus_tabs()

    def _focus_tabs(self) -> None:
        """Keep the keyboard here where the list, which had it, is not shown."""
        focus = self.window().focusWidget()
        if not (bool(focus) and focus.isVisible() and self.isAncestorOf(focus)):
            self.page.tabs.focus_chosen()

    def _rows(self, register: Register) -> tuple[DocumentRow, ...]:
        if self._off:
            return register.dropped
        if self._tab == ASKED:
            return tuple(row for row in register.rows if row.pulled)
        return register.rows

    def _nothing(self) -> str:
        return {
            REGISTER: self.tr(
                "What the team asked for and was sent stands here: what has arrived, what is "
                "overdue, and who has read it."
            ),
            ASKED: self.tr("Nothing is to be asked for. P puts a document on this list."),
            FIGURES: self.tr("Figures stand here, each with its source and date."),
            OFF: "",
        }[self._tab]

    def _choose_tab(self, tab: str) -> None:
        self._tab = tab
        self._show_tab()

    def _toggle_off(self) -> None:
        self._off = not self._off
        self._show_tab()

    def _on_current(self) -> None:
        row = self.model.row(self.page.list.currentIndex().row())
        if row is not None and self._tab != FIGURES:
            self.working.read(row.id)

    def _change(self) -> None:
        detail = self.working.detail
        if detail is not None:
            self.sheets.change(detail.id, detail.document)

    def _open_entry(self) -> None:
        self.page.panes.go_to("detail")
        self.page.document.entry.setFocus()

    def _open_figure(self) -> None:
        row = self.page.figures.row(self.page.figure_list.currentIndex().row())
        if row is not None:
            self.go.emit("evidence", row.note)

    def _done(self, document: str) -> None:
        self._wanted = document
        self._reload()

    def _connect(self) -> None:
        page = self.page
        page.tabs.chosen.connect(self._choose_tab)
        page.add.clicked.connect(self.sheets.add)
        page.take_in.clicked.connect(self.sheets.take_in)
        page.organiser.clicked.connect(self.sheets.organiser)
        page.off.clicked.connect(self._toggle_off)
        page.list.selectionModel().currentChanged.connect(self._on_current)
        page.list.opened.connect(self._open_entry)
        page.figure_list.opened.connect(self._open_figure)
        page.document.change.clicked.connect(self._change)
        self.acts.done.connect(self._done)
        self.working.written.connect(self._reload)
        self.figures.written.connect(self._reload)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))
