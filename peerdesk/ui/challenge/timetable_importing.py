# SPDX-License-Identifier: Apache-2.0
"""The import of a timetable: a file is chosen, read beside, previewed, and taken in at once."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.timetable_file.table import Column, TimetableFile
from peerdesk.desk.timetable_file.taking_in import (
    Item,
    Preview,
    Taken,
    preview_timetable,
    take_timetable,
    undo_timetable,
)
from peerdesk.errors import PeerDeskError
from peerdesk.ui.challenge.timetable_preview import TimetablePreview
from peerdesk.ui.components.choose import Wanted
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.place import Place

SUFFIXES = (".csv", ".xlsx", ".xlsm", ".ics", ".tsv", ".txt")


class TimetableImport(QObject):
    """Works over a place; `again` shows its rows anew once something was taken in."""

    def __init__(self, place: Place, again: Callable[[], object]) -> None:
        super().__init__(place)
        self._place, self._again = place, again
        self._choosing = OneSheet(place)
        self._preview: TimetablePreview | None = None

    def begin(self) -> None:
        """Ask for a file."""
        if self._preview is None:
            wanted = Wanted(
                self.tr("Import a timetable"), self.tr("Read this file"), suffixes=SUFFIXES
            )
            self._choosing.choose(wanted, self.read)

    def read(self, path: Path) -> None:
        """Read a file, away from the vault's thread."""
        files = self._place.session.files

        def work() -> TimetableFile:
            return files.read_timetable(path)

        self._place.aside(work, partial(self._open, path.name))

    def blank(self) -> None:
        """Take every sheet and row away."""
        self._choosing.blank()
        preview, self._preview = self._preview, None
        if preview is not None:
            preview.blank()
            preview.leave()

    def _open(self, name: str, file: TimetableFile) -> None:
        sheet = TimetablePreview(self._place.look, self._place, name, file)
        sheet.wanted.connect(partial(self._ask, sheet))
        sheet.taken.connect(partial(self._take, sheet))
        sheet.left.connect(self._forget)
        self._preview = sheet
        sheet.open(sheet.list)
        sheet.ask()

    def _ask(self, sheet: TimetablePreview, columns: Mapping[str, Column]) -> None:
        file = sheet.file

        def work(book: TeamBook) -> Preview:
            return preview_timetable(book, file, columns)

        def show(preview: Preview) -> None:
            if self._preview is sheet:
                sheet.show_preview(preview)

        def refuse(error: PeerDeskError) -> None:
            if self._preview is sheet:
                sheet.say_refused(error.user_message)

        self._place.ask(Urgency.ROWS, work, show, refuse)

    def _take(self, sheet: TimetablePreview, items: tuple[Item, ...]) -> None:
        def done(taken: Taken) -> None:
            if self._preview is sheet:
                sheet.leave()
            one, many = self.tr("{0} session taken in"), self.tr("{0} sessions taken in")
            words = counted(len(taken.sessions), one, many)
            self._place.said.emit(words, partial(self._undo, taken))
            self._again()

        def refuse(error: PeerDeskError) -> None:
            if self._preview is sheet:
                sheet.say_refused(error.user_message)
            else:
                self._place.failed.emit(error)

        self._place.write(partial(take_timetable, items=items), done, refuse)

    def _undo(self, taken: Taken) -> None:
        def done(_: None) -> None:
            new = sum(before is None for _, _, before in taken.sessions)
            old = len(taken.sessions) - new
            off = (
                self.tr("{0} new session is called off"),
                self.tr("{0} new sessions are called off"),
            )
            back = self.tr("{0} stands as before"), self.tr("{0} stand as before")
            said = [counted(n, *forms) for n, forms in ((new, off), (old, back)) if n]
            self._place.said.emit(self.tr("Import undone: {0}").format(", ".join(said)), None)
            self._again()

        self._place.write(partial(undo_timetable, taken=taken), done)

    def _forget(self) -> None:
        self._preview = None
