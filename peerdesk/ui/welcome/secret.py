# SPDX-License-Identifier: Apache-2.0
"""A field for a passphrase, hidden until somebody asks to see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from peerdesk.ui.components.button import QUIET, Button
from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.gaps import margins
from peerdesk.ui.look import Look


class SecretField(QWidget):
    """A passphrase with Show and Hide; nothing remembers what was typed."""

    entered = Signal()
    changed = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.field = TextField(look)
        self.field.setAccessibleName(name)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._show = Button(look, self.tr("Show"), QUIET, icon="eye")
        self._show.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show.setParent(self.field)
        inside = QHBoxLayout(self.field)
        margins(look, inside, 0, 0, 8, 0)
        inside.addStretch(1)
        inside.addWidget(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.setTextMargins(0, 0, self._show.sizeHint().width() + look.gap(8), 0)
        self._show.clicked.connect(self._turn)
        self.field.returnPressed.connect(self.entered)
        self.field.textChanged.connect(self.changed)

    def text(self) -> str:
        """Return what was typed."""
        return self.field.text()

    def clear(self) -> None:
        """Forget what was typed, and hide again."""
        self.field.clear()
        self._hide()

    def _turn(self) -> None:
        if self.field.echoMode() == QLineEdit.EchoMode.Password:
            self.field.setEchoMode(QLineEdit.EchoMode.Normal)
            self._show.set_text(self.tr("Hide"))
            self._show.set_icon_name("eye-slash")
        else:
            self._hide()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide(self) -> None:
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self._show.set_text(self.tr("Show"))
        self._show.set_icon_name("eye")
