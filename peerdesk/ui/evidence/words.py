# SPDX-License-Identifier: Apache-2.0
"""A note's own words in the detail pane: read, or reworded in place by their author."""

from html import escape

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.control import TextArea
from peerdesk.ui.components.found_words import hits
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text, set_role
from peerdesk.ui.look import Look


class NoteWords(QWidget):
    """Shows the words, those searched for marked; `kept` carries another wording to be saved."""

    kept = Signal(str)
    typed = Signal(str)
    ended = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._text = self._searched = ""
        self._label = QLabel()
        self._label.setProperty("type", "note_detail")
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.editor = TextArea(look, lines=5)
        self.editor.setAccessibleName(self.tr("The note’s words"))
        set_role(self.editor, "type", "note")
        self._restored = Text(self.tr("What you were typing is back."), "small", "ink2")
        self._wrong = Text("", "small", "danger", wrap=True)
        self._editing = QWidget()
        self._lay_out()
        self.editor.installEventFilter(self)
        self.editor.textChanged.connect(self._on_typed)
        look.changed.connect(self._draw)

    @property
    def editing(self) -> bool:
        """Say whether the note is being reworded."""
        return not self._editing.isHidden()

    def set_text(self, text: str, searched: str = "") -> None:
        """Show a note's words."""
        self.end()
        self._text, self._searched = text, searched
        self._draw()

    def clear(self) -> None:
        """Show and hold nothing."""
        self.set_text("")
        self._label.clear()  # an empty rich text leaves the old one in Qt's document
        with QSignalBlocker(self.editor):
            self.editor.clear()
            self.editor.document().clearUndoRedoStacks()

    def begin(self, draft: str) -> None:
        """Let the words be changed, from what was being typed before if there is a draft."""
        with QSignalBlocker(self.editor):
            self.editor.setPlainText(draft or self._text)
        self._restored.setVisible(bool(draft) and draft != self._text)
        self._wrong.hide()
        self._label.hide()
        self._editing.show()
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_wrong(self, sentence: str) -> None:
        """Say why the wording cannot be kept; the text stays."""
        self._wrong.setText(sentence)
        self._wrong.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Go back to reading."""
        if self.editing:
            self._editing.hide()
            self._label.show()
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep with Ctrl+Enter, leave with Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.end()
                return True
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and ctrl:
                self._keep()
                return True
        return super().eventFilter(watched, event)

    def _keep(self) -> None:
        self.kept.emit(self.editor.toPlainText())

    def _on_typed(self) -> None:
        if self.editing:
            text = self.editor.toPlainText()
            self.typed.emit("" if text == self._text else text)

    def _draw(self) -> None:
        ground = self._look.colour("hl").name()
        ink = self._look.colour("ink").name()
        parts, last = [], 0
        for place, length in hits(self._text, self._searched):
            parts.append(escape(self._text[last:place]))
            word = escape(self._text[place : place + length])
            parts.append(f'<span style="background:{ground}; color:{ink}">{word}</span>')
            last = place + length
        parts.append(escape(self._text[last:]))
        self._label.setText(f'<p style="line-height:122%">{"".join(parts)}</p>')
        self._label.setAccessibleName(self._text)

    def _lay_out(self) -> None:
        look = self._look
        keep = Button(look, self.tr("Keep this wording"), PRIMARY, key="Ctrl+Return")
        leave = Button(look, self.tr("Leave as it was"), LINK, key="Esc")
        keep.make_low().show_key_only()
        leave.show_key_only()
        keep.clicked.connect(self._keep)
        leave.clicked.connect(self.end)
        acts = QHBoxLayout()
        between(look, acts, 12)
        acts.addWidget(keep)
        acts.addWidget(leave)
        acts.addStretch(1)
        inside = QVBoxLayout(self._editing)
        inside.setContentsMargins(0, 0, 0, 0)
        between(look, inside, 8)
        for widget in (self.editor, self._wrong, self._restored):
            inside.addWidget(widget)
        inside.addLayout(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._label)
        column.addWidget(self._editing)
        self._editing.hide()
