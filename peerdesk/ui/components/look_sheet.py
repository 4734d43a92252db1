# SPDX-License-Identifier: Apache-2.0
"""Choosing theme and text size, from anywhere in the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.tabs import Segments
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look

_STEPS = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class LookSheet(Sheet):
    """Theme and text size; both change at once, so that one sees what one chooses."""

    theme_chosen = Signal(str)
    size_chosen = Signal(float)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host, self.tr("Text size and contrast"), width=560)
        self.setObjectName("look-sheet")
        self._themes = Segments(
            look,
            [
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
                ("high-contrast", self.tr("High contrast")),
            ],
        )
        self._themes.choose(look.theme_name)
        self._shown = Text("", "heading")
        self._smaller = Button(look, self.tr("Smaller"), icon="minus", key="Ctrl+-")
        self._larger = Button(look, self.tr("Larger"), icon="plus", key="Ctrl++")
        self._lay_out()
        self._connect()
        self._say()

    def _lay_out(self) -> None:
        gap = self.look.gap(12)
        self.body.addWidget(Text(self.tr("Theme"), "heading"))
        self.body.addWidget(self._themes)
        self.body.addWidget(Text(self.tr("Text size"), "heading"))
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self._smaller.show_key_only())
        row.addWidget(self._shown)
        row.addWidget(self._larger.show_key_only())
        row.addStretch(1)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self._themes.chosen.connect(self.theme_chosen)
        self._smaller.clicked.connect(self._shrink)
        self._larger.clicked.connect(self._grow)
        self.look.changed.connect(self._say)
        self.add_act(self.tr("Keep this"), PRIMARY, key="Esc").clicked.connect(self.leave)

    def _grow(self) -> None:
        step = next((s for s in _STEPS if s > self.look.factor + 0.01), _STEPS[-1])
        self.size_chosen.emit(step)

    def _shrink(self) -> None:
        step = next((s for s in reversed(_STEPS) if s < self.look.factor - 0.01), _STEPS[0])
        self.size_chosen.emit(step)

    def _say(self) -> None:
        self._shown.setText(f"{self.look.factor:.0%}".replace("%", " %"))
