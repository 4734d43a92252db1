# SPDX-License-Identifier: Apache-2.0
"""A list whose rows can be carried elsewhere with the pointer.

Not Qt's own drag and drop: that waits in a loop of its own, and a lock must not wait for it.
"""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QListView

from peerdesk.ui.keys.everywhere import UNDO
from peerdesk.ui.keys.keymap import KeyMap

_LETTERS_LEFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ARROWS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space}
)
_PLACES = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Escape, Qt.Key.Key_F2})


GAP = 4
"""Half of what stands between two rows."""


class CarryList(QListView):
    """Tells where a row is being carried; letters and arrows with modifiers are the place's."""

    opened = Signal()
    toggled = Signal()
    carried = Signal(QPoint)
    put_down = Signal(QPoint)
    let_go = Signal()
    entered = Signal()

    def __init__(self, keymap: KeyMap) -> None:
        super().__init__()
        self._keymap = keymap
        self._pressed_at: QPoint | None = None
        self.carrying = False
        self.may_carry = True
        self.leaves_arrows = False
        """Whether plain arrows are the place's too: a card is picked up."""
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)

    def event(self, event: QEvent) -> bool:
        """Have Ctrl+Z for the place, which takes back more than the last act alone."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo = [QKeySequence(key) for key in self._keymap.keys(UNDO)]
            if QKeySequence(event.keyCombination()) in undo:
                event.accept()
                return True
        return super().event(event)

    def below(self) -> int:
        """Return how many of the rows that are here stand below what is seen."""
        foot = self.viewport().height()
        model = self.model()
        count = model.rowCount()
        low, high = 0, count
        while low < high:  # the rows stand one below another: look for the first beyond the foot
            middle = (low + high) // 2
            if self.visualRect(model.index(middle, 0)).bottom() > foot + GAP:
                high = middle
            else:
                low = middle + 1
        return count - low

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Search nothing: letters are the place's keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go up and down; leave the rest to the place."""
        key = Qt.Key(event.key())
        if self.carrying and key == Qt.Key.Key_Escape:
            self._stop()
            self.let_go.emit()
            return
        sideways = key in {Qt.Key.Key_Left, Qt.Key.Key_Right}
        others = bool(event.modifiers() & _LETTERS_LEFT) or sideways or self.leaves_arrows
        if key in _ARROWS and key != Qt.Key.Key_Space and others:
            event.ignore()
        elif key == Qt.Key.Key_Space:
            self.toggled.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.opened.emit()
        elif key in _PLACES or _is_typed(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the rows out anew: their heights follow the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose a row; with Ctrl, put it to those chosen."""
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setCurrentIndex(index)
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.toggled.emit()
                return
            self._pressed_at = spot if self.may_carry else None
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Carry the row once the pointer has gone far enough with the button held."""
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if self.carrying or moved >= QApplication.startDragDistance():
            self.carrying = True
            self.carried.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Put down what was carried."""
        if self.carrying:
            self._stop()
            self.put_down.emit(event.globalPosition().toPoint())
            return
        self._stop()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open a row."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def _stop(self) -> None:
        self.carrying = False
        self._pressed_at = None


def _is_typed(event: QKeyEvent) -> bool:
    """Say whether a key is a letter or sign, with Ctrl or without."""
    held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    text = event.text()
    return bool(text) and (held or (bool(text.strip()) and text.isprintable()))
