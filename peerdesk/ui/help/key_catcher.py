# SPDX-License-Identifier: Apache-2.0
"""A box that takes the next key pressed in it, instead of having it do what it means."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from peerdesk.ui.components.paint import box, paint_text
from peerdesk.ui.components.roles import give_role
from peerdesk.ui.keys.everywhere import COVER, LOCK
from peerdesk.ui.keys.written import shown_key
from peerdesk.ui.look import Look

_HELD = {
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock, Qt.Key.Key_unknown,
}  # fmt: skip
_LEAVES = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class KeyCatcher(QWidget):
    """`pressed` carries the key; Esc says `given_up`. Tab goes on; lock and cover work as ever."""

    pressed = Signal(str)
    given_up = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._shown = look, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        give_role(self, QAccessible.Role.HotkeyField)
        self.setProperty("ring", look.radius("control"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def clear(self) -> None:
        """Wait for a key."""
        self._shown = ""
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a field."""
        return QSize(self._look.size(200), self._look.space("field"))

    def event(self, event: QEvent) -> bool:
        """Keep every key from being a shortcut, but those that hide the evidence."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if not self._hides(event):
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the key, once more than Ctrl or Shift is pressed."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif key not in _HELD and key not in _LEAVES:
            wanted = QKeySequence(event.keyCombination()).toString()
            self._shown = shown_key(wanted)
            self.update()
            self.pressed.emit(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a field with the key in it, or that it waits for one."""
        del event
        look, painter = self._look, QPainter(self)
        area = QRectF(self.rect())
        box(painter, area, look.radius("control"), look.colour("surface"), look.colour("edge"))
        inner = area.adjusted(look.gap(10), 0, -look.gap(10), 0)
        words = self._shown or self.tr("Press the new key")
        ink = look.colour("ink" if self._shown else "ink3")
        paint_text(painter, inner, words, look.font("body"), ink)
        painter.end()

    def _hides(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        keys = self._look.keys
        return pressed in map(QKeySequence, (*keys.keys(LOCK), *keys.keys(COVER)))
