# SPDX-License-Identifier: Apache-2.0
"""A page that is scrolled where the window is too low for it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.scrolling import scrolling
from peerdesk.ui.components.text import column
from peerdesk.ui.look import Look

_WIDEST = 900


class ScrolledPage(QWidget):
    """Parts one below the other in `inner`, no wider than words are easily read."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._page = QWidget()
        self.inner = QVBoxLayout(self._page)
        margins(look, self.inner, 24, 20, 24, 24)
        between(look, self.inner, 14)
        scroll = scrolling(self._page)
        self.bar = scroll.verticalScrollBar()
        column(self).addWidget(scroll)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._page.setMaximumWidth(self.look.size(_WIDEST))
