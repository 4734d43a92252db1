# SPDX-License-Identifier: Apache-2.0
"""The warnings and the spelling of Capture on the one line of a quick note."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from peerdesk.domain.attribution import Found, fitting, instead
from peerdesk.domain.writing_aids import Checked, Checking, Own, WritingAids
from peerdesk.ui.capture.find_strip import warned
from peerdesk.ui.capture.guarding import PAUSE
from peerdesk.ui.capture.keys import KEEP, ROLE, SPELL
from peerdesk.ui.capture.quick_sheet import QuickSheet
from peerdesk.ui.capture.reasons import reasons
from peerdesk.ui.capture.spelling import Spelling
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.place import Place


class QuickGuarding(QObject):
    """Looks through the line a moment after the last key; lives as long as its sheet.

    Its keys are those of Capture and are taken at the line itself: Capture may stand below, and
    hear the same. What was let stand, with the reason, is in `let`, for the note to be.
    """

    checked = Signal(object)

    def __init__(self, place: Place, sheet: QuickSheet, own: Own) -> None:
        super().__init__(sheet)
        self._place, self._sheet, self._own = place, sheet, own
        self.checking: Checking | None = None
        self.let: dict[str, str] = {}
        self._aids: WritingAids | None = None
        self._finds: tuple[Found, ...] = ()
        self._reasons = Chooser(place.look, sheet)
        self._spelling = Spelling(place, sheet, self)
        self._spelling.counted.connect(sheet.count_wrong)
        self._reasons.picked.connect(self._let_stand)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._check)
        sheet.editor.changed.connect(self._pause.start)
        sheet.editor.installEventFilter(self)
        sheet.left.connect(self.forget)
        self._read_lists()

    def know(self, learned: tuple[str, ...]) -> None:
        """Take other words as learned, and look again."""
        self._own = Own(self._own.people, self._own.texts, learned)
        self._read_lists()

    def forget(self) -> None:
        """Forget the line, and the challenge's own words."""
        self._pause.stop()
        self.checking, self._own, self._finds = None, Own(), ()
        self.let.clear()
        self._spelling.forget()
        self._sheet.frame.strip.show_find(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the keys of warnings and spelling before anything below the sheet hears them."""
        if isinstance(event, QKeyEvent) and event.type() in {
            QEvent.Type.ShortcutOverride,
            QEvent.Type.KeyPress,
        }:
            pressed = QKeySequence(event.keyCombination())
            for action, act in (
                (ROLE, self._write),
                (KEEP, self._ask),
                (SPELL, self._spelling.ask),
            ):
                if pressed in map(QKeySequence, self._place.look.keys.keys(action)):
                    event.accept()
                    if event.type() == QEvent.Type.KeyPress:
                        act()
                    return True
        return super().eventFilter(watched, event)

    def _read_lists(self) -> None:
        self._place.aside(partial(self._make_ready, self._aids, self._own), self._ready)

    def _make_ready(self, aids: WritingAids | None, own: Own) -> tuple[WritingAids, Checking]:
        ready = aids if aids is not None else self._place.session.writing_aids()
        return ready, Checking(ready, own)

    def _ready(self, made: tuple[WritingAids, Checking]) -> None:
        if not self._sheet.isHidden():
            self._aids, self.checking = made
            self._check()

    def _check(self) -> None:
        if self.checking is not None:
            text = self._sheet.editor.toPlainText()
            self._place.aside(partial(self.checking.check, text), self._show)

    def _show(self, found: Checked) -> None:
        if self.checking is None or found.text != self._sheet.editor.toPlainText():
            return
        self._finds = tuple(one for one in found.finds if one.text.casefold() not in self.let)
        shown = None
        if self._finds:
            keys = self._place.look.keys
            first = self._finds[0]
            shown = warned(first, instead(first, ()), keys.shown(ROLE), keys.shown(KEEP))
        self._sheet.frame.strip.show_find(shown)
        self._sheet.grow()
        self.checked.emit(Checked(found.text, self._finds, found.misspelt))

    def _write(self) -> None:
        """Write what will do in the place of the first find."""
        text = self._sheet.editor.toPlainText()
        for find in self._finds[:1]:
            if text[find.start : find.end] == find.text:
                words = fitting(text, find.start, instead(find, ()))
                self._sheet.editor.replace(find.start, find.end, words)
                self._check()

    def _ask(self) -> None:
        for find in self._finds[:1]:
            question = self._place.tr("Why may “{0}” stay?").format(find.text)
            self._reasons.ask(self._sheet.frame, question, self._place.tr("Reason"), reasons())

    def _let_stand(self, reason: str) -> None:
        for find in self._finds[:1]:
            self.let[find.text.casefold()] = reason
        self._check()
