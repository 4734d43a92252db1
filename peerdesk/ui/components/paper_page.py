# SPDX-License-Identifier: Apache-2.0
"""One page of a paper as a picture: packed small, and unpacked only where it is in view."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from peerdesk.ui.look import Look

_MARK = 24
"""The height and width of a number in the margin, at 100 % text."""
_PAPER = QColor("#FFFFFF")


@dataclass(frozen=True)
class PageMark:
    """A number in the margin of a page, at `top` of its height, in the colour of a state."""

    number: int
    top: float
    state: str = "changed"
    chosen: bool = False


class PaperPage(QWidget):
    """One page as a picture; it is unpacked only while somebody looks at it.

    It has its size before it has its picture, and keeps an older one, stretched, until the new
    one has been drawn. `mark_pressed` carries the number in the margin that was pressed.
    """

    mark_pressed = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._png = b""
        self._size = QSize()
        self._picture = QImage()
        self._marks: tuple[PageMark, ...] = ()
        self.shown: tuple[str, int] = ("", 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_page(self, size: QSize, name: str, words: str) -> None:
        """Be as large as the page, and say its name and words to a screen reader."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        if size != self._size:
            self._size = size
            self.updateGeometry()
            self.update()

    def set_picture(self, png: bytes, shown: tuple[str, int]) -> None:
        """Show a page; `shown` is its key and how many pixels wide it was drawn."""
        self.shown = shown
        self._png = png
        self._picture = QImage()
        self.update()

    def set_marks(self, marks: Sequence[PageMark]) -> None:
        """Show numbers in the margin that lead to the checks."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.update()

    def rest(self) -> None:
        """Let the unpacked picture go where no part of the page is in view."""
        if self.visibleRegion().isEmpty():
            self._picture = QImage()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Let the unpacked picture go while another place is shown."""
        super().hideEvent(event)
        self._picture = QImage()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the page with its hairline."""
        return self._size + QSize(2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Say which number was pressed."""
        for mark in self._marks:
            if self._spot(mark).contains(event.position()):
                self.mark_pressed.emit(mark.number)
                return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the page on white, with a hairline round it and the numbers in its margin."""
        del event
        if self._picture.isNull() and self._png:
            self._picture = QImage.fromData(self._png)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), _PAPER)
        if not self._picture.isNull():
            painter.drawImage(QRectF(self.rect()).adjusted(1, 1, -1, -1), self._picture)
        painter.setPen(self._look.colour("hair"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        for mark in self._marks:
            self._paint_mark(painter, mark)
        painter.end()

    def _spot(self, mark: PageMark) -> QRectF:
        """Return where a number stands: in the left margin, clear of those above it."""
        side = self._look.size(_MARK)
        top = mark.top * self.height()
        for other in self._marks:
            if other.number < mark.number and other.top <= mark.top:
                top = max(top, self._spot(other).bottom() + 2)
        left = 2 if self.width() > self.height() else self._look.gap(8)  # a slide's margin is slim
        return QRectF(left, min(top, self.height() - side - 2), side, side)

    def _paint_mark(self, painter: QPainter, mark: PageMark) -> None:
        look, spot = self._look, self._spot(mark)
        state = look.state(mark.state)
        ink = QColor(state.ink)
        ground = ink if mark.chosen else look.colour("surface")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(ground)
        painter.drawEllipse(spot.adjusted(1, 1, -1, -1))
        painter.setPen(look.colour("surface") if mark.chosen else ink)
        painter.setFont(look.font("least", weight=700))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(mark.number))
