# SPDX-License-Identifier: Apache-2.0
"""The list of messages, each theme under its heading."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from peerdesk.ui.messages.rows import MessageRow

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
STATE = Qt.ItemDataRole.UserRole + 1
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
_TOP = QModelIndex()


class MessageModel(QAbstractListModel):
    """Rows of messages and, where several themes are shown, of their headings."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[MessageRow | str] = []

    def show(self, rows: Sequence[MessageRow], themes: Mapping[str, str]) -> None:
        """Show messages by theme, in the order of `themes`; what has none comes last."""
        self.beginResetModel()
        self._rows = []
        for theme, heading in (*themes.items(), ("", self.tr("Under no chosen theme"))):
            inside = [r for r in rows if (r.theme if r.theme in themes else "") == theme]
            if inside and len(themes) > 1:
                self._rows.append(heading)
            self._rows.extend(inside)
        self.endResetModel()

    def clear(self) -> None:
        """Hold nothing."""
        self.show((), {})

    def messages(self) -> list[MessageRow]:
        """Return the messages shown, from the top."""
        return [row for row in self._rows if isinstance(row, MessageRow)]

    def message(self, number: int) -> MessageRow | None:
        """Return the message in a row, or None for a heading."""
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        return row if isinstance(row, MessageRow) else None

    def find(self, message: str) -> int:
        """Return the row of a message, or -1."""
        for number, row in enumerate(self._rows):
            if isinstance(row, MessageRow) and row.id == message:
                return number
        return -1

    def nearest(self, number: int) -> int:
        """Return the row of the message at a row or next above it, or else of the first."""
        rows = [n for n, row in enumerate(self._rows) if isinstance(row, MessageRow)]
        above = [row for row in rows if row <= number]
        return above[-1] if above else next(iter(rows), -1)

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are, headings counted."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the message or heading, for drawing and for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if isinstance(row, str):
            return row if role in _SPOKEN else None
        said: dict[int, str] = {
            STATE: self._state(row),
            Qt.ItemDataRole.DisplayRole: row.wording,
            Qt.ItemDataRole.AccessibleTextRole: f"{row.said}, {self._state(row)}",
        }
        return said.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let messages be chosen and headings not."""
        if index.isValid() and self.message(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def _state(self, row: MessageRow) -> str:
        if row.into:
            return self.tr("Merged into another")
        if row.withdrawn:
            return self.tr("Withdrawn")
        words = [self.tr("Agreed") if row.agreed else self.tr("Emerging")]
        if row.clashes:
            words.append(self.tr("two wordings"))
        if row.changed:
            words.append(self.tr("changed since told"))
        elif row.taken_back:
            words.append(self.tr("taken back {0}").format(row.told))
        elif row.told:
            words.append(self.tr("told {0}").format(row.told))
        if row.merged:
            words.append(self.tr("stands for {0} more").format(row.merged))
        return ", ".join(words)
