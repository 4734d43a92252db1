# SPDX-License-Identifier: Apache-2.0
"""The search field with its filters as chips inside, and how many notes were found."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import Chip
from peerdesk.ui.components.paint import box
from peerdesk.ui.components.text import Text, let_go
from peerdesk.ui.look import Look

_ROOM = 240
"""What is always left to type in: filters that take more begin a line of their own."""


class SearchField(QFrame):
    """What is typed goes out by `typed`; a chip's cross by `unfiltered`; Down by `down`.

    Enter goes out by `entered` and then by `down`. `takes` is asked first about every key: what
    is offered below the field hears some of them.
    """

    typed = Signal(str)
    unfiltered = Signal(str)
    down = Signal()
    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.edit = QLineEdit()
        self.edit.setProperty("bare", "true")
        self.edit.setPlaceholderText(self.tr("Search the notes"))
        self.edit.setAccessibleName(self.tr("Search the notes"))
        self._count = Text("", "small", "ink2")
        self._sign = QLabel()
        self._chips: list[Chip] = []
        self.takes: Callable[[QKeyEvent], bool] = _takes_nothing
        self._inside, self._flow = flow_box()
        between(look, self._flow, 8)
        self._row = QHBoxLayout(self)
        self._lay_out()
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self.typed)
        look.changed.connect(self._fit)
        self._fit()

    def set_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show the filters that are on: what each is about, and its words."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            let_go(chip)
        self._chips = []
        for number, (name, words) in enumerate(chips):
            chip = Chip(self._look, words, "funnel", removable=True)
            chip.removed.connect(lambda name=name: self.unfiltered.emit(name))
            self._flow.put_in(number, chip)
            self._chips.append(chip)

    def set_count(self, words: str) -> None:
        """Say how many notes were found."""
        self._count.setText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Draw the edge anew with the focus; Down goes to the list, Backspace takes a chip off."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self.takes(event):
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.entered.emit()
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.down.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.edit.text():
                self.edit.clear()
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.edit.text() and self._chips:
                self._chips[-1].removed.emit()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the field's ground and edge; with the focus, the ring is the edge."""
        del event
        look, painter = self._look, QPainter(self)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        box(painter, area, look.radius("control"), look.colour("surface"), look.colour("edge"))
        if self.edit.hasFocus():
            width = 3 if look.is_high_contrast else 2
            painter.setPen(QPen(look.colour("focus"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            painter.drawRoundedRect(ring, look.radius("control") + 2, look.radius("control") + 2)
        painter.end()

    def _lay_out(self) -> None:
        look = self._look
        margins(look, self._row, 14, 8, 14, 8)
        between(look, self._row, 8)
        self._row.addWidget(self._sign)
        self._flow.addWidget(self.edit)
        self._row.addWidget(self._inside, 1)
        self._row.addWidget(self._count)

    def _fit(self) -> None:
        self._sign.setPixmap(
            self._look.pixmap("magnifying-glass", "ink2", 18, "regular", self.devicePixelRatioF())
        )
        self._flow.fill(self._look.gap(_ROOM))
        self.setMinimumHeight(self._look.size(44))


def _takes_nothing(_: QKeyEvent) -> bool:
    return False


class SearchBar(QWidget):
    """The strip that holds the field and what stands beside it; with large text, below it."""

    def __init__(self, look: Look, field: SearchField, *acts: QWidget) -> None:
        super().__init__()
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.setProperty("hair", "bottom")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        margins(look, self._row, 18, 6, 20, 6)
        between(look, self._row, 8)
        self._row.addWidget(field, 1)
        beside = QHBoxLayout()
        between(look, beside, 8)
        for act in acts:
            beside.addWidget(act)
        beside.addStretch(0)
        self._row.addLayout(beside)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if self._look.is_large else ways.LeftToRight)
