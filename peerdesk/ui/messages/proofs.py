# SPDX-License-Identifier: Apache-2.0
"""The notes behind a message, by how they bear on it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from peerdesk.domain.words import Relation, title
from peerdesk.ui.messages.reading import Proof

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
RELATION = Qt.ItemDataRole.UserRole + 1
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
_TOP = QModelIndex()


class ProofModel(QAbstractListModel):
    """Notes under the headings supports, contradicts, context."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Proof | Relation] = []
        self._counts: dict[Relation, int] = {}

    def show(self, proofs: Sequence[Proof]) -> None:
        """Show these, each group under its heading."""
        self.beginResetModel()
        self._rows = []
        for relation in Relation:
            inside = [proof for proof in proofs if proof.relation is relation]
            self._counts[relation] = len(inside)
            if inside:
                self._rows.extend((relation, *inside))
        self.endResetModel()

    def proof(self, row: int) -> Proof | None:
        """Return the note in a row, or None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Proof) else None

    def find(self, note: str) -> int:
        """Return the row of a note, or -1."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Proof) and row.note == note:
                return number
        return -1

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are, headings counted."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the note or heading, for drawing and for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, Relation):
            if role == RELATION:
                return row.value
            heading = self.tr("{0}, {1}").format(self._name(row), self._counts[row])
            return heading if role in _SPOKEN else None
        if role == ROW:
            return row
        words = (self._name(row.relation), title(row.stance), row.text, row.words)
        said: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: row.text,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(words),
        }
        return said.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let notes be chosen and headings not."""
        if index.isValid() and self.proof(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def _name(self, relation: Relation) -> str:
        return {
            Relation.SUPPORTS: self.tr("Supports"),
            Relation.CONTRADICTS: self.tr("Contradicts"),
            Relation.CONTEXT: self.tr("Context"),
        }[relation]
