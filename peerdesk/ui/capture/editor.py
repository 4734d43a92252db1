# SPDX-License-Identifier: Apache-2.0
"""The line being written: its mark is lifted out of the text as soon as it is typed."""

import re

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from peerdesk.domain.errors import TextTooLong
from peerdesk.domain.shorthand import TAG, read_mark
from peerdesk.domain.text import NOTE_LIMIT
from peerdesk.domain.words import MARKS, Stance
from peerdesk.ui.attachments.offered import can_offer
from peerdesk.ui.capture.highlighter import TagHighlighter
from peerdesk.ui.capture.waves import draw_editor_waves
from peerdesk.ui.components.control import learn_nothing
from peerdesk.ui.look import Look

_BEGUN = re.compile(r"(?:(?<!\S)|(?<=[(\[{]))[#@][\w-]*$")
SIGNS = {stance: mark for mark, stance in MARKS.items()}
_LAST = 0x10FFFF
_NOT_OURS = QKeySequence("Ctrl+K")
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
REDO = frozenset({QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")})
"""The keys that do again what was undone."""
_POPUP_KEYS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down})


class LineEditor(QTextEdit):
    """A line of evidence while it is typed.

    The mark is not part of the text: a mark typed in front is lifted out, Backspace at the start
    puts it off. `raw` gives the line as it is saved and as its draft is kept.

    While an earlier line is chosen (`choosing`), marks, tags, Delete and Esc go to it by
    `earlier_key`; the caret stays, and any letter typed lets the choice go. `undone` and `redone`
    come where nothing typed is left to undo or to do again, or where something was done since
    (`acts_first`). With `parts` set, Ctrl+Enter parts the line instead of sending it.
    """

    submitted = Signal()
    changed = Signal()
    marked = Signal(str)
    begun = Signal(str, QRect)
    left_up = Signal()
    popup_key = Signal(int)
    too_long = Signal(object)
    offered = Signal(object)
    undone = Signal()
    redone = Signal()
    parted = Signal()
    escaped = Signal()
    earlier_key = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._stance = Stance.UNSORTED
        self._quiet = False
        self._last = ""
        self.popup_open = False
        self.popup_takes_enter = False
        self.choosing = False
        self.acts_first = False
        self.parts = False
        self.setProperty("bare", "true")
        self.setProperty("type", "note")
        self.setAcceptRichText(False)
        learn_nothing(self)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Line being written"))
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.highlighter = TagHighlighter(look, self.document())
        self.textChanged.connect(self._take_in)
        self.cursorPositionChanged.connect(self._look_for_tag)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def shown_mark(self) -> Stance:
        """Return the mark to show: the one lifted out, or the one just being typed."""
        if self._stance is not Stance.UNSORTED:
            return self._stance
        return read_mark(self.toPlainText())[0]

    @property
    def sign(self) -> str:
        """Return the sign of the mark that was lifted out, or ""."""
        return SIGNS.get(self._stance, "")

    def raw(self) -> str:
        """Return the line as it is saved: its mark in front of its text."""
        text, sign = self.toPlainText(), self.sign
        return f"{sign} {text}" if sign else text

    def place_caret(self, caret: int) -> None:
        """Put the caret where it stood, or for -1 at the end."""
        end = len(self.toPlainText())
        cursor = self.textCursor()
        cursor.setPosition(end if caret < 0 else min(caret, end))
        self.setTextCursor(cursor)

    def set_raw(self, raw: str) -> None:
        """Show a line as it was kept, with the caret at its end."""
        self._quiet = True
        self._stance = Stance.UNSORTED
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(raw)
        self._dress()
        self._quiet = False
        self._take_in()
        self.document().setUndoRedoEnabled(True)
        self.place_caret(-1)

    def insert_tag(self, tag: str) -> None:
        """Put a tag at the caret, over what was begun of it."""
        cursor = self.textCursor()
        match = _BEGUN.search(self._before())
        if match:
            length = len(match[0])
            cursor.movePosition(
                QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length
            )
        elif self._before() and not self._before().endswith(" "):
            tag = f" {tag}"
        cursor.insertText(f"{tag} ")
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Hear undo and redo before the window does, and leave Ctrl+K alone.

        On some systems Ctrl+K would delete to the end of the line.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            pressed = QKeySequence(event.keyCombination())
            if pressed in REDO or event.matches(QKeySequence.StandardKey.Undo):
                event.accept()
                return True
        if isinstance(event, QKeyEvent) and QKeySequence(event.keyCombination()) == _NOT_OURS:
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line, and waves under what is to be looked at."""
        super().paintEvent(event)
        draw_editor_waves(self._look, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Submit on Enter, lift marks, and hand popup and earlier lines their keys."""
        if self._hand_on(event) or self._undo_or_redo(event):
            return
        key = event.key()
        if key in _ENTER:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.parted if control and self.parts else self.submitted).emit()
            return
        start = self.textCursor().position() == 0 and not self.textCursor().hasSelection()
        if key == Qt.Key.Key_Backspace and start and self._stance is not Stance.UNSORTED:
            self._set_stance(Stance.UNSORTED)
            return
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
            event.ignore()
            return
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key == Qt.Key.Key_Up and plain and self._on_first_line():
            self.left_up.emit()
            return
        super().keyPressEvent(event)

    def _hand_on(self, event: QKeyEvent) -> bool:
        """Give the popup, or the earlier line that is chosen, the keys that are meant for it."""
        key = event.key()
        enter = self.popup_takes_enter and key in _ENTER and not event.modifiers()
        if self.popup_open and (key in _POPUP_KEYS or enter):
            self.popup_key.emit(key)
            return True
        if not self.choosing:
            return False
        text = event.text()
        if text and (text in MARKS or text in "#@"):
            self.earlier_key.emit(text)
            return True
        if key in {Qt.Key.Key_Escape, Qt.Key.Key_Delete}:
            self.earlier_key.emit("" if key == Qt.Key.Key_Escape else "delete")
            return True
        if key in _ENTER or key == Qt.Key.Key_Backspace or (text and text.isprintable()):
            self.earlier_key.emit("")
        return False

    def _undo_or_redo(self, event: QKeyEvent) -> bool:
        """Undo what was typed, or hand on: what was done since, or when nothing typed is left."""
        if event.matches(QKeySequence.StandardKey.Undo):
            ours, undo, done = self.document().isUndoAvailable(), self.undo, self.undone
        elif QKeySequence(event.keyCombination()) in REDO:
            ours, undo, done = self.document().isRedoAvailable(), self.redo, self.redone
        else:
            return False
        if ours and not self.acts_first:
            undo()
        elif self.acts_first or not self.toPlainText():
            done.emit()
        return True

    def toggle_tag(self, tag: str) -> bool:
        """Take a tag off the line, or put it in at the caret; say whether it is on now."""
        text = self.toPlainText()
        found = next((m for m in TAG.finditer(text) if m[0].lower() == tag), None)
        if found is None:
            self.insert_tag(tag)
            return True
        begin, end = found.span()
        if text[end : end + 1] == " ":
            end += 1
        elif text[begin - 1 : begin] == " ":
            begin -= 1
        self.replace(begin, end, "")
        return False

    def replace(self, begin: int, end: int, text: str) -> None:
        """Put a text in the place of another one, as one step that can be undone."""
        cursor = self.textCursor()
        caret = cursor.position()
        hand = QTextCursor(self.document())
        hand.setPosition(begin)
        hand.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        hand.insertText(text)
        if caret >= end:
            caret += len(text) - (end - begin)
        elif caret > begin:
            caret = begin + len(text)
        cursor.setPosition(min(caret, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def tag_at_caret(self) -> str:
        """Return the tag that the caret stands in or behind, in small letters, or ""."""
        caret = self.textCursor().position()
        tags = (m for m in TAG.finditer(self.toPlainText()) if m.start() < caret <= m.end() + 1)
        return next((match[0].lower() for match in tags), "")

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802 - Qt's names
        """Keep Tab for the popup while it is open; otherwise it leads out of the editor."""
        if self.popup_open and next:
            return False
        return super().focusNextPrevChild(next)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Take text, and files and pictures to be attached."""
        return source.hasText() or can_offer(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste text; each line of it will be a note. What is far too long stays where it was.

        Files and pictures are handed on, to be attached.
        """
        if can_offer(source):
            self.offered.emit(source)
            return
        text = source.text()
        longest = max((len(line) for line in text.splitlines()), default=0)
        if longest > NOTE_LIMIT:
            self.too_long.emit(TextTooLong(longest, NOTE_LIMIT))
            return
        self.insertPlainText(text)

    def _take_in(self) -> None:
        """Lift a mark out of the text, and tell that something changed."""
        if self._quiet:
            return
        text = self.toPlainText()
        if text != self._last:  # formats change as well, and are nothing typed
            self._last, self.acts_first = text, False
        stance, rest = read_mark(text)
        first = text.lstrip()[:1]
        certain = bool(rest.strip()) or first not in "+-"
        if stance is not Stance.UNSORTED and certain and text[:1] == first:
            self._lift(stance)
            self._last = self.toPlainText()
        elif text == " " and self._stance is not Stance.UNSORTED:
            self._quiet = True
            self.setPlainText("")  # the space behind a mark that was lifted as it was typed
            self._dress()
            self._quiet = False
        self.marked.emit(self.shown_mark.value)
        self.changed.emit()

    def _lift(self, stance: Stance) -> None:
        """Take the mark's character, and a space after it, out of the text; undo forgets it."""
        self._quiet = True
        cursor = QTextCursor(self.document())
        length = 2 if self.toPlainText()[1:2] == " " else 1
        cursor.setPosition(length, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        enabled = self.document().isUndoRedoEnabled()
        self.document().setUndoRedoEnabled(False)
        self.document().setUndoRedoEnabled(enabled)
        self._stance = stance
        self._quiet = False

    def _set_stance(self, stance: Stance) -> None:
        self._stance = stance
        self.marked.emit(self.shown_mark.value)
        self.changed.emit()

    def _before(self) -> str:
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def _look_for_tag(self) -> None:
        match = _BEGUN.search(self._before())
        self.begun.emit(match[0] if match else "", self.cursorRect())

    def _on_first_line(self) -> bool:
        cursor = self.textCursor()
        above = QTextCursor(cursor)
        return not above.movePosition(QTextCursor.MoveOperation.Up) or (
            above.position() == cursor.position()
        )

    def _dress(self) -> None:
        """Give all paragraphs the line height of notes."""
        self.document().setDefaultFont(self._look.font("note"))
        line = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        line.setLineHeight(self._look.line("note"), fixed)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(line)
        self.highlighter.rehighlight()
        self._fit()

    def _fit(self) -> None:
        """Be as high as the text, up to six lines."""
        line = self._look.line("note")
        least = max(line, round(QFontMetricsF(self._look.font("note")).height()))
        high = round(self.document().size().height())
        self.setFixedHeight(max(least, min(high, 6 * line)) + 2)
