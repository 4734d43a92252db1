# SPDX-License-Identifier: Apache-2.0
"""Which key each action has on this laptop: the usual one, or what a person chose instead."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.errors import KeyFixed, KeyNeeded, KeyTaken, KeyTyped
from peerdesk.ui.keys.written import shown_key

_NEEDED = frozenset(
    QKeySequence(key).toString()
    for key in (
        "Esc", "Tab", "Shift+Tab", "Space", "Backspace", "Delete", "Return", "Enter",
        "Ctrl+Return", "Ctrl+Enter", "Shift+Return", "Up", "Down", "Left", "Right", "Home", "End",
        "PgUp", "PgDown", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Ctrl+Home", "Ctrl+End",
        "Ctrl+Left", "Ctrl+Right", "Ctrl+Backspace", "Ctrl+Delete",
    )
)  # fmt: skip
_HELD = ("Ctrl+", "Alt+", "Meta+")


class KeyMap(QObject):
    """What a person changed of the usual keys; `changed` when any key is another one now.

    It is kept with the look of this laptop (`Settings.keep_keys`) and knows nothing of evidence.
    """

    changed = Signal()

    def __init__(self, chosen: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._chosen = {name: plain_key(key) for name, key in (chosen or {}).items()}

    def take(self, chosen: Mapping[str, str]) -> None:
        """Take what was remembered, by the names of actions."""
        self._chosen = {name: plain_key(key) for name, key in chosen.items()}
        self.changed.emit()

    def chosen(self) -> dict[str, str]:
        """Return what differs from the usual keys, by the names of actions."""
        return dict(self._chosen)

    def keys(self, action: Action) -> tuple[str, ...]:
        """Return the keys that an action has now; the first is the one to show.

        A chosen key takes the place of the first: a second one is for other hands or keyboards.
        """
        chosen = "" if action.fixed else self._chosen.get(action.id, "")
        if not chosen:
            return action.keys
        return (chosen, *(key for key in action.keys[1:] if plain_key(key) != chosen))

    def shown(self, action: Action) -> str:
        """Return the first key as it is written on the keyboard, or ""."""
        return shown_key(next(iter(self.keys(action)), ""))

    def change(self, action: Action, key: str, known: Iterable[Action]) -> None:
        """Give an action another key; `known` are all actions that could have it already.

        Raises `KeyFixed`, `KeyNeeded`, `KeyTyped` or `KeyTaken`, each with what to do.
        """
        wanted = plain_key(key)
        self._refuse(action, wanted, known)
        if wanted == plain_key(next(iter(action.keys), "")):
            self._chosen.pop(action.id, None)
        else:
            self._chosen[action.id] = wanted
        self.changed.emit()

    def reset(self, action: Action | None = None) -> None:
        """Give one action, or all, the usual keys back."""
        if action is None:
            self._chosen = {}
        else:
            self._chosen.pop(action.id, None)
        self.changed.emit()

    def _refuse(self, action: Action, wanted: str, known: Iterable[Action]) -> None:
        if action.fixed:
            raise KeyFixed(action.said)
        if not wanted or wanted in _NEEDED:
            raise KeyNeeded(shown_key(wanted))
        if _is_typed(wanted) and not all(_is_typed(plain_key(key)) for key in action.keys[:1]):
            raise KeyTyped(shown_key(wanted))
        for other in known:
            meet = not other.place or not action.place or other.place == action.place
            if other.id != action.id and meet and wanted in map(plain_key, self.keys(other)):
                raise KeyTaken(shown_key(wanted), other.said)


def plain_key(key: str) -> str:
    """Return a key in the one form in which keys are compared and kept."""
    return QKeySequence(key).toString()


def _is_typed(key: str) -> bool:
    """Say whether a key would be a letter or sign in a field."""
    last = key.rpartition("+")[2] or "+"
    return not key.startswith(_HELD) and len(last) == 1
