# SPDX-License-Identifier: Apache-2.0
"""Second step: the days, the council's people by role, and the team by name."""

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout

from peerdesk.ui.challenge.people import PeopleEditor
from peerdesk.ui.challenge.plan import Plan
from peerdesk.ui.challenge.step import Step, lines_of
from peerdesk.ui.components.control import TextArea, TextField
from peerdesk.ui.components.day_field import DayField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look


class DatesStep(Step):
    """Days on site, case record review, sponsors and organiser."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._first = DayField(look, self.tr("First day on site"))
        self._last = DayField(look, self.tr("Last day on site"))
        self._review = DayField(
            look,
            self.tr("Days of the case record review"),
            self.tr("With commas between them, or empty where there is none."),
            several=True,
        )
        self._sponsors = TextArea(look, lines=2)
        self._sponsor_field = Field(
            look,
            self.tr("Sponsors, one a line"),
            self._sponsors,
            self.tr("By role: Director of children’s services."),
        )
        self._organiser = TextField(look)
        self._lay_out()

    def title(self) -> str:
        """Return the question that heads the page."""
        return self.tr("When, and with whom at the council?")

    def show_plan(self, plan: Plan) -> None:
        """Show what is planned so far."""
        scope = plan.scope
        self._first.set_days(scope.first_day)
        self._last.set_days(scope.last_day)
        self._review.set_days(*scope.case_review_days)
        self._sponsors.setPlainText("\n".join(scope.sponsors))
        self._organiser.setText(scope.organiser)

    def read(self, plan: Plan) -> Plan:
        """Return the plan with what is written here."""
        scope = replace(
            plan.scope,
            first_day=self._first.day(),
            last_day=self._last.day(),
            case_review_days=self._review.days(),
            sponsors=lines_of(self._sponsors),
            organiser=self._organiser.text().strip(),
        )
        return replace(plan, scope=scope)

    def check(self) -> bool:
        """Ask for readable days in their order, and one sponsor."""
        first, last = self._first, self._last
        for field in (first, last, self._review):
            field.field.set_error("", focus=False)
        unreadable = self.tr("Write a day such as 12 May 2026.")
        if not (first.day() and first.is_readable):
            first.field.set_error(unreadable)
        elif not (last.day() and last.is_readable):
            last.field.set_error(unreadable)
        elif last.day() < first.day():
            last.field.set_error(self.tr("This lies before the first day: correct one of them."))
        elif not self._review.is_readable:
            self._review.field.set_error(unreadable)
        elif not lines_of(self._sponsors):
            self._sponsor_field.set_error(self.tr("Write the role of at least one sponsor."))
        else:
            self._sponsor_field.set_error("")
            return True
        return False

    def _lay_out(self) -> None:
        days = QHBoxLayout()
        between(self.look, days, 12)
        days.addWidget(self._first, 1)
        days.addWidget(self._last, 1)
        self.page.addLayout(days)
        self.page.addWidget(self._review)
        self.page.addWidget(self._sponsor_field)
        self.page.addWidget(Field(self.look, self.tr("Organiser, by role"), self._organiser))
        for field in (self._first, self._last, self._review):
            field.changed.connect(self.changed)


class PeopleStep(Step):
    """Dates and people on one page, as the wizard asks for them."""

    def __init__(self, look: Look, own: str) -> None:
        super().__init__(look)
        self._dates = DatesStep(look)
        self._people = PeopleEditor(look)
        self.page.addWidget(self._dates)
        self.page.addWidget(Text(self.tr("The team"), "heading"))
        about = self.tr("You are in as {0}. Only the slide that introduces the team names it.")
        self.page.addWidget(Text(about.format(own), "small", "ink2", wrap=True))
        self.page.addWidget(self._people)
        self._dates.changed.connect(self.changed)
        self._people.changed.connect(self.changed)

    def title(self) -> str:
        """Return the question that heads the page."""
        return self.tr("When, and who?")

    def show_plan(self, plan: Plan) -> None:
        """Show what is planned so far."""
        self._dates.show_plan(plan)
        self._people.show_people([("", person) for person in plan.team])

    def read(self, plan: Plan) -> Plan:
        """Return the plan with what is written here."""
        team = tuple(person for _, person in self._people.people())
        return replace(self._dates.read(plan), team=team)

    def check(self) -> bool:
        """Ask for the days and a sponsor, and for a name in each row."""
        return self._dates.check() and self._people.check()
