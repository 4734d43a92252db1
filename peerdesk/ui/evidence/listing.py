# SPDX-License-Identifier: Apache-2.0
"""The list itself: keys go to the place, never to a search through all rows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from peerdesk.ui.components.current import choose_row
from peerdesk.ui.evidence.delegate import NoteDelegate
from peerdesk.ui.evidence.model import NoteModel
from peerdesk.ui.look import Look


class NoteList(QTableView):
    """All notes found, of which several can be chosen; Enter opens the one that is current.

    A table of one column: a list asks its model for every single row before it draws the first,
    a tenth of a second for each 40,000 notes, and a table with rows of one height asks for none.
    """

    opened = Signal()
    chosen = Signal()

    def __init__(self, look: Look, model: NoteModel) -> None:
        super().__init__()
        self.delegate = NoteDelegate(look)
        self.setItemDelegate(self.delegate)
        self.notes = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # see paintEvent
        self.setAccessibleName(self.tr("Notes"))
        self.selectionModel().selectionChanged.connect(self.chosen)
        self.activated.connect(self.opened)
        look.changed.connect(self._fit)
        self._fit()

    def rows(self) -> tuple[int, ...]:
        """Return the chosen rows from the top."""
        return tuple(sorted(index.row() for index in self.selectionModel().selectedIndexes()))

    def go_to(self, row: int) -> None:
        """Choose a row and bring it into view."""
        choose_row(self, row)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Search nothing: letters are the place's keys, and most rows are not held."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave signs, letters and Esc to the place."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        if event.text().strip() and event.text().isprintable():
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground too, so that Qt moves what is drawn when the list is scrolled.

        Over a ground that shines through, it would draw every row in view again for each frame.
        """
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.delegate.look.colour("surface"))
        painter.end()
        super().paintEvent(event)

    def _fit(self) -> None:
        high = self.delegate.look.space("row_in_two")
        self.verticalHeader().setMinimumSectionSize(high)
        self.verticalHeader().setDefaultSectionSize(high)
        self.verticalScrollBar().setSingleStep(high // 2)
