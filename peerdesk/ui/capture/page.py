# SPDX-License-Identifier: Apache-2.0
"""The sheet of Capture: earlier lines, the line being written below them, the popup."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.line_delegate import Columns, LineDelegate
from peerdesk.ui.capture.line_frame import LineFrame
from peerdesk.ui.capture.lines_view import LinesView
from peerdesk.ui.capture.model import LinesModel
from peerdesk.ui.capture.popup import CompletionPopup
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look

_WIDEST = 880
_ROOM_BELOW = 150
_MOST_BELOW = 0.45
"""The room kept for the popup below the caret: in pixels, and at most this part of the page."""
_LINES_SEEN = 6
"""Lines of what was written that must be seen before room is kept for the popup."""


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
        model.modelReset.connect(self._forget_others)
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

    def _forget_others(self) -> None:
        self.delegate.keep(self._model.rows)

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

    def _room_below(self, left: int) -> int:
        """Return the room kept for the popup, of what is left beside the line being written.

        Where few earlier lines would be seen they get it: the popup opens above the caret then.
        """
        look = self._look
        wanted = min(look.size(_ROOM_BELOW), round(self.height() * _MOST_BELOW))
        seen = _LINES_SEEN * look.line("note")
        return wanted if left - wanted >= seen or not self._model.rowCount() else look.gap(10)

    def _arrange(self) -> None:
        """Put the caret right below the last line, and leave room for the popup."""
        look = self._look
        margin = look.gap(16) if look.is_large else look.gap(24)
        wide = min(look.size(_WIDEST), self.width() - 2 * margin)
        left = (self.width() - wide) // 2
        self.delegate.widest = wide
        frame = self.frame.height_now(wide)
        top = look.gap(10)
        below = self._room_below(self.height() - frame - top)
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
