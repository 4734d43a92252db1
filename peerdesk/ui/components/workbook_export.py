# SPDX-License-Identifier: Apache-2.0
"""A workbook that leaves the program: warned of, made, asked where, and said what was written."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from peerdesk.compose.workbook import Workbook
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.ui.components.choose import Wanted
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.components.warning_sheet import WarningSheet
from peerdesk.ui.place import Place


class WorkbookExport(QObject):
    """One export of a place at a time."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._sheet = OneSheet(place)

    def ask(
        self, title: str, warning: str, name: str, make: Callable[[TeamBook], Workbook]
    ) -> None:
        """Warn first; `make` is asked of the vault's thread once that is agreed to."""
        if self._sheet.sheet is not None:
            return
        sheet = WarningSheet(self._place.look, self._place, title, warning)
        sheet.agreed.connect(
            lambda: self._place.ask(Urgency.JOB, make, partial(self._ask_where, title, name))
        )
        self._sheet.open(sheet)

    def blank(self) -> None:
        """Take the sheet away."""
        self._sheet.blank()

    def _ask_where(self, title: str, name: str, workbook: Workbook) -> None:
        wanted = Wanted(title, self.tr("Write"), name=name)
        self._sheet.choose(wanted, partial(self._write, workbook))

    def _write(self, workbook: Workbook, path: Path) -> None:
        papers, files = self._place.session.papers, self._place.session.files
        self._place.aside(lambda: files.write(path, papers.workbook(workbook)), self._say)

    def _say(self, path: Path) -> None:
        said = self.tr("Written: {0}. It is no longer encrypted: handle it as agreed.")
        self._place.said.emit(said.format(path), None)
