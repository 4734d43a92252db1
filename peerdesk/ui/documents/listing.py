# SPDX-License-Identifier: Apache-2.0
"""The register on the screen: each document's title, where it has got to, and who has read it."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.paint import Wrapped, paint_text, paint_text_right
from peerdesk.ui.components.row_model import RowModel
from peerdesk.ui.documents.rows import DocumentRow
from peerdesk.ui.look import Look

ROW = Qt.ItemDataRole.UserRole
BELOW = Qt.ItemDataRole.UserRole + 1


class DocumentsModel(RowModel[DocumentRow]):
    """Documents in the register's order."""

    def find(self, document: str) -> int:
        """Return the row of a document, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.id == document), -1)

    def said(self, row: DocumentRow) -> Mapping[int, object]:
        """Return the document, for drawing and for a screen reader."""
        readers = self._readers(row)
        asked = self.tr("on the list to the organiser") if row.pulled else ""
        words = ", ".join(filter(None, (row.title, row.state, readers, asked)))
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return {ROW: row, BELOW: readers, **dict.fromkeys(spoken, words)}

    def _readers(self, row: DocumentRow) -> str:
        others = len(row.read_by) - row.mine
        if row.mine:
            you = self.tr("Read by you and {0} more") if others else self.tr("Read by you")
            return you.format(others)
        if not others:
            return self.tr("Not read yet") if row.received else ""
        return self.tr("Read by {0}").format(", ".join(row.read_by))


class DocumentDelegate(RowDelegate):
    """Draws a document: its sign, its title in two lines, and where it has got to."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height that title and state need at the list's width."""
        look, row = self.look, index.data(ROW)
        if not isinstance(row, DocumentRow):
            return QSize()
        lines = self._title(row, option.rect.width(), chosen=False).lines
        return QSize(100, lines * look.line("body") + look.line("small") + look.gap(18))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw sign, title, state and readers."""
        look, row = self.look, index.data(ROW)
        if not isinstance(row, DocumentRow):
            return
        icon, ink, weight = _sign(row)
        size, top = look.size(16), area.top() + look.gap(9)
        spot = QRectF(area.left() + look.gap(16), top + look.gap(2), size, size)
        look.icons.paint(painter, icon, spot, self.ink(ink, chosen=chosen), weight)
        left = area.left() + self._indent()
        title = self._title(row, area.width(), chosen=chosen)
        title.paint(painter, left, top, self.ink("ink", chosen=chosen))
        below = QRectF(left, top + title.height, area.right() - look.gap(14) - left, 0)
        below.setHeight(look.line("small"))
        font = look.font("small")
        quiet = self.ink("state.changed" if row.overdue else "ink2", chosen=chosen)
        painter.setFont(font)
        room = painter.fontMetrics().horizontalAdvance(row.state) + look.gap(12)
        paint_text(painter, below, row.state, font, quiet)
        readers = below.adjusted(room, 0, 0, 0)
        if readers.width() > look.size(60):
            words = str(index.data(BELOW) or "")
            paint_text_right(painter, readers, words, font, self.ink("ink2", chosen=chosen))

    def _indent(self) -> int:
        return self.look.gap(16) + self.look.size(16) + self.look.gap(10)

    def _title(self, row: DocumentRow, width: float, *, chosen: bool) -> Wrapped:
        look = self.look
        room = max(width - self._indent() - look.gap(14), 60)
        font = look.font("body", weight=600 if chosen else 500)
        return Wrapped(row.title, font, room, look.line("body"), 2)


def _sign(row: DocumentRow) -> tuple[str, str, str]:
    if row.overdue:
        return "warning", "state.changed", "fill"
    if row.mine:
        return "check-circle", "state.done", "fill"
    if row.received:
        return "file-text", "ink2", "regular"
    return ("paper-plane-tilt" if row.pulled else "circle-dashed"), "ink3", "regular"


class DocumentList(KeyedList):
    """The register; Enter goes to the notes about the chosen document."""

    def __init__(self, look: Look, model: DocumentsModel) -> None:
        super().__init__(look, model, DocumentDelegate(look))
        self.setAccessibleName(self.tr("Documents"))
