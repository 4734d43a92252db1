# SPDX-License-Identifier: Apache-2.0
"""The list of messages on the screen: mark, wording in two lines, how far it has come."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.paint import Wrapped, mark_size, paint_mark, paint_text
from peerdesk.ui.look import Look
from peerdesk.ui.messages.model import ROW, STATE, MessageModel
from peerdesk.ui.messages.rows import MessageRow


class MessageDelegate(RowDelegate):
    """Draws messages and the headings over them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row; the list gives the width."""
        look = self.look
        row = index.data(ROW)
        if not isinstance(row, MessageRow):
            return QSize(100, look.size(34))
        lines = self._wording(row, option.rect.width(), chosen=False).lines
        return QSize(100, lines * look.line("body") + look.line("small") + look.gap(22))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw a message or a heading."""
        look, row = self.look, index.data(ROW)
        pad = look.gap(14)
        if not isinstance(row, MessageRow):
            inner = area.adjusted(pad, look.gap(4), -pad, 0)
            paint_text(
                painter, inner, str(row), look.font("small", weight=600), look.colour("ink2")
            )
            return
        top = area.top() + look.gap(11)
        paint_mark(painter, look, area.left() + pad, top, row.kind)
        left = area.left() + self._indent()
        wording = self._wording(row, area.width(), chosen=chosen)
        wording.paint(painter, left, top, self.ink("ink", chosen=chosen))
        below = QRectF(left, top + wording.height, area.right() - pad - left, look.line("small"))
        strong = row.changed or row.clashes
        ink = self.ink("state.changed" if strong else "ink2", chosen=chosen)
        paint_text(painter, below, str(index.data(STATE)), look.font("small"), ink)

    def _indent(self) -> int:
        return self.look.gap(14) + mark_size(self.look)[0] + self.look.gap(10)

    def _wording(self, row: MessageRow, width: float, *, chosen: bool) -> Wrapped:
        look = self.look
        room = max(width - self._indent() - look.gap(14), 60)
        font = look.font("body", weight=600 if chosen else 500)
        return Wrapped(row.wording, font, room, look.line("body"), 2)


class MessageList(KeyedList):
    """Messages by theme; the arrows with Alt move one, Del withdraws, Enter goes to its words."""

    moved = Signal(int)
    withdraw_wanted = Signal()

    def __init__(self, look: Look, model: MessageModel) -> None:
        super().__init__(look, model, MessageDelegate(look))
        self.setAccessibleName(self.tr("Messages"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move, withdraw, open; leave letters to the place."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.withdraw_wanted.emit()
        else:
            super().keyPressEvent(event)
