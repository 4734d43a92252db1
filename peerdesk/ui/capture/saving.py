# SPDX-License-Identifier: Apache-2.0
"""Lines on their way to the disk: each is written, or kept and offered again."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import Urgency
from peerdesk.desk.capture import NOW, Taken, Written, write_taken
from peerdesk.errors import PeerDeskError
from peerdesk.ui.capture.rows import QUICK
from peerdesk.ui.errors import OnlyOnScreen, unsaved
from peerdesk.ui.place import Asking


@dataclass
class Line:
    """A line as typed, where it belongs, and whether the disk has refused it.

    A `late` one keeps the time at which it was taken down: it was refused, or parted off.
    """

    number: int
    raw: str
    session: str
    at: int
    offset: int
    refused: bool = False
    late: bool = False


class LineSaver(QObject):
    """Sends lines to the vault in their order and remembers those that are not yet written."""

    written = Signal(int, object, str)
    refused = Signal(int, object)

    def __init__(self, ask: Asking, now: Callable[[], tuple[int, int]], parent: QObject) -> None:
        super().__init__(parent)
        self._ask, self._now = ask, now
        self._lines: dict[int, Line] = {}
        self._last = 0

    def submit(self, raw: str, session: str, taken: Taken = NOW) -> Line:
        """Begin to write a line and return it; `taken` is when it was said, if that was before."""
        self._last += 1
        at, offset = (taken.at, taken.offset) if taken.at else self._now()
        line = Line(self._last, raw, session, at, offset, late=bool(taken.at))
        self._lines[line.number] = line
        self._send(line)
        return line

    def retry(self) -> int:
        """Send what was refused once more, in its order; return how many lines that was."""
        again = [line for line in self._lines.values() if line.refused]
        for line in again:
            line.refused, line.late = False, True
            self._send(line)
        return len(again)

    def unwritten(self, session: str | None = None) -> list[Line]:
        """Return the lines that are not known to be on the disk, of one session or all."""
        return [line for line in self._lines.values() if session in {None, line.session}]

    def refused_lines(self) -> list[Line]:
        """Return the lines that the disk has refused."""
        return [line for line in self._lines.values() if line.refused]

    def forget(self) -> None:
        """Forget all lines: their text has been handed on."""
        self._lines.clear()

    def _send(self, line: Line) -> None:
        session = "" if line.session == QUICK else line.session
        taken = Taken(line.at, line.offset) if line.late else NOW
        work = partial(write_taken, line=line.raw, session=session, taken=taken)
        done, failed = partial(self._done, line.number), partial(self._failed, line.number)
        job = self._ask(Urgency.LINE, work, done, failed)
        job.broken.connect(lambda _: self._failed(line.number, OnlyOnScreen("")))

    def _done(self, number: int, written: Written) -> None:
        line = self._lines.pop(number, None)
        if line is not None:
            self.written.emit(number, written, line.raw)

    def _failed(self, number: int, error: PeerDeskError) -> None:
        line = self._lines.get(number)
        if line is not None:
            line.refused = True
            self.refused.emit(number, unsaved(error))
