# SPDX-License-Identifier: Apache-2.0
"""The place of evidence: search, filters, the list of notes and one note beside it."""

from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.desk.book import Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.query import WORDS, NoteQuery
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.counting import counted
from peerdesk.ui.evidence import filters
from peerdesk.ui.evidence.acts import NoteActs
from peerdesk.ui.evidence.finder import NoteFinder
from peerdesk.ui.evidence.keys import ALL, SEARCH
from peerdesk.ui.evidence.model import NoteModel
from peerdesk.ui.evidence.page import EvidencePage
from peerdesk.ui.evidence.reader import NoteReader
from peerdesk.ui.evidence.rows import Surroundings, read_surroundings
from peerdesk.ui.evidence.searching import Searching
from peerdesk.ui.evidence.totals import Totals
from peerdesk.ui.evidence.working import Working
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession


@dataclass(frozen=True)
class Looked:
    """Where somebody was: the filters without the words typed, and the chosen note."""

    query: NoteQuery
    note: str


class EvidencePlace(Place):
    """All notes. `open` takes a note's identifier, a `NoteQuery`, or what `where` gave."""

    key: ClassVar[str] = "evidence"
    does = ALL

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.model = NoteModel()
        self.page = EvidencePage(look, self.model)
        self.finder = NoteFinder(self, self.model)
        self.searching = Searching(self, self.page)
        self.acts = NoteActs(self)
        self.reader = NoteReader(self, self.page.detail, self.acts)
        self.working = Working(self, self.page, self.reader, self.acts)
        self._around: Surroundings | None = None
        self.totals = Totals(self, self.page)
        self._wanted = ""
        self._row = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()

    def open(self, what: object = None) -> None:
        """Show the notes; a note asked for is shown beside the list."""
        query = self.finder.query
        if isinstance(what, str) and what:
            self._wanted, query = what, NoteQuery()
        elif isinstance(what, NoteQuery):
            query = what
        elif isinstance(what, Looked):
            self._wanted, query = what.note, what.query
        self.searching.show(query)
        self.finder.query = query
        (self.page.search.edit if what is None else self.page.list).setFocus()
        self.ask(Urgency.ROWS, read_surroundings, self._show_around, self._no_challenge)

    def last_words(self) -> dict[str, str]:
        """Return a note being reworded, by the key of its draft."""
        return self.reader.last_words()

    def blank(self) -> None:
        """Take notes, words searched for and popups off the screen."""
        super().blank()
        self.finder.stop()
        self.finder.query = NoteQuery()
        self.finder.around = self.reader.around = self._around = None
        self.working.blank()
        self.reader.blank()
        self.model.clear()
        self.searching.blank()
        self.page.search.set_chips(())
        self.page.search.set_count("")
        self.page.list.delegate.searched = ""
        self.totals.forget()
        self.page.heading.set_facts("")

    def where(self) -> object:
        """Return the filters and the chosen note, not the words typed."""
        query = self.finder.query
        more = tuple(one for one in query.more if one.name != WORDS)
        return Looked(replace(query, words="", more=more), self.reader.note)

    def asked_about(self) -> str:
        """Return the note that is shown: a question asked now would be about it."""
        return self.reader.note

    def looked_at(self) -> tuple[str, str]:
        """Return the note that is shown, whose history can be shown."""
        return ("note", self.reader.note) if self.reader.note else ("", "")

    def renew(self) -> None:
        """Read the list and the note anew."""
        self._after_act()

    def next_pane(self) -> bool:
        """Go from the search to the list, to the note, to the rail."""
        if self.page.search.edit.hasFocus():
            self.page.panes.go_to("list")
            return True
        return self.page.panes.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the signs typed before a line in Capture, # and @, and Esc over a rewording."""
        words = self.page.detail.words
        if event.key() == Qt.Key.Key_Escape and words.editing:
            words.end()
            return
        pressed = QKeySequence(event.keyCombination())
        if not self.working.take_sign(event.text()) and not self.working.take_key(pressed):
            super().keyPressEvent(event)

    def _show_around(self, around: Surroundings) -> None:
        self._around = self.finder.around = self.reader.around = self.working.around = around
        self.searching.names = around.names
        self._look_for(self.finder.query)
        self.totals.ask(around)

    def _no_challenge(self, error: PeerDeskError) -> None:
        if not isinstance(error, NoChallenge):
            self.failed.emit(error)
            return
        self.model.clear()
        self.page.show_empty(error.user_message, may_write=False)

    def _look_for(self, query: NoteQuery) -> None:
        """Look for what a query wants, all its filters on chips."""
        if self._around is not None:
            self.searching.show(query)
            self._search(query)

    def _search(self, query: NoteQuery) -> None:
        if self._around is None:
            return
        self.finder.search(query)
        page = self.page
        page.list.delegate.searched = self.reader.searched = query.words
        page.list.delegate.shows_place = not query.session
        self.working.withdrawn = query.withdrawn
        page.search.set_chips(filters.chips(self.searching.chips, self._around))
        page.tabs.choose(filters.tab_of(query, self._around.me) or filters.ALL)
        page.show_order(newest=query.newest_first)

    def _on_renewed(self) -> None:
        self.reader.read(self.reader.note)

    def _on_found(self, count: int) -> None:
        self.totals.say(count, self.finder.query)
        if self.finder.query.words:
            announce(self, counted(count, self.tr("{0} note found"), self.tr("{0} notes found")))
        if count:
            self.page.show_list()
        else:
            nothing = self.totals.nothing_written
            words = self.totals.empty_words(self.finder.query)
            self.page.show_empty(words, may_write=nothing)
            if nothing and not self.finder.query.words:
                self.page.empty.act.setFocus(Qt.FocusReason.OtherFocusReason)
        row = self.model.find(self._wanted or self.reader.note)
        if count and (row >= 0 or not self._wanted):
            self.page.list.go_to(row if row >= 0 else min(self._row, count - 1))
        elif self._wanted:
            self.reader.read(self._wanted)
        else:
            self.reader.blank()
        self._wanted = ""
        self._row = 0

    def _after_act(self) -> None:
        self._row = max(self.page.list.currentIndex().row(), 0)
        self.finder.refresh(self._row)
        if self._around is not None:
            self.totals.ask(self._around)

    def _toggle(self, key: str) -> None:
        self._look_for(filters.toggled(self.finder.query, key))

    def _choose_tab(self, tab: str) -> None:
        if self._around is not None:
            self._look_for(filters.with_tab(self.finder.query, tab, self._around.me))

    def _turn_order(self) -> None:
        query = self.finder.query
        self._look_for(replace(query, newest_first=not query.newest_first))

    def _ask_filter(self) -> None:
        if self._around is not None:
            tagging = self.working.tagging
            tagging.ask_filter(self.page.filter, self._around, self.finder.query)

    def _focus_search(self) -> None:
        self.page.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page.search.edit.selectAll()

    def _connect(self) -> None:
        page = self.page
        self.searching.searched.connect(self._search)
        page.search.down.connect(lambda: page.panes.go_to("list"))
        page.filter.clicked.connect(self._ask_filter)
        page.order.clicked.connect(self._turn_order)
        page.tabs.chosen.connect(self._choose_tab)
        page.list.opened.connect(lambda: page.panes.go_to("note"))
        page.empty.act.clicked.connect(lambda: self.go.emit("capture", None))
        page.detail.reached.opened.connect(lambda message: self.go.emit("messages", message))
        self.finder.found.connect(self._on_found)
        self.finder.renewed.connect(self._on_renewed)
        self.acts.done.connect(self._after_act)
        self.working.tagging.filtered.connect(self._toggle)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))
        hear(self.look.keys, self, SEARCH, self._focus_search)
