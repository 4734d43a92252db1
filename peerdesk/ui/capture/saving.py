# SPDX-License-Identifier: Apache-2.0
"""Lines on their way to the disk: each is written, or kept and offered again."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import Urgency
from peerdesk.desk.capture import Written, write_line
from peerdesk.errors import PeerDeskError
from peerdesk.ui.capture.rows import QUICK
from peerdesk.ui.errors import OnlyOnScreen, unsaved
from peerdesk.ui.place import Asking


@dataclass
class Line:
    """A line as typed, where it belongs, and whether the disk has refused it."""

    number: int
    raw: str
    session: str
    at: int
    offset: int
    refused: bool = False


class LineSaver(QObject):
    """Sends lines to the vault in their order and remembers those that are not yet written."""

    written = Signal(int, object)
    refused = Signal(int, object)

    def __init__(self, ask: Asking, now: Callable[[], tuple[int, int]], parent: QObject) -> None:
        super().__init__(parent)
        self._ask, self._now = ask, now
        self._lines: dict[int, Line] = {}
        self._last = 0

    def submit(self, raw: str, session: str) -> Line:
        """Begin to write a line and return it."""
        self._last += 1
        line = Line(self._last, raw, session, *self._now())
        self._lines[line.number] = line
        self._send(line)
        return line

    def retry(self) -> int:
        """Send what was refused once more, in its order; return how many lines that was."""
        again = [line for line in self._lines.values() if line.refused]
        for line in again:
            line.refused = False
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
        work = partial(write_line, line=line.raw, session=session)
        done, failed = partial(self._done, line.number), partial(self._failed, line.number)
        job = self._ask(Urgency.LINE, work, done, failed)
        job.broken.connect(lambda _: self._failed(line.number, OnlyOnScreen("")))

    def _done(self, number: int, written: Written) -> None:
        if self._lines.pop(number, None) is not None:
            self.written.emit(number, written)

    def _failed(self, number: int, error: PeerDeskError) -> None:
        line = self._lines.get(number)
        if line is not None:
            line.refused = True
            self.refused.emit(number, unsaved(error))
