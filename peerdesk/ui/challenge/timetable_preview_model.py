# SPDX-License-Identifier: Apache-2.0
"""What a timetable's file would change, as a list in groups with a tick before each line."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from peerdesk.desk.timetable_file.taking_in import Item, Sort
from peerdesk.domain.calendar import short_day
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.paint import Wrapped, box, paint_text

ROW = Qt.ItemDataRole.UserRole
TICKED = Qt.ItemDataRole.UserRole + 1
_TOP = QModelIndex()
_ORDER = (Sort.UNREADABLE, Sort.CHANGED, Sort.NEW, Sort.MISSING, Sort.SAME)


class PreviewModel(QAbstractListModel):
    """Groups and their lines; a group's heading cannot be chosen."""

    ticked_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[str | Item] = []
        self._ticked: set[int] = set()

    def show(self, items: Sequence[Item]) -> None:
        """Show these lines, with the ticks that are proposed."""
        self.beginResetModel()
        self._rows = []
        for sort in _ORDER:
            held = [item for item in items if item.sort is sort]
            if held:
                self._rows += [self._group(sort, len(held)), *held]
        self._ticked = {
            n for n, row in enumerate(self._rows) if isinstance(row, Item) and row.ticked
        }
        self.endResetModel()
        self.ticked_changed.emit()

    def chosen(self) -> tuple[Item, ...]:
        """Return the lines that are ticked."""
        rows = (self._rows[n] for n in sorted(self._ticked))
        return tuple(row for row in rows if isinstance(row, Item))

    def toggle(self, index: Index) -> None:
        """Tick a line, or take its tick away; what can do nothing stays as it is."""
        row = self._rows[index.row()] if 0 <= index.row() < len(self._rows) else ""
        if isinstance(row, Item) and row.choosable:
            self._ticked ^= {index.row()}
            self.dataChanged.emit(index, index)
            self.ticked_changed.emit()

    def tick_all(self, *, ticked: bool) -> None:
        """Tick every line that can be, but those that would be called off; or none."""
        wanted = (
            n
            for n, row in enumerate(self._rows)
            if isinstance(row, Item) and row.choosable and row.sort is not Sort.MISSING
        )
        self._ticked = set(wanted) if ticked else set()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.ticked_changed.emit()

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen, headings not."""
        if 0 <= index.row() < len(self._rows) and isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, whether it is ticked, or its words for a screen reader."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == TICKED:
            return index.row() in self._ticked
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row if isinstance(row, str) else self._said(index.row(), row)
        return None

    def first_line(self, item: Item) -> str:
        """Return when a session is and what it is called; of what is not read, where it stands."""
        session = item.session or item.before
        if session is None:
            return "  ".join(filter(None, (item.where, item.title)))
        return f"{short_day(session.day)}, {session.start}  {session.title}"

    def second_line(self, item: Item) -> str:
        """Return what changes, and what is to be said of the row."""
        said = [*item.changes, *(remark.sentence for remark in item.remarks)]
        if item.sort is Sort.MISSING:
            said.append(self.tr("planned, and not in the file: tick it to call it off"))
        words = ". ".join(part.rstrip(".")[:1].upper() + part.rstrip(".")[1:] for part in said)
        place = item.session.place if item.session and item.sort is Sort.NEW else ""
        where = item.where if item.session or item.before else ""
        return "   ".join(filter(None, (where, place, words)))

    def _said(self, row: int, item: Item) -> str:
        state = ""
        if item.choosable:
            state = self.tr("ticked") if row in self._ticked else self.tr("not ticked")
        return ", ".join(filter(None, (state, self.first_line(item), self.second_line(item))))

    def _group(self, sort: Sort, count: int) -> str:
        forms = {
            Sort.UNREADABLE: (self.tr("{0} row to look at"), self.tr("{0} rows to look at")),
            Sort.CHANGED: (self.tr("{0} session changes"), self.tr("{0} sessions change")),
            Sort.NEW: (self.tr("{0} new session"), self.tr("{0} new sessions")),
            Sort.MISSING: (self.tr("{0} not in the file"), self.tr("{0} not in the file")),
            Sort.SAME: (self.tr("{0} stays as it is"), self.tr("{0} stay as they are")),
        }
        return counted(count, *forms[sort])


class PreviewDelegate(RowDelegate):
    """Draws a heading, or a line with its box, when and what, and what is said of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return one line for a heading, and for the rest as many as its words need."""
        look, row, model = self.look, index.data(ROW), index.model()
        if not isinstance(row, Item) or not isinstance(model, PreviewModel):
            return QSize(200, look.size(34))
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListView) else look.size(600)
        room = wide - look.gap(14) - look.gap(12) - look.size(18) - look.gap(12)
        return QSize(200, look.size(34) + round(self._below(model, row, room).height))

    def _below(self, model: PreviewModel, item: Item, room: float) -> Wrapped:
        """Return the words below the first line, on as many lines as they need."""
        look = self.look
        words = model.second_line(item)
        return Wrapped(words, look.font("small"), max(room, 80), look.line("small"))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw what stands in the row."""
        look, row, model = self.look, index.data(ROW), index.model()
        inner = area.adjusted(look.gap(14), 0, -look.gap(12), 0)
        if isinstance(row, str):
            painter.fillRect(area, look.colour("sunken"))
            paint_text(painter, inner, row, look.font("button"), self.ink("ink2", chosen=chosen))
        elif isinstance(row, Item) and isinstance(model, PreviewModel):
            side = look.size(18)
            if row.choosable:
                square = QRectF(inner.left(), area.top() + look.size(9), side, side)
                self._paint_box(painter, square, ticked=bool(index.data(TICKED)))
            words = inner.adjusted(side + look.gap(12), 0, 0, 0)
            self._paint_words(painter, words, row, model, chosen=chosen)

    def _paint_box(self, painter: QPainter, square: QRectF, *, ticked: bool) -> None:
        look = self.look
        ground = look.colour("accent" if ticked else "surface")
        box(painter, square, 4, ground, None if ticked else look.colour("edge"))
        if ticked:
            look.icons.paint(
                painter, "check", square.adjusted(2, 2, -2, -2), look.colour("on"), "bold"
            )

    def _paint_words(
        self, painter: QPainter, area: QRectF, item: Item, model: PreviewModel, *, chosen: bool
    ) -> None:
        look = self.look
        quiet = item.sort in {Sort.SAME, Sort.UNREADABLE}
        first = area.adjusted(0, look.size(6), 0, 0)
        first.setHeight(look.size(22))
        font = look.font("body", weight=400 if quiet else 600)
        ink = self.ink("ink2" if quiet else "ink", chosen=chosen)
        paint_text(painter, first, model.first_line(item), font, ink)
        marked = bool(item.remarks) or item.sort is Sort.MISSING
        role = "state.changed" if marked else "ink2"
        below = self._below(model, item, area.width())
        below.paint(painter, area.left(), first.bottom(), self.ink(role, chosen=chosen))
