# SPDX-License-Identifier: Apache-2.0
"""The list of case files on the screen: how far each has come, its label, the type of case."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.domain.words import CaseState, title
from peerdesk.ui.cases.rows import CaseRow
from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.paint import paint_text
from peerdesk.ui.look import Look

ROW = Qt.ItemDataRole.UserRole
SIGNS = {
    CaseState.TO_REVIEW: ("circle-dashed", "ink3", "regular"),
    CaseState.UNDER_WAY: ("pencil-simple", "accent", "regular"),
    CaseState.REVIEWED: ("circle", "accent", "fill"),
    CaseState.MODERATED: ("check-circle", "state.done", "fill"),
}
"""The icon, ink and weight by which each state is told; its word is said beside the list."""
_TOP = QModelIndex()


class CasesModel(QAbstractListModel):
    """Case files, under the names of their lists where there are several."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[CaseRow | str] = []

    def show(self, rows: Sequence[CaseRow]) -> None:
        """Show these files in their order."""
        self.beginResetModel()
        self._rows = []
        lists = list(dict.fromkeys(row.agreed_list for row in rows))
        for name in lists:
            if len(lists) > 1:
                self._rows.append(name or self.tr("On no list"))
            self._rows += [row for row in rows if row.agreed_list == name]
        self.endResetModel()

    def case(self, number: int) -> CaseRow | None:
        """Return the case file in a row, or None for a heading."""
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        return row if isinstance(row, CaseRow) else None

    def find(self, case: str) -> int:
        """Return the row of a case file, or -1."""
        held = enumerate(self._rows)
        return next((n for n, row in held if isinstance(row, CaseRow) and row.id == case), -1)

    def first(self) -> int:
        """Return the row to begin with: one's own that is to be read, or else the first file."""
        files = [(n, row) for n, row in enumerate(self._rows) if isinstance(row, CaseRow)]
        waiting = {CaseState.UNDER_WAY, CaseState.TO_REVIEW}
        own = [n for n, row in files if row.mine and row.state in waiting]
        return next(iter([*own, *(n for n, _ in files)]), -1)

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are, headings counted."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the case file or heading, for drawing and for a screen reader."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        return self._said(row) if isinstance(row, CaseRow) else row

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let case files be chosen and headings not."""
        if index.isValid() and self.case(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def _said(self, row: CaseRow) -> str:
        state = self.tr("taken off the list") if row.dropped else title(row.state).lower()
        doubled = self.tr("this label is used twice") if row.doubled else ""
        who = self.tr("yours") if row.mine else row.reviewer
        return ", ".join(filter(None, (row.label, row.type, state, who, doubled)))


class CaseDelegate(RowDelegate):
    """Draws a case file in one line."""

    divides = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return a row's height; the list gives the width."""
        del option
        return QSize(100, self.look.size(40 if isinstance(index.data(ROW), CaseRow) else 32))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw the sign of its state, its label and the type of case."""
        row, look = index.data(ROW), self.look
        inner = area.adjusted(look.gap(16), 0, -look.gap(12), 0)
        if not isinstance(row, CaseRow):
            font = look.font("small", weight=600)
            paint_text(painter, inner, str(row), font, look.colour("ink2"))
            return
        icon, ink, weight = SIGNS[row.state]
        if row.doubled:
            icon, ink, weight = "warning", "state.changed", "fill"
        elif row.dropped:
            icon, ink, weight = "trash-simple", "ink3", "regular"
        size = look.size(16)
        spot = QRectF(inner.left(), inner.center().y() - size / 2, size, size)
        look.icons.paint(painter, icon, spot, self.ink(ink, chosen=chosen), weight)
        strong = look.font("body", weight=600)
        label = inner.adjusted(size + look.gap(10), 0, 0, 0)
        paint_text(painter, label, row.label, strong, self.ink("ink", chosen=chosen))
        wide = QFontMetricsF(strong).horizontalAdvance(row.label)
        words = label.adjusted(max(wide + look.gap(12), look.size(64)), 0, 0, 0)
        font = look.font("body", weight=600 if chosen else 500 if row.mine else 400)
        quiet = "ink" if chosen or row.mine else "ink2"
        shown = row.type or self.tr("type not named")
        paint_text(painter, words, shown, font, self.ink(quiet, chosen=chosen))


class CaseList(KeyedList):
    """Case files; Enter goes to the open part of the chosen one."""

    def __init__(self, look: Look, model: CasesModel) -> None:
        super().__init__(look, model, CaseDelegate(look))
        self.setAccessibleName(self.tr("Case files"))
