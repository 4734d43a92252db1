# SPDX-License-Identifier: Apache-2.0
"""The message that is chosen, on a slide or among all, and what the keys do with it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from peerdesk.compose.checks.finding import Finding
from peerdesk.desk.book import Urgency
from peerdesk.domain.publication_words import Use
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.place import Place
from peerdesk.ui.presentation import keys
from peerdesk.ui.presentation.acts import PointActs
from peerdesk.ui.presentation.checks import slide_of
from peerdesk.ui.presentation.page import PresentationPage
from peerdesk.ui.presentation.points import PointModel


class ChosenMessage(QObject):
    """Marks, moves, rewords and opens what is chosen; `leads` says whether leads are at work.

    `held` is the message that stays chosen while the slides are made anew.
    """

    def __init__(
        self, place: Place, page: PresentationPage, points: PointModel, leads: Callable[[], bool]
    ) -> None:
        super().__init__(place)
        self._place, self._page, self._points, self._leads = place, page, points, leads
        self.acts = PointActs(place)
        self.held = ""
        self._connect()

    @property
    def message(self) -> str:
        """Return the identifier of the message that is chosen, or ""."""
        page = self._page
        if page.is_fitting:
            advice = page.fitting.model.advice(page.fitting.list.currentIndex().row())
            return advice.message if advice else ""
        point = self._points.row(page.points.currentIndex().row())
        return point.message if point else ""

    def blank(self) -> None:
        """Hold nothing."""
        self.acts.blank()
        self.held = ""

    def choose_again(self, messages: list[str]) -> None:
        """Choose the message that was held, if it is among those that are shown."""
        if self.held in messages:
            choose_row(self._page.points, messages.index(self.held))

    def open(self) -> None:
        """Go to the message itself."""
        if self.message:
            self._place.go.emit("messages", self.message)

    def mark(self, use: Use) -> None:
        """Mark it for a slide, the report only, or neither."""
        if self._leads() and self.message:
            self.acts.mark(self.message, use)

    def move(self, by: int) -> None:
        """Move it up or down among those beside it."""
        if self._leads() and self.message and not self._page.is_fitting:
            self.held = self.message
            self.acts.move(self.message, by)

    def reword(self, message: str) -> None:
        """Reword a message as it stands whole, though a slide may show a part of it."""
        if message:
            self._place.ask(
                Urgency.ROWS,
                lambda book: book.message(message).wording,
                lambda standing: self.acts.reword(message, standing),
            )

    def mend(self, finding: Finding) -> None:
        """Reword the message that a finding is about, or go to its slide."""
        if finding.message:
            self.reword(finding.message)
        elif slide_of(finding):
            choose_row(self._page.slides, slide_of(finding) - 1)

    def follow(self, finding: Finding) -> None:
        """Go to the message or the note that a finding leads to."""
        where = ("messages", finding.message) if finding.message else ("evidence", finding.note)
        self._place.go.emit(*where)

    def _connect(self) -> None:
        page, keymap = self._page, self._place.look.keys
        page.points.opened.connect(self.open)
        page.points.reword_wanted.connect(lambda: self.reword(self.message))
        page.fitting.list.opened.connect(self.open)
        for action, use in (
            (keys.SLIDE, Use.SLIDE), (keys.REPORT, Use.REPORT), (keys.NEITHER, Use.NEITHER),
        ):  # fmt: skip
            hear(keymap, self._place, action, partial(self.mark, use))
        hear(keymap, self._place, keys.UP, partial(self.move, -1))
        hear(keymap, self._place, keys.DOWN, partial(self.move, 1))
