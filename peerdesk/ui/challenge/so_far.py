# SPDX-License-Identifier: Apache-2.0
"""What scoping has come to so far, beside the steps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.domain.calendar import span_name
from peerdesk.domain.errors import DomainError
from peerdesk.ui.challenge.plan import Plan
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import Text, column, let_go, set_role
from peerdesk.ui.look import Look

_A_DAY, _AT_MOST = 10, 12
"""Lines of enquiry that a day on site suits, and that are hard to hear from three sides."""


class SoFar(QWidget):
    """Themes and lines counted, and the answers that matter most."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "canvas")
        self.setProperty("hair", "left")
        self._themes = Text("", "hero", "accent")
        self._lines = Text("", "small", "ink2")
        self._facts = QVBoxLayout()
        between(look, self._facts, 2)
        self._advice = Banner(look, "told")
        whole = column(self)
        between(look, whole, 6)
        margins(look, whole, 20, 24, 20, 20)
        whole.addWidget(Text(self.tr("So far"), "heading"))
        whole.addWidget(self._themes)
        whole.addWidget(self._lines)
        whole.addSpacing(look.gap(12))
        whole.addLayout(self._facts)
        whole.addSpacing(look.gap(12))
        whole.addWidget(self._advice)
        whole.addStretch(1)
        self.setFixedWidth(look.gap(272))
        self.show_plan(Plan())

    def show_plan(self, plan: Plan) -> None:
        """Show what the plan has come to."""
        self._themes.setText(counted(len(plan.themes), self.tr("{0} theme"), self.tr("{0} themes")))
        self._lines.setText(
            counted(plan.lines, self.tr("{0} line of enquiry"), self.tr("{0} lines of enquiry"))
        )
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                let_go(widget)
        for label, words in self._rows(plan):
            if words:
                name = Text(label, "small", "ink2")
                set_role(name, "weight", 600)
                self._facts.addWidget(name)
                said = Text(words, "small", "ink", wrap=True)
                margins(self._look, said, 0, 0, 0, 8)
                self._facts.addWidget(said)
        self._advise(plan)

    def _rows(self, plan: Plan) -> tuple[tuple[str, str], ...]:
        scope = plan.scope
        return (
            (self.tr("Council"), scope.council),
            (self.tr("On site"), _on_site(plan)),
            (self.tr("Sponsor"), ", ".join(scope.sponsors)),
            (
                self.tr("Team"),
                counted(len(plan.team), self.tr("{0} colleague"), self.tr("{0} colleagues"))
                if plan.team
                else "",
            ),
        )

    def _advise(self, plan: Plan) -> None:
        days = plan.framework.days if plan.framework else 0
        if _on_site(plan):
            days = len(plan.scope.days)
        if days and plan.lines:
            sentence = self.tr(
                "{0} days suit about {1} lines. More than {2} are hard to hear from three sides."
            )
            self._advice.say(sentence.format(days, days * _A_DAY, days * _AT_MOST))
        self._advice.setVisible(bool(days and plan.lines))


def _on_site(plan: Plan) -> str:
    first, last = plan.scope.first_day, plan.scope.last_day
    try:
        return span_name(first, last) if first and last and plan.scope.days else ""
    except DomainError:
        return ""
