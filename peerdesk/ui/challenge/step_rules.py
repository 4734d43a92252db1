# SPDX-License-Identifier: Apache-2.0
"""Fifth step: what is promised to people, the marking, and how the sponsor hears each evening."""

from msgspec.structs import replace

from peerdesk.domain.words import Marking, SponsorCopy, title
from peerdesk.ui.challenge.plan import Plan
from peerdesk.ui.challenge.step import Step
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.control import Choice
from peerdesk.ui.components.field import Field
from peerdesk.ui.look import Look


class RulesStep(Step):
    """Ground rules, marking, and the sponsor's copy."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._marking = Choice(look, [(mark.value, title(mark)) for mark in Marking])
        self._copy = Choice(
            look,
            [
                (SponsorCopy.BY_WORD.value, self.tr("By word only: a speaking note")),
                (SponsorCopy.ON_PAPER.value, self.tr("On paper: a sponsor’s copy to hand over")),
            ],
        )
        promise = self.tr(
            "Say at the start of each session: what is said here is non-attributable. Nobody is "
            "named in what the council is told. It is not secret: a risk to a child or adult is "
            "passed on at once, and the law can ask to see notes."
        )
        self.page.addWidget(Banner(look, "told", promise))
        self.page.addWidget(
            Field(
                look,
                self.tr("Marking on documents"),
                self._marking,
                self.tr("Printed on every page. None unless the council asks for one."),
            )
        )
        self.page.addWidget(
            Field(
                look,
                self.tr("How the sponsor gets the daily summary"),
                self._copy,
                self.tr("A paper copy can be disclosed; a conversation leaves no copy."),
            )
        )

    def title(self) -> str:
        """Return the question that heads the page."""
        return self.tr("What is promised, and what is printed?")

    def show_plan(self, plan: Plan) -> None:
        """Show what is planned so far."""
        self._marking.setCurrentIndex(list(Marking).index(plan.scope.marking))
        self._copy.choose(plan.scope.sponsor_copy.value)

    def read(self, plan: Plan) -> Plan:
        """Return the plan with what is written here."""
        scope = replace(
            plan.scope,
            marking=Marking(self._marking.value()),
            sponsor_copy=SponsorCopy(self._copy.value()),
        )
        return replace(plan, scope=scope)
