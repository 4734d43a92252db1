# SPDX-License-Identifier: Apache-2.0
"""A field with its label above and, where something is wrong, a sentence below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text, set_role
from peerdesk.ui.look import Look


class Field(QWidget):
    """A labelled control; the label names it for a screen reader, the error keeps the text."""

    def __init__(self, look: Look, label: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self._look = look
        self.control = control
        self._edged = control
        control.setAccessibleName(label)
        if control.property("ring") is None:
            control.setProperty("ring", look.radius("control"))
        self._label = Text(label, "small", "ink2")
        set_role(self._label, "weight", 600)
        self._label.setBuddy(control)
        self._hint = Text(hint, "small", "ink2", wrap=True)
        if not hint:
            self._hint.hide()
        self._error = Text("", "small", "danger", wrap=True)
        self._sign = QLabel()
        self._wrong = QWidget()
        row = QHBoxLayout(self._wrong)
        row.setContentsMargins(0, 0, 0, 0)
        between(look, row, 6)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._error, 1)
        self._wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        between(look, column, 5)
        column.addWidget(self._label)
        column.addWidget(control)
        column.addWidget(self._hint)
        column.addWidget(self._wrong)
        column.addStretch(0)

    @property
    def label_height(self) -> int:
        """Return how far below the top the control begins, to stand things beside it."""
        return self._label.sizeHint().height() + self._look.gap(5)

    def set_error(self, sentence: str, *, focus: bool = True) -> None:
        """Say what is wrong and put the focus there; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._sign.setPixmap(
            self._look.pixmap("warning-circle", "danger", 16, "fill", self.devicePixelRatioF())
        )
        self._wrong.setVisible(bool(sentence))
        self._hint.setHidden(bool(sentence) or not self._hint.text())
        set_role(self._edged, "wrong", bool(sentence))
        self.control.setAccessibleDescription(sentence or self._hint.text())
        if sentence and focus:
            self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def wrong_on(self, widget: QWidget) -> None:
        """Show the edge of what is wrong on a part of the control."""
        self._edged = widget

    def set_label(self, label: str) -> None:
        """Take another label."""
        self._label.setText(label)
        self.control.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Say something else below the field."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
