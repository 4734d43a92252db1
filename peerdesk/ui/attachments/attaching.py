# SPDX-License-Identifier: Apache-2.0
"""Puts files to a note: read, made fit to be kept, and written, without the screen waiting."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.attachments import Prepared, attach, take_off
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.domain.attachment import Attachment
from peerdesk.ui.attachments.offered import SUFFIXES, Offered, offered_file
from peerdesk.ui.components.choose import Wanted
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.place import Place


class Attaching(QObject):
    """Asks which file, or takes what was dropped; `done` carries the note once it is attached.

    Writing is as urgent as a draft: it lets lines go first, and a lock waits for it.
    """

    done = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._sheet = OneSheet(place)

    def choose(self, note: str) -> None:
        """Ask for a file and attach it to a note."""
        if note:
            self.ask_for_file(partial(self._take_path, note))

    def ask_for_file(self, chosen: Callable[[Path], object]) -> None:
        """Ask for a file and hand on which one was chosen; nothing else is done before."""
        wanted = Wanted(
            self.tr("Attach a photograph, scan or PDF"), self.tr("Attach"), suffixes=SUFFIXES
        )
        self._sheet.choose(wanted, chosen)

    def take(self, note: str, offered: Sequence[Offered]) -> None:
        """Attach what was dropped or pasted to a note, one after the other."""
        for one in offered:
            self._take(note, one)

    def blank(self) -> None:
        """Take the sheet away."""
        self._sheet.blank()

    def _take_path(self, note: str, path: Path) -> None:
        self._take(note, offered_file(path))

    def _take(self, note: str, one: Offered) -> None:
        session = self._place.session

        def make() -> Prepared:
            return session.pictures.prepare(one.read(session.files))

        self._place.aside(make, partial(self._keep, note, one))

    def _keep(self, note: str, one: Offered, prepared: Prepared) -> None:
        def work(book: TeamBook) -> Attachment:
            return attach(book, note, one.name, prepared)

        self._place.write(work, partial(self._attached, one), urgency=Urgency.DRAFT)

    def _attached(self, one: Offered, made: Attachment) -> None:
        stays = self.tr("Attached: {0}. The file is still where it was, not encrypted.")
        sentence = stays if one.stays else self.tr("Attached: {0}")
        self._place.said.emit(sentence.format(made.name), partial(self._undo, made))
        self.done.emit(made.note)

    def _undo(self, made: Attachment) -> None:
        def work(book: TeamBook) -> Attachment:
            return take_off(book, made.id)

        self._place.write(work, lambda _: self.done.emit(made.note))
