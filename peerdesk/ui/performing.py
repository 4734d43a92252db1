# SPDX-License-Identifier: Apache-2.0
"""Doing an action in a place that may not have its rows yet."""

from PySide6.QtCore import QObject

from peerdesk.ui.keys.action import Action
from peerdesk.ui.place import Place


class Performing(QObject):
    """Does one action as soon as its place is filled, then dies; what cannot be done is left."""

    def __init__(self, place: Place, action: Action) -> None:
        super().__init__(place)
        self._place, self._action = place, action

    def once_filled(self) -> None:
        """Do it now, or when the place has no job under way."""
        if self._place.jobs.running:
            self._place.jobs.busy.connect(self._try)
        else:
            self._try(busy=False)

    def _try(self, busy: bool) -> None:  # noqa: FBT001 - a signal's value
        if not busy:
            self._place.jobs.busy.disconnect(self._try)
            self._place.perform(self._action)
            self.deleteLater()
