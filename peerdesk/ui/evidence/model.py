# SPDX-License-Identifier: Apache-2.0
"""The list of notes: as many rows as there are, of which only a window of pages is held."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from peerdesk.ui.evidence.rows import Found, NoteRow

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
PAGE = 100
"""Rows asked for at once."""
KEPT = 12
"""Pages held; the farthest from what is looked at go first."""
_TOP = QModelIndex()


class NoteModel(QAbstractListModel):
    """Notes by page; a row that is not held yet is asked for by `wanted` when it is looked at."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._pages: dict[int, tuple[NoteRow, ...]] = {}
        self._asked: set[int] = set()

    def show(self, found: Found) -> None:
        """Show another result, with the page that came with it."""
        self.beginResetModel()
        self._count = found.count
        self._asked = set()
        self._pages = {found.first // PAGE: found.rows} if found.rows else {}
        self.endResetModel()

    def renew(self, found: Found) -> bool:
        """Show the same rows again with what changed in them; False if their number changed."""
        if found.count != self._count:
            return False
        self._pages = {found.first // PAGE: found.rows}
        self._asked = set()
        if self._count:
            self.dataChanged.emit(self.index(0), self.index(self._count - 1))
        return True

    def put(self, page: int, rows: tuple[NoteRow, ...]) -> None:
        """Take in a page that was asked for."""
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > KEPT:
            del self._pages[max(self._pages, key=lambda held: abs(held - page))]
        last = min(page * PAGE + len(rows), self._count) - 1
        if last >= page * PAGE:
            self.dataChanged.emit(self.index(page * PAGE), self.index(last))

    def forget(self, page: int) -> None:
        """Know that a page will not come; it is asked for again when it is looked at."""
        self._asked.discard(page)

    def clear(self) -> None:
        """Hold nothing any more."""
        self.show(Found(0, 0, ()))

    @property
    def held(self) -> int:
        """Return how many rows are held."""
        return sum(len(rows) for rows in self._pages.values())

    def row(self, number: int) -> NoteRow | None:
        """Return a row if it is held."""
        rows = self._pages.get(number // PAGE, ())
        return rows[number % PAGE] if number % PAGE < len(rows) else None

    def find(self, note: str) -> int:
        """Return the row of a note among those held, or -1."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.id == note:
                    return page * PAGE + place
        return -1

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many notes there are."""
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row, its text, or what a screen reader says of it."""
        if not index.isValid():
            return None
        row = self.row(index.row())
        if row is None:
            self._want(index.row() // PAGE)
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        return row.said if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _want(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self.wanted.emit(page)
