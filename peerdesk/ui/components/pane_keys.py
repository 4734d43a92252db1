# SPDX-License-Identifier: Apache-2.0
"""Has the keys of a pane heard while, with large text, another pane is in front of it.

Qt takes the keys of a hidden button away. What a key does must not depend on the size of text.
"""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from peerdesk.ui.keys.hearing import ACTION

Enter = Callable[[str], object]


class PaneKeys(QObject):
    """Stands in for the buttons of hidden panes; `enter` brings a pane to the front."""

    def __init__(self, owner: QWidget, enter: Enter) -> None:
        super().__init__(owner)
        self._owner, self._enter = owner, enter
        self._standing: dict[QAbstractButton, QShortcut] = {}

    def stand_in(self, hidden: Iterable[tuple[str, QWidget]]) -> None:
        """Hear the keys of these panes, and of no other."""
        for shortcut in self._standing.values():
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._standing = {
            button: self._shortcut(key, button)
            for key, pane in hidden
            for button in pane.findChildren(QAbstractButton)
            if not button.shortcut().isEmpty()
        }
        self.follow(pane for _, pane in hidden)

    def follow(self, panes: Iterable[QWidget]) -> None:
        """Hear only what could be pressed if its pane were seen, and by the key that it has now."""
        usable = {
            button
            for pane in panes
            for button in self._standing
            if pane.isAncestorOf(button) and button.isVisibleTo(pane) and button.isEnabled()
        }
        for button, shortcut in self._standing.items():
            shortcut.setEnabled(button in usable)
            if shortcut.key() != button.shortcut():
                shortcut.setKey(button.shortcut())

    def _shortcut(self, key: str, button: QAbstractButton) -> QShortcut:
        shortcut = QShortcut(button.shortcut(), self._owner)
        shortcut.setProperty(ACTION, button.property(ACTION))
        shortcut.activated.connect(partial(self._press, key, button))
        return shortcut

    def _press(self, key: str, button: QAbstractButton) -> None:
        self._enter(key)
        button.click()
