# SPDX-License-Identifier: Apache-2.0
"""What was agreed, by parts, each with its own way to be changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout

from peerdesk.desk.urgent import USUALLY
from peerdesk.domain.calendar import day_name, short_day, span_name
from peerdesk.domain.challenge import Scope
from peerdesk.domain.words import Marking, SponsorCopy, title
from peerdesk.ui.challenge.urgent_lines import written
from peerdesk.ui.components.button import Button
from peerdesk.ui.components.gaps import across, down
from peerdesk.ui.components.scrolled import ScrolledPage
from peerdesk.ui.components.text import Text, column, let_go
from peerdesk.ui.look import Look

COUNCIL, DATES, RULES, KEEPING = "council", "dates", "rules", "keeping"
Facts = Sequence[tuple[str, str]]


class Part(QFrame):
    """One card of facts with its button."""

    change = Signal()

    def __init__(self, look: Look, heading: str) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._look = look
        self.button = Button(look, self.tr("Change"), icon="pencil-simple").make_low()
        self.button.setAccessibleName(self.tr("Change: {0}").format(heading))
        self._grid = QGridLayout()
        across(look, self._grid, 24)
        down(look, self._grid, 6)
        self._grid.setColumnMinimumWidth(0, look.size(150))
        self._grid.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.addWidget(Text(heading, "heading"), 1)
        head.addWidget(self.button)
        whole = column(self, margin=look.gap(16), gap=look.gap(10))
        whole.addLayout(head)
        whole.addLayout(self._grid)
        self.button.clicked.connect(self.change)

    def show_facts(self, facts: Facts) -> None:
        """Show these facts instead of those that were here."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                let_go(widget)
        top = Qt.AlignmentFlag.AlignTop
        for row, (label, words) in enumerate(facts):
            self._grid.addWidget(Text(label, "small", "ink2", wrap=True), row, 0, top)
            said = Text(words or self.tr("Not yet"), "body", "ink" if words else "ink3", wrap=True)
            self._grid.addWidget(said, row, 1)


class ScopePage(ScrolledPage):
    """The parts of the scope; `change` names the one to be changed."""

    change = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._parts = {
            COUNCIL: Part(look, self.tr("Council")),
            DATES: Part(look, self.tr("Dates and people at the council")),
            RULES: Part(look, self.tr("Marking, daily summary, immediate concern")),
            KEEPING: Part(look, self.tr("Keeping and closing")),
        }
        self._lay_out()
        for key, part in self._parts.items():
            part.change.connect(lambda key=key: self.change.emit(key))

    def show_scope(self, scope: Scope | None, framework: str) -> None:
        """Show what was agreed, or nothing."""
        shown = self._facts(scope, framework) if scope else {}
        for key, part in self._parts.items():
            part.show_facts(shown.get(key, ()))

    def set_read_only(self, *, read_only: bool) -> None:
        """Show only: a lead changes the scope."""
        for part in self._parts.values():
            part.button.setHidden(read_only)

    def _facts(self, scope: Scope, framework: str) -> dict[str, Facts]:
        yes, no = self.tr("Yes"), self.tr("No")
        paper = scope.sponsor_copy is SponsorCopy.ON_PAPER
        none = scope.marking is Marking.NONE
        kept = day_name(scope.retention_date, year=True) if scope.retention_date else ""
        review = ", ".join(short_day(day) for day in scope.case_review_days)
        return {
            COUNCIL: (
                (self.tr("Council"), scope.council),
                (self.tr("Title on documents"), scope.title),
                (self.tr("Offer"), framework),
                (self.tr("In intervention"), yes if scope.in_intervention else no),
            ),
            DATES: (
                (self.tr("On site"), span_name(scope.first_day, scope.last_day)),
                (self.tr("Case record review"), review or self.tr("None")),
                (self.tr("Sponsors"), ", ".join(scope.sponsors)),
                (self.tr("Organiser"), scope.organiser),
            ),
            RULES: (
                (self.tr("Marking"), self.tr("None") if none else title(scope.marking)),
                (
                    self.tr("Daily summary"),
                    self.tr("On paper") if paper else self.tr("By word, with a speaking note"),
                ),
                (self.tr("Told at once"), written(scope.told_at_once or USUALLY)),
            ),
            KEEPING: (
                (self.tr("Kept until"), kept),
                (self.tr("Controllers"), ", ".join(scope.controllers)),
                (self.tr("Lawful basis"), scope.lawful_basis),
                (self.tr("Impact assessment"), scope.impact_assessment),
                (self.tr("Confidentiality agreement"), scope.confidentiality_agreement),
            ),
        }

    def _lay_out(self) -> None:
        for part in self._parts.values():
            self.inner.addWidget(part)
        self.inner.addStretch(1)
