# SPDX-License-Identifier: Apache-2.0
"""The lists and the phrases of one of them, as rows, and how they are drawn."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.desk.word_lists import ListAsItStands
from peerdesk.ui.components.delegate import Index as AnyIndex
from peerdesk.ui.components.delegate import RowDelegate
from peerdesk.ui.components.paint import paint_text, paint_text_right
from peerdesk.ui.components.row_model import RowModel
from peerdesk.ui.wordlists.rows import Phrase

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
R = TypeVar("R", ListAsItStands, Phrase)


class WordsModel(RowModel[R]):
    """Rows that say in words what they are."""

    def said(self, row: R) -> Mapping[int, object]:
        """Return the row, and what a screen reader says of it."""
        return {ROW: row, **dict.fromkeys(_SPOKEN, ", ".join(filter(None, told(row))))}


class WordsDelegate(RowDelegate):
    """Draws a row on one line: its words, and at the right what is to be said of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a line."""
        del index
        return QSize(option.rect.width(), self.look.line("body") + self.look.gap(16))

    def paint_row(self, painter: QPainter, area: QRectF, index: AnyIndex, *, chosen: bool) -> None:
        """Draw the row; what was taken out is struck through."""
        look, row, pad = self.look, index.data(ROW), self.look.gap(16)
        words, aside = told(row)
        inner = area.adjusted(pad, 0, -pad, 0)
        small, quiet = look.font("small"), self.ink("ink2", chosen=chosen)
        painter.setFont(small)
        room = painter.fontMetrics().horizontalAdvance(aside) + look.gap(12) if aside else 0
        paint_text_right(painter, inner, aside, small, quiet)
        out = isinstance(row, Phrase) and row.removed
        font = look.font("body")
        font.setStrikeOut(out)
        ink = quiet if out else self.ink("ink", chosen=chosen)
        paint_text(painter, inner.adjusted(0, 0, -room, 0), words, font, ink)


def told(row: ListAsItStands | Phrase) -> tuple[str, str]:
    """Return the words of a row, and what is to be said of it."""
    if isinstance(row, Phrase):
        parts = (
            _tr("harmless") if row.harmless else "",
            _tr("added here") if row.added else "",
            _tr("taken out here") if row.removed else "",
        )
        return row.text, ", ".join(filter(None, parts))
    changed = len(row.added) + len(row.removed)
    count = str(len(row.listing.phrases) or "")
    aside = _tr("{0}, {1} changed").format(count, changed) if changed else count
    return row.listing.title, aside


def _tr(words: str) -> str:
    return QCoreApplication.translate("WordLists", words)
