# SPDX-License-Identifier: Apache-2.0
"""The place that lists what is held about words or a session, in slices, and writes it out."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.blocks import Copy
from peerdesk.compose.formats import Paper
from peerdesk.compose.phrases import counted
from peerdesk.desk.asked_for import Wanted
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.disclosure import Disclosure, Looking
from peerdesk.desk.disclosure_papers import (
    NAME,
    WARNING,
    disclosure_record,
    disclosure_workbook,
    lists_for,
)
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.domain.writing_aids import WritingAids
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.exporting import Exporting
from peerdesk.ui.components.offered import Offered
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.workbook_export import WorkbookExport
from peerdesk.ui.disclosure import keys
from peerdesk.ui.disclosure.model import HoldingModel
from peerdesk.ui.disclosure.page import DisclosurePage
from peerdesk.ui.jobs import Job
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession


class DisclosurePlace(Place):
    """The listing. `open` takes a session's identifier; words are typed here and kept nowhere."""

    key: ClassVar[str] = "disclosure"
    does: ClassVar[tuple[Action, ...]] = keys.ALL

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.model = HoldingModel()
        self.page = DisclosurePage(look, self.model)
        self.exporting = Exporting(self)
        self.workbook = WorkbookExport(self)
        self._chooser = Chooser(look, self)
        self._found: Disclosure | None = None
        self._session = ""
        self._aids: WritingAids | None = None
        self._job: Job | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()

    def open(self, what: object = None) -> None:
        """Wait for words, or list what is held about a session."""
        self.page.words.setFocus()
        if self._aids is None:
            self.aside(self.session.writing_aids, self._take_aids)
        if isinstance(what, str) and what:
            self._look(Wanted(session=what))

    def where(self) -> object:
        """Return the session that was asked about; words typed are evidence and are not kept."""
        return self._session or None

    def blank(self) -> None:
        """Take the listing, and the words looked for, off the screen."""
        super().blank()
        self._stop()
        self.exporting.blank()
        self.workbook.blank()
        self._chooser.leave(back=False)
        self._found = None
        self.model.show((), "")
        self.page.words.clear()
        self.page.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the words with Esc, so that letters are keys again."""
        if event.key() == Qt.Key.Key_Escape and self.page.words.hasFocus():
            self.page.list.setFocus()
            return
        super().keyPressEvent(event)

    def next_pane(self) -> bool:
        """Go from the words to the listing, to the rail."""
        if self.page.list.hasFocus() or not self.model.rowCount():
            return False
        self.page.list.setFocus()
        return True

    def _take_aids(self, aids: WritingAids) -> None:
        self._aids = aids

    def _lists(self) -> WritingAids:
        """Return the lists of names: read already, unless somebody was very quick."""
        return self._aids or self.session.writing_aids()

    def _today(self) -> str:
        return local(*self.session.now()).date().isoformat()

    def _look_for_words(self) -> None:
        self._look(Wanted(words=self.page.words.text()))

    def _ask_session(self) -> None:
        self.ask(Urgency.ROWS, _sessions, self._offer)

    def _offer(self, sessions: tuple[Placed[Session], ...]) -> None:
        options = [
            Option(one.id, one.value.title, f"{short_day(one.value.day)} {one.value.start}")
            for one in sessions
        ]
        name = self.tr("About which session?")
        none = self.tr("No session fits")
        self._chooser.offer(self.page.session, name, options, none)

    def _look(self, wanted: Wanted) -> None:
        """Begin to look; an earlier looking goes no further."""
        self._stop()
        self._found, self._session = None, wanted.session
        self.model.show((), "")
        self.page.clear()
        if wanted.session:
            self.page.words.clear()
        self._job = self.ask(
            Urgency.JOB, lambda book: Looking(book, wanted), self._go_on, self._refuse
        )

    def _go_on(self, looking: Looking) -> None:
        """Look through the next slice, so that a line typed meanwhile never waits."""
        said = self.tr("Looking through the evidence: {0} of {1}")
        self.page.heading.loading.words.setText(said.format(looking.done, looking.slices))

        def work(book: TeamBook) -> Looking | Disclosure:
            return looking if looking.look(book) else looking.found(book)

        self._job = self.ask(Urgency.JOB, work, self._take, self._refuse)

    def _take(self, found: Looking | Disclosure) -> None:
        self._job = None
        if isinstance(found, Looking):
            self._go_on(found)
            return
        self._found = found
        self.model.show(found.holdings, self._today())
        count = counted(len(found.holdings), "record")
        kinds = "; ".join(f"{kind}: {number}" for kind, number in found.kinds.items())
        about = self.tr("About {0}: {1} held").format(found.named, count)
        self.page.say_found(about, kinds, "\n".join(found.remarks))
        if found.holdings:
            self.page.list.setCurrentIndex(self.model.index(1))

    def _refuse(self, error: PeerDeskError) -> None:
        self._job = None
        self.page.say_wrong(error.user_message)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None

    def _write_paper(self) -> None:
        found = self._found
        if found is None:
            return
        day, aids = self._today(), self._lists

        def make(book: TeamBook, _: Copy) -> Paper:
            return disclosure_record(book, found, lists_for(book, aids()), day)

        offered = Offered(
            title=self.tr("what is held, for redaction"),
            stem=NAME,
            make=make,
            copies=(Copy.TEAM,),
            copy=Copy.TEAM,
        )
        self.exporting.ask(offered)

    def _write_workbook(self) -> None:
        found = self._found
        if found is None:
            return
        day, aids = self._today(), self._lists
        self.workbook.ask(
            self.tr("Write what is held"),
            WARNING,
            f"{NAME}.xlsx",
            lambda book: disclosure_workbook(book, found, lists_for(book, aids()), day),
        )

    def _connect(self) -> None:
        page, keymap = self.page, self.look.keys
        page.words.returnPressed.connect(self._look_for_words)
        page.look_for.clicked.connect(self._look_for_words)
        page.session.clicked.connect(self._ask_session)
        page.paper.clicked.connect(self._write_paper)
        page.workbook.clicked.connect(self._write_workbook)
        page.heading.loading.cancelled.connect(self._stop)
        self._chooser.picked.connect(lambda key: self._look(Wanted(session=key)))
        hear(keymap, self, keys.FIND, page.words.setFocus)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))


def _sessions(book: TeamBook) -> tuple[Placed[Session], ...]:
    return book.sessions()
