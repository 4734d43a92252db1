# SPDX-License-Identifier: Apache-2.0
"""The place of the word lists, beside the checks that go by them."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.checks.lists import CheckWords
from peerdesk.desk import word_lists
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.word_lists import ListAsItStands
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.place import Back, Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.wordlists import keys
from peerdesk.ui.wordlists.page import PHRASES, WordListsPage
from peerdesk.ui.wordlists.rows import Lists, phrases_of, read_lists

DRAFT = "wordlist:phrase"
"""The key of the draft of a phrase: it may be somebody's name."""


class WordListsPlace(Place):
    """The lists. `open` takes the name of one, or what `where` gave."""

    key: ClassVar[str] = "wordlists"
    does: ClassVar[tuple[Action, ...]] = keys.ALL

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.page = WordListsPage(look)
        self._words: CheckWords | None = None
        self._shown: Lists | None = None
        self._name = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()

    def open(self, what: object = None) -> None:
        """Show the lists, and one of them if it is asked for."""
        if isinstance(what, str) and what:
            self._name = what
        self.page.lists.setFocus()
        if self._words is None:
            self.aside(self.session.check_words, self._take_words)
        else:
            self.renew()

    def renew(self) -> None:
        """Read the lists as they stand now."""
        words = self._words
        if words is not None:
            self.ask(Urgency.ROWS, lambda book: read_lists(book, words), self._show, self._refuse)

    def where(self) -> object:
        """Return the list that is open."""
        return self._name or None

    def last_words(self) -> dict[str, str]:
        """Return the phrase that is being typed."""
        typed = self.page.phrase.text()
        return {DRAFT: typed} if typed.strip() else {}

    def blank(self) -> None:
        """Take every list off the screen: names stand in one of them."""
        super().blank()
        self._shown = None
        self.page.clear()

    def next_pane(self) -> bool:
        """Go from the lists to the phrases, to the rail."""
        return self.page.panes.next()

    def _take_words(self, words: CheckWords) -> None:
        self._words = words
        self.ask(Urgency.ROWS, lambda book: book.draft(DRAFT), self._take_draft)
        self.renew()

    def _take_draft(self, typed: str) -> None:
        if typed and not self.page.phrase.text():
            self.page.phrase.setText(typed)

    def _refuse(self, error: PeerDeskError) -> None:
        if isinstance(error, NoChallenge):
            self.page.show_empty(error.user_message)
        else:
            self.failed.emit(error)

    def _show(self, shown: Lists) -> None:
        self._shown = shown
        self.page.show_empty("")
        wanted = self._name
        self.page.lists_model.show(shown.lists)
        names = [one.name for one in shown.lists]
        choose_row(self.page.lists, names.index(wanted) if wanted in names else 0)
        self._show_chosen()

    def _chosen(self) -> ListAsItStands | None:
        return self.page.lists_model.row(self.page.lists.currentIndex().row())

    def _show_chosen(self) -> None:
        one, shown = self._chosen(), self._shown
        if one is not None:
            self._name = one.name
        self.page.show_list(one, lead=shown is not None and shown.lead)
        self._fill()

    def _fill(self) -> None:
        one, page = self._chosen(), self.page
        row = max(page.phrases.currentIndex().row(), 0)
        here = page.phrases.hasFocus()
        found = phrases_of(one, page.sought.text().strip()) if one else ()
        page.phrases_model.show(found)
        page.none.setText("" if found or one is None else self._nothing())
        page.none.setVisible(not found)
        choose_row(page.phrases, min(row, len(found) - 1))
        if here:
            (page.phrases if found else page.phrase).setFocus()

    def _nothing(self) -> str:
        if self.page.sought.text().strip():
            return self.tr("No phrase of this list has these words.")
        return self.tr("No phrase yet: add a name or a word above.")

    def _add(self) -> None:
        one, words, page = self._chosen(), self._words, self.page
        phrase, harmless = page.phrase.text(), page.harmless.isChecked()
        if one is None or words is None or not page.add.isEnabled():
            return
        name = one.name

        def work(book: TeamBook) -> Back:
            back = _as_it_stands(book, words, name)
            word_lists.add_phrase(book, words, name, phrase, harmless=harmless)
            book.keep_draft(DRAFT, "")
            return back

        self.act(work, self.tr("Added"), self.renew, page.phrase.clear, self._say_wrong)

    def _say_wrong(self, error: PeerDeskError) -> None:
        self.page.field.set_error(error.user_message)

    def _turn(self) -> None:
        """Take the chosen phrase out, or put it back where it was taken out."""
        one, words, shown = self._chosen(), self._words, self._shown
        phrase = self.page.phrases_model.row(self.page.phrases.currentIndex().row())
        if one is None or words is None or phrase is None or shown is None or not shown.lead:
            return
        name, written = one.name, phrase.written
        turn = word_lists.put_back if phrase.removed else word_lists.take_out
        said = self.tr("Looked for again") if phrase.removed else self.tr("Taken out")

        def work(book: TeamBook) -> Back:
            back = _as_it_stands(book, words, name)
            turn(book, words, name, written)
            return back

        self.act(work, said, self.renew)

    def _connect(self) -> None:
        page, keymap = self.page, self.look.keys
        page.lists.selectionModel().currentChanged.connect(self._show_chosen)
        page.lists.opened.connect(lambda: page.panes.go_to(PHRASES))
        page.sought.textChanged.connect(self._fill)
        page.phrase.returnPressed.connect(self._add)
        page.add.clicked.connect(self._add)
        page.back.clicked.connect(lambda: self.go.emit("checks", None))
        hear(keymap, page.phrases, keys.OUT, self._turn)
        hear(keymap, self, keys.ADD, page.phrase.setFocus)
        hear(keymap, self, keys.FIND, page.sought.setFocus)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))


def _as_it_stands(book: TeamBook, words: CheckWords, name: str) -> Callable[[TeamBook], object]:
    """Return the way back to a list as it stands now."""
    one = word_lists.word_list(book, words, name)
    return lambda later: word_lists.set_changes(later, name, one.added, one.removed)
