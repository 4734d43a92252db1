# SPDX-License-Identifier: Apache-2.0
"""A prompt that has been heard or not: ticked by the lines, or by hand."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from peerdesk.ui.components.paint import Wrapped
from peerdesk.ui.look import Look


class PromptTick(QAbstractButton):
    """A circle, or a tick in the colour of what is done, and the prompt; Space ticks by hand."""

    pressed_by_hand = Signal(bool)

    def __init__(self, look: Look, prompt: str) -> None:
        super().__init__()
        self._look = look
        self.setText(prompt)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring", look.radius("row"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self.pressed_by_hand)
        look.changed.connect(self.updateGeometry)
        self.set_on(on=False)

    @property
    def is_on(self) -> bool:
        """Say whether the prompt has been heard."""
        return self.isChecked()

    def set_on(self, on: bool) -> None:  # noqa: FBT001 - the one thing it says
        """Tick it, or not."""
        self.setChecked(on)
        state = self.tr("heard") if on else self.tr("not heard yet")
        self.setAccessibleName(f"{self.text()}, {state}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what the prompt needs in a pane."""
        wide = max(self.width(), self._look.size(200))
        return QSize(self._look.size(120), self.heightForWidth(wide))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return how high the prompt stands at a width."""
        return max(round(self._wrapped(width).height), self._look.size(24))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that the height follows the width."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the height of the new width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw sign and prompt."""
        del event
        look = self._look
        painter = QPainter(self)
        size, line = look.size(16), look.line("small")
        ink = QColor(look.state("done").ink) if self.is_on else look.colour("ink2")
        name, weight = ("check-circle", "fill") if self.is_on else ("circle", "regular")
        spot = QRectF(0, (max(line, look.size(24)) - size) / 2, size, size)
        look.icons.paint(painter, name, spot, ink, weight)
        wrapped = self._wrapped(self.width())
        top = max((look.size(24) - wrapped.height) / 2, 0) if wrapped.lines == 1 else 2
        words = look.colour("ink2" if self.is_on else "ink")
        wrapped.paint(painter, size + look.gap(10), top, words)
        painter.end()

    def _wrapped(self, width: int) -> Wrapped:
        look = self._look
        room = max(width - look.size(16) - look.gap(10), look.size(60))
        return Wrapped(self.text(), look.font("small"), room, look.line("small"))
