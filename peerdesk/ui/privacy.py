# SPDX-License-Identifier: Apache-2.0
"""The cover: an empty page over the work, at once, for somebody who looks over a shoulder.

It locks nothing. Any key or press says so; Esc brings the work back as it was.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import IconText, Text
from peerdesk.ui.keys.everywhere import LOCK
from peerdesk.ui.look import Look

_SILENT = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
}


class Cover(QWidget):
    """Nothing at all, until a key or a press asks for the words."""

    uncovered = Signal()
    lock_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._said = QWidget()
        self._title = IconText(look, "eye-slash", self.tr("Only covered"), "ink")
        self._title.words.set_role("title")
        self._words = Text(
            self.tr(
                "The challenge is still open: this page only hides it. Lock it before you leave "
                "the laptop."
            ),
            wrap=True,
        )
        self._show = Button(look, self.tr("Show my work"), PRIMARY, key="Esc").show_key_only()
        self._lock = Button(look, self.tr("Lock"), icon="lock-simple", key=LOCK).show_key_only()
        self._lay_out()
        self._show.clicked.connect(self.uncovered)
        self._lock.clicked.connect(self.lock_pressed)

    def cover(self) -> None:
        """Be empty and have the focus."""
        self._said.hide()
        self.setAccessibleName(self.tr("Covered, not locked. Esc shows your work again."))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self) -> None:
        """Say that the work is only covered, and the way back."""
        if self._said.isHidden():
            self._said.show()
            self._show.setFocus(Qt.FocusReason.OtherFocusReason)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def event(self, event: QEvent) -> bool:
        """Take Esc before any shortcut that lies hidden below could."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Bring the work back on Esc, and say what this is on any other key."""
        if event.key() == Qt.Key.Key_Escape:
            self.uncovered.emit()
        elif event.key() not in _SILENT:
            self.say()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Say what this is."""
        del event
        self.say()

    def _lay_out(self) -> None:
        look = self._look
        acts = QHBoxLayout()
        between(look, acts, 12)
        acts.addWidget(self._show)
        acts.addWidget(self._lock)
        acts.addStretch(1)
        inner = QVBoxLayout(self._said)
        between(look, inner, 12)
        inner.addWidget(self._title)
        inner.addWidget(self._words)
        inner.addLayout(acts)
        self._said.setMaximumWidth(look.size(520))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._said, 6)
        across.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addLayout(across)
        whole.addStretch(3)
