# SPDX-License-Identifier: Apache-2.0
"""The waiting notes that have been read, from the top; more are asked for."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from peerdesk.desk.wall.waiting import Waiting, WaitingNote
from peerdesk.domain.words import title

Index = QModelIndex | QPersistentModelIndex
NOTE = Qt.ItemDataRole.UserRole
CHOSEN = Qt.ItemDataRole.UserRole + 1
_TOP = QModelIndex()


class TrayModel(QAbstractListModel):
    """Rows of notes; `count` is how many wait altogether."""

    def __init__(self) -> None:
        super().__init__()
        self._notes: list[WaitingNote] = []
        self._chosen: frozenset[str] = frozenset()
        self.count = 0

    @property
    def notes(self) -> tuple[WaitingNote, ...]:
        """Return the notes that are here."""
        return tuple(self._notes)

    def show(self, waiting: Waiting) -> None:
        """Show the first page, or add the next one."""
        if waiting.count is not None:
            self.count = waiting.count
        if waiting.first == 0:
            if tuple(self._notes[: len(waiting.notes)]) == waiting.notes and waiting.notes:
                return
            self.beginResetModel()
            self._notes = list(waiting.notes)
            self.endResetModel()
        elif waiting.first == len(self._notes) and waiting.notes:
            last = waiting.first + len(waiting.notes) - 1
            self.beginInsertRows(_TOP, waiting.first, last)
            self._notes += waiting.notes
            self.endInsertRows()

    def clear(self) -> None:
        """Hold nothing."""
        self.beginResetModel()
        self._notes, self.count, self._chosen = [], 0, frozenset()
        self.endResetModel()

    def choose(self, chosen: frozenset[str]) -> None:
        """Show which notes are chosen."""
        if chosen != self._chosen:
            self._chosen = chosen
            if self._notes:
                last = self.index(len(self._notes) - 1)
                self.dataChanged.emit(self.index(0), last, [CHOSEN])

    def note(self, row: int) -> WaitingNote | None:
        """Return the note in a row, or None past the end."""
        return self._notes[row] if 0 <= row < len(self._notes) else None

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many notes are here."""
        return 0 if parent.isValid() else len(self._notes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the note, whether it is chosen, or its words."""
        note = self.note(index.row()) if index.isValid() else None
        if note is None:
            return None
        chosen = note.id in self._chosen
        if role == NOTE:
            return note
        if role == CHOSEN:
            return chosen
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return note.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = ", ".join((title(note.stance), note.text, note.place))
            return self.tr("Chosen. {0}").format(said) if chosen else said
        return None
