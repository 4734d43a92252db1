# SPDX-License-Identifier: Apache-2.0
"""Tabs with an underline and a count beside the word; segments for views of one thing."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from peerdesk.ui.components.gaps import between
from peerdesk.ui.look import Look


class _Tab(QPushButton):
    def __init__(self, look: Look, text: str, count: str = "") -> None:
        super().__init__(text)
        self._look, self.count = look, count
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(f"{text} {count}".strip())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", look.radius("key"))
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        look = self._look
        words = QFontMetricsF(look.font("button")).horizontalAdvance(self.text())
        count = QFontMetricsF(look.font("small")).horizontalAdvance(self.count)
        gap = look.gap(8) if self.count else 0
        return QSize(round(words + count + gap + 2.5), look.size(38))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        look = self._look
        painter = QPainter(self)
        on = self.isChecked()
        font = look.font("button") if on else look.font("body", weight=400)
        painter.setFont(font)
        painter.setPen(look.colour("accent" if on else "ink2"))
        metrics = QFontMetricsF(font)
        base = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(0, round(base)), self.text())
        painter.setFont(look.font("small"))
        left = metrics.horizontalAdvance(self.text()) + look.gap(8)
        painter.drawText(QPointF(left, round(base)), self.count)
        if on:
            foot = QRectF(0, self.height() - 3, self.width(), 3)
            painter.fillRect(foot, look.colour("accent"))
        painter.end()


class _Segment(QPushButton):
    def __init__(self, look: Look, text: str, sides: tuple[bool, bool]) -> None:
        super().__init__(text)
        self._look, self._sides = look, sides
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", look.radius("control"))
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        look = self._look
        words = QFontMetricsF(look.font("button")).horizontalAdvance(self.text())
        return QSize(round(words + look.gap(26)), look.space("button"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        area = QRectF(self.rect()).adjusted(0.5, 0.5, 0.5, -0.5)
        first, last = self._sides
        radius = look.radius("control")
        path = QPainterPath()
        path.addRoundedRect(
            area.adjusted(0 if first else -radius, 0, -1 if last else radius, 0), radius, radius
        )
        painter.setClipRect(self.rect())
        chosen = "selected" if look.is_high_contrast else "tint"
        painter.setBrush(look.colour(chosen if on else "surface"))
        painter.setPen(look.colour("edge"))
        painter.drawPath(path)
        if not last:
            painter.drawLine(area.topRight(), area.bottomRight())
        painter.setFont(look.font("button"))
        ink = ("on_selected" if look.is_high_contrast else "accent") if on else "ink"
        painter.setPen(look.colour(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class _Row(QWidget):
    """A row of buttons of which one is chosen; the arrow keys go through them."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def choose(self, key: str) -> None:
        """Choose without telling anybody."""
        self._buttons[key].setChecked(True)

    def current(self) -> str:
        """Return the chosen key, or ""."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def focus_chosen(self) -> None:
        """Put the focus on the chosen button."""
        if self.current():
            self._buttons[self.current()].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the neighbour with the arrow keys."""
        steps = {Qt.Key.Key_Right.value: 1, Qt.Key.Key_Left.value: -1}
        keys = list(self._buttons)
        if event.key() in steps and self.current():
            key = keys[(keys.index(self.current()) + steps[event.key()]) % len(keys)]
            self._buttons[key].setFocus(Qt.FocusReason.OtherFocusReason)
            self._buttons[key].click()
            return
        super().keyPressEvent(event)

    def _add(self, key: str, button: QPushButton) -> None:
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._buttons[key] = button
        self._row.addWidget(button)


class Tabs(_Row):
    """Tabs over a list: each a key, a word and a count."""

    def __init__(self, look: Look, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        between(look, self._row, 24)
        for key, text in tabs:
            self._add(key, _Tab(look, text))
        self._row.addStretch(1)

    def set_count(self, key: str, count: str) -> None:
        """Show a count beside a tab's word."""
        tab = self._buttons[key]
        if isinstance(tab, _Tab):
            tab.count = count
            tab.setAccessibleName(f"{tab.text()} {count}".strip())
            tab.updateGeometry()
            tab.update()


class Segments(_Row):
    """Two or three views of one thing."""

    def __init__(self, look: Look, segments: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        last = len(segments) - 1
        for number, (key, text) in enumerate(segments):
            self._add(key, _Segment(look, text, (number == 0, number == last)))
