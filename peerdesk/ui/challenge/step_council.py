# SPDX-License-Identifier: Apache-2.0
"""First step: which council, and what sort of challenge."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtWidgets import QButtonGroup, QGridLayout

from peerdesk.domain.framework import Framework
from peerdesk.ui.challenge.plan import Plan, begin_with
from peerdesk.ui.challenge.step import Step
from peerdesk.ui.components.control import Check, TextField
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look

_COLUMNS = 2


class CouncilStep(Step):
    """Council and offer; later only the council, for the offer cannot change."""

    def __init__(self, look: Look, frameworks: Sequence[Framework]) -> None:
        super().__init__(look)
        self._frameworks = {framework.offer: framework for framework in frameworks}
        self._council = TextField(look, hint=self.tr("Marlowe Vale Council"))
        self._council_field = Field(look, self.tr("Council"), self._council)
        self._title = TextField(look)
        self._title_field = Field(
            look, self.tr("Title on documents"), self._title, self.tr("As the council knows it.")
        )
        self._intervention = Check(look, self.tr("The council is in intervention"))
        self._offers = QButtonGroup(self)
        self._offers.setExclusive(True)
        self._cards: dict[str, Check] = {}
        self._fixed = False
        self._missing = Text("", "small", "danger")
        self._missing.hide()
        self._lay_out()

    def title(self) -> str:
        """Return the question that heads the page."""
        return self.tr("Which council, and what sort of challenge?")

    def show_plan(self, plan: Plan) -> None:
        """Show what is planned so far."""
        self._council.setText(plan.scope.council)
        self._title.setText(plan.scope.title)
        self._intervention.setChecked(plan.scope.in_intervention)
        if plan.framework is not None and plan.framework.offer in self._cards:
            self._cards[plan.framework.offer].setChecked(True)

    def read(self, plan: Plan) -> Plan:
        """Return the plan with what is written here."""
        scope = replace(
            plan.scope,
            council=self._council.text().strip(),
            title=self._title.text().strip(),
            in_intervention=self._intervention.isChecked(),
        )
        plan = replace(plan, scope=scope)
        offer = self._offer()
        return begin_with(plan, self._frameworks[offer]) if offer else plan

    def check(self) -> bool:
        """Ask for the council and the offer."""
        chosen = self._fixed or bool(self._offer())
        self._missing.setText("" if chosen else self.tr("Choose one of these."))
        self._missing.setVisible(not chosen)
        named = bool(self._council.text().strip())
        self._council_field.set_error("" if named else self.tr("Write the council’s name."))
        return named and chosen

    def fix_offer(self) -> None:
        """Leave out the choice of offer: a founded challenge keeps its own."""
        self._fixed = True
        self._missing.hide()
        self._heading.hide()
        for card in self._cards.values():
            card.hide()

    def _offer(self) -> str:
        return next((offer for offer, card in self._cards.items() if card.isChecked()), "")

    def _take_offer(self, offer: str) -> None:
        titles = {framework.title for framework in self._frameworks.values()}
        if self._title.text().strip() in titles | {""}:
            self._title.setText(self._frameworks[offer].title)
        self.changed.emit()

    def _lay_out(self) -> None:
        look = self.look
        self._heading = Text(self.tr("Offer"), "heading")
        grid = QGridLayout()
        between(look, grid, 10)
        for place, framework in enumerate(self._frameworks.values()):
            card = Check(look, framework.title, self._facts(framework), card=True)
            card.mark_round()
            self._cards[framework.offer] = card
            self._offers.addButton(card)
            card.clicked.connect(lambda _=False, offer=framework.offer: self._take_offer(offer))
            grid.addWidget(card, place // _COLUMNS, place % _COLUMNS)
            grid.setColumnStretch(place % _COLUMNS, 1)
        self.page.addWidget(self._council_field)
        self.page.addWidget(self._heading)
        self.page.addLayout(grid)
        self.page.addWidget(self._missing)
        self.page.addWidget(self._title_field)
        self.page.addWidget(self._intervention)
        self._council.textChanged.connect(self.changed)

    def _facts(self, framework: Framework) -> str:
        if not framework.themes:
            return self.tr("The team writes its own themes")
        core = sum(theme.core for theme in framework.themes)
        modules = len(framework.themes) - core
        days = counted(framework.days, self.tr("{0} day"), self.tr("{0} days"))
        themes = counted(core, self.tr("{0} theme"), self.tr("{0} themes"))
        more = (
            counted(modules, self.tr(", {0} module"), self.tr(", {0} modules")) if modules else ""
        )
        return f"{days}, {themes}{more}"
