# SPDX-License-Identifier: Apache-2.0
"""A toast: a sentence at the foot of the page, with Undo where undo exists."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look


class Toast(QFrame):
    """One sentence over the foot of a page; goes after a while, unless pointed at or focused."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._look, self._host = look, host
        self.setProperty("ground", "sheet")
        self._words = Text("", "small", wrap=False)
        self._undo = Button(look, self.tr("Undo"), LINK, key="Ctrl+Z").show_key_only()
        self._act: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(look.scale.motion["toast"])
        row = QHBoxLayout(self)
        row.setContentsMargins(look.gap(16), look.gap(10), look.gap(16), look.gap(10))
        row.setSpacing(look.gap(16))
        row.addWidget(self._words)
        row.addWidget(self._undo)
        self._undo.clicked.connect(self._take_back)
        self._timer.timeout.connect(self._leave)
        host.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence, with Undo if there is a way back."""
        self._words.setText(text)
        self._act = undo
        self._undo.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.show()
        self._place()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Go at once, forgetting the sentence and the way back."""
        self._timer.stop()
        self._act = None
        self._words.clear()
        self.hide()

    def undo(self) -> bool:
        """Take back what the toast offers to take back; say whether there was anything."""
        if self._act is None or not self.isVisible():
            return False
        self._take_back()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay at the foot while the page changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        room = self._host.rect()
        left = (room.width() - self.width()) // 2
        self.move(max(left, 8), room.height() - self.height() - self._look.gap(16))
        self.raise_()

    def _leave(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start()
            return
        self.clear()

    def _take_back(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()
