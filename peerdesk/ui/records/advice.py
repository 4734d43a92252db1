# SPDX-License-Identifier: Apache-2.0
"""Says, while a line is typed, what in it looks like a person or a real case number.

It advises and offers what will do instead; it never forbids.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.writing import names
from peerdesk.domain.attribution import Found, Pointing, a_person_of, instead
from peerdesk.domain.words import title
from peerdesk.domain.writing_aids import Checking, Own, WritingAids
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.place import Place
from peerdesk.ui.records.entry import LineEntry

_PAUSE = 250
"""Milliseconds after the last letter."""


class Advice(QObject):
    """Watches one entry and shows a banner; Alt+R writes what will do instead.

    `label` is that of the case file which is written about, if it is one.
    """

    def __init__(self, place: Place, entry: LineEntry, banner: Banner) -> None:
        super().__init__(entry)
        self._place, self._entry, self._banner = place, entry, banner
        self.label = ""
        self._checking: Checking | None = None
        self._begun = False
        self._found: Found | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self._act = banner.add_act("", key="Alt+R")
        self._act.hide()
        self._act.clicked.connect(self._replace)
        entry.changed.connect(self._typed)

    def say(self, sentence: str) -> None:
        """Show what to mend before Enter, or nothing any more."""
        self._found = None
        self._act.hide()
        self._banner.say(sentence)
        self._banner.setVisible(bool(sentence))

    def warn(self, sentence: str) -> None:
        """Show what to mend before Enter; nothing to mend leaves what was advised."""
        if sentence:
            self.say(sentence)
        elif self._found is None:
            self.say("")

    def blank(self) -> None:
        """Show and hold nothing, nor whom the challenge names."""
        self._pause.stop()
        self.say("")
        self._checking, self._begun = None, False

    def _typed(self) -> None:
        if self._entry.editor.toPlainText():
            self._prepare()
        if self._begun:
            self._pause.start()

    def _prepare(self) -> None:
        """Read the lists in beside, with the first letter that is typed."""
        if not self._begun:
            self._begun = True
            self._place.ask(Urgency.SEARCH, _own, self._read_lists)

    def _read_lists(self, own: Own) -> None:
        session = self._place.session
        self._place.aside(partial(_ready, session.writing_aids, own), self._take)

    def _take(self, checking: Checking) -> None:
        if self._begun:
            self._checking = checking
            self._look()

    def _look(self) -> None:
        checking, text = self._checking, self._entry.editor.toPlainText()
        if checking is None or not self._begun:
            return
        finds = checking.check(text, spelling=False).finds
        if finds:
            self._show(finds[0])
        elif self._found is not None:
            self.say("")

    def _show(self, found: Found) -> None:
        said = {
            Pointing.CASE_NUMBER: self.tr(
                "“{0}” looks like a real case number. The label will do."
            ),
            Pointing.SMALL_GROUP: self.tr("“{0}” counts fewer than five. “Some” will do."),
            Pointing.NAME: self.tr("“{0}” looks like a name. A role will do."),
        }
        words = said.get(found.sort, self.tr("“{0}” points to one person. Leave it out."))
        self.say(words.format(found.text))
        self._found = found
        self._act.set_text(self.tr("Write “{0}”").format(self._instead(found)))
        self._act.show()

    def _instead(self, found: Found) -> str:
        if found.sort is Pointing.CASE_NUMBER and self.label:
            return self.label
        return instead(found, ())

    def _replace(self) -> None:
        found, editor = self._found, self._entry.editor
        text = editor.toPlainText()
        if found is None or text[found.start : found.end] != found.text:
            return
        cursor = editor.textCursor()
        cursor.setPosition(found.start)
        cursor.setPosition(found.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(self._instead(found))
        self._entry.setFocus()


def _own(book: TeamBook) -> Own:
    """Return whom the challenge names itself, and the words of its lines of enquiry."""
    people = {person.name: a_person_of(title(person.role)) for person in names(book).values()}
    scope = book.challenge().scope
    lines = [kloe.value.title for kloe in book.kloes()]
    return Own(people, (*lines, scope.council if scope is not None else ""))


def _ready(read: Callable[[], WritingAids], own: Own) -> Checking:
    return Checking(read(), own)
