# SPDX-License-Identifier: Apache-2.0
"""Reads what Checks shows: gathered by the vault's thread, compared on another."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from peerdesk.compose.casebook import Casebook
from peerdesk.compose.checks.finding import Light
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.gathering import gather
from peerdesk.desk.surprises import compared, released_words
from peerdesk.desk.writing import own_entry
from peerdesk.domain.published import Released
from peerdesk.domain.words import Authority
from peerdesk.errors import PeerDeskError
from peerdesk.ui.checks.model import Shown, shown
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place


class Laid(Struct, frozen=True, kw_only=True):
    """The page laid out: every row in words, which slides and report they are of, who looks.

    `released` are the reasons that stand, by fingerprint; `sponsors` are those who are told.
    """

    rows: tuple[Shown, ...]
    slides: str
    report: str
    released: Mapping[str, Released]
    lead: bool
    sponsors: tuple[str, ...]

    def count(self, light: Light) -> int:
        """Return how many points have a light."""
        return sum(one.row.light is light for one in self.rows)


class _Gathered(Struct, frozen=True):
    """What the vault gives; nothing of it is read again while it is compared."""

    casebook: Casebook
    words: dict[str, str]
    released: dict[str, Released]
    lead: bool


class ChecksReader(QObject):
    """`laid` carries a `Laid`, `failed` why there is none."""

    laid = Signal(object)
    failed = Signal(object)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._job: Job | None = None

    def read(self) -> None:
        """Read the page anew; an earlier reading goes no further."""
        self.stop()
        self._job = self._place.ask(Urgency.JOB, _gathered, self._compare, self._fail)

    def stop(self) -> None:
        """Want nothing that is still on its way."""
        if self._job is not None:
            self._job.drop()
            self._job = None

    def _compare(self, found: _Gathered) -> None:
        self._job = self._place.aside(lambda: _laid(found), self._lay_out, self._fail)

    def _lay_out(self, laid: Laid) -> None:
        self._job = None
        self.laid.emit(laid)

    def _fail(self, error: PeerDeskError) -> None:
        self._job = None
        self.failed.emit(error)


def _gathered(book: TeamBook) -> _Gathered:
    held = {one.value.fingerprint: one for one in book.finding_releases() if not one.value.dropped}
    lead = own_entry(book).authority is Authority.LEAD
    return _Gathered(gather(book), released_words(book), held, lead)


def _laid(found: _Gathered) -> Laid:
    page = compared(found.casebook, found.words)
    return Laid(
        rows=tuple(shown(row) for row in page.rows),
        slides=page.slides,
        report=page.report,
        released=found.released,
        lead=found.lead,
        sponsors=found.casebook.scope.sponsors,
    )
