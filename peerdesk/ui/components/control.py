# SPDX-License-Identifier: Apache-2.0
"""Check boxes, choices and text fields in the one look."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from peerdesk.ui.components.paint import Wrapped, box
from peerdesk.ui.look import Look


class Check(QCheckBox):
    """A check box whose words wrap; a second, quieter line may stand below."""

    def __init__(self, look: Look, text: str, second: str = "", *, card: bool = False) -> None:
        super().__init__(text)
        self._look, self._second, self._card = look, second, card
        self._fixed = self._round = False
        self.setAccessibleName(text)
        self.setAccessibleDescription(second)
        across = QSizePolicy.Policy.Ignored if card else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("ring", look.radius("card" if card else "key"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.updateGeometry)

    def fix(self) -> None:
        """Be ticked for good: what is always in is no choice, and yet no less important."""
        self._fixed = True
        self.setChecked(True)
        self.setEnabled(False)

    def mark_round(self) -> None:
        """Draw a round mark, for what excludes the others of its group."""
        self._round = True
        self.update()

    def set_second(self, text: str) -> None:
        """Say something else in the second line."""
        self._second = text
        self.setAccessibleDescription(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that narrow words need more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the words need at a width."""
        look = self._look
        words = self._wrapped(width).height
        if self._second:
            words += self._below(width).height
        pad = look.gap(10) * 2 if self._card else look.gap(3) * 2
        return round(max(words, look.size(20)) + pad)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what the words need on one line, up to a reasonable width."""
        look = self._look
        words = QFontMetricsF(self._font()).horizontalAdvance(self.text()) + 2
        wide = round(min(words, look.size(420)) + self._indent() + self._pad())
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width at which words can still be read."""
        wide = self._look.size(120)
        return QSize(wide, self._look.size(24))

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Take a press anywhere on box and words."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw card, box, tick and words."""
        del event
        look = self._look
        painter = QPainter(self)
        on = self.isChecked()
        if self._card:
            ground = look.colour("tint" if on else "surface")
            edge = look.colour("accent" if on else "edge")
            box(painter, QRectF(self.rect()), look.radius("card"), ground, edge)
        pad = self._pad()
        top = look.gap(10) if self._card else look.gap(3)
        side = look.size(18)
        line = look.line("body")
        square = QRectF(pad, top + (line - side) / 2, side, side)
        live = self.isEnabled() or self._fixed
        self._paint_mark(painter, square, live=live)
        words = self._wrapped(self.width())
        left = pad + self._indent()
        words.paint(painter, left, top, look.colour("ink" if live else "ink3"))
        if self._second:
            below = self._below(self.width())
            below.paint(painter, left, top + words.height, look.colour("ink2"))
        painter.end()

    def _paint_mark(self, painter: QPainter, square: QRectF, *, live: bool) -> None:
        look, side = self._look, square.width()
        corner = side / 2 if self._round else 4
        if not self.isChecked():
            ground = look.colour("surface" if live else "sunken")
            box(painter, square, corner, ground, look.colour("edge" if live else "hair"))
            return
        box(painter, square, corner, look.colour("accent" if live else "ink3"), None)
        if self._round:
            third = side / 3
            dot = square.adjusted(third, third, -third, -third)
            box(painter, dot, dot.width() / 2, look.colour("on"), None)
        else:
            tick = square.adjusted(3, 3, -3, -3)
            look.icons.paint(painter, "check", tick, look.colour("on"), "bold")

    def _font(self) -> QFont:
        return self._look.font("body", weight=600 if self._card else 500)

    def _indent(self) -> int:
        return self._look.size(18) + self._look.gap(10)

    def _pad(self) -> int:
        return self._look.gap(12) if self._card else 0

    def _wrapped(self, width: int) -> Wrapped:
        return Wrapped(self.text(), self._font(), self._room(width), self._look.line("body"))

    def _below(self, width: int) -> Wrapped:
        look = self._look
        return Wrapped(self._second, look.font("small"), self._room(width), look.line("small"))

    def _room(self, width: int) -> int:
        return max(width - self._indent() - 2 * self._pad(), 40)


class Choice(QComboBox):
    """A choice of one from a short list of keys and words; the wheel does not change it."""

    picked = Signal(str)

    def __init__(self, look: Look, options: Sequence[tuple[str, str]] = (), name: str = "") -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setProperty("ring", look.radius("control"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_options(options)
        self.activated.connect(lambda _: self.picked.emit(self.value()))

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these, keeping what was chosen if it is still offered."""
        before = self.value()
        self.clear()
        for key, words in options:
            self.addItem(words, key)
        self.choose(before)

    def value(self) -> str:
        """Return the chosen key, or ""."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose by key, if it is offered."""
        place = self.findData(key)
        if place >= 0:
            self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw as the style does, with our own arrow."""
        super().paintEvent(event)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QPainter(self)
        size = self._look.size(16)
        left = self.width() - size - self._look.gap(10)
        arrow = QRectF(left, (self.height() - size) / 2, size, size)
        live = bool(option.state & QStyle.StateFlag.State_Enabled)
        ink = self._look.colour("ink2" if live else "ink3")
        self._look.icons.paint(painter, "caret-down", arrow, ink, "bold")
        painter.end()


def learn_nothing(field: QWidget) -> None:
    """Ask the keyboard's own program to keep nothing of what is typed, such as for suggestions."""
    field.setInputMethodHints(field.inputMethodHints() | Qt.InputMethodHint.ImhSensitiveData)


class TextField(QLineEdit):
    """A field of one line."""

    def __init__(self, look: Look, text: str = "", *, hint: str = "") -> None:
        super().__init__(text)
        learn_nothing(self)
        self.setCursorPosition(0)
        self.setPlaceholderText(hint)
        self.setProperty("ring", look.radius("control"))

    def setText(self, text: str | None) -> None:  # noqa: N802 - Qt's name
        """Show a text from its beginning."""
        super().setText(text)
        self.setCursorPosition(0)


class TextArea(QPlainTextEdit):
    """A field of several lines; Tab leaves it."""

    def __init__(self, look: Look, text: str = "", *, hint: str = "", lines: int = 3) -> None:
        super().__init__(text)
        learn_nothing(self)
        self._look, self._lines = look, lines
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setProperty("ring", look.radius("control"))
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        high = self._lines * self._look.line("body") + self._look.gap(6) * 2 + 6
        self.setFixedHeight(high)
