# SPDX-License-Identifier: Apache-2.0
"""From the caret of a form to the disk: lines sent, drafts kept, what was refused kept as well."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.capture import Written
from peerdesk.desk.errors import NotFound
from peerdesk.domain.errors import EmptyText
from peerdesk.domain.shorthand import read_line
from peerdesk.errors import PeerDeskError
from peerdesk.ui.capture.model import shown
from peerdesk.ui.capture.underway import Read, draft_text, take_apart
from peerdesk.ui.components.draft_saver import DraftSaver
from peerdesk.ui.errors import OnlyOnScreen, unsaved
from peerdesk.ui.place import Place
from peerdesk.ui.records.entry import LineEntry
from peerdesk.ui.records.findings import Finding

_PART = "part of a record"
Send = Callable[[TeamBook, str], Written]
"""Writes a line as it was typed; a use case of the desk with its record filled in."""


@dataclass
class _Sent:
    """A line on its way to the disk, or refused by it."""

    key: str
    raw: str
    send: Send
    refused: bool = False


class RecordWriting(QObject):
    """The line being written in one part of a record at a time, and lines not yet on the disk.

    `written` comes with what is saved, `warned` with what to mend before Enter ("" for nothing),
    `failed` with what the disk says.
    """

    written = Signal(object)
    warned = Signal(str)
    failed = Signal(object)

    def __init__(self, entry: LineEntry, place: Place) -> None:
        super().__init__(entry)
        self._entry, self._place = entry, place
        self._drafts = DraftSaver(place.ask, self)
        self._drafts.refused.connect(self.failed)
        self._key = ""
        self._send: Send = _nowhere
        self._left: dict[str, str] = {}
        self._codes: Mapping[str, str] = {}
        self._sent: dict[int, _Sent] = {}
        self._last = 0
        self._before = ""
        entry.submitted.connect(self.submit)
        entry.changed.connect(self._typed)

    @property
    def unsaved(self) -> bool:
        """Say whether anything stands on the screen only."""
        return bool(self._drafts.held) or any(line.refused for line in self._sent.values())

    def begin(
        self, key: str, draft: str, so_far: Sequence[Finding], codes: Mapping[str, str], send: Send
    ) -> None:
        """Write in one part of a record from now on; its draft comes back.

        What is being typed in the same part stays. A draft is read from the disk once only: after
        that this knows better what is being typed, for the disk's is up to half a second old, and
        would put a line that has just been sent under the caret again. `so_far` are the lines of
        the part that are on the disk.
        """
        same = key == self._key
        if not same:
            self.leave()
        self._key, self._send, self._codes = key, send, codes
        if same:
            return
        if key in self._left:
            self._show(self._left[key])
            return
        reads = [(row.stance.value, row.text) for row in so_far]
        kept = take_apart(draft, reads, self._read)
        self._show("" if reads and self._read(kept.typed) == reads[-1] else kept.typed)
        self._write(kept.sent)

    def leave(self) -> None:
        """Keep what is being typed as its draft, and write nowhere."""
        self._drafts.flush()
        if self._key:
            self._left[self._key] = self._entry.editor.raw()
        self._key, self._send = "", _nowhere
        self._entry.editor.set_raw("")

    def submit(self) -> None:
        """Send what is written, each paragraph as a line of its own."""
        lines = [line for line in self._entry.editor.raw().splitlines() if line.strip()]
        if not self._key:
            return
        try:
            if not lines:
                raise EmptyText
            meant = [read_line(line, self._codes) for line in lines]
        except PeerDeskError as error:
            self.warned.emit(error.user_message)
            return
        self._entry.editor.set_raw("")
        self._write(lines)
        self._touch()
        unknown = [tag for one in meant for tag in one.unknown]
        if unknown:
            said = self.tr("Nobody here knows {0}: the line keeps it as typed.")
            self.warned.emit(said.format(" ".join(unknown)))

    def retry(self) -> None:
        """Offer the disk again what it has refused."""
        for number, line in list(self._sent.items()):
            if line.refused:
                line.refused = False
                self._ask(number, line)
        self._drafts.retry()

    def last_words(self) -> dict[str, str]:
        """Return every draft that holds something not yet written."""
        keys = {line.key for line in self._sent.values()} | ({self._key} - {""})
        return {**self._drafts.held, **{key: self._draft(key) for key in keys}}

    def forget(self) -> None:
        """Forget every line and draft: they have been handed on."""
        self._sent.clear()
        self._left.clear()
        self._drafts.forget()
        self._key, self._send = "", _nowhere
        self._entry.blank()

    def _show(self, typed: str) -> None:
        if typed != self._entry.editor.raw():  # or what is to be mended would go unread
            self._entry.editor.set_raw(typed)

    def _write(self, lines: Sequence[str]) -> None:
        first = self._last + 1
        for raw in lines:
            self._last += 1
            self._sent[self._last] = _Sent(self._key, raw, self._send)
        for number in range(first, self._last + 1):
            self._ask(number, self._sent[number])

    def _ask(self, number: int, line: _Sent) -> None:
        left = self._draft(line.key, behind=number)

        def work(book: TeamBook) -> Written:
            written = line.send(book, line.raw)
            with suppress(PeerDeskError):  # the line is written; its draft is dropped anew
                book.keep_draft(line.key, left)
            return written

        refused = partial(self._refused, number)
        job = self._place.ask(Urgency.LINE, work, partial(self._done, number), refused)
        job.broken.connect(lambda _: self._refused(number, OnlyOnScreen("")))

    def _done(self, number: int, written: Written) -> None:
        line = self._sent.pop(number, None)
        if line is not None:
            self._drafts.touch(line.key, self._draft(line.key))
            self._drafts.flush()  # an older one may have been on its way
            self._place.say_saved(written)
            self.written.emit(written)

    def _refused(self, number: int, error: PeerDeskError) -> None:
        line = self._sent.get(number)
        if line is not None:
            line.refused = True
            self._drafts.touch(line.key, self._draft(line.key))
            self.failed.emit(unsaved(error))

    def _typed(self) -> None:
        raw = self._entry.editor.raw()
        if raw == self._before:  # only its colours have changed
            return
        self._before = raw
        self.warned.emit("")
        self._touch()

    def _touch(self) -> None:
        if self._key:
            self._drafts.touch(self._key, self._draft(self._key))

    def _draft(self, key: str, behind: int = 0) -> str:
        """Return what is not yet written, or what will not be once a line has been."""
        lines = [(number, line) for number, line in self._sent.items() if line.key == key]
        under_way = [line.raw for number, line in lines if not line.refused and number > behind]
        refused = [line.raw for _, line in lines if line.refused]
        here = key == self._key
        typed = self._entry.editor.raw() if here else self._left.get(key, "")
        return draft_text(under_way, refused, typed)

    def _read(self, line: str) -> Read | None:
        try:
            meant = read_line(line, self._codes)
        except PeerDeskError:
            return None
        return meant.stance.value, shown(meant.stance, meant.text)


def _nowhere(book: TeamBook, line: str) -> Written:
    """Refuse to write a line that belongs nowhere: no part of a record is open."""
    del book
    raise NotFound(_PART, line)
