# SPDX-License-Identifier: Apache-2.0
"""The line being written in a form: Capture's own editor, with its marks and its completion."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.desk.capture import complete
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.placed import Placed
from peerdesk.domain.words import Voice
from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.popup import CompletionPopup
from peerdesk.ui.components.mark import Mark
from peerdesk.ui.components.paint import box, mark_size
from peerdesk.ui.look import Look
from peerdesk.ui.records.findings import indent


class LineEntry(QWidget):
    """A sunken box with the mark and the words; `host` is what the completion opens over.

    `submitted` comes with Enter, `stepped` with Ctrl and an arrow (1 is down), `left_up` with Up
    on the first line of the words, `entered` when the caret comes.
    """

    submitted = Signal()
    changed = Signal()
    stepped = Signal(int)
    left_up = Signal()
    entered = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look, self._host = look, host
        self._kloes: tuple[Placed[Kloe], ...] = ()
        self.editor = LineEditor(look)
        self.popup = CompletionPopup(look, host)
        self._mark = Mark(look)
        self.setFocusProxy(self.editor)
        self._row = QHBoxLayout(self)
        self._pill = QVBoxLayout()
        self._lay_out()
        self._connect()
        self._fit()

    def know(self, kloes: Sequence[Placed[Kloe]]) -> None:
        """Complete from these lines of enquiry, and from the voices."""
        self._kloes = tuple(kloes)
        lines = [f"#{kloe.value.code}" for kloe in kloes]
        self.editor.highlighter.know([*lines, *(f"@{voice.value}" for voice in Voice)])

    def name(self, name: str) -> None:
        """Say to a screen reader what is being written."""
        self.editor.setAccessibleName(name)

    def blank(self) -> None:
        """Take the words away, and every line of enquiry."""
        self._leave_popup()
        self.editor.set_raw("")
        self.editor.setAccessibleName("")
        self._kloes = ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Draw the ring when the caret comes or goes; take Ctrl with an arrow as a step."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
            if event.type() == QEvent.Type.FocusOut:
                self._leave_popup()
            else:
                self.entered.emit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if ctrl and event.key() in steps:
                self.stepped.emit(steps[event.key()])
                return True
        return super().eventFilter(watched, event)

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Take the completion along where the lines above have grown."""
        super().moveEvent(event)
        if self.popup.isVisible():
            self.popup.place(self._caret(self.editor.cursorRect()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the box, with a ring while somebody writes."""
        del event
        look, painter = self._look, QPainter(self)
        area = self.rect().toRectF()
        radius = look.radius("control")
        box(painter, area, radius, look.colour("sunken"), look.colour("edge"))
        if self.editor.hasFocus():
            width = 3 if look.is_high_contrast else 2
            painter.setPen(QPen(look.colour("focus"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = width / 2
            painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius, radius)
        painter.end()

    def _offer(self, typed: str, caret: QRect) -> None:
        offered = complete(typed, self._kloes) if typed and self.editor.hasFocus() else ()
        if len(offered) == 1 and offered[0].insert == typed:
            offered = ()
        self.popup.offer(offered, typed, {}, self._caret(caret))
        self.editor.popup_open = bool(offered)

    def _caret(self, caret: QRect) -> QRect:
        """Return the editor's caret in the host's terms."""
        corner = self.editor.viewport().mapTo(self._host, QPoint(caret.left(), caret.top()))
        return QRect(corner, caret.size())

    def _key(self, key: int) -> None:
        if key == Qt.Key.Key_Tab:
            self.popup.take()
        elif key == Qt.Key.Key_Escape:
            self._leave_popup()
        else:
            self.popup.step(1 if key == Qt.Key.Key_Down else -1)

    def _leave_popup(self) -> None:
        self.popup.hide()
        self.editor.popup_open = False

    def _connect(self) -> None:
        editor = self.editor
        editor.marked.connect(self._mark.set_kind)
        editor.begun.connect(self._offer)
        editor.popup_key.connect(self._key)
        editor.submitted.connect(self.submitted)
        editor.changed.connect(self.changed)
        editor.left_up.connect(self.left_up)
        editor.installEventFilter(self)
        self.popup.taken.connect(editor.insert_tag)
        self._look.changed.connect(self._fit)

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._pill.addWidget(self._mark, 0, top)
        self._pill.addStretch(1)
        self._row.setSpacing(0)
        self._row.addLayout(self._pill)
        self._row.addWidget(self.editor, 1, top)

    def _fit(self) -> None:
        look = self._look
        pad, line = look.gap(6), look.line("note")
        wide, high = mark_size(look)
        left = look.gap(12)
        self._row.setContentsMargins(left, pad, look.gap(8), pad)
        self._pill.setContentsMargins(0, (line - high) // 2, indent(look) - left - wide, 0)
