# SPDX-License-Identifier: Apache-2.0
"""The heading of a place: its name, a line of facts, at most two acts, the finder, a busy line."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.components.finder import Finder, Room
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.loading import Loading
from peerdesk.ui.components.tab_order import follow_layout
from peerdesk.ui.components.text import Line, Text
from peerdesk.ui.look import Look


class Heading(QWidget):
    """The strip over a place; `stacked` puts the facts under the name, as in Capture.

    The finder gives way first where room is short, so that name, facts and acts are whole.
    What takes a moment shows in `loading`; see there for how it can be cancelled.
    """

    def __init__(self, look: Look, title: str, *, stacked: bool = False) -> None:
        super().__init__()
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.setProperty("hair", "bottom")
        self.title = (Line if stacked else Text)(title, "place")
        self.facts = Line("", "small", "ink2")
        self.loading = Loading(look, self)
        self.finder = Finder(look)
        self._acts, self._row = QHBoxLayout(), QHBoxLayout()
        self._words = QVBoxLayout() if stacked else QHBoxLayout()
        self._lay_out(stacked=stacked)
        look.changed.connect(self._fit)
        self._fit()

    def set_title(self, title: str) -> None:
        """Name the place otherwise."""
        self.title.setText(title)

    def set_facts(self, facts: str) -> None:
        """Say one line of facts."""
        self.facts.setText(facts)

    def add_act(self, widget: QWidget) -> None:
        """Add an act, or another small control, at the right."""
        self._acts.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        follow_layout(self)  # the finder was here first, and stands last

    def set_busy(self, *, busy: bool) -> None:
        """Say that something is being read, or that it has come."""
        self.loading.set_busy(busy=busy)

    def event(self, event: QEvent) -> bool:
        """Give the finder what room is left, before anything that has changed is laid out."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the finder what room is left."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Show as much of the finder as leaves everything else whole."""
        finder, row = self.finder, self._row
        others = row.minimumSize().width() - self._words.minimumSize().width()
        if finder.isHidden():
            others += row.spacing()
        left = self.width() - others - self._words.sizeHint().width()
        fitting = (room for room in (Room.ALL, Room.ICON) if finder.width_in(room) <= left)
        finder.give(next(fitting, Room.NONE))

    def _lay_out(self, *, stacked: bool) -> None:
        look = self._look
        words, row = self._words, self._row
        between(look, words, 2 if stacked else 16)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        if not stacked:
            words.addStretch(1)
        between(look, self._acts, 12)
        margins(look, row, 24, 0, 24, 0)
        between(look, row, 16)
        if stacked:
            holder = QVBoxLayout()
            holder.addStretch(1)
            holder.addLayout(words)
            holder.addStretch(1)
            row.addLayout(holder, 1)
        else:
            row.addLayout(words, 1)
        row.addWidget(self.loading.words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.loading.cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._acts)
        row.addWidget(self.finder, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.loading.line)

    def _fit(self) -> None:
        self.setMinimumHeight(self._look.gap(64))
