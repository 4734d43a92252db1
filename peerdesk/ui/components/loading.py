# SPDX-License-Identifier: Apache-2.0
"""What is seen while something is read: nothing at first, then a line, then a way to stop it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look

LINE_AFTER = 300
CANCEL_AFTER = 1_000
"""Milliseconds: what takes less is not worth a sign that comes and goes."""


class Loading(QObject):
    """A thin line after a moment and, over a second, Cancel; nothing of it moves.

    Lay out `line`, `words` and `cancel` where they belong, the words beside others: the line
    keeps its room while hidden, so that the page does not jump. Cancel is offered only while
    `may_cancel`; `cancelled` says that it was pressed. `Heading` has one; use another where a
    part of a page is read by itself.
    """

    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.may_cancel = False
        self.line = QWidget(parent)
        self.line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.line.setProperty("ground", "accent")
        self.line.setFixedHeight(3)
        self.words = Text(self.tr("Reading"), "small", "ink2")
        self.cancel = Button(look, self.tr("Cancel"), LINK)
        self._soon = self._timer(LINE_AFTER, self._show_line)
        self._late = self._timer(CANCEL_AFTER, self._show_cancel)
        policy = self.line.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.line.setSizePolicy(policy)
        self._hide()
        self.cancel.clicked.connect(self._stop)

    def set_busy(self, *, busy: bool) -> None:
        """Begin to wait, or be through."""
        if busy and not self._soon.isActive() and self.line.isHidden():
            self._soon.start()
            self._late.start()
        elif not busy:
            self._hide()

    def _show_line(self) -> None:
        self.line.show()
        self.words.show()

    def _show_cancel(self) -> None:
        self.cancel.setVisible(self.may_cancel)

    def _stop(self) -> None:
        self._hide()
        self.cancelled.emit()

    def _hide(self) -> None:
        self._soon.stop()
        self._late.stop()
        for part in (self.line, self.words, self.cancel):
            part.hide()

    def _timer(self, milliseconds: int, then: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer
