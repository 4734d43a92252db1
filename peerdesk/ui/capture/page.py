# SPDX-License-Identifier: Apache-2.0
"""The sheet of Capture: earlier lines, the line being written below them, the popup."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from peerdesk.domain.words import MARKS
from peerdesk.ui.capture.editor import REDO, LineEditor
from peerdesk.ui.capture.find_strip import FindStrip
from peerdesk.ui.capture.line_delegate import Columns, LineDelegate
from peerdesk.ui.capture.model import ROW, LineRow, LinesModel
from peerdesk.ui.capture.popup import CompletionPopup
from peerdesk.ui.components.mark import Mark
from peerdesk.ui.components.paint import box, mark_size, paint_text_right
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look

_WIDEST = 880
_ROOM_BELOW = 150
_MOST_BELOW = 0.45
"""The room kept for the popup below the caret: in pixels, and at most this part of the page."""


class LinesView(QListView):
    """The earlier lines; marks and Delete work on the chosen one, Down leads back to the caret."""

    marked = Signal(str, str)
    withdrawn = Signal(str)
    left_down = Signal()
    opened = Signal(str)
    undone = Signal()
    redone = Signal()

    def event(self, event: QEvent) -> bool:
        """Hear undo and redo before the window does."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence(event.keyCombination())
            if keys in {QKeySequence("Ctrl+Z"), *REDO}:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Sort, withdraw or open the chosen line, or go back to the caret."""
        index = self.currentIndex()
        row = index.data(ROW)
        note = row.note if isinstance(row, LineRow) else ""
        keys = QKeySequence(event.keyCombination())
        if keys == QKeySequence("Ctrl+Z") or keys in REDO:
            (self.redone if keys in REDO else self.undone).emit()
        elif event.key() == Qt.Key.Key_Escape or (
            event.key() == Qt.Key.Key_Down and index.row() == self.model().rowCount() - 1
        ):
            self.left_down.emit()
        elif note and event.text() and event.text() in MARKS:
            self.marked.emit(note, MARKS[event.text()].value)
        elif note and event.key() == Qt.Key.Key_Delete:
            self.withdrawn.emit(note)
        elif note and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(note)
        else:
            super().keyPressEvent(event)


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


class CapturePage(QWidget):
    """Lays out the lines and the caret as one sheet."""

    def __init__(self, look: Look, model: LinesModel) -> None:
        super().__init__()
        self._look, self._model = look, model
        self.view = LinesView(self)
        self.frame = LineFrame(look)
        self.frame.setParent(self)
        self.hint = Text("", "body", "ink2", wrap=True)
        self.hint.setParent(self)
        self.popup = CompletionPopup(look, self)
        self.spelling = CompletionPopup(look, self)
        self.delegate = LineDelegate(look)
        self._laid_out: tuple[int, bool] | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._dress_view()
        self._settle.timeout.connect(self._arrange)
        self.editor.left_up.connect(self.go_up)
        self.view.left_down.connect(self.editor.setFocus)
        self.hint.setText(
            self.tr("Type what you hear, then press Enter. A mark in front sorts it; none is fine.")
        )
        model.rowsInserted.connect(self._grown)
        model.modelReset.connect(self.delegate.forget)
        model.modelReset.connect(self._grown)
        model.grown.connect(self._resized)
        self.frame.editor.document().documentLayout().documentSizeChanged.connect(self._later)
        look.changed.connect(self._resized)

    @property
    def editor(self) -> LineEditor:
        """Return the line being written."""
        return self.frame.editor

    def go_up(self) -> None:
        """Put the focus on the newest of the earlier lines."""
        if self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(self._model.rowCount() - 1))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def caret(self, rect: QRect) -> QRect:
        """Return the editor's caret in this page's terms, down to a warning that stands below."""
        corner = self.editor.viewport().mapTo(self, QPoint(rect.left(), rect.top()))
        found = QRect(corner, rect.size())
        if not self.frame.strip.isHidden():
            found.setBottom(self.frame.geometry().bottom())
        return found

    def choose(self, row: int) -> None:
        """Show which earlier line the keys act on while the caret stays; -1 for none."""
        index = self._model.index(row) if row >= 0 else QModelIndex()
        selection = self.view.selectionModel()
        if index.isValid():
            selection.setCurrentIndex(index, selection.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)
        else:
            selection.clear()
            self.view.scrollToBottom()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Arrange anew."""
        super().resizeEvent(event)
        self._arrange()

    def _grown(self) -> None:
        self._laid_out = None
        self._arrange()
        self.view.scrollToBottom()

    def _resized(self) -> None:
        self._laid_out = None
        self._later()

    def _later(self) -> None:
        self._settle.start()

    def _dress_view(self) -> None:
        self.view.setModel(self._model)
        self.view.setItemDelegate(self.delegate)
        self.view.setAccessibleName(self.tr("Lines so far"))
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setResizeMode(QListView.ResizeMode.Fixed)  # laid out anew by `_arrange` alone
        self.view.setSelectionMode(QListView.SelectionMode.SingleSelection)

    def _arrange(self) -> None:
        """Put the caret right below the last line, and leave room for the popup."""
        look = self._look
        margin = look.gap(16) if look.is_large else look.gap(24)
        wide = min(look.size(_WIDEST), self.width() - 2 * margin)
        left = (self.width() - wide) // 2
        frame = self.frame.sizeHint().height()
        below = min(look.size(_ROOM_BELOW), round(self.height() * _MOST_BELOW))
        top = look.gap(10)
        room = max(self.height() - frame - below - top, 0)
        content = sum(self.delegate.height(row, wide) for row in self._model.rows)
        bar = 14
        self.view.setGeometry(left, top, wide + bar, min(content, room))
        if self._laid_out != (wide, content > room):  # with the bar there is less room for text
            self._laid_out = wide, content > room
            self.view.doItemsLayout()
        if not (self.view.hasFocus() or self.view.selectionModel().hasSelection()):
            self.view.scrollToBottom()
        self.frame.setGeometry(left, top + min(content, room) + 2, wide, frame)
        hint_top = self.frame.geometry().bottom() + look.gap(14)
        inset = Columns.of(look).text
        self.hint.setGeometry(left + inset, hint_top, wide - inset, look.size(60))
        if self.popup.isVisible():
            self.popup.place(self.caret(self.editor.cursorRect()))
        self.hint.setVisible(not self._model.rowCount() and not self.popup.isVisible())
