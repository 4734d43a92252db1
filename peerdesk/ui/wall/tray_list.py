# SPDX-License-Identifier: Apache-2.0
"""The waiting notes on the screen: slips with a dashed edge, for they have no place yet."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from peerdesk.desk.wall.waiting import WaitingNote
from peerdesk.ui.components.delegate import Index
from peerdesk.ui.components.paint import Wrapped, mark_size, paint_mark, paint_text
from peerdesk.ui.look import Look
from peerdesk.ui.wall.carry_list import GAP, CarryList
from peerdesk.ui.wall.tray_model import CHOSEN, NOTE, TrayModel

SIDE, PAD = 12, 10
_LINES = 3


class TrayDelegate(QStyledItemDelegate):
    """Draws a note: mark, up to three lines, and where it comes from."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a slip; the list gives the width."""
        note = index.data(NOTE)
        if not isinstance(note, WaitingNote):
            return QSize(10, 10)
        high = self._words(note, option.rect.width() - 2 * SIDE).height
        return QSize(100, round(high + self.look.line("small") + 2 * self._pad + 2 * GAP - 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a slip."""
        note = index.data(NOTE)
        if not isinstance(note, WaitingNote):
            return
        look, pad = self.look, self._pad
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(SIDE, GAP, -SIDE, -GAP)
        chosen = bool(index.data(CHOSEN))
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(look.colour("tint" if chosen else "hover" if pointed else "surface"))
        pen = QPen(look.colour("accent" if chosen else "edge"), 1)
        pen.setStyle(Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        radius = look.radius("row")
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        paint_mark(painter, look, area.left() + pad, area.top() + pad, note.stance)
        left = area.left() + self._indent()
        words = self._words(note, area.width())
        words.paint(painter, left, area.top() + pad, look.colour("ink"))
        foot = QRectF(
            left, area.top() + pad + words.height, area.right() - pad - left, look.line("small")
        )
        paint_text(painter, foot, note.place, look.font("small"), look.colour("ink2"))
        if chosen:
            size = look.size(18)
            spot = QRectF(area.left() + pad, area.bottom() - pad - size, size, size)
            look.icons.paint(painter, "check-square", spot, look.colour("accent"), "fill")
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus"), 3 if look.is_high_contrast else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)
        painter.restore()

    @property
    def _pad(self) -> int:
        return self.look.gap(PAD)

    def _indent(self) -> float:
        return self._pad + mark_size(self.look)[0] + self.look.gap(8)

    def _words(self, note: WaitingNote, width: float) -> Wrapped:
        look = self.look
        room = max(width - self._indent() - self._pad, 40)
        return Wrapped(note.text, look.font("body"), room, look.size(19), _LINES)


class TrayList(CarryList):
    """Notes from the top, the newest first."""

    focused = Signal()

    def __init__(self, look: Look, model: TrayModel) -> None:
        super().__init__(look.keys)
        self.notes = model
        self._delegate = TrayDelegate(look)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setProperty("ground", "canvas")
        self.setAccessibleName(self.tr("Waiting notes"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def note(self) -> WaitingNote | None:
        """Return the note that has the keys."""
        return self.notes.note(self.currentIndex().row())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Have a current note, so that the focus is seen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.notes.rowCount():
            self.setCurrentIndex(self.notes.index(0))
        self.focused.emit()
