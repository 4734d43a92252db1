# SPDX-License-Identifier: Apache-2.0
"""What is done on the page Close: ordered, called off, saved, taken in, and this laptop cleared."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from peerdesk.compose.as_text import as_text
from peerdesk.compose.blocks import Deck, Document
from peerdesk.compose.certificate import Certificate, compose_certificate
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.certifying import certify, last_deck, last_summaries
from peerdesk.desk.closing import call_off, order_closing, take_cleared
from peerdesk.domain.disposal import Disposal
from peerdesk.domain.team import Member
from peerdesk.errors import PeerDeskError
from peerdesk.team.confirmation import LARGEST, SUFFIX, Parts
from peerdesk.ui.challenge.closing_page import ClosingPage
from peerdesk.ui.challenge.closing_rows import ClosingRows, read_closing
from peerdesk.ui.challenge.closing_sheets import ClearSheet, OrderSheet
from peerdesk.ui.components.choose import Wanted
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.place import Place


@dataclass(frozen=True)
class LastDocuments:
    """What is saved before everything goes: summaries by their day, and a lead's slides."""

    summaries: tuple[tuple[str, Document], ...]
    deck: Deck | None


class ClosingActs(QObject):
    """Works the page for its place; one sheet at a time. `begun` comes when the end has begun."""

    begun = Signal()

    def __init__(self, place: Place, page: ClosingPage) -> None:
        super().__init__(place)
        self._place, self._page = place, page
        self._rows: ClosingRows | None = None
        self._sheet = OneSheet(place)
        self._connect()

    def read(self) -> None:
        """Read the page anew."""
        now = self._place.session.now()
        self._place.ask(Urgency.ROWS, partial(read_closing, now=now), self._show)

    def blank(self) -> None:
        """Take sheets away and hold nothing."""
        self._rows = None
        self._page.show_rows(None)
        self._sheet.blank()

    def _show(self, rows: ClosingRows | None) -> None:
        self._rows = rows
        self._page.show_rows(rows)

    def _ask_order(self) -> None:
        if self._rows is None or self._sheet.sheet is not None:
            return
        sheet = OrderSheet(self._place.look, self._place, self._rows)
        sheet.ordered.connect(lambda day: self._order(sheet, day))
        self._sheet.open(sheet)

    def _order(self, sheet: OrderSheet, day: str) -> None:
        def ordered(_: Disposal) -> None:
            sheet.leave()
            self._say(self.tr("The challenge is closed. Share, so that every laptop learns of it."))
            self.read()

        def order(book: TeamBook) -> Disposal:
            return order_closing(book, day, self._place.session.now(), none_known=True)

        self._place.write(order, ordered, lambda error: sheet.say_wrong(error.user_message))

    def _call_off(self) -> None:
        def done(_: None) -> None:
            self._say(self.tr("The closing is called off. Share, so that every laptop learns."))
            self.read()

        self._place.write(call_off, done)

    def _ask_confirmation(self) -> None:
        wanted = Wanted(
            self.tr("Take in a confirmation"), self.tr("Take it in"), suffixes=(SUFFIX,)
        )
        self._sheet.choose(wanted, self._read_confirmation)

    def _read_confirmation(self, path: Path) -> None:
        files = self._place.session.files
        self._place.aside(lambda: files.read(path, LARGEST), self._take)

    def _take(self, data: bytes) -> None:
        def taken(member: Member) -> None:
            self._say(self.tr("{0}’s laptop has confirmed.").format(member.name))
            self.read()

        self._place.write(partial(take_cleared, data=data), taken)

    def _ask_certificate(self) -> None:
        wanted = Wanted(self.tr("Save the certificate"), self.tr("Save here"), folder=True)
        self._sheet.choose(wanted, self._certify)

    def _certify(self, folder: Path) -> None:
        session = self._place.session

        def write(made: Certificate) -> None:
            document = compose_certificate(made)
            name = f"certificate-{document.dated.replace(' ', '-').lower()}"

            def work() -> Path:
                path = session.files.write(
                    folder / f"{name}.pdf", session.papers.document_pdf(document)
                )
                session.files.write(folder / f"{name}.txt", as_text(document).encode())
                return path

            self._place.aside(work, self._saved)

        self._place.ask(Urgency.JOB, partial(certify, now=session.now()), write)

    def _ask_documents(self) -> None:
        wanted = Wanted(self.tr("Save the last documents"), self.tr("Save here"), folder=True)
        self._sheet.choose(wanted, self._save)

    def _save(self, folder: Path) -> None:
        session = self._place.session

        def write(found: LastDocuments) -> None:
            def work() -> int:
                for day, document in found.summaries:
                    path = folder / f"summary-{day}-sponsors-copy.pdf"
                    session.files.write(path, session.papers.document_pdf(document))
                if found.deck is not None:
                    path = folder / "presentation-sponsors-copy"
                    pptx = session.papers.deck_pptx(found.deck)
                    session.files.write(path.with_suffix(".pptx"), pptx)
                return len(found.summaries) + (found.deck is not None)

            self._place.aside(work, self._saved_documents)

        self._place.ask(Urgency.JOB, _last_documents, write)

    def _saved_documents(self, count: int) -> None:
        said = counted(count, self.tr("{0} document saved"), self.tr("{0} documents saved"))
        clear = self.tr("not encrypted: keep what you need where the team agreed.")
        self._say(f"{said}, {clear}")

    def _saved(self, path: Path) -> None:
        self._say(self.tr("Saved, as PDF and as text: {0}").format(path))

    def _ask_clearing(self) -> None:
        rows = self._rows
        if rows is None or self._sheet.sheet is not None:
            return

        def ask(parts: Parts) -> None:
            sheet = ClearSheet(self._place.look, self._place, rows, parts)
            sheet.agreed.connect(lambda: self._clear(sheet))
            self._sheet.open(sheet)

        place = self._place
        place.jobs.follow(place.session.clearing.parts(), ask, place.failed.emit)

    def _clear(self, sheet: ClearSheet) -> None:
        def refused(error: PeerDeskError) -> None:
            sheet.leave()
            self._place.failed.emit(error)

        place = self._place
        place.jobs.follow(place.session.clearing.begin(), lambda _: self.begun.emit(), refused)

    def _say(self, sentence: str) -> None:
        self._place.said.emit(sentence, None)

    def _connect(self) -> None:
        page = self._page
        page.close_it.clicked.connect(self._ask_order)
        page.call_off.clicked.connect(self._call_off)
        page.take.clicked.connect(self._ask_confirmation)
        page.certify.clicked.connect(self._ask_certificate)
        page.save.clicked.connect(self._ask_documents)
        page.share.clicked.connect(lambda: self._place.go.emit("team", "share"))
        page.hold_wanted.connect(lambda note: self._place.go.emit("evidence", note or None))
        page.clear_it.clicked.connect(self._ask_clearing)


def _last_documents(book: TeamBook) -> LastDocuments:
    return LastDocuments(last_summaries(book), last_deck(book))
