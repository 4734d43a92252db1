# SPDX-License-Identifier: Apache-2.0
"""The line being written: its mark is lifted out of the text as soon as it is typed."""

import re
from collections.abc import Collection

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit

from peerdesk.domain.errors import TextTooLong
from peerdesk.domain.shorthand import TAG, read_mark
from peerdesk.domain.text import NOTE_LIMIT
from peerdesk.domain.words import MARKS, Stance
from peerdesk.ui.attachments.offered import can_offer
from peerdesk.ui.components.control import learn_nothing
from peerdesk.ui.look import Look

_BEGUN = re.compile(r"(?:(?<!\S)|(?<=[(\[{]))[#@][\w-]*$")
_SIGNS = {stance: mark for mark, stance in MARKS.items()}
_LAST = 0x10FFFF
_NOT_OURS = QKeySequence("Ctrl+K")


class TagHighlighter(QSyntaxHighlighter):
    """Shows tags in accent, and underlines those that nobody here knows."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = look
        self._known: frozenset[str] = frozenset()

    def know(self, tags: Collection[str]) -> None:
        """Take these as known, each with its # or @."""
        self._known = frozenset(tags)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Set the formats of one paragraph."""
        for match in TAG.finditer(text):
            tag = match[0].lower()
            shown = QTextCharFormat()
            shown.setForeground(self._look.colour("accent"))
            shown.setFontWeight(600)
            begun = match.end() == len(text) and any(name.startswith(tag) for name in self._known)
            if tag not in self._known and not begun:
                shown.setForeground(self._look.colour("state.changed"))
                shown.setFontUnderline(True)
            self.setFormat(match.start(), len(match[0]), shown)


class LineEditor(QTextEdit):
    """A line of evidence while it is typed.

    The mark is not part of the text: a mark typed in front is lifted out, Backspace at the start
    puts it off. `raw` gives the line as it is saved and as its draft is kept.
    """

    submitted = Signal()
    changed = Signal()
    marked = Signal(str)
    begun = Signal(str, QRect)
    left_up = Signal()
    popup_key = Signal(int)
    too_long = Signal(object)
    offered = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._stance = Stance.UNSORTED
        self._quiet = False
        self.popup_open = False
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

    def raw(self) -> str:
        """Return the line as it is saved: its mark in front of its text."""
        text = self.toPlainText()
        sign = _SIGNS.get(self._stance, "")
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
        """Leave Ctrl+K alone: on some systems it would delete to the end of the line."""
        if isinstance(event, QKeyEvent) and QKeySequence(event.keyCombination()) == _NOT_OURS:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Submit on Enter, lift marks, and hand the popup its keys."""
        key = event.key()
        keys = {Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down}
        if self.popup_open and key in keys:
            self.popup_key.emit(key)
            return
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submitted.emit()
            return
        start = self.textCursor().position() == 0 and not self.textCursor().hasSelection()
        if key == Qt.Key.Key_Backspace and start and self._stance is not Stance.UNSORTED:
            self._set_stance(Stance.UNSORTED)
            return
        if key == Qt.Key.Key_Up and self._on_first_line():
            self.left_up.emit()
            return
        super().keyPressEvent(event)

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
        stance, rest = read_mark(text)
        first = text.lstrip()[:1]
        certain = bool(rest.strip()) or first not in "+-"
        if stance is not Stance.UNSORTED and certain and text[:1] == first:
            self._lift(stance)
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
