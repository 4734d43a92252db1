# SPDX-License-Identifier: Apache-2.0
"""The field that opens over a point of the outline, to change its words where they stand."""

from math import ceil

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QListView

from peerdesk.ui.components.text import set_role
from peerdesk.ui.components.wording import WordingField
from peerdesk.ui.look import Look

_LEAST = 3
"""Lines there is room for at least; at most there is room for what the list is high."""


class InPlace(WordingField):
    """Over one point at a time: Enter keeps, Esc leaves; what was typed stays as its draft.

    `worded` carries a message and its words, `typed_over` what of it is not kept yet.
    """

    worded = Signal(str, str)
    typed_over = Signal(str, str)

    def __init__(self, look: Look, outline: QListView) -> None:
        super().__init__(look, role="body")
        self._look, self._outline = look, outline
        self.setParent(outline)
        self.message = ""
        self._words = ""
        self.hide()
        self.kept.connect(self._take)
        self.agreed.connect(self._take)
        self.left.connect(self.end)
        self.textChanged.connect(self._on_typed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of all lines there are: each is laid on whole pixels."""
        lines = max(round(self.document().size().height()), _LEAST)
        line = ceil(QFontMetricsF(self._look.font("body")).lineSpacing())
        return QSize(super().sizeHint().width(), lines * line + 2 * self._look.gap(12) + 8)

    def begin(self, message: str, words: str, draft: str) -> None:
        """Open over the chosen point, with the draft of its words if there is one."""
        self.message, self._words = message, words
        set_role(self, "wrong", value=False)
        self.setAccessibleName(self.tr("Wording. The message gets it everywhere."))
        self.setAccessibleDescription("")
        self.set_text(draft or words)
        self.show()  # first: what is hidden does not wrap its words at its new width
        self._place()
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
        """Lie over the row, as high as the words need and the list has room for."""
        view = self._outline.viewport()
        row = self._outline.visualRect(self._outline.currentIndex())
        left = self._look.gap(12)
        wide = view.width() - 2 * left
        self.setFixedWidth(max(wide, 1))
        room = max(view.height() - self._look.gap(8), row.height())
        high = min(max(self.sizeHint().height(), row.height()), room)
        top = min(row.top(), max(room - high, 0))
        corner = view.mapTo(self._outline, QPoint(left, max(top, 0)))
        self.setGeometry(QRect(corner, QSize(wide, high)))
        self.ensureCursorVisible()

    def _fit(self) -> None:
        """Lie as high as the words need now, were they typed or wrapped anew."""
        if self.isVisible():
            self._place()

    def _take(self) -> None:
        self.worded.emit(self.message, self.toPlainText())

    def _on_typed(self) -> None:
        if self.message:
            text = self.toPlainText()
            self.typed_over.emit(self.message, "" if text == self._words else text)
