# SPDX-License-Identifier: Apache-2.0
"""The rows of the palette under their headings, as a screen reader says them too."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()


@dataclass(frozen=True)
class Entry:
    """Something that Enter does or opens: `key` tells it apart, `group` is its heading.

    `mark` is a stance or a kind of message, `icon` stands where there is none; `keys` is the key
    that does the same without the palette. `called` is the place's own name where it goes to one.
    """

    key: str
    group: str
    text: str
    hint: str = ""
    icon: str = ""
    mark: str = ""
    keys: str = ""
    called: str = ""


class EntryModel(QAbstractListModel):
    """Entries, each group under its heading; a heading cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Entry | str] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these entries."""
        self.beginResetModel()
        self._rows = []
        group = ""
        for entry in entries:
            if entry.group != group:
                self._rows.append(entry.group)
                group = entry.group
            self._rows.append(entry)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the entry or heading, its words, or what a screen reader says of it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ENTRY:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, Entry) else row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let entries be chosen and headings not."""
        if index.isValid() and self.entry(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def entry(self, row: int) -> Entry | None:
        """Return the entry in a row, or None for a heading or past the end."""
        found = self._rows[row] if 0 <= row < len(self._rows) else ""
        return found if isinstance(found, Entry) else None

    def step(self, row: int, by: int) -> int:
        """Return the next row, that way, that holds an entry; the same row if there is none."""
        place = row + by
        while 0 <= place < len(self._rows):
            if self.entry(place) is not None:
                return place
            place += by
        return row

    def groups(self) -> tuple[str, ...]:
        """Return the headings that are shown."""
        return tuple(row for row in self._rows if isinstance(row, str))

    def _said(self, row: Entry | str) -> str:
        if isinstance(row, str):
            return row
        return ", ".join(part for part in (row.text, row.hint, row.group, row.keys) if part)
