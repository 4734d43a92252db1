# SPDX-License-Identifier: Apache-2.0
"""Brings the waiting notes into the tray, page by page."""

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.wall.waiting import Waiting, read_waiting
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place
from peerdesk.ui.wall.tray import Tray


class TrayReading(QObject):
    """One page at a time; of several requests the newest wins.

    `counted` carries how many notes wait altogether, whatever the tray is narrowed to.
    """

    counted = Signal(int)

    def __init__(self, place: Place, tray: Tray) -> None:
        super().__init__(place)
        self._place, self._tray = place, tray
        self._job: Job | None = None
        tray.wanted.connect(self.read)

    def read(self, first: int = 0) -> None:
        """Read the notes from a number on; with the first they are counted."""
        if self._job is not None:
            self._job.drop()
        query = self._tray.query()

        def work(book: TeamBook) -> Waiting:
            return read_waiting(book, query, first, counted=first == 0)

        self._job = self._place.ask(Urgency.ROWS, work, self._show)

    def blank(self) -> None:
        """Want nothing more of what is on its way."""
        if self._job is not None:
            self._job.drop()
            self._job = None

    def _show(self, waiting: Waiting) -> None:
        self._tray.show_notes(waiting)
        if waiting.count is not None and self._tray.query() == NoteQuery():
            self.counted.emit(waiting.count)
