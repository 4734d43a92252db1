# SPDX-License-Identifier: Apache-2.0
"""The map as a table: lines or messages under their themes, a column for each kind or voice."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from peerdesk.compose.atlas import KIND_NAMES, Kind
from peerdesk.compose.triangulation import KINDS, VOICES, Row
from peerdesk.domain.words import Voice, title
from peerdesk.ui.triangulation.reading import Gap

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1
FLAGGED = Qt.ItemDataRole.UserRole + 2
_TOP = QModelIndex()
COLUMNS = 6
LAST = COLUMNS + 1
_ICONS = {
    Kind.INTERVIEW: "chat-centered-text", Kind.FOCUS_GROUP: "users-three",
    Kind.CASE_RECORD: "folder-open", Kind.OBSERVED: "eye", Kind.DOCUMENT: "file-text",
    Kind.DATA: "chart-bar",
}  # fmt: skip
_SHORT = {Voice.CHILDREN_AND_FAMILIES: "Families", Voice.SENIOR_LEADERS: "Senior"}


class Side(StrEnum):
    """From which side the map is looked at."""

    KINDS = "kinds"
    VOICES = "voices"


class HeatModel(QAbstractTableModel):
    """Rows are a theme's heading (a word) or a `Row`; a heading cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row | str] = []
        self._gaps: Mapping[str, Gap] = {}
        self.side = Side.KINDS
        self.name = ""
        """What the rows are, over the first column."""
        self.most = 1
        """The largest count in the map: as long is the longest bar."""

    def show(self, rows: Iterable[Row], gaps: Mapping[str, Gap], name: str = "") -> None:
        """Show these rows, with what is lacking of some; `name` is what they are."""
        self.beginResetModel()
        self.name = name
        self._rows, theme = [], ""
        for row in rows:
            if row.about.theme != theme:
                theme = row.about.theme
                self._rows.append(theme)
            self._rows.append(row)
        self._gaps = gaps
        self._weigh()
        self.endResetModel()

    def look_from(self, side: Side) -> None:
        """Show the other columns."""
        self.beginResetModel()
        self.side = side
        self._weigh()
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """Return the line or message in a row, or None for a heading."""
        found = self._rows[number] if 0 <= number < len(self._rows) else ""
        return found if isinstance(found, Row) else None

    def headings(self) -> tuple[int, ...]:
        """Return the rows that are headings."""
        return tuple(n for n, row in enumerate(self._rows) if isinstance(row, str))

    def gap(self, number: int) -> Gap | None:
        """Return what is lacking of the line in a row."""
        row = self.row(number)
        return self._gaps.get(row.about.id) if row is not None else None

    def find(self, about: str) -> int:
        """Return the row of a line or message, or -1."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Row) and row.about.id == about:
                return number
        return -1

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return title, six counts, and what is lacking."""
        return 0 if parent.isValid() else COLUMNS + 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be chosen and headings not."""
        if index.isValid() and self.row(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell for drawing, for reading, or as a screen reader says it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if isinstance(row, str):
            said = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return row if role in said and not index.column() else None
        return self._about(row, index.column(), role)

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return what a column is, and for drawing its icon by name."""
        if orientation == Qt.Orientation.Vertical:
            row = self.row(section)
            shown = role == Qt.ItemDataRole.DisplayRole and row is not None
            return row.about.title if shown and row is not None else None
        if role == ROW:
            return self._icon(section)
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if 0 < section < LAST:
            return self._names(full=role == Qt.ItemDataRole.AccessibleTextRole)[section - 1]
        return self.name if not section else ""

    def _about(self, row: Row, column: int, role: int) -> object:
        if role == COUNT:
            return self._counts(row)[column - 1] if 0 < column < LAST else None
        if role == FLAGGED:
            return self._is_flagged(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if column else row.about.title
        return self._said(row, column) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _weigh(self) -> None:
        counts = [n for row in self._rows if isinstance(row, Row) for n in self._counts(row)]
        self.most = max((*counts, 1))

    def _counts(self, row: Row) -> tuple[int, ...]:
        return row.kinds if self.side is Side.KINDS else row.voices

    def _names(self, *, full: bool) -> list[str]:
        if self.side is Side.KINDS:
            return [KIND_NAMES[kind] for kind in KINDS]
        return [title(voice) if full else _SHORT.get(voice, title(voice)) for voice in VOICES]

    def _icon(self, section: int) -> str:
        inside = 0 < section < LAST
        return _ICONS[KINDS[section - 1]] if inside and self.side is Side.KINDS else ""

    def _is_flagged(self, row: Row) -> bool:
        gap = self._gaps.get(row.about.id)
        return gap is not None and not gap.followed

    def _words(self, row: Row, column: int) -> str:
        if not column:
            return row.about.title
        if column < LAST:
            count = self._counts(row)[column - 1]
            return f"{count}" if count else self.tr("none")
        gap = self._gaps.get(row.about.id)
        if gap is not None:
            return gap.flag.short
        if not row.settings:
            return self.tr("nothing yet")
        return self._sides(row)

    def _sides(self, row: Row) -> str:
        if self.side is Side.KINDS:
            one, many = self.tr("1 kind"), self.tr("{0} kinds")
            count = row.sides
        else:
            one, many = self.tr("1 voice"), self.tr("{0} voices")
            count = len(row.heard_of)
        if not count:
            return self.tr("no voice")
        return one if count == 1 else many.format(count)

    def _said(self, row: Row, column: int) -> str:
        if not column:
            settings = self.tr("{0} separate settings").format(row.settings)
            if row.settings == 1:
                settings = self.tr("1 separate setting")
            return f"{row.about.title}, {settings}, {self._words(row, LAST)}"
        if column < LAST:
            name = self._names(full=True)[column - 1]
            return f"{row.about.title}, {name}: {self._words(row, column)}"
        gap = self._gaps.get(row.about.id)
        return gap.flag.words if gap is not None else self._words(row, column)
