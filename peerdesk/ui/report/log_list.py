# SPDX-License-Identifier: Apache-2.0
"""The council's comments as a list: number, what was decided, and what the comment says."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.domain.publication_words import Decision
from peerdesk.domain.words import title
from peerdesk.ui.components.delegate import RowDelegate
from peerdesk.ui.components.paint import Wrapped, paint_text
from peerdesk.ui.components.row_model import RowModel
from peerdesk.ui.report.rows import CommentRow

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
SIGNS = {
    Decision.OPEN: ("circle-dashed", "ink3", "regular"),
    Decision.ACCEPTED: ("check-circle", "state.done", "fill"),
    Decision.PARTLY: ("minus-circle", "state.changed", "fill"),
    Decision.NOT_ACCEPTED: ("x-circle", "ink2", "regular"),
}
"""Icon, ink and weight of a decision; its word always stands beside it."""


class LogModel(RowModel[CommentRow]):
    """The rows of the log by number."""

    def find(self, comment: str) -> int:
        """Return the row of a comment, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.id == comment), -1)

    def said(self, row: CommentRow) -> Mapping[int, object]:
        """Return a comment, for drawing and for a screen reader."""
        spoken = f"{row.comment.number}, {title(row.comment.decision)}: {row.comment.comment}"
        return {
            ROW: row,
            Qt.ItemDataRole.DisplayRole: row.comment.comment,
            Qt.ItemDataRole.AccessibleTextRole: spoken,
        }


class LogDelegate(RowDelegate):
    """Draws sign, number and decision on one line, the comment below on two."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of three lines."""
        del option, index
        return QSize(100, self.look.size(76))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw a comment."""
        look, row = self.look, index.data(ROW)
        if not isinstance(row, CommentRow):
            return
        inner = area.adjusted(look.gap(8), look.gap(6), -look.gap(8), -look.gap(6))
        icon, ink, weight = SIGNS[row.comment.decision]
        side, line = look.size(16), look.line("small")
        spot = QRectF(inner.left(), inner.top() + (line - side) / 2, side, side)
        look.icons.paint(painter, icon, spot, self.ink(ink, chosen=chosen), weight)
        head = QRectF(inner.left() + side + look.gap(8), inner.top(), inner.width(), line)
        said = f"{row.comment.number}. {title(row.comment.decision)}"
        paint_text(painter, head, said, look.font("small", weight=600),
                   self.ink("ink2", chosen=chosen))  # fmt: skip
        words = Wrapped(
            row.comment.comment, look.font("body"), inner.width(), look.line("body"), most=2
        )
        words.paint(painter, inner.left(), inner.top() + line, self.ink("ink", chosen=chosen))
