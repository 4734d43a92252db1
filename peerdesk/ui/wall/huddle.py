# SPDX-License-Identifier: Apache-2.0
"""The huddle: the wall alone, large, over the whole window, for a projector.

Nothing stands on it that could tell who said what: no names, sources or notes, and no wording
that takes its words from a note (`peerdesk.desk.wall.cards.is_guarded`).
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.text import Line
from peerdesk.ui.look import Look


class Huddle(QWidget):
    """Covers its window while it is open; keys go on to the place, Esc leaves."""

    left = Signal()
    pressed = Signal(QKeyEvent)

    def __init__(self, look: Look, place: QWidget) -> None:
        super().__init__(place)
        self._look, self._place = look, place
        self._before = Qt.WindowState.WindowNoState
        self._board: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.setAccessibleName(self.tr("Huddle"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        foot = QHBoxLayout()
        margins(look, foot, 24, 6, 24, 8)
        between(look, foot, 16)
        foot.addWidget(Line(self.tr("The peer team’s emerging messages"), "small", "ink2"), 1)
        for key, words in (
            (self.tr("Arrows"), self.tr("go to a card")),
            (self.tr("Ctrl+Arrows"), self.tr("move it")),
            ("Esc", self.tr("back to the wall")),
        ):
            foot.addWidget(KeyCap(look, key, words))
        self._column.addLayout(foot)
        self.hide()

    def begin(self, board: QWidget) -> None:
        """Cover the window with the board."""
        window = self._place.window()
        self._before = window.windowState()
        self._board = board
        self.setParent(window)
        self._column.insertWidget(0, board, 1)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        board.show()
        window.setWindowState(self._before | Qt.WindowState.WindowFullScreen)

    def end(self) -> QWidget | None:
        """Uncover the window, and give the board back."""
        board, self._board = self._board, None
        if board is None:
            return None
        window = self.window()
        window.removeEventFilter(self)
        self.hide()
        self.setParent(self._place)
        window.setWindowState(self._before)
        return board

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave on Esc; hand the rest on."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            self.pressed.emit(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Cover the window at every size."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self.setGeometry(self.window().rect())
        return super().eventFilter(watched, event)
