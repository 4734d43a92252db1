# SPDX-License-Identifier: Apache-2.0
"""Several of a short list: check boxes under a heading."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from peerdesk.ui.components.control import Check
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text, column, let_go
from peerdesk.ui.look import Look


class Ticks(QWidget):
    """Check boxes in columns; with large text in one. `changed` comes when a person ticks."""

    changed = Signal()

    def __init__(self, look: Look, heading: str, *, columns: int = 3) -> None:
        super().__init__()
        self._look, self._columns = look, columns
        self._boxes: dict[str, Check] = {}
        self._grid = QGridLayout()
        between(look, self._grid, 6)
        whole = column(self)
        between(look, whole, 8)
        whole.addWidget(Text(heading, "heading"))
        whole.addLayout(self._grid)

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these, each as key and words; what was ticked stays ticked."""
        ticked = self.ticked()
        for box in self._boxes.values():
            let_go(box)
        self._boxes = {}
        columns = 1 if self._look.is_large else self._columns
        for place, (key, words) in enumerate(options):
            box = Check(self._look, words)
            box.clicked.connect(self.changed)
            self._boxes[key] = box
            self._grid.addWidget(box, place // columns, place % columns)
            self._grid.setColumnStretch(place % columns, 1)
        self.tick(ticked)

    def tick(self, keys: Collection[str]) -> None:
        """Tick these and no others."""
        for key, box in self._boxes.items():
            box.setChecked(key in keys)

    def ticked(self) -> tuple[str, ...]:
        """Return the keys that are ticked."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())
