# SPDX-License-Identifier: Apache-2.0
"""The place of the presentation: made anew from what stands whenever it is opened."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.blocks import Copy, Deck
from peerdesk.compose.copies import deck_for_copy
from peerdesk.desk import messages
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.presenting import deck
from peerdesk.desk.studies import lacks_case_study
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.components.reword_sheet import RewordSheet
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.presentation.export import DeckExport
from peerdesk.ui.presentation.keys import ALL
from peerdesk.ui.presentation.page import PresentationPage
from peerdesk.ui.presentation.points import PointModel
from peerdesk.ui.presentation.slides import SlideModel, minutes


class PresentationPlace(Place):
    """The slides. `open` takes the title of one, as `where` gives it."""

    key: ClassVar[str] = "presentation"
    does = ALL

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.slides = SlideModel()
        self.points = PointModel()
        preview = PaperPreview(look, self.aside, session.papers)
        self.page = PresentationPage(look, self.slides, self.points, preview)
        self.export = DeckExport(self)
        self.drafts = DraftKeeper(self)
        self._deck: Deck | None = None
        self._sheet: RewordSheet | None = None
        self._row = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()

    def open(self, what: object = None) -> None:
        """Make the slides from what stands now."""
        if isinstance(what, int):
            self._row = what
        self.page.slides.setFocus()
        self._reload()

    def last_words(self) -> dict[str, str]:
        """Return a wording that is not yet written."""
        return self.drafts.take()

    def blank(self) -> None:
        """Take slides, points and crib off the screen."""
        super().blank()
        self.drafts.take()
        self.export.blank()
        if self._sheet is not None:
            sheet = self._sheet
            sheet.wording.set_text("")
            sheet.leave()
        self._deck = None
        self.slides.show(())
        self.points.show(())
        self.page.preview.clear()
        self.page.crib.clear()
        self.page.heading.set_facts("")
        self.page.say_lacking("")

    def where(self) -> object:
        """Return the number of the slide that is shown."""
        return self._row

    def next_pane(self) -> bool:
        """Go from the slides to the slide, to the crib, to the rail."""
        return self.page.panes.next()

    def _reload(self) -> None:
        self.ask(Urgency.JOB, _team_deck, self._show, self._no_challenge)
        self.ask(Urgency.ROWS, _lacks_case_study, self._say_lacking)

    def _say_lacking(self, lacking: bool) -> None:  # noqa: FBT001 - as the desk tells it
        """Warn while the presentation would end without a case study that may be shared."""
        said = self.tr("No case study yet: the presentation should end with one.")
        self.page.say_lacking(said if lacking else "")

    def _no_challenge(self, error: PeerDeskError) -> None:
        if isinstance(error, NoChallenge):
            self.page.export.hide()
            self.page.show_empty(error.user_message)
        else:
            self.failed.emit(error)

    def _show(self, made: Deck) -> None:
        self._deck = made
        row = self._row
        self.slides.show(made.slides)
        self.page.heading.set_facts(self.tr("{0}, as it stands now").format(made.days))
        self.page.count.setText(self.tr("{0} slides").format(len(made.slides)))
        self.page.minutes.setText(self.tr("about {0} minutes").format(minutes(made)))
        self.page.show_panes()
        self.page.preview.show_paper(deck_for_copy(made, Copy.SPONSOR))
        choose_row(self.page.slides, min(max(row, 0), len(made.slides) - 1))

    def _on_slide(self) -> None:
        row = self.page.slides.currentIndex().row()
        slide = self.slides.slide(row)
        if slide is None:
            return
        self._row = row
        self.page.preview.show_single(row)
        self.page.number.setText(
            self.tr("Slide {0} of {1}").format(row + 1, self.slides.rowCount())
        )
        count = len(slide.points)
        self.page.fits.setText(self.tr("{0} bullets, fits").format(count) if slide.sign else "")
        self.points.show([point for point in slide.points if point.message])
        self.page.crib.set_crib(slide.crib)

    def _ask_export(self) -> None:
        if self._deck is not None:
            self.export.ask(self.page.export, self._deck)

    def _open_message(self) -> None:
        point = self.points.point(self.page.points.currentIndex().row())
        if point is not None:
            self.go.emit("messages", point.message)

    def _reword(self) -> None:
        point = self.points.point(self.page.points.currentIndex().row())
        if point is None or self._sheet is not None:
            return
        message, standing, key = point.message, point.text, f"message:{point.message}"
        self.ask_for_sheet(
            lambda book: book.draft(key), lambda draft: self._open_sheet(message, standing, draft)
        )

    def _open_sheet(self, message: str, standing: str, draft: str) -> None:
        sheet = RewordSheet(self.look, self, standing, draft)
        key = f"message:{message}"

        def written(_: object) -> None:
            self.say_saved()
            self.drafts.drop(key)
            sheet.leave()
            self._reload()

        def failed(error: PeerDeskError) -> None:
            sheet.say_wrong(error.user_message)
            self.failed.emit(error)

        def keep(wording: str) -> None:
            self.ask(
                Urgency.LINE, lambda book: messages.reword(book, message, wording), written, failed
            )

        self._sheet = sheet
        sheet.typed.connect(lambda text: self.drafts.touch(key, "" if text == standing else text))
        sheet.reworded.connect(keep)
        sheet.left.connect(self._forget_sheet)
        sheet.open(sheet.wording)

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _keep_draft(self, key: str, text: str) -> None:
        self.ask(Urgency.DRAFT, lambda book: book.keep_draft(key, text), _nothing)

    def _connect(self) -> None:
        page = self.page
        page.slides.selectionModel().currentChanged.connect(self._on_slide)
        page.export.clicked.connect(self._ask_export)
        page.to_studies.clicked.connect(lambda: self.go.emit("studies", None))
        page.points.opened.connect(self._open_message)
        page.points.reword_wanted.connect(self._reword)
        self.drafts.due.connect(self._keep_draft)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))


def _lacks_case_study(book: TeamBook) -> bool:
    """Say whether there is something to present, and no case study that may be shared."""
    return bool(book.messages()) and lacks_case_study(book)


def _team_deck(book: TeamBook) -> Deck:
    return deck(book, Copy.TEAM)


def _nothing(_: object) -> None:
    """Say nothing: a draft that is kept is no news."""
