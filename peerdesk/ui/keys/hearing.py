# SPDX-License-Identifier: Apache-2.0
"""Binding actions to what does them: a shortcut of a widget, or a button that has the action."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.keymap import KeyMap

ACTION = "action"
"""The property under which a button or shortcut says which action it does."""


class Heard(QShortcut):
    """The keys of an action, heard while its owner is seen; it follows a changed key."""

    def __init__(self, keymap: KeyMap, owner: QWidget, action: Action) -> None:
        super().__init__(owner)
        self._keymap, self._action = keymap, action
        self.setProperty(ACTION, action.id)
        keymap.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setKeys([QKeySequence(key) for key in self._keymap.keys(self._action)])


def hear(keymap: KeyMap, owner: QWidget, action: Action, act: Callable[[], object]) -> Heard:
    """Have a widget hear an action's keys and do it; return the shortcut, owned by the widget."""
    heard = Heard(keymap, owner, action)
    heard.activated.connect(act)
    return heard


def doer(root: QWidget, action: Action) -> QAbstractButton | QShortcut | None:
    """Return what would do an action now on a part of the screen, or None where nothing can."""
    for child in root.findChildren(QObject):
        if child.property(ACTION) == action.id and _is_ready(child):
            return child if isinstance(child, QAbstractButton | QShortcut) else None
    return None


def perform(root: QWidget, action: Action) -> bool:
    """Do an action as its key would; say whether it could be done."""
    found = doer(root, action)
    if isinstance(found, QAbstractButton):
        found.click()
    elif found is not None:
        found.activated.emit()
    return found is not None


def _is_ready(child: QObject) -> bool:
    if isinstance(child, QAbstractButton):
        return child.isVisible() and child.isEnabled()
    if isinstance(child, QShortcut):
        owner = child.parent()
        seen = not isinstance(owner, QWidget) or (owner.isVisible() and owner.isEnabled())
        return child.isEnabled() and seen
    return False
