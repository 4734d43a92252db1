# SPDX-License-Identifier: Apache-2.0
"""Offers how a filter that is being typed may go on, below the search field."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from peerdesk.desk.search.filters import Completed, complete
from peerdesk.desk.search.names import SearchNames
from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.gaps import margins
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.options import Option, OptionDelegate, OptionModel
from peerdesk.ui.components.text import pane
from peerdesk.ui.evidence.search import SearchField
from peerdesk.ui.look import Look

ROWS = 8
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Completing(QFrame):
    """A popup that never takes the focus; `completed` carries the text and where the caret goes.

    While a filter's value is typed, Up, Down, Enter and Tab are the popup's. While a bare word is
    typed, which may become a filter's name, only Tab is: Enter and Down go on to the notes.
    """

    completed = Signal(str, int)

    def __init__(self, look: Look, host: QWidget, field: SearchField) -> None:
        super().__init__(host)
        self._look, self._host, self._field = look, host, field
        self._offered: tuple[Completed, ...] = ()
        self._valued = False
        self.names: Callable[[], SearchNames | None] = lambda: None
        self.list = QListView()
        self.model = OptionModel()
        self._delegate = OptionDelegate(look)
        self._lay_out()
        field.takes = self.takes
        field.edit.installEventFilter(self)
        self.list.clicked.connect(self._take)
        self.hide()

    def offer(self) -> None:
        """Offer what fits the filter at the caret, or nothing."""
        names = self.names()
        text, caret = self._field.edit.text(), self._field.edit.cursorPosition()
        offered = complete(text, caret, names) if names is not None else ()
        only = len(offered) == 1 and offered[0].insert.strip() == text[offered[0].first :].strip()
        self._offered = () if only else offered
        if not self._offered:
            self.leave()
            return
        first = self._offered[0]
        self._valued = ":" in text[first.first : caret].removeprefix("not:")
        self.model.show([Option(f"{n}", one.title, one.hint) for n, one in enumerate(offered)])
        self.list.setCurrentIndex(self.model.index(0))
        self._place()
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Offer nothing any more."""
        self._offered = ()
        self.hide()
        self.model.show(())

    def takes(self, event: QKeyEvent) -> bool:
        """Hear a key of the search field; say whether it was for what is offered."""
        if self.isHidden() or event.modifiers():
            return False
        key = Qt.Key(event.key())
        enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if key == Qt.Key.Key_Tab or (enter and self._valued):
            self._take(self.list.currentIndex())
        elif key in _STEPS and self._valued:
            self._go(self.model.step(self.list.currentIndex().row(), _STEPS[key]))
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go when the field loses the focus."""
        if watched is self._field.edit and event.type() == QEvent.Type.FocusOut:
            self.leave()
        return super().eventFilter(watched, event)

    def _go(self, row: int) -> None:
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        announce(self._field.edit, said, at_once=True)

    def _take(self, index: QModelIndex) -> None:
        if not 0 <= index.row() < len(self._offered):
            return
        one, text = self._offered[index.row()], self._field.edit.text()
        after = text[one.last :].lstrip()
        begun = text[: one.first] + one.insert
        self.leave()
        self.completed.emit(begun + after, len(begun))

    def _lay_out(self) -> None:
        look = self._look
        self.setProperty("ground", "sheet")
        self.setAccessibleName(self.tr("Filters that fit"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = pane("sunken", side="top")
        keys = QHBoxLayout(foot)
        margins(look, keys, 12, 5, 12, 5)
        keys.addWidget(KeyCap(look, "Tab", self.tr("take it")))
        keys.addWidget(KeyCap(look, "Esc", self.tr("leave")))
        keys.addStretch(1)
        column = QVBoxLayout(self)
        margins(look, column, 1, 6, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(foot)
        self._foot = foot

    def _place(self) -> None:
        look, edit = self._look, self._field.edit
        rows = min(self.model.rowCount(), ROWS)
        self.list.setFixedHeight(rows * look.size(34) + 2)
        wide = min(look.size(460), self._host.width() - 16)
        self.setFixedWidth(wide)
        self.setFixedHeight(rows * look.size(34) + self._foot.sizeHint().height() + look.gap(10))
        below = edit.mapTo(self._host, QPoint(0, edit.height() + 10))
        self.move(max(8, min(below.x(), self._host.width() - wide - 8)), below.y())
