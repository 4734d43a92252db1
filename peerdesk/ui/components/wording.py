# SPDX-License-Identifier: Apache-2.0
"""The field in which a message is worded: one line of thought, however many lines it wraps to."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from peerdesk.ui.components.text import set_role
from peerdesk.ui.look import Look

LEAST, MOST = 10, 45
"""Words of a bullet that reads well on a slide."""


def count_words(text: str) -> int:
    """Return how many words a wording has."""
    return len(text.split())


class WordingField(QPlainTextEdit):
    """Grows with its text; Enter keeps the wording, Ctrl+Enter also agrees it, Esc goes back."""

    kept = Signal()
    agreed = Signal()
    left = Signal()

    def __init__(self, look: Look, *, most_lines: int = 8, role: str = "wording") -> None:
        super().__init__()
        self._look, self._most, self._role = look, most_lines, role
        self.setAccessibleName(self.tr("Wording"))
        self.setPlaceholderText(self.tr("What does the team say?"))
        self.setTabChangesFocus(True)
        self.setProperty("ring", look.radius("control"))
        self.setProperty("type", role)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        look.changed.connect(self._grow)

    def set_text(self, text: str) -> None:
        """Show a wording, without saying that it was typed."""
        with QSignalBlocker(self):
            self.setPlainText(text)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._grow()

    def set_readable_only(self, *, only: bool) -> None:
        """Let the words be read but not changed, or changed again."""
        self.setReadOnly(only)
        set_role(self, "readOnly", only)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the lines there are, three at least."""
        lines = min(max(round(self.document().size().height()), 3), self._most)
        line = QFontMetricsF(self._look.font(self._role)).lineSpacing()
        high = lines * line + 2 * self._look.gap(12) + 8
        return QSize(self._look.size(300), round(high))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width at which words can still be written."""
        return QSize(self._look.size(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for more height where less width wraps the words."""
        super().resizeEvent(event)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keep, agree or go back; a message has no line ends."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.agreed if ctrl else self.kept).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        self.updateGeometry()
