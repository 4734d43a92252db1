# SPDX-License-Identifier: Apache-2.0
"""The list of questions, and how each is drawn: its words, whose it is, what may answer it."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.domain.words import Stance
from peerdesk.ui.components.delegate import RowDelegate
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.paint import Wrapped, mark_size, paint_mark, paint_text
from peerdesk.ui.components.row_model import RowModel
from peerdesk.ui.look import Look
from peerdesk.ui.questions.rows import QuestionRow

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
STATE = Qt.ItemDataRole.UserRole + 1


class QuestionModel(RowModel[QuestionRow]):
    """Rows of questions."""

    def find(self, question: str) -> int:
        """Return the row of a question, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.id == question), -1)

    def said(self, row: QuestionRow) -> Mapping[int, object]:
        """Return the question, for drawing and for a screen reader."""
        return {
            ROW: row,
            STATE: self._state(row),
            Qt.ItemDataRole.DisplayRole: row.text,
            Qt.ItemDataRole.AccessibleTextRole: f"{row.text}, {self._state(row)}",
        }

    def _state(self, row: QuestionRow) -> str:
        words = [row.owner_name or self.tr("Nobody’s yet")]
        if row.answers:
            count = len(row.answers)
            words.append(
                self.tr("answered by 1 note")
                if count == 1
                else self.tr("answered by {0} notes").format(count)
            )
        words.append(row.carried or self.tr("no session yet"))
        return ", ".join(words)


class QuestionDelegate(RowDelegate):
    """Draws a question: its mark, its words in two lines, and one line below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row; the list gives the width."""
        look, row = self.look, index.data(ROW)
        if not isinstance(row, QuestionRow):
            return QSize(100, look.size(34))
        lines = self._words(row, option.rect.width(), chosen=False).lines
        return QSize(100, lines * look.line("body") + look.line("small") + look.gap(22))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw a question."""
        look, row = self.look, index.data(ROW)
        if not isinstance(row, QuestionRow):
            return
        pad = look.gap(20)
        top = area.top() + look.gap(11)
        paint_mark(painter, look, area.left() + pad, top, Stance.QUESTION)
        left = area.left() + self._indent()
        words = self._words(row, area.width(), chosen=chosen)
        words.paint(painter, left, top, self.ink("ink", chosen=chosen))
        below = QRectF(left, top + words.height, area.right() - pad - left, look.line("small"))
        ink = self.ink("ink2", chosen=chosen)
        paint_text(painter, below, str(index.data(STATE)), look.font("small"), ink)

    def _indent(self) -> int:
        return self.look.gap(20) + mark_size(self.look)[0] + self.look.gap(12)

    def _words(self, row: QuestionRow, width: float, *, chosen: bool) -> Wrapped:
        look = self.look
        room = max(width - self._indent() - look.gap(20), 60)
        font = look.font("body", weight=600 if chosen else 500)
        return Wrapped(row.text, font, room, look.line("body"), 2)


class QuestionList(KeyedList):
    """Questions; Enter goes to the one chosen, letters are left to the place."""

    def __init__(self, look: Look, model: QuestionModel) -> None:
        super().__init__(look, model, QuestionDelegate(look))
        self.setAccessibleName(self.tr("Questions"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave Del to the place."""
        if event.key() == Qt.Key.Key_Delete:
            event.ignore()
        else:
            super().keyPressEvent(event)
