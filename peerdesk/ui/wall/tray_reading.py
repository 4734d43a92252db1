# SPDX-License-Identifier: Apache-2.0
"""Brings the waiting notes into the tray, page by page."""

from msgspec.structs import replace
from PySide6.QtCore import QObject

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.wall_waiting import Waiting, read_waiting
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place
from peerdesk.ui.wall.shown import Shown
from peerdesk.ui.wall.tray import Tray


class TrayReading(QObject):
    """One page at a time; of several requests the newest wins."""

    def __init__(self, place: Place, tray: Tray, shown: Shown) -> None:
        super().__init__(place)
        self._place, self._tray, self._shown = place, tray, shown
        self._job: Job | None = None
        tray.wanted.connect(self.read)

    def read(self, first: int = 0) -> None:
        """Read the notes from a number on; how many wait altogether the wall knows already."""
        if self._job is not None:
            self._job.drop()
        query = self._tray.query()
        counted = first == 0 and query != NoteQuery()

        def work(book: TeamBook) -> Waiting:
            return read_waiting(book, query, first, counted=counted)

        self._job = self._place.ask(Urgency.ROWS, work, self._show)

    def _show(self, waiting: Waiting) -> None:
        wall = self._shown.wall
        if waiting.first == 0 and waiting.count is None and wall is not None:
            waiting = replace(waiting, count=wall.waiting)
        self._tray.show_notes(waiting)
