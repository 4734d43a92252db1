# SPDX-License-Identifier: Apache-2.0
"""The field that opens over a point of the outline, to change its words where they stand."""

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListView

from peerdesk.ui.components.text import set_role
from peerdesk.ui.components.wording import WordingField
from peerdesk.ui.look import Look

_LINES = 7


class InPlace(WordingField):
    """Over one point at a time: Enter keeps, Esc leaves; what was typed stays as its draft.

    `worded` carries a message and its words, `typed_over` what of it is not kept yet.
    """

    worded = Signal(str, str)
    typed_over = Signal(str, str)

    def __init__(self, look: Look, outline: QListView) -> None:
        super().__init__(look, most_lines=_LINES, role="body")
        self._look, self._outline = look, outline
        self.setParent(outline)
        self.message = ""
        self._words = ""
        self.hide()
        self.kept.connect(self._take)
        self.agreed.connect(self._take)
        self.left.connect(self.end)
        self.textChanged.connect(self._on_typed)
        self.textChanged.connect(self._place)

    def begin(self, message: str, words: str, draft: str) -> None:
        """Open over the chosen point, with the draft of its words if there is one."""
        self.message, self._words = message, words
        set_role(self, "wrong", value=False)
        self.setAccessibleName(self.tr("Wording. The message gets it everywhere."))
        self.setAccessibleDescription("")
        self.set_text(draft or words)
        self._place()
        self.show()
        self.raise_()
        self.setFocus()

    def end(self) -> None:
        """Go, and give the keys back to the outline."""
        if self.isHidden():
            return
        self.message = ""
        self.hide()
        self.set_text("")
        self._outline.setFocus()

    def say_wrong(self, sentence: str) -> None:
        """Show that the words cannot be kept; they stay, to be changed."""
        set_role(self, "wrong", value=True)
        self.setAccessibleDescription(sentence)
        self.setToolTip(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Write; nothing of it is a key of the outline."""
        super().keyPressEvent(event)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Go when the keys go elsewhere in the window; the draft stays."""
        super().focusOutEvent(event)
        if self.message and self.window().isActiveWindow():
            self.message = ""
            self.hide()

    def _place(self) -> None:
        """Lie over the row, as high as the words need, and never below the list's own foot."""
        view = self._outline.viewport()
        row = self._outline.visualRect(self._outline.currentIndex())
        left = self._look.gap(12)
        wide = view.width() - 2 * left
        self.setFixedWidth(max(wide, 1))
        high = max(self.sizeHint().height(), row.height())
        top = min(row.top(), max(view.height() - high - self._look.gap(8), 0))
        corner = view.mapTo(self._outline, QPoint(left, max(top, 0)))
        self.setGeometry(QRect(corner, QSize(wide, high)))

    def _take(self) -> None:
        self.worded.emit(self.message, self.toPlainText())

    def _on_typed(self) -> None:
        if self.message:
            text = self.toPlainText()
            self.typed_over.emit(self.message, "" if text == self._words else text)
