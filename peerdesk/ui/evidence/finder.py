# SPDX-License-Identifier: Apache-2.0
"""Finds notes: the newest request wins, pages come as they are looked at."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.query import NoteQuery
from peerdesk.errors import PeerDeskError
from peerdesk.ui.evidence.model import PAGE, NoteModel
from peerdesk.ui.evidence.rows import Found, NoteRow, Surroundings, find, read_rows
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place

_NEAR = 2
"""Pages on either side of one asked for that are still worth waiting for."""


class NoteFinder(QObject):
    """Holds the query and fills the model.

    `found` comes with the number of notes when the rows are other ones, `renewed` when the same
    ones have been read again.
    """

    found = Signal(int)
    renewed = Signal()

    def __init__(self, place: Place, model: NoteModel) -> None:
        super().__init__(place)
        self._place, self._model = place, model
        self._search: Job | None = None
        self._pages: dict[int, Job] = {}
        self.query = NoteQuery()
        self.around: Surroundings | None = None
        model.wanted.connect(self._ask_page)

    def search(self, query: NoteQuery) -> None:
        """Look for what a query wants; an earlier request that waits is not begun."""
        self.query = query
        self._ask(Urgency.SEARCH, 0, self._show)

    def refresh(self, row: int) -> None:
        """Read the same rows again, from the page that holds a row."""
        self._ask(Urgency.ROWS, max(row, 0) // PAGE * PAGE, self._renew)

    def stop(self) -> None:
        """Want nothing that is still on its way."""
        for job in (self._search, *self._pages.values()):
            if job is not None:
                job.drop()
        self._search = None
        self._pages = {}

    def _ask(self, urgency: Urgency, first: int, done: Callable[[Found], object]) -> None:
        around, query = self.around, self.query
        if around is None:
            return
        self.stop()

        def work(book: TeamBook) -> Found:
            return find(book, around, query, first, PAGE)

        self._search = self._place.ask(urgency, work, done)

    def _show(self, found: Found) -> None:
        self._model.show(found)
        self.found.emit(found.count)

    def _renew(self, found: Found) -> None:
        if self._model.renew(found):
            self.renewed.emit()
        else:
            self._show(found)

    def _ask_page(self, page: int) -> None:
        around, query = self.around, self.query
        if around is None:
            return
        for other in [p for p in self._pages if abs(p - page) > _NEAR]:
            self._pages.pop(other).drop()
            self._model.forget(other)

        def work(book: TeamBook) -> tuple[NoteRow, ...]:
            return read_rows(book, around, query, page * PAGE, PAGE)

        def done(rows: tuple[NoteRow, ...]) -> None:
            self._pages.pop(page, None)
            self._model.put(page, rows)

        def failed(error: PeerDeskError) -> None:
            self._pages.pop(page, None)
            self._model.forget(page)
            self._place.failed.emit(error)

        self._pages[page] = self._place.ask(Urgency.ROWS, work, done, failed)
