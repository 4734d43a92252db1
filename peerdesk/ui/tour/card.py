# SPDX-License-Identifier: Apache-2.0
"""The card of the tour, and the frame it draws round the thing that it speaks of."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.button import LINK, PLAIN, PRIMARY, Button
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import Text
from peerdesk.ui.keys.everywhere import TOUR
from peerdesk.ui.look import Look

_MOVES = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}
_OUT = 6
"""Pixels between a thing and the frame round it."""


class Pointer(QWidget):
    """A frame round one thing of the page; presses go through it."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the frame, dashed so that it is not taken for the focus."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("accent"), 3, Qt.PenStyle.DashLine))
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.drawRoundedRect(area, self._look.radius("card"), self._look.radius("card"))
        painter.end()


class TourCard(QFrame):
    """Says one step; `next_wanted`, `back_wanted` and `left` say what was pressed.

    It takes the focus only when asked for, so that whoever writes is not disturbed.
    """

    next_wanted = Signal()
    back_wanted = Signal()
    left = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._look, self._host = look, host
        self._target: QWidget | None = None
        self.pointer = Pointer(look, host)
        self.setProperty("ground", "sheet")
        self._count = Text("", "least", "ink2")
        self._title = Text("", "heading", wrap=True)
        self._words = Text("", "body", wrap=True)
        self.next = Button(look, "", PRIMARY)
        self.back = Button(look, self.tr("Back"), PLAIN)
        self.leave = Button(look, self.tr("Leave the tour"), LINK, key="Esc").show_key_only()
        self._lay_out()
        self.next.clicked.connect(self.next_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.leave.clicked.connect(self.left)
        host.installEventFilter(self)
        look.changed.connect(self.place)
        self.hide()

    def say(self, number: int, of: int, title: str, words: str) -> None:
        """Say a step, and tell a screen reader of it."""
        self._count.setText(
            self.tr("Step {0} of {1}. {2} comes to this card.").format(
                number, of, self._look.keys.shown(TOUR)
            )
        )
        self._title.setText(title)
        self._words.setText(words)
        self.back.setVisible(number > 1)
        self.next.set_text(self.tr("Next") if number < of else self.tr("Done"))
        self.setAccessibleName(f"{title}. {words}")
        announce(self, f"{self._count.text()} {title}. {words}")

    def point(self, target: QWidget | None) -> None:
        """Point at a thing, or at nothing, and stand where the card hides it least."""
        if self._target is not None and isValid(self._target):
            self._target.removeEventFilter(self)
        self._target = target
        if target is not None:
            target.installEventFilter(self)
        self.show()
        self.place()

    def put_away(self) -> None:
        """Go, with the frame."""
        self._target = None
        self.pointer.hide()
        self.hide()

    def place(self) -> None:
        """Stand anew: something changed its size."""
        if self.isHidden():
            return
        look = self._look
        wide = min(look.size(380), self._host.width() - 2 * look.gap(16))
        self.setFixedWidth(wide)
        layout = self.layout()
        high = layout.totalHeightForWidth(wide) if layout is not None else 0
        self.resize(wide, min(high, self._host.height() - 2 * look.gap(16)))
        spot = self._seen_target()
        self.move(self._corner(spot))
        if spot.isEmpty():
            self.pointer.hide()
        else:
            self.pointer.setGeometry(spot.adjusted(-_OUT, -_OUT, _OUT, _OUT) & self._host.rect())
            self.pointer.show()
            self.pointer.raise_()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the page's size, and the thing wherever it goes."""
        if watched in {self._host, self._target} and event.type() in _MOVES:
            self.place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _seen_target(self) -> QRect:
        """Return where the thing is on the page, or nothing where it is not seen."""
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            return QRect()
        area = QRect(target.mapTo(self._host, QPoint()), target.size())
        return area & self._host.rect()

    def _corner(self, spot: QRect) -> QPoint:
        """Return the corner of the page from which the thing is hidden least, low ones first."""
        gap = self._look.gap(24)
        foot = self._look.gap(48)  # the status strip stays to be read
        right = self._host.width() - self.width() - gap
        low = max(self._host.height() - self.height() - foot, gap)
        left = min(gap + self._look.space("rail"), max(right, gap))
        corners = [QPoint(right, low), QPoint(left, low), QPoint(right, gap), QPoint(left, gap)]

        def hidden(corner: QPoint) -> int:
            size: QSize = (QRect(corner, self.size()) & spot).size()
            return max(size.width(), 0) * max(size.height(), 0)

        return min(corners, key=hidden)

    def _lay_out(self) -> None:
        look = self._look
        acts = QHBoxLayout()
        between(look, acts, 12)
        for act in (self.next, self.back, self.leave):
            acts.addWidget(act)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        margins(look, column, 20, 16, 20, 16)
        between(look, column, 8)
        for part in (self._count, self._title, self._words):
            column.addWidget(part)
        column.addSpacing(look.gap(4))
        column.addLayout(acts)
