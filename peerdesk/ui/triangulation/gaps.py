# SPDX-License-Identifier: Apache-2.0
"""The gaps in words, each with the question that would mend it."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from peerdesk.ui.components.delegate import Index as AnyIndex
from peerdesk.ui.components.delegate import RowDelegate
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.paint import Wrapped, paint_key, paint_text
from peerdesk.ui.components.row_model import RowModel
from peerdesk.ui.look import Look
from peerdesk.ui.triangulation.keys import ASK
from peerdesk.ui.triangulation.reading import Gap

Index = QModelIndex | QPersistentModelIndex
GAP = Qt.ItemDataRole.UserRole


class GapModel(RowModel[Gap]):
    """The gaps, the open ones first."""

    def find(self, about: str) -> int:
        """Return the row of the first gap of a line or message, or -1."""
        found = (n for n, gap in enumerate(self._rows) if gap.flag.about == about)
        return next(found, -1)

    def said(self, row: Gap) -> Mapping[int, object]:
        """Return the gap, its words, and what a screen reader says of it."""
        ask = row.followed or _tr("Q makes a question of it")
        return {
            GAP: row,
            Qt.ItemDataRole.DisplayRole: row.flag.words,
            Qt.ItemDataRole.AccessibleTextRole: f"{row.flag.title}. {row.flag.words} {ask}",
        }


class GapDelegate(RowDelegate):
    """A heading with a flag, the words, and the act or what follows the gap up."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802 - Qt's name
        """Return the height that the words need at the list's width."""
        gap = index.data(GAP)
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        if not isinstance(gap, Gap):
            return QSize(wide, 0)
        look = self.look
        words = self._wrapped(gap, wide)
        return QSize(wide, round(2 * look.gap(12) + 2 * look.line("small") + words.height + 6))

    def paint_row(self, painter: QPainter, area: QRectF, index: AnyIndex, *, chosen: bool) -> None:
        """Draw flag, heading, words and act."""
        look, gap = self.look, index.data(GAP)
        if not isinstance(gap, Gap):
            return
        pad, line = look.gap(20), look.line("small")
        top, left = area.top() + look.gap(12), area.left() + pad
        quiet = bool(gap.followed)
        warn = self._ink("changed", chosen=chosen)
        size = look.size(15)
        spot = QRectF(left, top + (line - size) / 2, size, size)
        flag = self.ink("ink2", chosen=chosen) if quiet else warn
        look.icons.paint(painter, "flag", spot, flag, "fill")
        head = QRectF(left + size + look.size(8), top, area.right() - pad - left - size, line)
        font = look.font("body", weight=600)
        paint_text(painter, head, gap.flag.title, font, self.ink("ink", chosen=chosen))
        words = self._wrapped(gap, round(area.width()))
        words.paint(painter, left, top + line + 2, self.ink("ink2", chosen=chosen))
        foot = QRectF(left, top + line + words.height + 5, area.width() - 2 * pad, line)
        self._paint_act(painter, foot, gap, chosen=chosen)

    def act_area(self, area: QRectF) -> QRectF:
        """Return where a press makes a question of the gap."""
        high = self.look.line("small") + self.look.gap(12)
        return QRectF(area.left(), area.bottom() - high, area.width(), high)

    def _paint_act(self, painter: QPainter, area: QRectF, gap: Gap, *, chosen: bool) -> None:
        look = self.look
        font = look.font("small", weight=600)
        if gap.followed:
            ink, size = self._ink("done", chosen=chosen), look.size(14)
            spot = QRectF(area.left(), area.center().y() - size / 2, size, size)
            look.icons.paint(painter, "check", spot, ink, "bold")
            paint_text(painter, area.adjusted(size + 6, 0, 0, 0), gap.followed, font, ink)
            return
        words = _tr("Make a question")
        wide = QFontMetricsF(font).horizontalAdvance(words) + 2
        paint_text(painter, area, words, font, self.ink("accent", chosen=chosen))
        at = area.topLeft()
        at.setX(area.left() + wide + look.gap(8))
        at.setY(area.center().y())
        key = self.ink("ink", chosen=chosen) if chosen and look.is_high_contrast else None
        paint_key(painter, look, at, look.keys.shown(ASK), key)

    def _wrapped(self, gap: Gap, wide: int) -> Wrapped:
        look = self.look
        room = wide - 2 * look.gap(20)
        return Wrapped(gap.flag.words, look.font("small"), room, look.line("small"))

    def _ink(self, state: str, *, chosen: bool) -> QColor:
        if chosen and self.look.is_high_contrast:
            return self.look.colour("on_selected")
        return QColor(self.look.state(state).ink)


class GapList(KeyedList):
    """`opened` says that Enter was pressed on a gap, `ask_pressed` that its act was pressed."""

    ask_pressed = Signal()

    def __init__(self, look: Look, model: GapModel) -> None:
        self._gap_delegate = GapDelegate(look)
        super().__init__(look, model, self._gap_delegate)
        self.gaps = model
        self.setAccessibleName(self.tr("Gaps, in words"))
        self.setAccessibleDescription(self.tr("Enter shows the line in the map"))

    def chosen(self) -> Gap | None:
        """Return the gap that is chosen."""
        return self.gaps.row(self.currentIndex().row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Make a question where its words are pressed."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        gap = self.gaps.row(index.row())
        if gap is not None and not gap.followed:
            act = self._gap_delegate.act_area(QRectF(self.visualRect(index)))
            if act.contains(event.position()):
                self.ask_pressed.emit()


def _tr(words: str) -> str:
    return QCoreApplication.translate("Triangulation", words)
