# SPDX-License-Identifier: Apache-2.0
"""Reads the map in short stretches, so that a line typed meanwhile never waits for it."""

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, Signal

from peerdesk.compose.flags import Flag
from peerdesk.compose.triangulation import Row
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.weighing import (
    STRETCH,
    Followed,
    Scales,
    Weighed,
    flagged_messages,
    read_scales,
    stretches,
    weigh_grounds,
)
from peerdesk.domain.calendar import short_day
from peerdesk.domain.ground import Ground
from peerdesk.errors import PeerDeskError
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place


class Gap(Struct, frozen=True):
    """A gap as the list shows it; `followed` says what follows it up, or ""."""

    flag: Flag
    followed: str = ""


class Laid(Struct, frozen=True):
    """The map of the lines, laid out to be shown, with its gaps: the open ones first."""

    weighed: Weighed
    gaps: tuple[Gap, ...]


class MessagesLaid(Struct, frozen=True):
    """The map of the messages, and the gap of each that has one."""

    rows: tuple[Row, ...]
    gaps: dict[str, Gap]


class _Part(Struct, frozen=True):
    """What has been read so far, and where the stretches begin that are not read yet."""

    grounds: frozenset[Ground]
    left: tuple[int, ...]


class _Read(Struct, frozen=True):
    """All that has been read; `when` says of each session when it is."""

    grounds: frozenset[Ground]
    scales: Scales
    when: dict[str, str]


class MapReader(QObject):
    """`laid` carries a `Laid`, `rows` the map of the messages with their gaps, `failed` why not."""

    laid = Signal(object)
    rows = Signal(object)
    failed = Signal(object)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._job: Job | None = None

    def read(self) -> None:
        """Read the map anew; an earlier reading goes no further."""
        self.stop()
        at, offset = self._place.session.now()

        def work(book: TeamBook) -> _Read | _Part:
            book.challenge()
            starts = tuple(stretches(book))
            grounds = book.grounds(0, STRETCH)
            if len(starts) > 1:
                return _Part(grounds, starts[1:])
            return _read_last(book, grounds, at, offset)

        self._job = self._place.ask(Urgency.ROWS, work, self._go_on, self._fail)

    def read_messages(self) -> None:
        """Read the map of the messages."""
        at, offset = self._place.session.now()

        def work(book: TeamBook) -> MessagesLaid:
            rows, flags = flagged_messages(book, at, offset)
            return MessagesLaid(rows, {about: Gap(flag) for about, flag in flags.items()})

        self._place.ask(Urgency.ROWS, work, self.rows.emit, self._fail)

    def stop(self) -> None:
        """Want nothing that is still on its way."""
        if self._job is not None:
            self._job.drop()
            self._job = None

    def _go_on(self, part: _Read | _Part) -> None:
        self._job = None
        if isinstance(part, _Read):
            self._job = self._place.aside(lambda: _lay(part), self._lay_out, self._fail)
            return
        at, offset = self._place.session.now()

        def work(book: TeamBook) -> _Read | _Part:
            if not part.left:
                return _read_last(book, part.grounds, at, offset)
            first, *left = part.left
            return _Part(part.grounds | book.grounds(first, STRETCH), tuple(left))

        self._job = self._place.ask(Urgency.ROWS, work, self._go_on, self._fail)

    def _lay_out(self, laid: Laid) -> None:
        self._job = None
        self.laid.emit(laid)

    def _fail(self, error: PeerDeskError) -> None:
        self.failed.emit(error)


def gaps_by_line(gaps: Iterable[Gap]) -> dict[str, Gap]:
    """Return the first gap of each line or message, the open ones before those followed up."""
    found: dict[str, Gap] = {}
    for gap in gaps:
        found.setdefault(gap.flag.about, gap)
    return found


def lacking(rows: Iterable[Row]) -> int:
    """Return how many lines nothing stands on."""
    return sum(1 for row in rows if not row.settings)


def _read_last(book: TeamBook, grounds: frozenset[Ground], at: int, offset: int) -> _Read:
    when = {one.id: f"{short_day(one.value.day)} {one.value.start}" for one in book.sessions()}
    return _Read(grounds, read_scales(book, at, offset), when)


def _lay(read: _Read) -> Laid:
    weighed, when = weigh_grounds(read.scales, read.grounds), read.when
    gaps = [Gap(flag, _words(weighed.followed.get(flag.about), when)) for flag in weighed.flags]
    gaps.sort(key=lambda gap: bool(gap.followed))
    return Laid(weighed, tuple(gaps))


def _words(followed: Followed | None, when: dict[str, str]) -> str:
    if followed is None:
        return ""
    if followed.session in when:
        return _tr("Question for {0}").format(when[followed.session])
    return _tr("Question asked")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Triangulation", words)
