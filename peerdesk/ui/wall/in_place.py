# SPDX-License-Identifier: Apache-2.0
"""The field that opens over a card, to change its words where they stand."""

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from peerdesk.ui.components.wording import WordingField
from peerdesk.ui.look import Look
from peerdesk.ui.wall.card_delegate import SIDE
from peerdesk.ui.wall.card_list import CardList
from peerdesk.ui.wall.carry_list import GAP

_WIDE, _HIGH = 360, 130
"""Pixels in which a wording of 45 words can be written, at 100 % text."""


class InPlace(WordingField):
    """Over one card at a time: Enter keeps, Esc leaves; what was typed stays as its draft."""

    worded = Signal(str, str)
    typed_over = Signal(str, str)
    ended = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, role="body")
        self._look, self._host = look, host
        self.setParent(host)
        self.card = ""
        self._words = ""
        self._cards: CardList | None = None
        self.hide()
        self.kept.connect(self._take)
        self.agreed.connect(self._take)
        self.left.connect(self.end)
        self.textChanged.connect(self._on_typed)

    def begin(self, cards: CardList, card: str, words: str, draft: str) -> None:
        """Open over a card, with the draft of its words if there is one."""
        self.card, self._words, self._cards = card, words, cards
        self.set_text(draft or words)
        self.setAccessibleName(self.tr("Words on the card"))
        area = cards.visualRect(cards.currentIndex()).adjusted(SIDE, GAP, -SIDE, -GAP)
        corner = cards.viewport().mapTo(self._host, area.topLeft())
        size = QSize(
            min(max(area.width(), self._look.size(_WIDE)), self._host.width()),
            min(max(area.height(), self._look.size(_HIGH)), self._host.height()),
        )
        top = min(corner.y(), self._host.height() - size.height() - self._look.gap(8))
        left = min(corner.x(), self._host.width() - size.width() - self._look.gap(8))
        self.setGeometry(QRect(QPoint(max(left, 0), max(top, 0)), size))
        self.show()
        self.raise_()
        self.setFocus()

    def end(self) -> None:
        """Go, and give the keys back to the card."""
        if self.isHidden():
            return
        cards, self._cards = self._cards, None
        self.card = ""
        self.hide()
        self.set_text("")
        if cards is not None:
            cards.setFocus()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Write; nothing of it is a key of the wall."""
        super().keyPressEvent(event)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Go when the keys go elsewhere; the draft stays."""
        super().focusOutEvent(event)
        if self._cards is not None and self.window().isActiveWindow():
            self._cards = None
            self.end()

    def _take(self) -> None:
        self.worded.emit(self.card, self.toPlainText())

    def _on_typed(self) -> None:
        if self.card:
            text = self.toPlainText()
            self.typed_over.emit(self.card, "" if text == self._words else text)
