# SPDX-License-Identifier: Apache-2.0
"""The day's sessions as a list, and how a row of it is drawn."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.paint import paint_text, paint_text_right
from peerdesk.ui.components.session_icon import session_icon
from peerdesk.ui.today.news_words import news_line
from peerdesk.ui.today.rows import SessionRow

ROW = Qt.ItemDataRole.UserRole
NEXT = Qt.ItemDataRole.UserRole + 1
_TOP = QModelIndex()


class SessionsModel(QAbstractListModel):
    """The sessions of one day."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[SessionRow, ...] = ()
        self._lines: Mapping[str, int] = {}
        self._next = ""

    def show(self, rows: Sequence[SessionRow], next_id: str = "") -> None:
        """Show these; one of them may be the next."""
        self.beginResetModel()
        self._rows, self._next = tuple(rows), next_id
        self.endResetModel()

    def show_lines(self, lines: Mapping[str, int]) -> None:
        """Say how many lines were written in each session, by its identifier."""
        self._lines = lines
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def lines(self, row: SessionRow) -> int:
        """Return how many lines I wrote in a session, as far as that is known yet."""
        return self._lines.get(row.id, 0)

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many sessions there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words for a screen reader, the row, or whether it is the next."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            session = row.session
            words = (session.start, session.title, session.place, self.state(row), self.news(row))
            return ", ".join(filter(None, words))
        if role == ROW:
            return row
        if role == NEXT:
            return row.id == self._next
        return None

    def news(self, row: SessionRow) -> str:
        """Return what changed of a session lately."""
        return news_line(row.news, self.tr("added"), self.tr(" ({0}, {1})"))

    def place_of(self, identifier: str) -> QModelIndex:
        """Return where a session stands, or an invalid index."""
        places = (n for n, row in enumerate(self._rows) if row.id == identifier)
        found = next(places, -1)
        return self.index(found) if found >= 0 else QModelIndex()

    def state(self, row: SessionRow) -> str:
        """Return what stands at the end of a row: lines written, next, or who goes."""
        if row.session.called_off:
            return self.tr("Called off")
        if self.lines(row):
            return counted(self.lines(row), self.tr("{0} note"), self.tr("{0} notes"))
        if row.id == self._next:
            return self.tr("Next")
        if not row.session.peers:
            return self.tr("Everyone")
        if row.mine:
            others = ", ".join(row.others)
            return self.tr("Mine, with {0}").format(others) if others else self.tr("Mine")
        return ", ".join(row.others)


class SessionDelegate(RowDelegate):
    """Draws a session: time, kind, title, place and what has come of it; own ones in bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return a row of one line, or two where it has news."""
        del option
        return QSize(200, self.row_height(index))

    def row_height(self, index: Index) -> int:
        """Return how high a row is."""
        row = index.data(ROW)
        news = isinstance(row, SessionRow) and bool(row.news.words)
        return self.look.size(62 if news else 40)

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw what stands in the row."""
        row, model = index.data(ROW), index.model()
        if not isinstance(row, SessionRow) or not isinstance(model, SessionsModel):
            return
        look = self.look
        if index.data(NEXT) and not chosen and not look.is_high_contrast:
            painter.fillRect(area, look.colour("tint"))
            bar = QRectF(area.left(), area.top(), 3, area.height())
            painter.fillRect(bar, look.colour("accent"))
        inner = area.adjusted(look.gap(16), 0, -look.gap(16), 0)
        news = model.news(row)
        if news:
            below = inner.adjusted(look.size(82), look.size(34), 0, -look.size(6))
            paint_text(
                painter, below, news, look.font("small"), self.ink("state.changed", chosen=chosen)
            )
            inner.setHeight(look.size(40))
        room = inner.width() * (0.3 if look.is_large else 0.22)
        end = inner.adjusted(inner.width() - room, 0, 0, 0)
        self._paint_state(painter, end, index, chosen=chosen)
        inner.setRight(inner.right() - room - look.gap(12))
        inner.setLeft(inner.left() + self._paint_front(painter, inner, row, chosen=chosen))
        self._paint_title(painter, inner, row, chosen=chosen)

    def _paint_title(
        self, painter: QPainter, area: QRectF, row: SessionRow, *, chosen: bool
    ) -> None:
        """Draw title and place; a session called off is struck out."""
        look, off = self.look, row.session.called_off
        own = (row.mine or not row.session.peers) and not off
        ink = self.ink("ink" if own else "ink2", chosen=chosen)
        place = 0.0 if look.is_large else area.width() * 0.3
        words = area.adjusted(0, 0, -place, 0)
        font = QFont(look.font("body", weight=600 if own else 400))
        font.setStrikeOut(off)
        paint_text(painter, words, row.session.title, font, ink)
        if place:
            where = area.adjusted(words.width() + look.gap(8), 0, 0, 0)
            quiet = self.ink("ink2", chosen=chosen)
            paint_text(painter, where, row.session.place, look.font("small"), quiet)

    def _paint_front(
        self, painter: QPainter, area: QRectF, row: SessionRow, *, chosen: bool
    ) -> float:
        """Draw time and kind, and return the room they took."""
        look = self.look
        own = row.mine or not row.session.peers
        font = look.font("body", weight=600 if own else 400, columns=True)
        ink = self.ink("ink" if own else "ink2", chosen=chosen)
        paint_text(painter, area, row.session.start, font, ink)
        size, left = look.size(18), area.left() + look.size(52)
        spot = QRectF(left, area.center().y() - size / 2, size, size)
        quiet = self.ink("ink2", chosen=chosen)
        look.icons.paint(painter, session_icon(row.session.kind), spot, quiet, "regular")
        return look.size(52) + size + look.gap(12)

    def _paint_state(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw what has come of the session at the end of the row."""
        row, model = index.data(ROW), index.model()
        if not isinstance(row, SessionRow) or not isinstance(model, SessionsModel):
            return
        look, words = self.look, model.state(row)
        font = look.font("small", weight=500)
        ink = self.ink("ink" if row.mine else "ink2", chosen=chosen)
        paint_text_right(painter, area, words, font, ink)
        if model.lines(row) and not row.session.called_off:
            size = look.size(16)
            left = area.right() - QFontMetricsF(font).horizontalAdvance(words) - size - 4
            tick = QRectF(left, area.center().y() - size / 2, size, size)
            done = self.ink("state.done", chosen=chosen)
            look.icons.paint(painter, "check", tick, done, "bold")
