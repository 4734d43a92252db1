# SPDX-License-Identifier: Apache-2.0
"""Last step: everything once more, before the challenge begins."""

from PySide6.QtWidgets import QGridLayout

from peerdesk.desk.urgent import USUALLY
from peerdesk.domain.calendar import day_name, span_name
from peerdesk.domain.words import Marking, SponsorCopy, title
from peerdesk.ui.challenge.plan import Plan
from peerdesk.ui.challenge.step import Step
from peerdesk.ui.challenge.urgent_lines import written
from peerdesk.ui.components.gaps import across, down
from peerdesk.ui.components.text import Text, let_go
from peerdesk.ui.look import Look


class OverStep(Step):
    """A list of what was answered; nothing is written here."""

    def __init__(self, look: Look, own: str) -> None:
        super().__init__(look)
        self._own = own
        self._grid = QGridLayout()
        across(look, self._grid, 24)
        down(look, self._grid, 10)
        self._grid.setColumnStretch(1, 1)
        self.page.addLayout(self._grid)
        self.page.addStretch(1)

    def title(self) -> str:
        """Return the question that heads the page."""
        return self.tr("Look it over")

    def advice(self) -> str:
        """Say that nothing is final."""
        return self.tr("Everything here can be changed afterwards, but for the offer.")

    def show_plan(self, plan: Plan) -> None:
        """List what is planned."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                let_go(widget)
        for row, (label, words) in enumerate(self._rows(plan)):
            self._grid.addWidget(Text(label, "small", "ink2"), row, 0)
            shown = Text(words or self.tr("Not yet"), "body", "ink" if words else "ink3", wrap=True)
            self._grid.addWidget(shown, row, 1)

    def read(self, plan: Plan) -> Plan:
        """Return the plan as it is."""
        return plan

    def _rows(self, plan: Plan) -> tuple[tuple[str, str], ...]:
        scope = plan.scope
        on_site = ""
        if scope.first_day and scope.last_day:
            on_site = span_name(scope.first_day, scope.last_day)
        paper = scope.sponsor_copy is SponsorCopy.ON_PAPER
        marking = self.tr("None") if scope.marking is Marking.NONE else title(scope.marking)
        kept = day_name(scope.retention_date, year=True) if scope.retention_date else ""
        return (
            (self.tr("Council"), scope.council),
            (self.tr("Challenge"), scope.title),
            (self.tr("On site"), on_site),
            (self.tr("Sponsors"), ", ".join(scope.sponsors)),
            (self.tr("Organiser"), scope.organiser),
            (self.tr("Team"), ", ".join((self._own, *(person.name for person in plan.team)))),
            (self.tr("Themes"), ", ".join(theme.title for theme in plan.themes)),
            (self.tr("Lines of enquiry"), str(plan.lines)),
            (
                self.tr("In intervention"),
                self.tr("Yes") if scope.in_intervention else self.tr("No"),
            ),
            (self.tr("Marking"), marking),
            (self.tr("Told at once"), written(scope.told_at_once or USUALLY)),
            (
                self.tr("Daily summary"),
                self.tr("On paper") if paper else self.tr("By word, with a speaking note"),
            ),
            (self.tr("Kept until"), kept),
            (self.tr("Controllers"), ", ".join(scope.controllers)),
            (self.tr("Lawful basis"), scope.lawful_basis),
            (self.tr("Impact assessment"), scope.impact_assessment),
            (self.tr("Confidentiality agreement"), scope.confidentiality_agreement),
        )
