# SPDX-License-Identifier: Apache-2.0
"""The key list: everything that can be done by a key, by place; each key can be changed here."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.button import LINK, PRIMARY
from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.options import OptionModel, narrowed
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.help.key_catcher import KeyCatcher
from peerdesk.ui.help.key_rows import SAME, KeyRowDelegate, key_options, marks
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.errors import KeyRefused
from peerdesk.ui.look import Look

_FEWEST, _MOST = 3, 11
"""Rows that are seen in a low and in a high window."""


class _KeysSeen(KeyedList):
    """The list, as high as the sheet has room for."""

    def __init__(self, look: Look, model: OptionModel) -> None:
        super().__init__(look, model, KeyRowDelegate(look))
        self._look = look
        self.setMinimumHeight(_FEWEST * look.size(34))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.size(400), _MOST * self._look.size(34))


class KeyList(Sheet):
    """`titles` are the places' names by their keys; those of the place `first` come first."""

    def __init__(
        self,
        look: Look,
        host: QWidget,
        actions: Sequence[Action],
        titles: Mapping[str, str],
        first: str = "",
    ) -> None:
        super().__init__(look, host, self.tr("Keys"), width=720)
        self._actions = (*actions, *SAME, *marks(look))
        self._titles, self._leading = titles, first
        self._wanted: Action | None = None
        self.field = TextField(look, hint=self.tr("Find an act or a key"))
        self.field.setAccessibleName(self.tr("Find an act or a key"))
        self._model = OptionModel()
        self.list = _KeysSeen(look, self._model)
        self.list.setAccessibleName(self.tr("Acts and their keys"))
        self.list.setAccessibleDescription(self.tr("Enter changes the key of the chosen one"))
        self.catcher = KeyCatcher(look)
        self._catching = Field(look, "", self.catcher)
        self._told = Text("", "small", "ink2", wrap=True)
        self.change = self.add_act(self.tr("Change this key"), PRIMARY, key="Return")
        self.change.show_key_only()
        self.usual = self.add_act(self.tr("Usual key"), key="Delete").show_key_only()
        self.all_usual = self.add_act(self.tr("All usual keys"), LINK)
        self._lay_out()
        self._connect()
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go from the field into the list by Down; give the usual key back by Delete."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.field and event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Delete:
                self._give_back()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._catching)
        self.body.addWidget(self._told)
        self._catching.hide()
        self.add_act(self.tr("Close"), key="Esc").clicked.connect(self.leave)

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._catch)
        self.list.opened.connect(self._catch)
        self.list.doubleClicked.connect(self._catch)
        self.change.clicked.connect(self._catch)
        self.usual.clicked.connect(self._give_back)
        self.all_usual.clicked.connect(self._give_all_back)
        self.catcher.pressed.connect(self._take)
        self.catcher.given_up.connect(self._end)
        self.list.selectionModel().currentChanged.connect(self._say_chosen)

    def _fill(self) -> None:
        """Show the rows that what is typed leaves, keeping the chosen one where it is there."""
        chosen = self._chosen()
        options = key_options(self.look.keys, self._actions, self._titles, self._leading)
        rows = narrowed(options, self.field.text())
        self._model.show(rows)
        self._go_to(chosen.id if chosen else "")
        self._told.setText("" if rows else self.tr("No act and no key fits."))
        self._say_chosen()

    def _go_to(self, name: str) -> None:
        found = self._model.step(-1, 1)
        for row in range(self._model.rowCount()):
            option = self._model.option(row)
            if option is not None and option.key == name:
                found = row
        if found >= 0:
            self.list.setCurrentIndex(self._model.index(found))

    def _chosen(self) -> Action | None:
        index: QModelIndex = self.list.currentIndex()
        option = self._model.option(index.row())
        name = option.key if option is not None else ""
        return next((action for action in self._actions if action.id == name), None)

    def _say_chosen(self) -> None:
        action = self._chosen()
        changed = self.look.keys.chosen()
        self.change.setEnabled(action is not None and not action.fixed)
        self.usual.setEnabled(action is not None and action.id in changed)
        self.all_usual.setEnabled(bool(changed))

    def _catch(self) -> None:
        action = self._chosen()
        if action is None:
            return
        self._wanted = action
        self._catching.set_label(self.tr("New key for “{0}”").format(action.said))
        self._catching.set_error("")
        self.catcher.clear()
        if action.fixed:
            self._told.setText(self.tr("“{0}” keeps its key.").format(action.said))
            return
        self._catching.show()
        self.catcher.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.show_focus()

    def _take(self, key: str) -> None:
        action = self._wanted
        if action is None:
            return
        try:
            self.look.keys.change(action, key, self._actions)
        except KeyRefused as refused:
            self._catching.set_error(refused.user_message)
            self.show_focus()
            return
        self._tell(self.tr("{0}: {1}").format(action.said, self.look.keys.shown(action)))
        self._end()

    def _end(self) -> None:
        self._wanted = None
        self._catching.hide()
        self._fill_keeping_words()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_back(self) -> None:
        action = self._chosen()
        if action is not None and action.id in self.look.keys.chosen():
            self.look.keys.reset(action)
            self._tell(self.tr("{0}: {1} again").format(action.said, self.look.keys.shown(action)))
            self._fill_keeping_words()

    def _give_all_back(self) -> None:
        self.look.keys.reset()
        self._tell(self.tr("Every act has its usual key again."))
        self._fill_keeping_words()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_keeping_words(self) -> None:
        said = self._told.text()
        self._fill()
        self._told.setText(said)

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        announce(self, sentence)
