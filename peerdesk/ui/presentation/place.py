# SPDX-License-Identifier: Apache-2.0
"""The place of the presentation: made anew from what stands whenever it is opened."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.blocks import Copy, Point
from peerdesk.compose.checks.finding import Finding, Light
from peerdesk.compose.copies import deck_for_copy
from peerdesk.desk.book import Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.domain.words import Use
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.exporting import Exporting
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.presentation import keys
from peerdesk.ui.presentation.acts import PointActs
from peerdesk.ui.presentation.checks import SlideChecks, slide_of
from peerdesk.ui.presentation.offering import offered
from peerdesk.ui.presentation.page import CHECKS, PresentationPage
from peerdesk.ui.presentation.points import PointModel
from peerdesk.ui.presentation.reading import Slides, read_slides
from peerdesk.ui.presentation.returning import Returning
from peerdesk.ui.presentation.slides import SlideModel


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
        self.acts = PointActs(self)
        self.returning = Returning(self)
        self.checks = SlideChecks(self, self.page.margin, preview)
        self._shown: Slides | None = None
        self._row = 0
        self._point = ""
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
        for part in (self.acts, self.export, self.returning, self.checks):
            part.blank()
        self._shown = None
        self._point = ""
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
        message = self._message()
        return ("message", message) if message else ("", "")

    def asked_about(self) -> str:
        """Return the message that a question asked now would be about."""
        return self._message()

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

    def _facts(self, shown: Slides, never: int = 0, changed: int = 0) -> str:
        facts = [shown.deck.days]
        if never:
            facts.append(self.tr("{0} never told").format(never))
        if changed:
            facts.append(self.tr("{0} differ from what was told").format(changed))
        if shown.frozen:
            kept = self.tr("presentation {0} frozen {1}")
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
        held = [n for n, p in enumerate(slide.points) if p.message == self._point]
        if held:
            choose_row(self.page.points, held[0])

    def _current(self) -> Point | None:
        return self.points.point(self.page.points.currentIndex().row())

    def _message(self) -> str:
        """Return the message that is chosen, on a slide or among all, or ""."""
        if self.page.is_fitting:
            advice = self.page.fitting.model.advice(self.page.fitting.list.currentIndex().row())
            return advice.message if advice else ""
        point = self._current()
        return point.message if point else ""

    def _open_message(self) -> None:
        if message := self._message():
            self.go.emit("messages", message)

    def _mark(self, use: Use) -> None:
        shown, message = self._shown, self._message()
        if shown is not None and shown.leads and message:
            self.acts.mark(message, use)

    def _move(self, by: int) -> None:
        shown, message = self._shown, self._message()
        if shown is not None and shown.leads and message and not self.page.is_fitting:
            self._point = message
            self.acts.move(message, by)

    def _reword(self) -> None:
        point = self._current()
        if point is not None:
            self._reword_message(point.message)

    def _reword_message(self, message: str) -> None:
        """Reword a message as it stands whole, though a slide may show a part of it."""
        self.ask(
            Urgency.ROWS,
            lambda book: book.message(message).wording,
            lambda standing: self.acts.reword(message, standing),
        )

    def _mend(self, finding: Finding) -> None:
        if finding.message:
            self._reword_message(finding.message)
        elif slide_of(finding):
            choose_row(self.page.slides, slide_of(finding) - 1)

    def _follow(self, finding: Finding) -> None:
        self.go.emit("messages", finding.message) if finding.message else self.go.emit(
            "evidence", finding.note
        )

    def _on_checked(self, lights: dict[int, Light]) -> None:
        """Light the slides, and say how much of the presentation would be a surprise."""
        self.slides.light(lights)
        if self._shown is not None:
            self.page.heading.set_facts(self._facts(self._shown, *self.checks.surprises))

    def _go_next(self) -> None:
        if number := self.checks.next_slide():
            choose_row(self.page.slides, number - 1)

    def _freeze(self) -> None:
        if self._shown is not None and self._shown.leads:
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
        """Show the findings that an export has named."""
        self.page.show_panes()
        self.page.show_beside(CHECKS)
        self.page.margin.list.setFocus()

    def _hear(self) -> None:
        keymap = self.look.keys
        for action, use in (
            (keys.SLIDE, Use.SLIDE), (keys.REPORT, Use.REPORT), (keys.NEITHER, Use.NEITHER),
        ):  # fmt: skip
            hear(keymap, self, action, partial(self._mark, use))
        hear(keymap, self, keys.FIT, self._toggle_fitting)
        hear(keymap, self, keys.FREEZE, self._freeze)
        hear(keymap, self, keys.NEXT, self._go_next)
        hear(keymap, self, keys.UP, partial(self._move, -1))
        hear(keymap, self, keys.DOWN, partial(self._move, 1))

    def _connect(self) -> None:
        page, fitting = self.page, self.page.fitting
        page.slides.selectionModel().currentChanged.connect(self._on_slide)
        page.export.clicked.connect(self._ask_export)
        page.read_back.clicked.connect(self.returning.ask)
        page.freeze.clicked.connect(self._freeze)
        page.fit_time.clicked.connect(self._toggle_fitting)
        page.to_studies.clicked.connect(lambda: self.go.emit("studies", None))
        page.points.opened.connect(self._open_message)
        page.points.reword_wanted.connect(self._reword)
        page.preview.page_wanted.connect(partial(choose_row, page.slides))
        fitting.left.connect(self._toggle_fitting)
        fitting.taken.connect(self._take_advice)
        fitting.list.opened.connect(self._open_message)
        fitting.minutes_given.connect(lambda minutes: self.acts.plan(minutes=minutes))
        fitting.parts_given.connect(lambda parts: self.acts.plan(parts=parts))
        for part in (self.acts.done, self.returning.done, self.checks.changed):
            part.connect(self._reload)
        self.checks.lit.connect(self._on_checked)
        self.checks.mend_wanted.connect(self._mend)
        self.checks.note_wanted.connect(self._follow)
        self.export.looked_for.connect(self._look_for)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))
