# SPDX-License-Identifier: Apache-2.0
"""The wordings of a message so far, the newest first, with what changed and what was told."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from peerdesk.domain.words import title
from peerdesk.ui.components.differences import compared
from peerdesk.ui.components.gaps import across, between, down
from peerdesk.ui.components.text import IconText, Text, column, hair, let_go
from peerdesk.ui.look import Look
from peerdesk.ui.messages.reading import Wording


class WordingHistory(QWidget):
    """One row a wording: when, the words with what changed, and who wrote or told them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._parts: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        across(look, self._grid, 14)
        down(look, self._grid, 7)
        self._grid.setColumnStretch(1, 1)

    def clear(self) -> None:
        """Show nothing."""
        for part in self._parts:
            let_go(part)
        self._parts = []

    def set_history(self, history: Sequence[Wording]) -> None:
        """Show the wordings; a telling shows the words that were used."""
        self.clear()
        rows: list[tuple[Wording, str]] = []
        before = ""
        for wording in history:
            rows.append((wording, before))
            if wording.told is None and not wording.agreed and not wording.merged:
                before = wording.text
        for number, (wording, earlier) in enumerate(reversed(rows)):
            self._show(number * 2, wording, earlier)

    def _show(self, row: int, wording: Wording, before: str) -> None:
        self._put(hair(), row, 0, 3)
        self._put(Text(wording.when, "small", "ink2"), row + 1, 0)
        if wording.told is None:
            self._put(self._written(wording), row + 1, 1)
            self._put(Text(wording.who, "small", "ink2"), row + 1, 2)
            return
        words = ", ".join(part for part in (title(wording.told), wording.place) if part)
        if wording.text and wording.text != before:
            words = self.tr("{0}: “{1}”").format(words, wording.text)
        self._put(Text(words, "body", "done", wrap=True), row + 1, 1)
        self._put(Text(self.tr("Told"), "small", "ink2"), row + 1, 2)

    def _written(self, wording: Wording) -> QWidget:
        """Return a wording with what changed, that it was agreed, or what was merged in."""
        if wording.agreed:
            sign = IconText(self._look, "check-circle", self.tr("Agreed as it stood"))
            sign.set_icon("check-circle", "state.done", "fill")
            sign.words.set_ink("ink")
            return sign
        if wording.merged:
            said = self.tr("Taken apart: “{0}”") if wording.apart else self.tr("Merged in: “{0}”")
            return Text(said.format(wording.text), "body", "ink2", wrap=True)
        return self._compared(wording)

    def _compared(self, wording: Wording) -> QWidget:
        """Return the words against those they replaced, which the row above need not be."""
        part = QWidget()
        rows = column(part)
        between(self._look, rows, 4)
        for one in compared(self._look, wording.before, wording.text):
            rows.addWidget(one)
        return part

    def _put(self, widget: QWidget, row: int, column: int, span: int = 1) -> None:
        top = Qt.AlignmentFlag.AlignTop
        if isinstance(widget, Text):
            self._grid.addWidget(widget, row, column, 1, span, top)
        else:
            self._grid.addWidget(widget, row, column, 1, span)
        self._parts.append(widget)
