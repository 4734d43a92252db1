# SPDX-License-Identifier: Apache-2.0
"""The sunken box round the line being written: its time, its mark, and what is warned of below."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.find_strip import FindStrip
from peerdesk.ui.capture.line_delegate import Columns
from peerdesk.ui.components.mark import Mark
from peerdesk.ui.components.paint import box, mark_size, paint_text_right
from peerdesk.ui.look import Look


class LineFrame(QWidget):
    """The sunken box round the line being written, with its time and mark."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.editor = LineEditor(look)
        self.strip = FindStrip(look)
        self._time = ""
        self._mark = Mark(look)
        self.setFocusProxy(self.editor)
        self._row = QHBoxLayout(self)
        self._pill = QVBoxLayout()
        self._lay_out()
        self.editor.marked.connect(self._mark.set_kind)
        self.editor.installEventFilter(self)
        look.changed.connect(self._fit)
        self._fit()

    def show_time(self, time: str) -> None:
        """Show the time that the line would get."""
        self._time = time
        self.update()

    def height_now(self, width: int) -> int:
        """Return how high the box is at a width, with what stands in it just now."""
        columns = Columns.of(self._look)
        self.strip.fit(width - columns.text - columns.right)
        self._row.invalidate()
        self._row.activate()
        return self.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Draw the ring when the caret comes or goes."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the box, in high contrast with a ring while writing, and the time."""
        del event
        look = self._look
        painter = QPainter(self)
        area = self.rect().toRectF()
        box(painter, area, look.radius("control"), look.colour("sunken"), look.colour("hair"))
        if look.is_high_contrast and self.editor.hasFocus():
            painter.setPen(QPen(look.colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = area.adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(inner, look.radius("control"), look.radius("control"))
        columns = Columns.of(look)
        spot = QRectF(columns.time, look.gap(10), columns.time_width, look.line("note"))
        font = look.font("small", columns=True)
        paint_text_right(painter, spot, self._time, font, look.colour("ink3"))
        painter.end()

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._pill.addWidget(self._mark, 0, top)
        self._pill.addStretch(1)
        self._row.setSpacing(0)
        self._row.addLayout(self._pill)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.editor, 0, top)
        words.addWidget(self.strip, 0, top)
        words.addStretch(1)
        self._row.addLayout(words, 1)

    def _fit(self) -> None:
        look, columns = self._look, Columns.of(self._look)
        pad, line = look.gap(10), look.line("note")
        wide, high = mark_size(look)
        after = columns.text - columns.mark - wide
        self._row.setContentsMargins(columns.mark, pad, columns.right, pad)
        self._pill.setContentsMargins(0, (line - high) // 2, after, 0)
