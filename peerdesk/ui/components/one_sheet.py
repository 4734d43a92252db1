# SPDX-License-Identifier: Apache-2.0
"""The one sheet that may stand over a place: asked for a file, or with questions of its own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from peerdesk.ui.components.choose import ChooseSheet, Wanted
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import let_go
from peerdesk.ui.place import Place


class OneSheet(QObject):
    """Opens a sheet over its place, and knows until it has gone that there is one."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._sheet: Sheet | None = None

    @property
    def sheet(self) -> Sheet | None:
        """Return the sheet that stands there, or None."""
        return self._sheet

    def open(self, sheet: Sheet) -> None:
        """Open a sheet."""
        self._sheet = sheet
        sheet.left.connect(self._forget)
        sheet.open()

    def choose(self, wanted: Wanted, chosen: Callable[[Path], object]) -> None:
        """Ask for a file or folder and hand it on, unless something is being asked already."""
        if self._sheet is not None:
            return
        place, session = self._place, self._place.session
        sheet = ChooseSheet(place.look, place, wanted, session.files, session.aside)
        sheet.chosen.connect(chosen)
        self.open(sheet)

    def blank(self) -> None:
        """Take the sheet away with every word in it."""
        sheet = self._sheet
        if sheet is not None:
            sheet.leave()
            let_go(sheet)

    def _forget(self) -> None:
        self._sheet = None
