# SPDX-License-Identifier: Apache-2.0
"""What is held, as rows under the headings of its kinds, and how they are drawn."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.compose.phrases import counted
from peerdesk.desk.disclosure import Holding, State
from peerdesk.desk.disclosure_papers import age
from peerdesk.desk.trail_export import moment
from peerdesk.ui.components.delegate import Index as AnyIndex
from peerdesk.ui.components.delegate import RowDelegate
from peerdesk.ui.components.paint import Wrapped, paint_text, paint_text_right
from peerdesk.ui.look import Look

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
LINES = 2
"""Lines of what is held that are seen in a row; the listing as written has all of it."""
_BETWEEN = "  ·  "
"""Stands between the texts of one thing, which are lines where the listing is written."""
_TOP = QModelIndex()
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


class HoldingModel(QAbstractListModel):
    """Things held, the oldest of each kind first; a heading says the kind and how many."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Holding | str, ...] = ()
        self._day = ""

    def show(self, holdings: Sequence[Holding], day: str) -> None:
        """Show these, as of an ISO day."""
        kinds: dict[str, list[Holding]] = {}
        for one in holdings:
            kinds.setdefault(one.kind, []).append(one)
        rows: list[Holding | str] = []
        for kind, held in kinds.items():
            rows += [f"{kind}: {counted(len(held), 'record')}", *held]
        self.beginResetModel()
        self._rows, self._day = tuple(rows), day
        self.endResetModel()

    def holding(self, row: int) -> Holding | None:
        """Return what is held in a row, or None for a heading or past the end."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Holding) else None

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are, headings counted."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the thing or the heading, or what a screen reader says of it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role not in _SPOKEN:
            return None
        if isinstance(row, str):
            return row
        return f"{self.facts(row)}, {self.age(row)}. {row.words}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what is held be chosen and headings not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.holding(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def facts(self, one: Holding) -> str:
        """Return state, moment, who and where, on one line."""
        state = "" if one.state is State.STANDS else one.state.value
        when = moment(one.at, one.offset) if one.at else ""
        return ", ".join(filter(None, (when, one.who, one.place, state))) or one.state.value

    def age(self, one: Holding) -> str:
        """Return how old it is, in words."""
        days = age(one, self._day)
        if days == "":
            return _tr("on this laptop only")
        return _tr("1 day old") if days == 1 else _tr("{0} days old").format(days)


class HoldingDelegate(RowDelegate):
    """Draws a heading, or facts above and words below; all rows of a sort have one height."""

    def __init__(self, look: Look, model: HoldingModel) -> None:
        super().__init__(look)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a heading or of a row."""
        look, wide = self.look, option.rect.width()
        if isinstance(index.data(ROW), str):
            return QSize(wide, look.size(38))
        return QSize(wide, look.line("small") + LINES * look.line("body") + look.gap(20))

    def paint_row(self, painter: QPainter, area: QRectF, index: AnyIndex, *, chosen: bool) -> None:
        """Draw the row."""
        look, row, pad = self.look, index.data(ROW), self.look.gap(24)
        inner = area.adjusted(pad, 0, -pad, 0)
        if not isinstance(row, Holding):
            painter.fillRect(area, look.colour("sunken"))
            paint_text(painter, inner, str(row), look.font("heading"), look.colour("ink"))
            return
        line, top = look.line("small"), area.top() + look.gap(10)
        head = QRectF(inner.left(), top, inner.width(), line)
        font, ink = look.font("small"), self.ink("ink2", chosen=chosen)
        old = self._model.age(row)
        painter.setFont(font)
        room = painter.fontMetrics().horizontalAdvance(old) + look.gap(12)
        paint_text_right(painter, head, old, font, ink)
        paint_text(painter, head.adjusted(0, 0, -room, 0), self._model.facts(row), font, ink)
        words = self._words(row, round(area.width()))
        words.paint(painter, inner.left(), top + line, self.ink("ink", chosen=chosen))

    def _words(self, row: object, wide: int) -> Wrapped:
        look = self.look
        text = row.words.replace("\n", _BETWEEN) if isinstance(row, Holding) else ""
        room = max(wide - 2 * look.gap(24), look.size(80))
        return Wrapped(text, look.font("body"), room, look.line("body"), LINES)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Disclosure", words)
