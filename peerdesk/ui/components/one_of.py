# SPDX-License-Identifier: Apache-2.0
"""One of two or three: segments side by side, or a pick where the text is large."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.tabs import Segments
from peerdesk.ui.components.text import Text, set_role
from peerdesk.ui.look import Look


class OneOf(QWidget):
    """A labelled choice; `chosen` carries the key. `host` is what a list opens over."""

    chosen = Signal(str)

    def __init__(
        self, look: Look, host: QWidget, label: str, options: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__()
        self._look = look
        self._value = options[0][0]
        self._segments = Segments(look, options)
        self._segments.setAccessibleName(label)
        self._pick = Pick(look, host, label)
        self._pick.set_options([Option(key, words) for key, words in options], self._value)
        name = Text(label, "small", "ink2")
        set_role(name, "weight", 600)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        between(look, column, 5)
        for part in (name, self._segments, self._pick):
            column.addWidget(part)
        self._segments.chosen.connect(self._take)
        self._pick.picked.connect(self._take)
        look.changed.connect(self._fit)
        self.choose(self._value)
        self._fit()

    @property
    def value(self) -> str:
        """Return the key of what is chosen."""
        return self._value

    @property
    def target(self) -> QWidget:
        """Return what has the focus when somebody comes here: what is chosen."""
        if self._look.is_large:
            return self._pick
        buttons = self._segments.findChildren(QPushButton)
        return next((button for button in buttons if button.isChecked()), self._segments)

    def choose(self, key: str) -> None:
        """Choose without telling anybody."""
        self._value = key
        self._segments.choose(key)
        self._pick.choose(key)

    def _take(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _fit(self) -> None:
        self._segments.setVisible(not self._look.is_large)
        self._pick.setVisible(self._look.is_large)
