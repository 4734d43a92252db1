# SPDX-License-Identifier: Apache-2.0
"""Rows of one sort under each other, by number; what a row says is told by whoever knows it."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from peerdesk.ui.components.delegate import Index

_TOP = QModelIndex()
R = TypeVar("R")


class RowModel(QAbstractListModel, Generic[R]):
    """Holds the rows of a list; one that has headings or pages among its rows is made by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[R, ...] = ()

    def show(self, rows: Sequence[R]) -> None:
        """Show these rows and no others."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> R | None:
        """Return a row, counted from 0, or None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are; none of them has others below it."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row itself, its words, or what a screen reader says of it."""
        row = self.row(index.row()) if index.isValid() else None
        return None if row is None else self.said(row).get(role)

    def said(self, row: R) -> Mapping[int, object]:
        """Return what is to be known of a row, by Qt's roles."""
        raise NotImplementedError
