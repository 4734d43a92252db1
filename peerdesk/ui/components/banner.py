# SPDX-License-Identifier: Apache-2.0
"""A banner: what is so and what to do, on a ground of its own; stays until dealt with."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.paint import box
from peerdesk.ui.components.text import Text
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look

_SORTS = {
    "told": ("info", "tint", "accent"),
    "warn": ("warning", "state.changed", "state.changed"),
    "danger": ("warning-octagon", "danger_b", "danger"),
    "done": ("check-circle", "state.done", "state.done"),
}


class Banner(QWidget):
    """One or two sentences with an icon and a bar: `told`, `warn`, `danger` or `done`.

    `role` is the role of their type, for a sentence that the page is about.
    """

    def __init__(
        self, look: Look, sort: str = "told", text: str = "", *, role: str = "small"
    ) -> None:
        super().__init__()
        self._look, self._sort = look, sort
        self._picture = QLabel()
        self._words = Text(text, role, "ink", wrap=True)
        self._row = QHBoxLayout(self)
        margins(look, self._row, 12, 8, 8, 8)
        between(look, self._row, 12)
        self._row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        self.setAccessibleName(text)
        look.changed.connect(self._redraw)
        self._redraw()

    def set_role(self, role: str) -> None:
        """Take another role of type."""
        self._words.set_role(role)

    @property
    def text(self) -> str:
        """Return what the banner says."""
        return self._words.text()

    def say(self, text: str, sort: str = "") -> None:
        """Say something else, perhaps as another sort."""
        self._sort = sort or self._sort
        self._words.setText(text)
        self.setAccessibleName(text)
        self._redraw()

    def add_act(self, text: str, *, key: str | Action = "") -> Button:
        """Add an act at the end and return it."""
        act = Button(self._look, text, LINK, key=key)
        self._row.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
        return act

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground and the bar."""
        del event
        look = self._look
        _, ground, bar = _SORTS[self._sort]
        colour = (
            QColor(look.state(ground[6:]).ground)
            if ground.startswith("state.")
            else look.colour(ground)
        )
        painter = QPainter(self)
        area = QRectF(self.rect())
        edge = look.colour("edge") if look.is_high_contrast else None
        box(painter, area, look.radius("row"), colour, edge)
        painter.fillRect(QRectF(0, 3, 3, area.height() - 6), look.colour(bar))
        painter.end()

    def _redraw(self) -> None:
        icon, _, ink = _SORTS[self._sort]
        self._picture.setPixmap(self._look.pixmap(icon, ink, 18, "fill", self.devicePixelRatioF()))
        self.update()
