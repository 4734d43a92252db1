# SPDX-License-Identifier: Apache-2.0
"""The six marks as buttons; the one that a note has is filled."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from peerdesk.domain.words import MARKS, Stance, title
from peerdesk.ui.components.flow import Flow
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.paint import box
from peerdesk.ui.look import Look


class StanceButton(QPushButton):
    """One mark: its sign and letter, in its own colours when it is the note's."""

    def __init__(self, look: Look, stance: Stance, key: str) -> None:
        super().__init__()
        self._look, self.stance = look, stance
        self.setCheckable(True)
        self.setAccessibleName(title(stance))
        self.setAccessibleDescription(key)
        self.setToolTip(f"{title(stance)}  {key}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", look.radius("row"))
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for sign and letter."""
        return QSize(self._look.size(46), self._look.space("button_in_pane"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter as well as with the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, edge, sign and letter."""
        del event
        look, painter = self._look, QPainter(self)
        shown = look.kind(self.stance)
        on = self.isChecked()
        area = QRectF(self.rect())
        ground = QColor(shown.ground) if on else look.colour("surface")
        ink = QColor(shown.ink) if on else look.colour("ink" if self.isEnabled() else "ink3")
        edge = ink if on else look.colour("edge" if self.isEnabled() else "hair")
        box(painter, area, look.radius("row"), ground, edge)
        if on:
            painter.setPen(QPen(ink, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                area.adjusted(1, 1, -1, -1), look.radius("row"), look.radius("row")
            )
        font = look.font("small", weight=700 if on else 600)
        letter = QFontMetricsF(font).horizontalAdvance(shown.letter)
        size, gap = look.size(14), look.size(4)
        left = area.center().x() - (size + gap + letter) / 2
        sign = QRectF(left, area.center().y() - size / 2, size, size)
        look.icons.paint(painter, shown.sign, sign, ink, shown.weight)
        painter.setFont(font)
        painter.setPen(ink)
        words = QRectF(left + size + gap, area.top(), letter + 2, area.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown.letter)
        painter.end()


class StanceButtons(QWidget):
    """A row of the six marks; `chosen` carries the one pressed."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Mark"))
        row = Flow(self)
        between(look, row, 8)
        self._buttons = [StanceButton(look, stance, key) for key, stance in MARKS.items()]
        for button in self._buttons:
            row.addWidget(button)
            button.clicked.connect(self._press)

    def set_stance(self, stance: Stance | None) -> None:
        """Fill the note's mark, or none."""
        for button in self._buttons:
            button.setChecked(button.stance is stance)

    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, StanceButton):
            self.chosen.emit(button.stance)
