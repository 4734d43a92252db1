# SPDX-License-Identifier: Apache-2.0
"""Words that nobody spells so: a red wave under them, how many there are, and what was meant."""

import time
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.capture import Completion
from peerdesk.desk.session_choices import learn
from peerdesk.domain.spelling import Misspelt, suggestions
from peerdesk.domain.writing_aids import Checked, Checking
from peerdesk.ui.capture.completing import WithCaret
from peerdesk.ui.capture.keys import SPELL
from peerdesk.ui.capture.waves import wavy
from peerdesk.ui.components.announcing import announce
from peerdesk.ui.place import Place

_LEARN = "\0learn"
_BREATH = 0.001


class Guard(Protocol):
    """What looks a line through, with the lists it has; `checked` carries a `Checked`."""

    checked: SignalInstance

    @property
    def checking(self) -> Checking | None:
        """Return the lists, once they are ready."""
        ...

    def know(self, learned: tuple[str, ...]) -> None:
        """Take other words as learned, and look again."""
        ...


class Spelling(QObject):
    """Underlines what was found, and offers what was meant by a key; `counted` says how many.

    The word under the caret is the one meant, else the nearest before it, else the next. Nothing
    is offered unless it is asked for.
    """

    counted = Signal(int)

    def __init__(self, place: Place, page: WithCaret, guarding: Guard) -> None:
        super().__init__(page.editor)
        self._place, self._page, self._guarding = place, page, guarding
        self._wrong: tuple[Misspelt, ...] = ()
        self._asked: Misspelt | None = None
        self._shown = Checked("")
        place.look.changed.connect(self._dress)
        page.spelling.foot_keys = (
            ("Tab", place.tr("take it")),
            ("Esc", place.tr("leave as typed")),
            (place.look.keys.shown(SPELL), place.tr("learn it")),
        )
        guarding.checked.connect(self._show)
        page.spelling.taken.connect(self._take)
        page.editor.popup_key.connect(self._key)
        page.editor.textChanged.connect(self._leave)

    def ask(self) -> None:
        """Offer what may have been meant by the word at the caret; asked again, learn the word."""
        if self._page.spelling.isVisible():
            self._take(_LEARN)
            return
        checking, word = self._guarding.checking, self._nearest()
        if checking is None or word is None:
            return
        self._asked = word
        work = partial(_suggest, checking, word.word)
        self._place.aside(work, partial(self._offer, word))

    def forget(self) -> None:
        """Forget every word."""
        self._wrong, self._asked, self._shown = (), None, Checked("")
        self._leave()
        self._page.editor.setExtraSelections([])
        self.counted.emit(0)

    def _show(self, checked: Checked) -> None:
        self._shown = checked
        caret = self._page.editor.textCursor().position()
        self._wrong = tuple(
            word for word in checked.misspelt if not (word.end == caret == len(checked.text))
        )
        self._dress()
        self.counted.emit(len(self._wrong))

    def _dress(self) -> None:
        """Draw the waves, in the inks of the look that there is now."""
        look, editor = self._place.look, self._page.editor
        names = [(find.start, find.end, "state.changed") for find in self._shown.finds]
        wrong = [(word.start, word.end, "danger") for word in self._wrong]
        selections = []
        for start, end, ink in (*names, *wrong):
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(editor.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = wavy(look.colour(ink))
            selections.append(selection)
        editor.setExtraSelections(selections)

    def _nearest(self) -> Misspelt | None:
        caret = self._page.editor.textCursor().position()
        before = [word for word in self._wrong if word.start <= caret]
        return (before or list(self._wrong))[-1 if before else 0] if self._wrong else None

    def _offer(self, word: Misspelt, offered: tuple[str, ...]) -> None:
        if word != self._asked:
            return
        editor, popup = self._page.editor, self._page.spelling
        rows = [Completion(each, each) for each in offered]
        if not rows:
            learn_it = self._place.tr("Nothing is like it. Learn “{0}”").format(word.word)
            rows = [Completion(_LEARN, learn_it)]
        cursor = QTextCursor(editor.document())
        cursor.setPosition(min(word.end, len(editor.toPlainText())))
        popup.offer(rows, "", {}, self._page.caret(editor.cursorRect(cursor)))
        self._page.popup.hide()
        editor.popup_open = editor.popup_takes_enter = True
        announce(popup, self._place.tr("{0} suggestions").format(len(offered)))

    def _key(self, key: int) -> None:
        popup = self._page.spelling
        if popup.isHidden():
            return
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            popup.step(1 if key == Qt.Key.Key_Down else -1)
        else:
            popup.take()

    def _take(self, chosen: str) -> None:
        word, editor = self._asked, self._page.editor
        self._leave()
        if word is None:
            return
        if chosen == _LEARN:
            self._place.ask(Urgency.LINE, partial(_learn, word=word.word), self._guarding.know)
        elif editor.toPlainText()[word.start : word.end] == word.word:
            editor.replace(word.start, word.end, chosen)

    def _leave(self) -> None:
        if self._page.spelling.isVisible():
            self._page.editor.popup_open = False
        self._page.editor.popup_takes_enter = False
        self._asked = None
        self._page.spelling.hide()


def _suggest(checking: Checking, word: str) -> tuple[str, ...]:
    return suggestions(
        word, checking.aids.words, sorted(checking.known), lambda: time.sleep(_BREATH)
    )


def _learn(book: TeamBook, word: str) -> tuple[str, ...]:
    return learn(book, word)
