# SPDX-License-Identifier: Apache-2.0
"""The whole timetable under its days, as a list to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.domain.calendar import day_name
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.paint import paint_text
from peerdesk.ui.components.session_icon import session_icon

ROW = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()


class TimetableModel(QAbstractListModel):
    """Days and their sessions; a day's row cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[str | Placed[Session]] = []

    def show(self, sessions: Sequence[Placed[Session]]) -> None:
        """Show the sessions, which come by day and start."""
        self.beginResetModel()
        self._rows = []
        day = ""
        for session in sessions:
            if session.value.day != day:
                day = session.value.day
                self._rows.append(day)
            self._rows.append(session)
        self.endResetModel()

    def place_of(self, identifier: str) -> QModelIndex:
        """Return where a session stands, or an invalid index."""
        for place, row in enumerate(self._rows):
            if not isinstance(row, str) and row.id == identifier:
                return self.index(place)
        return QModelIndex()

    def first_on(self, day: str) -> QModelIndex:
        """Return the first session of a day, or of all where the day has none."""
        held = [row for row in self._rows if not isinstance(row, str)]
        wanted = next((row for row in held if row.value.day == day), None)
        chosen = wanted or (held[0] if held else None)
        return self.place_of(chosen.id) if chosen else QModelIndex()

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let sessions be chosen, days not."""
        if 0 <= index.row() < len(self._rows) and isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a row, or the row."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if isinstance(row, str):
                return day_name(row)
            off = f", {self.tr('called off')}" if row.value.called_off else ""
            return f"{row.value.start}, {row.value.title}{off}"
        return row if role == ROW else None


class TimetableDelegate(RowDelegate):
    """Draws a day as a heading, a session with its time and kind; called off is struck out."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return a row of one line."""
        del option, index
        return QSize(100, self.look.size(36))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw what stands in the row."""
        look, row = self.look, index.data(ROW)
        inner = area.adjusted(look.gap(14), 0, -look.gap(12), 0)
        if isinstance(row, str):
            painter.fillRect(area, look.colour("sunken"))
            words = str(index.data())
            paint_text(painter, inner, words, look.font("button"), look.colour("ink2"))
        elif isinstance(row, Placed):
            self._paint_session(painter, inner, row.value, chosen=chosen)

    def _paint_session(
        self, painter: QPainter, area: QRectF, session: Session, *, chosen: bool
    ) -> None:
        look = self.look
        off = session.called_off
        ink = self.ink("ink3" if off else "ink", chosen=chosen)
        paint_text(painter, area, session.start, look.font("body", columns=True), ink)
        size, left = look.size(18), area.left() + look.size(50)
        spot = QRectF(left, area.center().y() - size / 2, size, size)
        quiet = self.ink("ink2", chosen=chosen)
        look.icons.paint(painter, session_icon(session.kind), spot, quiet, "regular")
        font = QFont(look.font("body", weight=600 if chosen else 400))
        font.setStrikeOut(off)
        words = area.adjusted(look.size(50) + size + look.gap(10), 0, 0, 0)
        paint_text(painter, words, session.title, font, ink)
