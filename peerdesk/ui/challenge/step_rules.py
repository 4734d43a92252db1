# SPDX-License-Identifier: Apache-2.0
"""Fifth step: what is promised to people, the marking, and how the sponsor hears each evening."""

from msgspec.structs import replace

from peerdesk.desk.urgent import USUALLY
from peerdesk.domain.words import Marking, SponsorCopy, title
from peerdesk.ui.challenge.plan import Plan
from peerdesk.ui.challenge.step import Step
from peerdesk.ui.challenge.urgent_lines import contacts_in, written
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.control import Choice, TextArea
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
        self._at_once = TextArea(look, lines=3, hint=written(USUALLY))
        self.page.addWidget(
            Field(
                look,
                self.tr("Who must be told at once of an immediate concern"),
                self._at_once,
                self.tr(
                    "One a line: the role, a colon, how to reach it. F8 shows them on every "
                    "screen; without any, the two in grey are shown."
                ),
            )
        )

    def title(self) -> str:
        """Return the question that heads the page."""
        return self.tr("What is promised, and what is printed?")

    def show_plan(self, plan: Plan) -> None:
        """Show what is planned so far."""
        self._marking.setCurrentIndex(list(Marking).index(plan.scope.marking))
        self._copy.choose(plan.scope.sponsor_copy.value)
        self._at_once.setPlainText(written(plan.scope.told_at_once))

    def read(self, plan: Plan) -> Plan:
        """Return the plan with what is written here."""
        scope = replace(
            plan.scope,
            marking=Marking(self._marking.value()),
            sponsor_copy=SponsorCopy(self._copy.value()),
            told_at_once=contacts_in(self._at_once.toPlainText()),
        )
        return replace(plan, scope=scope)
