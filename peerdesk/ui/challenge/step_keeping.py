# SPDX-License-Identifier: Apache-2.0
"""Sixth step: until when the notes are kept, and what an information-governance officer asks."""

from msgspec.structs import replace

from peerdesk.ui.challenge.plan import Plan
from peerdesk.ui.challenge.step import Step, lines_of
from peerdesk.ui.components.control import TextArea, TextField
from peerdesk.ui.components.day_field import DayField
from peerdesk.ui.components.field import Field
from peerdesk.ui.look import Look


class KeepingStep(Step):
    """Retention and the record of processing."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._until = DayField(
            look,
            self.tr("Notes are kept until"),
            self.tr("Agree it with the council. Some months after the last day is usual."),
        )
        self._controllers = TextArea(look, lines=2)
        self._basis = TextField(look)
        self._assessment = TextField(look)
        self._agreement = TextField(look)
        self._last_day = ""
        self.page.addWidget(self._until)
        for label, control, hint in (
            (
                self.tr("Controllers, one a line"),
                self._controllers,
                self.tr("Who answers for the personal data in the notes."),
            ),
            (self.tr("Lawful basis"), self._basis, ""),
            (self.tr("Reference of the impact assessment"), self._assessment, ""),
            (
                self.tr("Confidentiality agreement"),
                self._agreement,
                self.tr("Its reference, and who has signed it."),
            ),
        ):
            self.page.addWidget(Field(look, label, control, hint))
        self._until.changed.connect(self.changed)

    def title(self) -> str:
        """Return the question that heads the page."""
        return self.tr("How long is it kept, and on what basis?")

    def advice(self) -> str:
        """Say who can answer."""
        return self.tr(
            "The council’s information-governance officer will ask for these. All can be filled "
            "in later."
        )

    def show_plan(self, plan: Plan) -> None:
        """Show what is planned so far."""
        scope = plan.scope
        self._last_day = scope.last_day
        self._until.set_days(scope.retention_date)
        self._controllers.setPlainText("\n".join(scope.controllers))
        self._basis.setText(scope.lawful_basis)
        self._assessment.setText(scope.impact_assessment)
        self._agreement.setText(scope.confidentiality_agreement)

    def read(self, plan: Plan) -> Plan:
        """Return the plan with what is written here."""
        scope = replace(
            plan.scope,
            retention_date=self._until.day(),
            controllers=lines_of(self._controllers),
            lawful_basis=self._basis.text().strip(),
            impact_assessment=self._assessment.text().strip(),
            confidentiality_agreement=self._agreement.text().strip(),
        )
        return replace(plan, scope=scope)

    def check(self) -> bool:
        """Ask for a readable day after the last one on site, if there is one."""
        day = self._until.day()
        self._until.field.set_error("", focus=False)
        if day and not self._until.is_readable:
            self._until.field.set_error(self.tr("Write a day such as 30 November 2026."))
            return False
        if day and day < self._last_day:
            self._until.field.set_error(self.tr("This lies before the last day on site."))
            return False
        return True
