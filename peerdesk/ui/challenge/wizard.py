# SPDX-License-Identifier: Apache-2.0
"""Scoping as steps: what to answer at the left, the question in the middle, what stands so far."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from peerdesk.domain.framework import Framework
from peerdesk.domain.team import Member
from peerdesk.domain.words import title
from peerdesk.ui.challenge.keys import BACK
from peerdesk.ui.challenge.plan import Plan
from peerdesk.ui.challenge.so_far import SoFar
from peerdesk.ui.challenge.step import Step
from peerdesk.ui.challenge.step_council import CouncilStep
from peerdesk.ui.challenge.step_keeping import KeepingStep
from peerdesk.ui.challenge.step_lines import LinesStep
from peerdesk.ui.challenge.step_over import OverStep
from peerdesk.ui.challenge.step_people import PeopleStep
from peerdesk.ui.challenge.step_rules import RulesStep
from peerdesk.ui.challenge.step_themes import ThemesStep
from peerdesk.ui.challenge.steps_list import StepsList
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text, column, pane
from peerdesk.ui.look import Look


class Wizard(QWidget):
    """Goes through the steps; `kept` carries the plan whenever it should be kept as a draft."""

    kept = Signal(object)
    founded = Signal(object)
    left = Signal()

    def __init__(self, look: Look, frameworks: Sequence[Framework], me: Member) -> None:
        super().__init__()
        self._look = look
        self._plan = Plan()
        self._names = (
            self.tr("Council and offer"),
            self.tr("Dates and people"),
            self.tr("Themes and modules"),
            self.tr("Lines of enquiry"),
            self.tr("Ground rules and marking"),
            self.tr("Keeping and closing"),
            self.tr("Look it over"),
        )
        self._steps: tuple[Step, ...] = (
            CouncilStep(look, frameworks),
            PeopleStep(look, f"{me.name}, {title(me.role).lower()}"),
            ThemesStep(look),
            LinesStep(look),
            RulesStep(look),
            KeepingStep(look),
            OverStep(look, me.name),
        )
        self._list = StepsList(look, self._names)
        self._so_far = SoFar(look)
        self._where = Text("", "small", "ink2")
        self._title = Text("", "title", wrap=True)
        self._advice = Text("", "small", "ink2", wrap=True)
        self._trouble = Text("", "small", "danger", wrap=True)
        self._back = Button(look, self.tr("Back"), key=BACK)
        self._later = Button(look, self.tr("Finish later"), LINK)
        self._next = Button(look, "", PRIMARY, key="Ctrl+Return")
        self._scroll = QScrollArea()
        self._lay_out()
        self._connect()

    def begin(self, plan: Plan) -> None:
        """Go on where the plan was left."""
        self._plan = plan
        self._show(min(plan.step, len(self._steps) - 1))

    def plan(self) -> Plan:
        """Return the plan with what is written on the open step."""
        return self._steps[self._plan.step].read(self._plan)

    def blank(self) -> None:
        """Forget the plan on every step."""
        self._plan = Plan()
        for step in self._steps:
            step.show_plan(self._plan)
        self._so_far.show_plan(self._plan)

    def say_refused(self, sentence: str) -> None:
        """Say why the challenge could not begin."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self._next.setEnabled(True)

    def _show(self, number: int) -> None:
        self.say_refused("")
        self._plan = replace(self._plan, step=number)
        step = self._steps[number]
        for other in self._steps:
            other.setVisible(other is step)
        step.show_plan(self._plan)
        where = self.tr("Step {0} of {1}").format(number + 1, len(self._steps))
        self._where.setText(where)
        self._title.setText(step.title())
        self._advice.setText(step.advice())
        self._advice.setVisible(bool(step.advice()))
        self._list.show_step(number)
        self._so_far.show_plan(self._plan)
        self._back.setVisible(number > 0)
        last = number == len(self._steps) - 1
        following = "" if last else self._names[number + 1]
        following = following[:1].lower() + following[1:]
        self._next.set_text(
            self.tr("Begin the challenge") if last else self.tr("Next: {0}").format(following)
        )
        self._scroll.verticalScrollBar().setValue(0)
        if not step.focus_first():
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_next(self) -> None:
        step = self._steps[self._plan.step]
        if not step.check():
            return
        self._plan = step.read(self._plan)
        if self._plan.step == len(self._steps) - 1:
            self._next.setEnabled(False)
            self.founded.emit(self._plan)
            return
        self._show(self._plan.step + 1)
        self.kept.emit(self._plan)

    def _go_back(self) -> None:
        self._plan = self.plan()
        self._show(max(self._plan.step - 1, 0))
        self.kept.emit(self._plan)

    def _go_to(self, number: int) -> None:
        if number <= self._plan.step:
            self._plan = self.plan()
            self._show(number)
            self.kept.emit(self._plan)

    def _changed(self) -> None:
        plan = self.plan()
        self._so_far.show_plan(plan)
        self.kept.emit(plan)

    def _leave(self) -> None:
        self.kept.emit(self.plan())
        self.left.emit()

    def _connect(self) -> None:
        self._back.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_next)
        self._later.clicked.connect(self._leave)
        self._list.chosen.connect(self._go_to)
        for step in self._steps:
            step.changed.connect(self._changed)
        self._look.changed.connect(self._fit)

    def _lay_out(self) -> None:
        look = self._look
        page = QWidget()
        inner = QVBoxLayout(page)
        margin = look.gap(32)
        inner.setContentsMargins(margin, look.gap(24), margin, look.gap(24))
        between(look, inner, 10)
        inner.addWidget(self._where)
        inner.addWidget(self._title)
        inner.addWidget(self._advice)
        inner.addSpacing(look.gap(6))
        for step in self._steps:
            step.hide()
            inner.addWidget(step)
        inner.addWidget(self._trouble)
        inner.addStretch(1)
        page.setMaximumWidth(look.size(860))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(self._scroll, 1)
        row.addWidget(self._so_far)
        foot = pane("canvas", side="top")
        acts = QHBoxLayout(foot)
        acts.setContentsMargins(margin, look.gap(12), margin, look.gap(12))
        between(look, acts, 16)
        acts.addWidget(self._back)
        acts.addWidget(self._later)
        acts.addStretch(1)
        acts.addWidget(self._next)
        whole = column(self)
        whole.addLayout(row, 1)
        whole.addWidget(foot)
        self._trouble.hide()
        self._fit()

    def _fit(self) -> None:
        self._so_far.setVisible(not self._look.is_large)
        self._list.setVisible(not self._look.is_large)
        self._where.setVisible(self._look.is_large)
