# SPDX-License-Identifier: Apache-2.0
"""The steps of scoping at the left: done, open, still to come."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.paint import box, paint_text
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.look import Look


class StepButton(QPushButton):
    """One step: its number or a tick, and its name."""

    def __init__(self, look: Look, number: int, name: str) -> None:
        super().__init__(name)
        self._look, self._number = look, number
        self._open = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", look.radius("control"))
        look.changed.connect(self.updateGeometry)

    def show_open(self, number: int) -> None:
        """Show this step against the one that is open."""
        self._open = number
        state = self.tr("done") if number > self._number else ""
        state = self.tr("open") if number == self._number else state
        self.setAccessibleName(f"{self._number}, {self.text()}, {state}".strip(", "))
        self.setEnabled(self._number <= number)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a step; the list gives the width."""
        return QSize(120, self._look.size(48))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, circle and name."""
        del event
        look = self._look
        painter = QPainter(self)
        area = QRectF(self.rect())
        here, done = self._number == self._open, self._number < self._open
        if here:
            box(painter, area, look.radius("card"), look.colour("surface"), look.colour("hair"))
        size = look.size(22)
        spot = QRectF(look.gap(16), area.center().y() - size / 2, size, size)
        if done:
            look.icons.paint(painter, "check-circle", spot, look.colour("state.done"), "fill")
        else:
            ground = look.colour("accent") if here else None
            box(painter, spot, size / 2, ground, look.colour("accent" if here else "edge"))
            painter.setFont(look.font("least", weight=600))
            painter.setPen(look.colour("on" if here else "ink2"))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(self._number))
        words = area.adjusted(look.gap(28) + size, 0, -8, 0)
        font = look.font("body", weight=600 if here or done else 400)
        paint_text(
            painter, words, self.text(), font, look.colour("ink" if here or done else "ink2")
        )
        painter.end()


class StepsList(QWidget):
    """All steps; those before the open one can be gone back to."""

    chosen = Signal(int)

    def __init__(self, look: Look, names: Sequence[str]) -> None:
        super().__init__()
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "canvas")
        self.setProperty("hair", "right")
        self.setAccessibleName(self.tr("Steps"))
        self._said = Text("", "small", "ink2")
        self._count = len(names)
        whole = column(self)
        between(look, whole, 4)
        margins(look, whole, 12, 20, 12, 20)
        whole.addWidget(Text(self.tr("New challenge"), "heading"))
        whole.addWidget(self._said)
        whole.addSpacing(look.gap(8))
        self._buttons = [StepButton(look, n, name) for n, name in enumerate(names, 1)]
        for number, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, n=number: self.chosen.emit(n))
            whole.addWidget(button)
        whole.addStretch(1)
        look.changed.connect(self._fit)
        self._fit()

    def show_step(self, number: int) -> None:
        """Show which step is open, counted from 0."""
        self._said.setText(self.tr("Step {0} of {1}").format(number + 1, self._count))
        for button in self._buttons:
            button.show_open(number + 1)

    def _fit(self) -> None:
        self.setFixedWidth(self._look.gap(256))
