# SPDX-License-Identifier: Apache-2.0
"""The notes behind a message on the screen, and the keys that say how they bear on it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from peerdesk.domain.words import Relation
from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.paint import Wrapped, mark_size, paint_mark, paint_text
from peerdesk.ui.look import Look
from peerdesk.ui.messages.proofs import RELATION, ROW, ProofModel
from peerdesk.ui.messages.reading import Proof

_SIGNS = {
    Relation.SUPPORTS: ("plus-circle", "state.done"),
    Relation.CONTRADICTS: ("minus-circle", "state.contradicts"),
    Relation.CONTEXT: ("info", "ink2"),
}


class ProofDelegate(RowDelegate):
    """Draws notes in two lines and headings with their sign."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row; the list gives the width."""
        look, row = self.look, index.data(ROW)
        if not isinstance(row, Proof):
            return QSize(100, look.size(36))
        lines = self._words(row, option.rect.width()).lines
        return QSize(100, lines * look.line("body") + look.line("small") + look.gap(18))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw a note or a heading."""
        look, row, pad = self.look, index.data(ROW), self.look.gap(20)
        if not isinstance(row, Proof):
            relation = Relation(str(index.data(RELATION)))
            self._paint_heading(painter, area, relation, str(index.data()))
            return
        top = area.top() + look.gap(9)
        paint_mark(painter, look, area.left() + pad, top, row.stance)
        left = area.left() + self._indent()
        words = self._words(row, area.width())
        words.paint(painter, left, top, self.ink("ink3" if row.withdrawn else "ink", chosen=chosen))
        size, middle = look.size(15), top + words.height + look.line("small") / 2
        quiet = self.ink("ink2", chosen=chosen)
        spot = QRectF(left, middle - size / 2, size, size)
        look.icons.paint(painter, row.icon, spot, quiet, "regular")
        inside = left + size + look.gap(6)
        below = QRectF(inside, top + words.height, area.right() - pad - inside, look.line("small"))
        said = self.tr("in the bin, {0}").format(row.words) if row.withdrawn else row.words
        paint_text(painter, below, said, look.font("small"), quiet)

    def _paint_heading(
        self, painter: QPainter, area: QRectF, relation: Relation, words: str
    ) -> None:
        look, pad = self.look, self.look.gap(20)
        icon, ink = _SIGNS[relation]
        size = look.size(16)
        spot = QRectF(area.left() + pad, area.center().y() - size / 2, size, size)
        look.icons.paint(painter, icon, spot, look.colour(ink), "fill")
        room = area.adjusted(pad + size + look.gap(10), 0, -pad, 0)
        paint_text(painter, room, words, look.font("heading"), look.colour(ink))

    def _indent(self) -> int:
        return self.look.gap(20) + mark_size(self.look)[0] + self.look.gap(10)

    def _words(self, row: Proof, width: float) -> Wrapped:
        look = self.look
        room = max(width - self._indent() - look.gap(20), 60)
        return Wrapped(row.text, look.font("body", weight=500), room, look.line("body"), 2)


class ProofList(QListView):
    """The notes behind a message; keys say how one bears on it, or take it off."""

    related = Signal(object)
    unlinked = Signal()
    opened = Signal()

    def __init__(self, look: Look, model: ProofModel) -> None:
        super().__init__()
        self._delegate = ProofDelegate(look)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setAccessibleName(self.tr("Evidence"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.activated.connect(self.opened)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Search nothing: letters are keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Say how the chosen note bears on the message, or take it off."""
        relations = {"s": Relation.SUPPORTS, "x": Relation.CONTRADICTS, "c": Relation.CONTEXT}
        sign = event.text().lower()
        if sign in relations:
            self.related.emit(relations[sign])
        elif event.key() == Qt.Key.Key_Delete:
            self.unlinked.emit()
        elif sign.strip() and sign.isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
