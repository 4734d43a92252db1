# SPDX-License-Identifier: Apache-2.0
"""The sheet of kept searches: keep this one under a name, recall one, or keep one no longer."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from peerdesk.desk.search.kept import KeptSearch
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.options import Option, OptionDelegate, OptionModel
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.evidence.keys import SEARCHES
from peerdesk.ui.look import Look

_SEEN = 8


class KeptSheet(Sheet):
    """`kept` carries a name for the search that is on; `recalled` and `dropped` one of the list."""

    kept = Signal(str)
    recalled = Signal(str)
    dropped = Signal(str)

    def __init__(
        self, look: Look, host: QWidget, searches: Sequence[KeptSearch], words: str
    ) -> None:
        super().__init__(look, host, self.tr("Kept searches"), width=760)
        self.name = TextField(look, hint=self.tr("Schools on thresholds"))
        self._field = Field(look, self.tr("Keep this search as"), self.name)
        self._words = Text(words, "small", "ink2", wrap=True)
        self._model = OptionModel()
        self.list = KeyedList(look, self._model, OptionDelegate(look))
        self.list.setAccessibleName(self.tr("Kept searches"))
        self._none = Text(self.tr("No search is kept yet."), "small", "ink2")
        self._keep = self.add_act(self.tr("Keep this search"), PRIMARY, key="Ctrl+Return")
        self.open_one = self.add_act(self.tr("Show its notes"), key="Return").show_key_only()
        self.drop = self.add_act(self.tr("Keep no longer"), key="Delete").show_key_only()
        self._lay_out_body(bool(words))
        self._connect()
        self.show_searches(searches)

    def show_searches(self, searches: Sequence[KeptSearch]) -> None:
        """Show these; the first nine say their keys."""
        row = self.list.currentIndex().row()
        self._model.show(
            [
                Option(search.name, self._named(number, search), search.words, "magnifying-glass")
                for number, search in enumerate(searches, 1)
            ]
        )
        self._none.setVisible(not searches)
        self.list.setVisible(bool(searches))
        self.list.setFixedHeight(min(len(searches), _SEEN) * self.look.size(34) + 4)
        if searches:
            self.list.setCurrentIndex(self._model.index(min(max(row, 0), len(searches) - 1)))
        self.open_one.setVisible(bool(searches))
        self.drop.setVisible(bool(searches))
        self.fit()

    def say_wrong(self, sentence: str) -> None:
        """Say why the search cannot be kept so."""
        self._field.set_error(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go from the field to the list with Down; keep with Enter; drop with Delete."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if watched is self.name and key == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
            if watched is self.list and key == Qt.Key.Key_Delete:
                self._drop()
                return True
        return super().eventFilter(watched, event)

    def _named(self, number: int, search: KeptSearch) -> str:
        if number > len(SEARCHES):
            return search.name
        return f"{search.name}  ({self.look.keys.shown(SEARCHES[number - 1])})"

    def _take(self) -> None:
        self.kept.emit(self.name.text())

    def _recall(self) -> None:
        option = self._model.option(self.list.currentIndex().row())
        if option is not None:
            self.recalled.emit(option.key)

    def _drop(self) -> None:
        option = self._model.option(self.list.currentIndex().row())
        if option is not None:
            self.dropped.emit(option.key)

    def _lay_out_body(self, may_keep: bool) -> None:  # noqa: FBT001 - whether there is a search on
        for part in (self._field, self._words, self._none, self.list):
            self.body.addWidget(part)
        for widget in (self._field, self._words, self._keep):
            widget.setVisible(may_keep)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def _connect(self) -> None:
        self.name.installEventFilter(self)
        self.list.installEventFilter(self)
        self._keep.clicked.connect(self._take)
        self.name.returnPressed.connect(self._take)
        self.open_one.clicked.connect(self._recall)
        self.list.opened.connect(self._recall)
        self.list.doubleClicked.connect(self._recall)
        self.drop.clicked.connect(self._drop)
