# SPDX-License-Identifier: Apache-2.0
"""The list of earlier lines, for whoever goes there with the focus."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListView

from peerdesk.domain.words import MARKS
from peerdesk.ui.capture.editor import REDO
from peerdesk.ui.capture.model import ROW, LineRow


class LinesView(QListView):
    """The earlier lines; marks and Delete work on the chosen one, Down leads back to the caret."""

    marked = Signal(str, str)
    withdrawn = Signal(str)
    left_down = Signal()
    opened = Signal(str)
    undone = Signal()
    redone = Signal()

    def event(self, event: QEvent) -> bool:
        """Hear undo and redo before the window does."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence(event.keyCombination())
            if keys in {QKeySequence("Ctrl+Z"), *REDO}:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Sort, withdraw or open the chosen line, or go back to the caret."""
        index = self.currentIndex()
        row = index.data(ROW)
        note = row.note if isinstance(row, LineRow) else ""
        keys = QKeySequence(event.keyCombination())
        if keys == QKeySequence("Ctrl+Z") or keys in REDO:
            (self.redone if keys in REDO else self.undone).emit()
        elif event.key() == Qt.Key.Key_Escape or (
            event.key() == Qt.Key.Key_Down and index.row() == self.model().rowCount() - 1
        ):
            self.left_down.emit()
        elif note and event.text() and event.text() in MARKS:
            self.marked.emit(note, MARKS[event.text()].value)
        elif note and event.key() == Qt.Key.Key_Delete:
            self.withdrawn.emit(note)
        elif note and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(note)
        else:
            super().keyPressEvent(event)
