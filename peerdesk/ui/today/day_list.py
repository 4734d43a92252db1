# SPDX-License-Identifier: Apache-2.0
"""The list of the day: chosen from by arrows, with its letters left to the place."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListView


class DayList(QListView):
    """Has a row chosen as soon as the focus comes, so that a key has something to mean."""

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Search nothing: letters are the place's keys."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the first row where none is."""
        super().focusInEvent(event)
        model = self.model()
        if not self.currentIndex().isValid() and model.rowCount():
            self.setCurrentIndex(model.index(0, 0))
