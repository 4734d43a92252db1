# SPDX-License-Identifier: Apache-2.0
"""With large text: the names of the columns in one row, for two of them fill the page."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import let_go
from peerdesk.ui.look import Look

TRAY, BY, DRIVE = "tray", "by", "drive"
"""Keys of what stands in the row beside columns."""


class ThemesRow(QScrollArea):
    """One button a column, and one for the tray; `chosen` carries the key."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._buttons: dict[str, Button] = {}
        self._page = QWidget()
        self._row = QHBoxLayout(self._page)
        margins(look, self._row, 12, 6, 12, 6)
        between(look, self._row, 8)
        self._row.addStretch(1)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ground", "surface")

    def show_names(self, names: Sequence[tuple[str, str]]) -> None:
        """Show these, each a key and a name."""
        if [(key, button.text()) for key, button in self._buttons.items()] == list(names):
            return
        for button in self._buttons.values():
            let_go(button)
        self._buttons = {}
        for key, name in names:
            button = Button(self._look, name, PLAIN).make_low()
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._buttons[key] = button
            self._row.insertWidget(self._row.count() - 1, button)
        self.updateGeometry()

    def choose(self, key: str) -> None:
        """Show which column has the keys."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        if key in self._buttons:
            self.ensureWidgetVisible(self._buttons[key])

    def clear(self) -> None:
        """Show nothing."""
        self.show_names(())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of one row of buttons."""
        return QSize(200, self._look.space("button_in_pane") + 2 * self._look.gap(6) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same height, however narrow."""
        return QSize(100, self.sizeHint().height())
