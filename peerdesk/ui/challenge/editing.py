# SPDX-License-Identifier: Apache-2.0
"""Changing one part of the scope after the challenge has begun, with the steps of scoping."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.domain.challenge import Scope
from peerdesk.ui.challenge.plan import Plan
from peerdesk.ui.challenge.scope_page import COUNCIL, DATES, KEEPING
from peerdesk.ui.challenge.step import Step
from peerdesk.ui.challenge.step_council import CouncilStep
from peerdesk.ui.challenge.step_keeping import KeepingStep
from peerdesk.ui.challenge.step_people import DatesStep
from peerdesk.ui.challenge.step_rules import RulesStep
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.look import Look


class ScopeSheet(Sheet):
    """One step over the page; `kept` carries the scope with its answers."""

    kept = Signal(object)

    def __init__(self, look: Look, host: QWidget, part: str, scope: Scope) -> None:
        self._step = _step(look, part)
        super().__init__(look, host, self._step.title(), width=760)
        self._plan = Plan(scope=scope)
        self._step.show_plan(self._plan)
        self.body.addWidget(self._step)
        self.body.addStretch(1)
        keep = self.add_act(self.tr("Keep changes"), PRIMARY, key="Ctrl+Return")
        keep.clicked.connect(self._keep)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)

    def _keep(self) -> None:
        if self._step.check():
            self.kept.emit(self._step.read(self._plan).scope)
            self.leave()


def _step(look: Look, part: str) -> Step:
    if part == COUNCIL:
        council = CouncilStep(look, ())
        council.fix_offer()
        return council
    if part == DATES:
        return DatesStep(look)
    return KeepingStep(look) if part == KEEPING else RulesStep(look)
