# SPDX-License-Identifier: Apache-2.0
"""What a backup would bring back, beside what the vault holds now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from peerdesk.ui.care import Inside
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.gaps import across, between, down
from peerdesk.ui.components.moment import moment_words
from peerdesk.ui.components.text import Text, column, hair, let_go
from peerdesk.ui.look import Look

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class InsideCard(QFrame):
    """A table of counts, the newest note's time, and what is worth a word."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._parts: list[QWidget] = []
        self.setProperty("ground", "card")
        self._title = Text("", "heading", wrap=True)
        self._newest = Text("", "small", "ink2", wrap=True)
        self._grid = QGridLayout()
        across(look, self._grid, 24)
        down(look, self._grid, 6)
        self._grid.setColumnStretch(0, 1)
        self._remarks = QVBoxLayout()
        between(look, self._remarks, 6)
        whole = column(self, margin=look.gap(16), gap=look.gap(10))
        whole.addWidget(self._title)
        whole.addWidget(self._newest)
        whole.addLayout(self._grid)
        whole.addLayout(self._remarks)

    def clear(self) -> None:
        """Show and hold nothing."""
        for part in self._parts:
            let_go(part)
        self._parts = []
        self._title.clear()
        self._newest.clear()

    def show_inside(self, inside: Inside, now: tuple[int, int]) -> None:
        """Show what a backup holds."""
        self.clear()
        self._title.setText(self.tr("The backup of {0}").format(moment_words(inside.made, now)))
        self._newest.setText(
            self.tr("Its newest note: {0}").format(moment_words(inside.newest, now))
            if inside.newest
            else self.tr("It holds no note.")
        )
        beside = any(counted.here is not None for counted in inside.counts)
        self._add_row(0, "", self.tr("in it"), self.tr("here now") if beside else "", head=True)
        for row, counted in enumerate(inside.counts, 1):
            here = f"{counted.here:,}" if counted.here is not None else ""
            self._grid_line(row)
            self._add_row(row * 2, counted.sort, f"{counted.there:,}", here)
        for remark in inside.remarks:
            banner = Banner(self._look, "told", remark)
            self._remarks.addWidget(banner)
            self._parts.append(banner)

    def _grid_line(self, row: int) -> None:
        line = hair()
        self._grid.addWidget(line, row * 2 - 1, 0, 1, 3)
        self._parts.append(line)

    def _add_row(self, row: int, sort: str, there: str, here: str, *, head: bool = False) -> None:
        role, ink = ("small", "ink2") if head else ("body", "ink")
        for place, words in enumerate((sort, there, here)):
            text = Text(words, role if place < 2 else "small", ink if place < 2 else "ink2")  # noqa: PLR2004 - the third is the quiet one
            if place:
                text.setAlignment(_RIGHT)
                text.setMinimumWidth(self._look.size(56))
            self._grid.addWidget(text, row, place)
            self._parts.append(text)
