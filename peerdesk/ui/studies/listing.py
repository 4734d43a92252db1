# SPDX-License-Identifier: Apache-2.0
"""The list of case studies: title, kind and permission; good practice nobody tracks stands last."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.ui.components.delegate import RowDelegate
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.paint import Wrapped, mark_size, paint_mark, paint_text
from peerdesk.ui.look import Look
from peerdesk.ui.studies.rows import ICONS, KINDS, StudyRow, Told, state_of

Index = QModelIndex | QPersistentModelIndex
Row = StudyRow | Told | str
ROW = Qt.ItemDataRole.UserRole
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
_TOP = QModelIndex()


class StudyModel(QAbstractListModel):
    """Rows of studies, then a heading and the good practice that is not tracked."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def show(self, rows: Sequence[StudyRow], untracked: Sequence[Told]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        if untracked:
            self._rows += [self.tr("Good practice not tracked yet"), *untracked]
        self.endResetModel()

    def row(self, number: int) -> Row:
        """Return a row, or "" past the end."""
        return self._rows[number] if 0 <= number < len(self._rows) else ""

    def find(self, identifier: str) -> int:
        """Return the row of a study or message, or -1."""
        for number, row in enumerate(self._rows):
            if not isinstance(row, str) and row.id == identifier:
                return number
        return -1

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row, for drawing and for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if isinstance(row, str):
            return row if role in _SPOKEN else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.study.title if isinstance(row, StudyRow) else row.wording
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen and the heading not."""
        if index.isValid() and not isinstance(self.row(index.row()), str):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def _said(self, row: StudyRow | Told) -> str:
        if isinstance(row, Told):
            return self.tr("{0}. Not tracked yet").format(row.wording)
        said = f"{row.study.title}, {state_of(row.study)}"
        return self.tr("{0}. Two versions stand").format(said) if row.clashes else said


class StudyDelegate(RowDelegate):
    """Draws a study in two or three lines, with the sign of its permission."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row; the list gives the width."""
        look, row = self.look, index.data(ROW)
        if isinstance(row, str):
            return QSize(100, look.size(36))
        lines = self._words(row, option.rect.width()).lines
        more = look.line("small") if isinstance(row, StudyRow) else 0
        return QSize(100, lines * look.line("body") + more + look.gap(22))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw a study, a message that none tells of, or the heading."""
        look, row, pad = self.look, index.data(ROW), self.look.gap(14)
        if isinstance(row, str):
            inner = area.adjusted(pad, look.gap(4), -pad, 0)
            paint_text(
                painter, inner, row, look.font("small", weight=600), self.ink("ink2", chosen=chosen)
            )
            return
        top = area.top() + look.gap(11)
        left = area.left() + self._indent()
        words = self._words(row, area.width())
        words.paint(painter, left, top, self.ink("ink", chosen=chosen))
        if isinstance(row, Told):
            paint_mark(painter, look, area.left() + pad, top, row.kind)
            return
        size = look.size(20)
        sign = QRectF(area.left() + pad + look.size(9), top, size, size)
        icon, ink = KINDS[row.study.kind], self.ink("ink2", chosen=chosen)
        look.icons.paint(painter, icon, sign, ink, "regular")
        small = look.size(15)
        line = QRectF(left, top + words.height, area.right() - pad - left, look.line("small"))
        icon, role = ICONS[row.study.permission]
        mark = QRectF(left, line.center().y() - small / 2, small, small)
        weight = "regular" if role == "ink2" else "fill"
        look.icons.paint(painter, icon, mark, self.ink(role, chosen=chosen), weight)
        said = self.tr("two versions stand") if row.clashes else state_of(row.study)
        quiet = self.ink("ink2", chosen=chosen)
        paint_text(painter, line.adjusted(small + 6, 0, 0, 0), said, look.font("small"), quiet)

    def _indent(self) -> int:
        return self.look.gap(14) + mark_size(self.look)[0] + self.look.gap(10)

    def _words(self, row: StudyRow | Told, width: float) -> Wrapped:
        look = self.look
        room = max(width - self._indent() - look.gap(14), 60)
        text = row.study.title if isinstance(row, StudyRow) else row.wording
        return Wrapped(text, look.font("body", weight=500), room, look.line("body"), 2)


class StudyList(KeyedList):
    """Studies; Enter goes to the form, Del tracks one no more."""

    drop_wanted = Signal()

    def __init__(self, look: Look, model: StudyModel) -> None:
        super().__init__(look, model, StudyDelegate(look))
        self.setAccessibleName(self.tr("Case studies and good practice"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Drop with Del; leave letters to the place."""
        if event.key() == Qt.Key.Key_Delete:
            self.drop_wanted.emit()
        else:
            super().keyPressEvent(event)
