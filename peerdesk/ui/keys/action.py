# SPDX-License-Identifier: Apache-2.0
"""Something that can be done by a key: its words, its usual keys, and the place that hears it.

How to use it: a place declares its actions as constants and lists them in `Place.does`::

    EDIT = Action("evidence.edit", "Edit the note", ("E",))
    FIND = Action("evidence.find", "Search", ("Ctrl+F", "/"))

    class EvidencePlace(Place):
        does = (EDIT, FIND)

A button takes the action in place of a key (`Button(look, text, key=EDIT)`, `Pick` likewise), and
where no button has it, `hear(look.keys, self, FIND, self._focus_search)` does. Both follow a key
that a person has changed. The key list (Ctrl+/) and the palette (Ctrl+K) read
`peerdesk.ui.places.all_actions()`; `Shell.perform(action)` does one from anywhere.

Enter, Ctrl+Enter (what the main button says) and Esc (leaves) mean the same on every sheet: they
stay written as keys and are no actions.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

EVERYWHERE = "window"
"""What stands before the dot for actions that every screen hears."""


@dataclass(frozen=True)
class Action:
    """One thing that can be done; `id` is the place's key, a dot and a word.

    `keys` are the usual ones, the first of which is shown; `fixed` ones cannot be changed.
    A changed key is remembered under `id`: never give it to something else.
    """

    id: str
    words: str
    keys: tuple[str, ...] = ()
    fixed: bool = False

    @property
    def place(self) -> str:
        """Return the key of the place that hears it, or "" where every screen does."""
        place = self.id.partition(".")[0]
        return "" if place == EVERYWHERE else place

    @property
    def said(self) -> str:
        """Return what it does, in the person's language."""
        return QCoreApplication.translate("actions", self.words)
