# SPDX-License-Identifier: Apache-2.0
"""The search of the place: what is typed, the chips, the words, and searches kept under a name."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.search.filters import Trouble, read_search, write_search
from peerdesk.desk.search.kept import KeptSearch, drop_search, keep_search, kept_searches
from peerdesk.desk.search.names import SearchNames
from peerdesk.desk.search.typed import Typed, all_in, all_out, take_typed
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.evidence import filters
from peerdesk.ui.evidence.completing import Completing
from peerdesk.ui.evidence.kept_sheet import KeptSheet
from peerdesk.ui.evidence.keys import SEARCHES, WORDS
from peerdesk.ui.evidence.page import EvidencePage
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.place import Place

Choose = Callable[[tuple[KeptSearch, ...]], KeptSearch | None]


class Searching(QObject):
    """Holds what is on chips and what is text; `searched` carries the whole query."""

    searched = Signal(object)

    def __init__(self, place: Place, page: EvidencePage) -> None:
        super().__init__(place)
        self._place, self._page = place, page
        self._base = NoteQuery()
        self.query = NoteQuery()
        self.names: SearchNames | None = None
        self.completing = Completing(place.look, place, page.search)
        self.completing.names = lambda: self.names
        self.sheet = OneSheet(place)
        self._connect()

    @property
    def chips(self) -> NoteQuery:
        """Return the filters that are on chips; those still typed as words are not."""
        return self._base

    def show(self, query: NoteQuery) -> None:
        """Have every filter of a query on a chip, and its words in the field."""
        self._take(all_in(query))

    def blank(self) -> None:
        """Know nothing any more."""
        self.completing.leave()
        self.sheet.blank()
        self.names = None
        self._base = self.query = NoteQuery()
        with QSignalBlocker(self._page.search.edit):
            self._page.search.edit.setText("")
        self._say((), "")

    def write_out(self) -> None:
        """Turn the chips into words in the field, to be changed there."""
        if self.names is None:
            return
        edit = self._page.search.edit
        if self._base == NoteQuery(waiting=self._base.waiting):
            self._enter()
        else:
            self._take(all_out(self.query, self.names))
            edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.searched.emit(self.query)

    def unfilter(self, name: str) -> None:
        """Take a chip off, by its filter's name."""
        self._base = filters.without(self._base, name)
        self._type(self._page.search.edit.text())
        self._page.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self, text: str) -> None:
        names = self.names
        if names is None:
            return
        edit = self._page.search.edit
        self._take(take_typed(self._base, text, edit.cursorPosition(), names))
        self.completing.offer()
        self.searched.emit(self.query)

    def _enter(self) -> None:
        """Have what is complete in the field on chips, the last filter too."""
        if self.names is None:
            return
        text = f"{self._page.search.edit.text()} "
        typed = take_typed(self._base, text, len(text), self.names)
        self._take(replace(typed, text=typed.text.strip(), caret=len(typed.text.strip())))
        self.searched.emit(self.query)

    def _complete(self, text: str, caret: int) -> None:
        edit = self._page.search.edit
        with QSignalBlocker(edit):
            edit.setText(text)
            edit.setCursorPosition(caret)
        self._type(text)

    def _take(self, typed: Typed) -> None:
        self._base, self.query = typed.base, typed.query
        edit = self._page.search.edit
        if edit.text() != typed.text:
            with QSignalBlocker(edit):
                edit.setText(typed.text)
                edit.setCursorPosition(typed.caret)
        close = typed.troubles[0].nearest if typed.troubles else ""
        self._say(typed.troubles, close)

    def _say(self, troubles: tuple[Trouble, ...], close: str) -> None:
        trouble = self._page.trouble
        words = " ".join(one.sentence for one in troubles)
        if words and trouble.text() != words:
            announce(self._page.search.edit, words)
        trouble.setText(words)
        trouble.setVisible(bool(words))
        trouble.setToolTip(close)

    def open_kept(self) -> None:
        """Show the kept searches; this one can be kept too, if there is one."""
        if self.sheet.sheet is None and self.names is not None:
            self._place.ask_for_sheet(kept_searches, self._show_kept)

    def _show_kept(self, searches: tuple[KeptSearch, ...]) -> None:
        if self.names is None:
            return
        words = write_search(self.query, self.names)
        sheet = KeptSheet(self._place.look, self._place, searches, words)
        sheet.kept.connect(partial(self._keep, sheet, words))
        sheet.recalled.connect(partial(self._recall_from, sheet))
        sheet.dropped.connect(partial(self._drop, sheet))
        self.sheet.open(sheet)

    def _keep(self, sheet: KeptSheet, words: str, name: str) -> None:
        def work(book: TeamBook) -> KeptSearch:
            return keep_search(book, name, words)

        def kept(search: KeptSearch) -> None:
            sheet.leave()
            said = self._place.tr("Kept as “{0}”: S and Ctrl+K find it again.")
            self._place.said.emit(said.format(search.name), None)

        def refused(error: PeerDeskError) -> None:
            sheet.say_wrong(error.user_message)

        self._place.ask(Urgency.DRAFT, work, kept, refused)

    def _drop(self, sheet: KeptSheet, name: str) -> None:
        def work(book: TeamBook) -> tuple[KeptSearch, ...]:
            drop_search(book, name)
            return kept_searches(book)

        self._place.ask(Urgency.DRAFT, work, sheet.show_searches)

    def _recall_from(self, sheet: KeptSheet, name: str) -> None:
        sheet.leave()
        self._recall(lambda searches: next((s for s in searches if s.name == name), None))

    def _recall_by_key(self, number: int) -> None:
        self._recall(lambda searches: searches[number - 1] if number <= len(searches) else None)

    def _recall(self, choose: Choose) -> None:
        names = self.names
        if names is None:
            return

        def work(book: TeamBook) -> NoteQuery | None:
            search = choose(kept_searches(book))
            return read_search(search.words, names).query if search is not None else None

        self._place.ask(Urgency.ROWS, work, self._show_recalled)

    def _show_recalled(self, query: NoteQuery | None) -> None:
        if query is not None:
            self.show(query)
            self.searched.emit(query)

    def _connect(self) -> None:
        search = self._page.search
        search.typed.connect(self._type)
        search.unfiltered.connect(self.unfilter)
        self._page.kept.clicked.connect(self.open_kept)
        hear(self._place.look.keys, self._place, WORDS, self.write_out)
        search.entered.connect(self._enter)
        self.completing.completed.connect(self._complete)
        for number, act in enumerate(SEARCHES, 1):
            hear(self._place.look.keys, self._place, act, partial(self._recall_by_key, number))
