# SPDX-License-Identifier: Apache-2.0
"""The place of the presentation: made anew from what stands whenever it is opened."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.blocks import Copy
from peerdesk.compose.checks.finding import Light
from peerdesk.compose.checks.verdict import Verdict
from peerdesk.compose.copies import deck_for_copy
from peerdesk.desk.book import Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.exporting import Exporting
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.presentation import keys
from peerdesk.ui.presentation.checks import SlideChecks
from peerdesk.ui.presentation.chosen import ChosenMessage
from peerdesk.ui.presentation.offering import offered
from peerdesk.ui.presentation.page import CHECKS, PresentationPage
from peerdesk.ui.presentation.points import PointModel
from peerdesk.ui.presentation.reading import Slides, read_slides
from peerdesk.ui.presentation.returning import Returning
from peerdesk.ui.presentation.slides import SlideModel
from peerdesk.ui.presentation.telling_facts import told_facts


class PresentationPlace(Place):
    """The slides. `open` takes the number of one, from 0, as `where` gives it."""

    key: ClassVar[str] = "presentation"
    does = keys.ALL

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.slides, self.points = SlideModel(), PointModel()
        preview = PaperPreview(look, self.aside, session.papers)
        self.page = PresentationPage(look, self, (self.slides, self.points), preview)
        self.export = Exporting(self)
        self.chosen = ChosenMessage(self, self.page, self.points, self._leads)
        self.acts = self.chosen.acts
        self.returning = Returning(self)
        self.checks = SlideChecks(self, self.page.margin, preview)
        self._shown: Slides | None = None
        self._row = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()
        self._hear()

    def open(self, what: object = None) -> None:
        """Make the slides from what stands now."""
        if isinstance(what, int):
            self._row = what
        self.page.show_panes()
        self.page.slides.setFocus()
        self._reload()

    def last_words(self) -> dict[str, str]:
        """Return a wording that is not yet written."""
        return self.acts.drafts.take()

    def blank(self) -> None:
        """Take slides, points, findings and crib off the screen."""
        super().blank()
        for part in (self.chosen, self.export, self.returning, self.checks):
            part.blank()
        self._shown = None
        self.slides.show(())
        self.points.show(())
        self.page.preview.clear()
        self.page.crib.clear()
        self.page.fitting.clear()
        self.page.heading.set_facts("")
        self.page.say_lacking("")

    def where(self) -> object:
        """Return the number of the slide that is shown."""
        return self._row

    def renew(self) -> None:
        """Make the slides anew: something was written over the place."""
        self._reload()

    def next_pane(self) -> bool:
        """Go from the slides to the slide, to what stands beside it, to the rail."""
        return False if self.page.is_fitting else self.page.panes.next()

    def looked_at(self) -> tuple[str, str]:
        """Return the message behind the chosen point."""
        message = self.chosen.message
        return ("message", message) if message else ("", "")

    def asked_about(self) -> str:
        """Return the message that a question asked now would be about."""
        return self.chosen.message

    def _reload(self) -> None:
        self.ask(Urgency.JOB, read_slides, self._show, self._no_challenge)

    def _no_challenge(self, error: PeerDeskError) -> None:
        if isinstance(error, NoChallenge):
            self.page.export.hide()
            self.page.read_back.hide()
            self.page.show_empty(error.user_message)
        else:
            self.failed.emit(error)

    def _show(self, shown: Slides) -> None:
        self._shown = shown
        made, row = shown.deck, self._row
        lacking = self.tr("No case study yet: the presentation should end with one.")
        self.page.say_lacking(lacking if shown.lacking else "")
        self.page.heading.set_facts(self._facts(shown))
        self.page.say_time(shown.choosing)
        self.page.freeze.setVisible(shown.leads)
        self.page.fitting.show_slides(shown)
        self.slides.show(made.slides)
        self.page.preview.show_paper(deck_for_copy(made, Copy.SPONSOR))
        choose_row(self.page.slides, min(max(row, 0), len(made.slides) - 1))
        self.checks.check(made, leads=shown.leads)

    def _facts(self, shown: Slides, found: Mapping[Verdict, int] | None = None) -> str:
        facts = [shown.deck.days, *told_facts(found or {})]
        if shown.frozen:
            kept = self.tr("presentation {0} frozen {1}, checked is what stands now")
            facts.append(kept.format(shown.frozen, shown.frozen_at))
        return ", ".join(facts)

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
        bullets = self.tr("1 bullet, fits") if count == 1 else self.tr("{0} bullets, fit")
        self.page.fits.setText(bullets.format(count) if slide.sign else "")
        self.checks.show_slide(row + 1)
        self.points.show([point for point in slide.points if point.message])
        self.page.crib.set_crib(slide.crib)
        self.chosen.choose_again([point.message for point in slide.points if point.message])

    def _on_checked(self, lights: dict[int, Light]) -> None:
        """Light the slides, and say how much of the presentation would be a surprise."""
        self.slides.light(lights)
        if self._shown is not None:
            self.page.heading.set_facts(self._facts(self._shown, self.checks.surprises))

    def _go_next(self) -> None:
        if number := self.checks.next_slide():
            choose_row(self.page.slides, number - 1)

    def _leads(self) -> bool:
        return self._shown is not None and self._shown.leads

    def _freeze(self) -> None:
        if self._leads():
            self.returning.freeze()

    def _toggle_fitting(self) -> None:
        if self.page.is_fitting:
            self.page.show_panes()
            self.page.slides.setFocus()
        elif self._shown is not None:
            self.page.show_fitting()
            self.page.fitting.list.setFocus()

    def _take_advice(self) -> None:
        if self._shown is not None:
            self.acts.take(self._shown.choosing)

    def _ask_export(self) -> None:
        if self._shown is not None:
            self.export.ask(offered(self.tr("the presentation")))

    def _look_for(self) -> None:
        """Show the findings that were named before an export, or before freezing."""
        if number := self.checks.next_slide():
            choose_row(self.page.slides, number - 1)
        self.page.show_panes()
        self.page.show_beside(CHECKS)
        if number := self.checks.first_slide():
            choose_row(self.page.slides, number - 1)
        self.page.margin.choose_first()

    def _hear(self) -> None:
        keymap = self.look.keys
        hear(keymap, self, keys.FIT, self._toggle_fitting)
        hear(keymap, self, keys.FREEZE, self._freeze)
        hear(keymap, self, keys.NEXT, self._go_next)

    def _connect(self) -> None:
        page, fitting = self.page, self.page.fitting
        page.slides.selectionModel().currentChanged.connect(self._on_slide)
        page.export.clicked.connect(self._ask_export)
        page.read_back.clicked.connect(self.returning.ask)
        page.freeze.clicked.connect(self._freeze)
        page.fit_time.clicked.connect(self._toggle_fitting)
        page.to_studies.clicked.connect(lambda: self.go.emit("studies", None))
        page.preview.page_wanted.connect(partial(choose_row, page.slides))
        fitting.left.connect(self._toggle_fitting)
        fitting.taken.connect(self._take_advice)
        fitting.minutes_given.connect(lambda minutes: self.acts.plan(minutes=minutes))
        fitting.parts_given.connect(lambda parts: self.acts.plan(parts=parts))
        for part in (self.acts.done, self.returning.done, self.checks.changed):
            part.connect(self._reload)
        self.checks.lit.connect(self._on_checked)
        self.checks.mend_wanted.connect(self.chosen.mend)
        self.checks.note_wanted.connect(self.chosen.follow)
        for looked_for in (self.export.looked_for, self.returning.looked_for):
            looked_for.connect(self._look_for)
        self.export.released.connect(self._reload)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))
