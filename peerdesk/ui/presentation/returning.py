# SPDX-License-Identifier: Apache-2.0
"""An edited file on its way back: chosen, read, held against what stands, taken over, frozen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from peerdesk.compose.checks.finding import Finding
from peerdesk.compose.edited import EditedDeck
from peerdesk.desk.before_freezing import ToFreeze, open_findings, to_freeze
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.deck_files import FileRead, read_back, take_wordings
from peerdesk.desk.presented import freeze_file, freeze_slides, frozen_from
from peerdesk.domain.published import Frozen
from peerdesk.ui.components.choose import Wanted
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.place import Place
from peerdesk.ui.presentation.freezing import FreezeSheet
from peerdesk.ui.presentation.returned import ReturnedSheet

_LARGEST = 128_000_000
"""Bytes of a presentation; one with films is larger, and is not read."""


class Returning(QObject):
    """Reads a file and asks what of it is taken. `done` comes when something has changed.

    `looked_for` asks to see what the checks have found, before anything is frozen.
    """

    done = Signal()
    looked_for = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._sheet, self._asking = OneSheet(place), OneSheet(place)

    @property
    def asking(self) -> OneSheet:
        """Return what asks whether to freeze, if it does."""
        return self._asking

    @property
    def sheet(self) -> OneSheet:
        """Return what stands over the place, if anything does."""
        return self._sheet

    def blank(self) -> None:
        """Take the sheets away with every word in them."""
        self._asking.blank()
        self._sheet.blank()

    def ask(self) -> None:
        """Ask for the file."""
        wanted = Wanted(self.tr("Read an edited file back"), self.tr("Read it"), (".pptx",))
        self._sheet.choose(wanted, self._read)

    def freeze(self) -> None:
        """Say what is open of the slides as they stand here, and freeze them if it is agreed."""
        if self._asking.sheet is None:
            self._ask_to_freeze(None, None, freeze_slides)

    def _read(self, path: Path) -> None:
        files, papers = self._place.session.files, self._place.session.papers

        def work() -> tuple[bytes, EditedDeck]:
            content = files.read(path, _LARGEST)
            return content, papers.edited(content)

        self._place.aside(work, lambda read: self._compare(*read))

    def _compare(self, content: bytes, edited: EditedDeck) -> None:
        def work(book: TeamBook) -> tuple[FileRead, Frozen | None]:
            return read_back(book, edited), frozen_from(book, content)

        def show(found: tuple[FileRead, Frozen | None]) -> None:
            read, frozen = found
            self._open(read, frozen.number if frozen else 0, (content, edited))

        self._place.ask(Urgency.JOB, work, show)

    def _open(self, read: FileRead, known_as: int, file: tuple[bytes, EditedDeck]) -> None:
        sheet = ReturnedSheet(self._place.look, self._place, read, known_as)
        sheet.taken.connect(self._take)
        sheet.frozen.connect(lambda: self._freeze(file, list(sheet.wordings().values())))
        self._sheet.open(sheet)

    def _take(self, wordings: dict[str, str]) -> None:
        self._leave()
        said = self.tr("{0} wordings taken from the file.").format(len(wordings))
        self._place.act(lambda book: take_wordings(book, wordings), said, self.done.emit)

    def _freeze(self, file: tuple[bytes, EditedDeck], ticked: list[str]) -> None:
        content, edited = file
        self._ask_to_freeze(edited, ticked, lambda book: freeze_file(book, edited, content))

    def _ask_to_freeze(
        self,
        edited: EditedDeck | None,
        untaken: list[str] | None,
        work: Callable[[TeamBook], Frozen],
    ) -> None:
        """Read what would be frozen, check it where no vault is needed, and ask."""
        place = self._place

        def check(asked: ToFreeze) -> None:
            place.aside(
                lambda: open_findings(asked, place.session.check_words()),
                lambda found: ask(asked, found),
            )

        def ask(asked: ToFreeze, found: tuple[Finding, ...]) -> None:
            sheet = FreezeSheet(place.look, place, asked, found, untaken)
            sheet.looked_for.connect(self.looked_for)
            sheet.frozen.connect(lambda: place.write(work, self._say_frozen))
            self._asking.open(sheet)

        place.ask(Urgency.JOB, lambda book: to_freeze(book, edited), check)

    def _say_frozen(self, frozen: Frozen) -> None:
        self._leave()
        said = self.tr("Presentation {0} is frozen with {1} points.")
        self._place.said.emit(said.format(frozen.number, len(frozen.points)), None)
        self.done.emit()

    def _leave(self) -> None:
        if self._sheet.sheet is not None:
            self._sheet.sheet.leave()
