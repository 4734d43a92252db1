# SPDX-License-Identifier: Apache-2.0
"""What can be done on the wall by a key, and the strip at its foot that says so."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.desk.wall.cards import Way
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.text import IconText
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look
from peerdesk.ui.wall.words import ICONS, CardWords

MOVE = Action("wall.move", "Pick a card up, to move it with the arrows", ("M",))
GROUP = Action("wall.group", "Put the chosen cards or notes together", ("G",))
SPLIT = Action("wall.split", "Split a cluster, or a message’s evidence", ("S",))
EDIT = Action("wall.edit", "Edit the words on the card", ("E", "F2"))
MERGE = Action("wall.merge", "Merge messages that say the same", ("D",))
APART = Action("wall.apart", "Take merged messages apart", ("U",))
MESSAGE = Action("wall.message", "Make a message of a cluster or of notes", ("N",))
AGREE = Action("wall.agree", "Agree a message, or open it again", ("A",))
HUDDLE = Action("wall.huddle", "Huddle: large, for a projector", ("H", "F11"))
DRIVE = Action("wall.drive", "Move the cards alone, or let everybody", ("W",))
BY = Action("wall.by", "By theme, or by line of enquiry", ("B",))
WHOLE = Action("wall.whole", "Read the whole card or note", ("V",))
FIND = Action("wall.find", "Find in waiting notes", ("Ctrl+F",))
ALL = (MOVE, GROUP, SPLIT, EDIT, MERGE, APART, MESSAGE, AGREE, HUDDLE, DRIVE, BY, WHOLE, FIND)
Hint = tuple[str | Action, str]


class KeyStrip(QWidget):
    """The keys that do something where the focus is, and what the signs on the cards mean."""

    def __init__(self, look: Look, words: CardWords) -> None:
        super().__init__()
        self._look, self._words = look, words
        self._hints: tuple[Hint, ...] = ()
        self._keys, self._flow = flow_box()
        between(look, self._flow, 12)
        self._legend = QWidget()
        self._lay_out()
        look.changed.connect(self._fit)
        look.keys.changed.connect(self._say)
        self._fit()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show these keys, each with a word."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self._say()

    def _say(self) -> None:
        self._flow.clear()
        for key, words in self._hints:
            shown = self._look.keys.shown(key) if isinstance(key, Action) else key
            cap = KeyCap(self._look, shown, words)
            self._flow.addWidget(cap)
            cap.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the signs' meaning where there is room beside the keys."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        look = self._look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "sunken")
        self.setProperty("hair", "top")
        row = QHBoxLayout(self._legend)
        row.setContentsMargins(0, 0, 0, 0)
        between(look, row, 10)
        for way in Way:
            row.addWidget(IconText(look, ICONS[way], self._words.way(way)))
        outer = QHBoxLayout(self)
        margins(look, outer, 24, 9, 16, 9)
        outer.addWidget(self._keys, 1)
        outer.addWidget(self._legend)

    def _fit(self) -> None:
        look = self._look
        caps = [item.widget() for n in range(self._flow.count()) if (item := self._flow.itemAt(n))]
        keys = sum(cap.sizeHint().width() + look.gap(12) for cap in caps if cap is not None)
        room = self.width() - look.gap(24) - look.gap(16) - keys
        self._legend.setVisible(self._legend.sizeHint().width() < room)
