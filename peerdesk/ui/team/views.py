# SPDX-License-Identifier: Apache-2.0
"""The views of the place under one row of tabs: who has what, and what waits for somebody."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from peerdesk.ui.components.gaps import margins
from peerdesk.ui.components.scrolling import scrolling
from peerdesk.ui.components.tabs import Tabs
from peerdesk.ui.components.text import column, hair
from peerdesk.ui.look import Look


class Views(QWidget):
    """Tabs, and below them the view of the chosen one, which scrolls by itself.

    `corner` stands at the end of the row of tabs.
    """

    shown = Signal(str)

    def __init__(
        self, look: Look, views: Sequence[tuple[str, str, QWidget]], corner: QWidget
    ) -> None:
        super().__init__()
        self._stack = QStackedWidget()
        self._keys = [key for key, _, _ in views]
        self.tabs = Tabs(look, [(key, title) for key, title, _ in views])
        for _, _, widget in views:
            self._stack.addWidget(scrolling(widget))
        bar = QWidget()
        row = QHBoxLayout(bar)
        margins(look, row, 24, 6, 24, 0)
        row.addWidget(self.tabs, 1)
        row.addWidget(corner, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = column(self)
        whole.addWidget(bar)
        whole.addWidget(hair())
        whole.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self.show_view)
        self.show_view(self._keys[0])

    def show_view(self, key: str) -> None:
        """Bring a view to the front."""
        self.tabs.choose(key)
        self._stack.setCurrentIndex(self._keys.index(key))
        self.shown.emit(key)

    def current(self) -> str:
        """Return the key of the view in front."""
        return self.tabs.current()

    def set_count(self, key: str, count: int) -> None:
        """Show how many things a view holds that want somebody; none for 0."""
        self.tabs.set_count(key, f"{count:,}" if count else "")
