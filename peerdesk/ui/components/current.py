# SPDX-License-Identifier: Apache-2.0
"""Choosing a row by program, whatever keys are held down just then."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView


def choose_row(view: QAbstractItemView, row: int) -> None:
    """Make a row the current and only chosen one, and bring it into view.

    Qt's own `setCurrentIndex` asks the keyboard: with Ctrl held, as after Ctrl+Enter, it would
    choose nothing.
    """
    index = view.model().index(row, 0)
    if index.isValid():
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        view.selectionModel().setCurrentIndex(index, flags)
        view.scrollTo(index)
