# SPDX-License-Identifier: Apache-2.0
"""What is done to case files, each with its way back."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import asdict
from PySide6.QtCore import QObject, Signal

from peerdesk.compose.blocks import Record
from peerdesk.desk import case_files
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.case_files import Agreed
from peerdesk.desk.sheets import label_sheet
from peerdesk.domain.review import CaseFile, CaseReview
from peerdesk.domain.words import CaseState, title
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.counting import counted
from peerdesk.ui.place import Back, Place

Failed = Callable[[PeerDeskError], object]


class CaseActs(QObject):
    """Writes what the user chose; `done` carries the case file, once it is on the disk."""

    done = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place

    def add(self, agreed: Agreed, added: Callable[[], object], failed: Failed) -> None:
        """Put case files on the list; one of the two is called at the end."""

        def written(cases: tuple[str, ...]) -> None:
            self._place.say_saved()
            added()
            so_many = counted(
                len(cases), self.tr("{0} case file added"), self.tr("{0} case files added")
            )
            said = self.tr("{0}. Print the label sheet for the organiser.").format(so_many)
            self._place.said.emit(said, lambda: self._drop_all(cases))
            self.done.emit(cases[0])

        self._place.ask(
            Urgency.LINE, lambda book: case_files.add_case_files(book, agreed), written, failed
        )

    def change(
        self, case: str, wanted: CaseFile, kept: Callable[[], object], failed: Failed
    ) -> None:
        """Set what was agreed of a case file."""

        def work(book: TeamBook) -> Back:
            before = book.case_file(case).value
            case_files.set_case_file(book, case, wanted)
            return lambda book: case_files.change_case_file(book, case, **asdict(before))

        self._do(case, work, self.tr("Changed"), kept, failed)

    def draw_again(self, case: str) -> None:
        """Give a case file a new label."""

        def drawn(label: str) -> None:
            self._place.say_saved()
            said = self.tr("It is {0} from now on. Tell the organiser, and print a new sheet.")
            self._place.said.emit(said.format(label), None)
            self.done.emit(case)

        self._place.ask(Urgency.LINE, lambda book: case_files.draw_again(book, case), drawn)

    def drop(self, case: str, *, dropped: bool) -> None:
        """Take a case file off the list, or put it back; its notes stay."""

        def work(book: TeamBook) -> Back:
            case_files.change_case_file(book, case, dropped=dropped)
            return lambda book: case_files.change_case_file(book, case, dropped=not dropped)

        off = self.tr("Taken off the list. Its notes stay")
        self._do(case, work, off if dropped else self.tr("Back on the list"))

    def read(self, case: str, read: tuple[str, ...]) -> None:
        """Say what of a case was read."""
        self._review(case, lambda book: case_files.set_read(book, case, read), "")

    def talked(self, case: str, roles: tuple[str, ...]) -> None:
        """Say with whom a case was talked through."""
        self._review(case, lambda book: case_files.set_talked(book, case, roles), "")

    def settle(self, case: str, state: CaseState) -> None:
        """Say how far a review has come."""
        self._review(case, lambda book: case_files.set_state(book, case, state), title(state))

    def save_labels(self, path: Path) -> None:
        """Write the blank sheet for labels as PDF; it is composed anew and kept nowhere."""
        session = self._place.session

        def write(document: Record) -> None:
            def made() -> Path:
                return session.files.write(path, session.papers.document_pdf(document))

            self._place.aside(made, self._say_written)

        self._place.ask(Urgency.ROWS, label_sheet, write)

    def _say_written(self, path: Path) -> None:
        said = self.tr("Written: {0}. Print it, hand it to the organiser, and delete the file.")
        self._place.said.emit(said.format(path), None)

    def _review(self, case: str, change: Callable[[TeamBook], object], said: str) -> None:
        def work(book: TeamBook) -> Back:
            before: CaseReview = book.case_file(case).review
            change(book)
            return lambda book: case_files.settle_review(book, case, before)

        self._do(case, work, said)

    def _drop_all(self, cases: tuple[str, ...]) -> None:
        def work(book: TeamBook) -> None:
            for case in cases:
                case_files.change_case_file(book, case, dropped=True)

        self._place.write(work, lambda _: self.done.emit(""))

    def _do(
        self,
        case: str,
        work: Callable[[TeamBook], Back],
        sentence: str,
        kept: Callable[[], object] | None = None,
        failed: Failed | None = None,
    ) -> None:
        self._place.act(work, sentence, lambda: self.done.emit(case), kept, failed)
